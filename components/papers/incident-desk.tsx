import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { SelectField } from "@/components/ui/select-field";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { INCIDENT_WORDS } from "@/lib/deliveries/labels";
import type { IncidentRow } from "@/lib/deliveries/queries/incidents";
import { REPORTED_KINDS } from "@/lib/deliveries/schema";
import { formatDateTime } from "@/lib/platform/format";

/** Whoever has the thing in hand writes down what is wrong; the work goes on. `code`: what was scanned. */
export function ReportIncidentForm({ report, operationId, code }: { report: FormAction; operationId: string; code: string }) {
  return (
    <ActionForm action={report} operationId={operationId} label="Ghi sự cố">
      <SelectField name="kind" label="Chuyện gì?" placeholder="Chọn…" defaultValue={code === "" ? "" : "UNKNOWN_NUMBER"} options={REPORTED_KINDS.map((kind) => ({ value: kind, label: INCIDENT_WORDS[kind] }))} />
      <TextField name="code" label="Số trên túi, bưu gửi hoặc hồ sơ" defaultValue={code} width="medium" optional scanTarget />
      <TextArea name="words" label="Anh/chị thấy gì?" hint="Ví dụ: túi không có trong danh sách chuyến, niêm phong rách một góc." rows={3} maxLength={1_000} />
      <SubmitButton icon="alert" pendingWords="Đang ghi…">Ghi sự cố</SubmitButton>
    </ActionForm>
  );
}

function Settling({ incident, settle, operationId }: { incident: IncidentRow; settle: FormAction; operationId: string }) {
  return (
    <details>
      <summary className="text-brand underline underline-offset-4">Ghi cách xử lý</summary>
      <div className="mt-2">
        <ActionForm action={settle} operationId={operationId} label={`Xử lý sự cố: ${INCIDENT_WORDS[incident.kind]}`}>
          <input type="hidden" name="incidentId" value={incident.id} />
          <TextArea name="settlement" label="Đã xử lý thế nào?" rows={2} maxLength={1_000} />
          <SubmitButton size="small" variant="secondary" pendingWords="Đang ghi…">Kết thúc sự cố</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}

/** Incidents with the party who answers; `settle` only for whoever may end one. */
export function IncidentList({ incidents, dossierBase, settle, operationIdOf }: { incidents: readonly IncidentRow[]; dossierBase: string | null; settle?: FormAction; operationIdOf: () => string }) {
  if (incidents.length === 0) return <EmptyState title="Không có sự cố nào" icon="check-circle">Số đếm ở nhà, ở quầy và ở cơ quan đều khớp.</EmptyState>;
  return (
    <ul className="stack">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <Card title={INCIDENT_WORDS[incident.kind]} level={3} tone={incident.settledAt === null ? "attention" : "plain"}>
            <div className="flex flex-col gap-2">
              <p>{incident.words}</p>
              <p className="text-small text-muted">
                {incident.dossier !== null && (dossierBase === null ? <span className="tabular">{incident.dossier.code}</span> : <TextLink href={`${dossierBase}${incident.dossier.id}`}><span className="tabular">{incident.dossier.code}</span></TextLink>)}
                {incident.dossier !== null && " · "}
                {incident.noticedByName} thấy lúc {formatDateTime(incident.noticedAt)}
              </p>
              <p>Chịu trách nhiệm: <strong>{incident.responsibleName}</strong></p>
              {incident.settledAt === null
                ? <p><StatusTag tone="attention">Chưa xử lý xong</StatusTag></p>
                : <p><StatusTag tone="success">Đã xử lý</StatusTag> {incident.settlement} ({incident.settledByName}, {formatDateTime(incident.settledAt)})</p>}
              {incident.settledAt === null && settle && <Settling incident={incident} settle={settle} operationId={operationIdOf()} />}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}
