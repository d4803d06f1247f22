import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { PublicWay } from "@/components/dossiers/public-way";
import { Card } from "@/components/ui/card";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import { publicStep } from "@/lib/dossiers/public-steps";
import type { SlipDossier } from "@/lib/dossiers/queries/pin-slip";
import { formatDate, formatDateTime } from "@/lib/platform/format";
import type { PaperKind, PartyKind } from "@/lib/platform/generated/enums";

const HOLDER_WORDS = { CITIZEN: "anh/chị", COURIER: "bưu tá", CLERK: "quầy bưu điện", AGENCY: "cơ quan giải quyết" } satisfies Record<PartyKind, string>;
const KIND_WORDS = { ORIGINAL: "bản chính", CERTIFIED_COPY: "bản sao chứng thực", PHOTOCOPY: "bản chụp", RESULT: "kết quả" } satisfies Record<PaperKind, string>;

const ASKED_TITLE: Partial<Record<SlipDossier["status"], string>> = {
  AWAITING_SUPPLEMENT: "Cần bổ sung. Mang đến quầy bưu điện:", NOT_RECEIVED: "Hồ sơ không được tiếp nhận, vì:", STOPPED: "Đã dừng giải quyết, vì:",
};

const contact = (place: Readonly<{ name: string; phone: string | null }>) => (place.phone === null ? place.name : `${place.name}, điện thoại ${place.phone}`);

/** The dossier as the holder of its slip sees it: the stage, what is asked, where the papers are. */
export function SlipDossierCard({ dossier }: { dossier: SlipDossier }) {
  const { step, words } = publicStep(dossier.status);
  return (
    <Card title={<CopyableCode code={dossier.code} what="mã hồ sơ" />}>
      <p className="text-lead font-semibold">{dossier.procedureName}</p>
      <p>
        <DossierStatusTag status={dossier.status} />
      </p>
      {step > 0 && <PublicWay step={step} />}
      {dossier.asked === null ? <p className="measure">{words.replace(/ Người nộp đăng nhập.*$/u, "")}</p> : (
        <Notice tone="attention" title={ASKED_TITLE[dossier.status]}>
          <span className="whitespace-pre-line">{dossier.asked}</span>
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: "Tiếp nhận lúc", value: dossier.receivedAt === null ? "chưa tiếp nhận" : formatDateTime(dossier.receivedAt) },
          { term: "Hẹn trả", value: dossier.dueAt === null ? "tính từ khi được tiếp nhận" : `hết ${formatDate(dossier.dueAt)}` },
          { term: "Nhận kết quả", value: RETURN_METHOD_WORDS[dossier.returnMethod] },
          { term: "Cơ quan giải quyết", value: contact(dossier.agency) },
          { term: "Hỏi ở đâu", value: dossier.office === null ? contact(dossier.agency) : contact(dossier.office) },
        ]}
      />
      <section aria-labelledby="giay-to-o-dau" className="flex flex-col gap-2">
        <h2 id="giay-to-o-dau" className="text-heading font-semibold">Giấy tờ đang ở đâu</h2>
        {dossier.papers.length === 0 ? <p className="text-muted">Không có bản giấy nào được nộp.</p> : (
          <ul className="list-disc pl-5">
            {dossier.papers.map(({ description, kind, count, holder }, i) => (
              <li key={i}>
                {description} ({count} {KIND_WORDS[kind]}): <strong>{HOLDER_WORDS[holder]}</strong>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Card>
  );
}
