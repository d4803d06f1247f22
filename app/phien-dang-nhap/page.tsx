import type { Metadata } from "next";
import { endOthers, endSession } from "@/app/phien-dang-nhap/actions";
import { SessionList } from "@/components/identity/session-list";
import { DemoMark } from "@/components/shell/demo-mark";
import { PublicShell } from "@/components/shell/public-shell";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { STAFF_ROLES } from "@/lib/identity/actor";
import { homeOf } from "@/lib/identity/destination";
import { deviceWords } from "@/lib/identity/device";
import { ACTOR_WORDS, SIGN_IN_METHOD_WORDS } from "@/lib/identity/labels";
import { ownSessions } from "@/lib/identity/queries";
import { currentSession, signedInAs } from "@/lib/identity/session";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const metadata: Metadata = { title: "Phiên đăng nhập" };

export default async function SessionsPage({ searchParams }: { searchParams: Promise<{ xong?: string | string[] }> }) {
  const actor = await signedInAs("CITIZEN", ...STAFF_ROLES);
  const [sessions, current] = [await ownSessions(actor), await currentSession()];
  const ended = Number((await searchParams).xong ?? Number.NaN);
  const rows = sessions.map((session) => ({
    id: session.publicId,
    device: deviceWords(session.userAgent),
    method: SIGN_IN_METHOD_WORDS[session.method],
    address: session.ipAddress,
    begun: formatDateTime(session.createdAt),
    seen: formatDateTime(session.lastSeenAt),
    current: session.publicId === current?.publicId,
  }));
  return (
    <PublicShell account={{ name: actor.name, href: homeOf(actor.kind) }} demo={env("DEMO_MODE").DEMO_MODE ? <DemoMark switchHref="/trinh-dien" /> : undefined}>
      <PageHeader
        title="Phiên đăng nhập"
        eyebrow={`${actor.name} · ${ACTOR_WORDS[actor.kind]}`}
        actions={
          <Button href="/dang-xuat" variant="secondary" icon="log-out">
            Đăng xuất
          </Button>
        }
        lead="Những nơi tài khoản của anh/chị đang mở. Thấy nơi lạ thì kết thúc ngay, rồi đổi mật khẩu ở nơi cấp tài khoản."
      />
      <div className="stack">
        {ended > 0 && (
          <Notice tone="success" live>
            Đã kết thúc {ended} phiên. Thiết bị ở đó phải đăng nhập lại.
          </Notice>
        )}
        <SessionList sessions={rows} end={endSession} operationIds={rows.map(() => newId())} />
        {rows.length > 1 ? (
          <ActionForm action={endOthers} operationId={newId()} label="Kết thúc các phiên khác">
            <div>
              <SubmitButton variant="danger" icon="log-out">
                Kết thúc {rows.length - 1} phiên khác
              </SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <Notice tone="info">Tài khoản chỉ đang mở ở trình duyệt này.</Notice>
        )}
      </div>
    </PublicShell>
  );
}
