import { maySign } from "@/components/agency/acts";
import { FileList } from "@/components/dossiers/file-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { formatDateTime } from "@/lib/platform/format";

const OUTCOMES = { GRANT: "Có kết quả", REFUSE: "Từ chối giải quyết" } as const;
const SIGNS = { GRANT: "Ký duyệt: có kết quả", REFUSE: "Ký duyệt: từ chối" } as const;
const AFTER = {
  GRANT: "Hồ sơ giải quyết xong đúng như tờ trình, người nộp được báo ngay.",
  REFUSE: "Hồ sơ giải quyết xong: từ chối. Phiếu từ chối được lập với đúng lý do này, người nộp được báo ngay.",
} as const;

/** What lies before the head: the proposal in its own words, and for the head the one press that signs it. */
export function ProposalCard({ dossier, sign, operationId }: { dossier: DossierView; sign: FormAction; operationId: string }) {
  const { proposal } = dossier;
  if (proposal === null) return null;
  const { outcome, result, copies, reason } = proposal;
  const signs = maySign(dossier);
  return (
    <div className="mb-4">
      <Card title={signs ? "Tờ trình chờ anh/chị ký duyệt" : "Đang chờ lãnh đạo ký duyệt"} tone="attention">
        <DescriptionList
          layout="columns"
          items={[
            { term: "Trình", value: <strong>{OUTCOMES[outcome]}</strong> },
            { term: "Người trình", value: proposal.by, note: formatDateTime(proposal.at) },
            ...(outcome === "GRANT" ? [{ term: "Kết quả", value: result, note: dossier.returnMethod === "ONLINE" ? "Bản điện tử" : `${copies} bản giấy` }] : []),
            ...(reason === "" ? [] : [{ term: outcome === "GRANT" ? "Ghi chú" : "Lý do từ chối", value: <span className="whitespace-pre-line">{reason}</span> }]),
          ]}
        />
        {outcome === "GRANT" && <FileList files={dossier.resultFiles} label="Tệp kết quả chờ ký" />}
        {signs && (
          <ActionForm action={sign} operationId={operationId} label="Ký duyệt">
            <input type="hidden" name="dossierId" value={dossier.id} />
            <input type="hidden" name="expectedVersion" value={dossier.version} />
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>{AFTER[outcome]} Bước này không rút lại được.</p>
              <SubmitButton icon="seal" shortcut="s" variant={outcome === "REFUSE" ? "danger" : "primary"}>
                {SIGNS[outcome]}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
    </div>
  );
}
