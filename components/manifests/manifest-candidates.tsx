import { ActionForm } from "@/components/ui/action-form";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { MANIFEST_WORDS, type ManifestKind } from "@/lib/deliveries/manifest";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import type { CandidateGroup, ManifestCandidate } from "@/lib/dossiers/queries/manifests";
import { formatDate, formatDateTime } from "@/lib/platform/format";

function hintOf(kind: ManifestKind, { procedureName, applicantName, paperCount, receivedAt, dueAt, returnMethod }: ManifestCandidate): string {
  const papers = paperCount === 0 ? "không có bản giấy" : `${paperCount} giấy tờ`;
  const moment = kind === "AGENCY_HANDOVER"
    ? [receivedAt === null ? "" : `tiếp nhận ${formatDateTime(receivedAt)}`, dueAt === null ? "" : `hẹn trả ${formatDate(dueAt)}`]
    : [RETURN_METHOD_WORDS[returnMethod].toLowerCase()];
  return [`${applicantName}, ${papers}`, ...moment, procedureName].filter((words) => words !== "").join(" · ");
}

const WAITING_WORDS = {
  AGENCY_HANDOVER: "giấy tờ nào do anh/chị giữ đang chờ giao cơ quan", RESULT_DISPATCH: "kết quả nào đang chờ giao bưu điện", UNDELIVERED_RETURN: "kết quả nào đủ hai lần mời để chuyển hoàn",
} satisfies Record<ManifestKind, string>;

/**
 * What could go on a new manifest, one form per counterpart: every dossier ticked, so that the usual case is one press.
 * `operationIds`: one per group, in their order.
 */
export function ManifestCandidates({ kind, groups, make, operationIds }: { kind: ManifestKind; groups: readonly CandidateGroup[]; make: FormAction; operationIds: readonly string[] }) {
  const what = WAITING_WORDS[kind];
  if (groups.length === 0) return <EmptyState title="Không còn gì chờ bàn giao" icon="box">Không có {what}.</EmptyState>;
  return (
    <div className="stack">
      {groups.map(({ placeId, placeName, dossiers }, i) => (
        <Card key={placeId} title={`${placeName}: ${dossiers.length} hồ sơ`} level={3}>
          <ActionForm action={make} operationId={operationIds[i] ?? ""} label={`${MANIFEST_WORDS[kind]}: ${placeName}`}>
            {kind === "UNDELIVERED_RETURN" && <input type="hidden" name="kind" value={kind} />}
            <CheckboxGroup
              name="dossierIds"
              label={`Hồ sơ giao ${placeName}`}
              hideLabel
              defaultValues={dossiers.map(({ dossierId }) => dossierId)}
              options={dossiers.map((dossier) => ({ value: dossier.dossierId, label: <span className="tabular font-semibold">{dossier.code}</span>, hint: hintOf(kind, dossier) }))}
            />
            <div className="flex justify-end">
              <SubmitButton icon="seal" pendingWords="Đang lập…">
                Lập {MANIFEST_WORDS[kind].toLowerCase()}
              </SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ))}
    </div>
  );
}
