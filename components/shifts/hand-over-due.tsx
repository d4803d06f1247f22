import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { type DueHandOver, HAND_OVER_URGENCIES, type HandOverUrgency } from "@/lib/dossiers/hand-over-urgency";
import { formatDateTime } from "@/lib/platform/format";

const WORDS = {
  LATE: { title: "Đã quá giờ giao", tone: "danger" }, TODAY: { title: "Phải giao hôm nay", tone: "attention" }, NEXT: { title: "Giao đầu giờ ngày làm việc sau", tone: "info" },
} satisfies Record<HandOverUrgency, { title: string; tone: Tone }>;

/** What must go to the agencies today and what may go tomorrow: received after 15:00, at the next opening. */
export function HandOverDue({ due, here = false }: { due: readonly DueHandOver[]; here?: boolean }) {
  const groups = HAND_OVER_URGENCIES.map((urgency) => ({ urgency, dossiers: due.filter((one) => one.urgency === urgency) })).filter(({ dossiers }) => dossiers.length > 0);
  return (
    <section aria-labelledby="phai-giao" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="phai-giao">Giấy tờ phải giao cơ quan</h2>
        {!here && due.length > 0 && <Button href="/buu-dien/ban-giao" variant="secondary" size="small" icon="seal">Lập biên bản giao nhận</Button>}
      </div>
      {groups.length === 0 ? <p className="text-muted">Anh/chị không giữ giấy tờ nào chờ giao.</p> : (
        <ul className="grid gap-4 lg:grid-cols-3">
          {groups.map(({ urgency, dossiers }) => (
            <li key={urgency} className="flex flex-col gap-2 rounded border border-line p-3">
              <p>
                <StatusTag tone={WORDS[urgency].tone}>
                  {WORDS[urgency].title}: {dossiers.length}
                </StatusTag>
              </p>
              <ul className="flex flex-col gap-1.5 text-small">
                {dossiers.slice(0, 12).map(({ dossierId, code, agencyName, by }) => (
                  <li key={dossierId}>
                    <TextLink href={`/buu-dien/quay/${dossierId}`}>
                      <span className="tabular">{code}</span>
                    </TextLink>
                    <span className="block text-muted">
                      {agencyName}, trước {formatDateTime(by)}
                    </span>
                  </li>
                ))}
                {dossiers.length > 12 && <li className="text-muted">và {dossiers.length - 12} hồ sơ nữa</li>}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {groups.some(({ urgency }) => urgency === "LATE") && <Notice tone="danger">Chuyển chậm được tính riêng cho quầy, không tính vào thời hạn của cơ quan.</Notice>}
    </section>
  );
}
