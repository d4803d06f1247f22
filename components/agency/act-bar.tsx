import Link from "next/link";
import type { ReactNode } from "react";
import type { Act } from "@/components/agency/acts";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { SubmitButton } from "@/components/ui/submit-button";

/** Form of claiming, which the bar's button sends. */
export const CLAIM_FORM = "nhan-giai-quyet";

type Look = Readonly<{ label: string; shortcut?: string; icon?: IconName; variant?: "primary" | "secondary" | "danger" }>;

const LOOKS = {
  "tra-lai": { label: "Trả lại" },
  "lay-ho-so": { label: "Lấy hồ sơ", shortcut: "l" },
  "phan-cong": { label: "Phân công", shortcut: "p", icon: "user" },
  "chuyen": { label: "Chuyển đồng nghiệp", shortcut: "c" },
  "nhac": { label: "Nhắc" },
  "bo-sung": { label: "Yêu cầu bổ sung", shortcut: "b" },
  "nhan-bo-sung": { label: "Nhận đủ bổ sung", shortcut: "b", icon: "check" },
  "cho-bo-sung": { label: "Cho bổ sung lần nữa" },
  "hen-lai": { label: "Hẹn lại ngày trả", shortcut: "h" },
  "hoi-y-kien": { label: "Hỏi ý kiến", shortcut: "y" },
  "tra-ket-qua": { label: "Giải quyết xong", shortcut: "g", icon: "seal" },
  "trinh-ky": { label: "Trình ký", shortcut: "g", icon: "seal" },
  "tra-to-trinh": { label: "Trả lại tờ trình" },
  "tu-choi": { label: "Từ chối", variant: "danger" },
  "dung": { label: "Dừng" },
} satisfies Record<Act, Look>;

/** Seldom needed: under “Việc khác” when the bar would get long. */
const SELDOM: readonly Act[] = ["nhac", "hoi-y-kien", "hen-lai", "chuyen", "cho-bo-sung", "tra-lai", "dung"];
/** In the order of the bar, the weightiest last, in the corner. */
const OFTEN: readonly Act[] = ["tra-to-trinh", "lay-ho-so", "tu-choi", "bo-sung", "phan-cong", "nhan-bo-sung", "tra-ket-qua", "trinh-ky"];
const WEIGHTIEST: readonly Act[] = ["nhan-bo-sung", "tra-ket-qua", "trinh-ky", "phan-cong"];
/** As many seldom ones stand in the bar itself. */
const FEW = 2;

type BarProps = Readonly<{ acts: readonly Act[]; actHref: (act: Act) => string; claimable: boolean; dispatchable: boolean }>;

function More({ acts, actHref }: Pick<BarProps, "acts" | "actHref">) {
  return (
    <details className="relative">
      <summary aria-keyshortcuts="v" className="inline-flex min-h-(--wing-control) cursor-pointer list-none items-center gap-1.5 rounded px-3 font-semibold text-brand hover:bg-brand-wash">
        Việc khác
        <Icon name="chevron-down" size={16} />
      </summary>
      <ul className="absolute bottom-full left-0 z-20 mb-1 flex w-max max-w-[80vw] flex-col gap-1 rounded border border-line-strong bg-paper p-2">
        {acts.map((act) => (
          <li key={act}>
            <Link href={actHref(act)} prefetch={false} aria-keyshortcuts={looks(act).shortcut} className="flex min-h-(--wing-control) items-center justify-between gap-6 rounded px-3 text-brand -outline-offset-2 hover:bg-brand-wash">
              {LOOKS[act].label}
              {looks(act).shortcut !== undefined && <kbd aria-hidden="true">{looks(act).shortcut}</kbd>}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function looks(act: Act): { shortcut?: string; icon?: IconName } {
  const { shortcut, icon }: Look = LOOKS[act];
  return { ...(shortcut !== undefined && { shortcut }), ...(icon !== undefined && { icon }) };
}

function variantOf(act: Act, corner: boolean): "primary" | "secondary" | "danger" {
  const { variant }: Look = LOOKS[act];
  return variant ?? (corner ? "primary" : "secondary");
}

/** What may be done now, in the pinned corner: the lifecycle's own answer, the primary act last. */
export function ActBar({ acts, actHref, claimable, dispatchable }: BarProps): ReactNode {
  const seldom = SELDOM.filter((act) => acts.includes(act));
  const often = OFTEN.filter((act) => acts.includes(act));
  const corner = claimable ? undefined : WEIGHTIEST.find((act) => often.includes(act));
  const inline = seldom.length <= FEW ? seldom : [];
  return (
    <>
      {inline.length < seldom.length && <More acts={seldom} actHref={actHref} />}
      {inline.map((act) => (
        <Button key={act} href={actHref(act)} variant="quiet" {...looks(act)}>
          {LOOKS[act].label}
        </Button>
      ))}
      {often.map((act) => (
        <Button key={act} href={actHref(act)} variant={variantOf(act, act === corner)} {...looks(act)}>
          {LOOKS[act].label}
        </Button>
      ))}
      {dispatchable && (
        <Button href="/co-quan/ban-giao" icon="post" shortcut="g">
          Bàn giao kết quả
        </Button>
      )}
      {claimable && (
        <SubmitButton form={CLAIM_FORM} icon="check" shortcut="n">
          Nhận giải quyết
        </SubmitButton>
      )}
    </>
  );
}
