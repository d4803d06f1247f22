import { LinePapers } from "@/components/manifests/manifest-sheet";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import type { ManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import type { ManifestView } from "@/lib/dossiers/queries/manifests";
import { notFoundWords } from "@/lib/deliveries/scan-list";
import type { LineOutcome } from "@/lib/dossiers/schema/sign-manifest";

const OUTCOMES: readonly { value: LineOutcome; label: string }[] = [
  { value: "COMPLETE", label: "Đủ như ghi" },
  { value: "DISCREPANCY", label: "Nhận, có chênh lệch" },
  { value: "ABSENT", label: "Không có, không nhận" },
];

/**
 * The receiving side goes through the lines. Until something was scanned everything is "đủ"; from then on what was not scanned is "không có". Buttons
 * outside use `form={id}`.
 */
export function SignManifestForm({ id, manifest, scans, sign, operationId }: { id: string; manifest: ManifestView; scans: ManifestScans; sign: FormAction; operationId: string }) {
  const missing = (dossierId: string) => scans.receiver.started && !scans.receiver.scanned.has(dossierId);
  return (
    <ActionForm id={id} action={sign} operationId={operationId} label={`Ký nhận ${manifest.number}`}>
      <input type="hidden" name="manifestId" value={manifest.id} />
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {manifest.rows.map((line, i) => (
          <li key={line.dossierId} className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <div className="min-w-0">
              <p>
                <span className="tabular text-muted">{i + 1}. </span>
                <strong className="tabular">{line.code}</strong> · {line.applicantName}
              </p>
              <p className="text-small text-muted">{line.procedureName}</p>
              <div className="mt-1">
                <LinePapers papers={line.papers} />
              </div>
              {line.itemCode !== null && (
                <p className="tabular text-small text-muted">
                  Bưu gửi {line.itemCode}
                  {line.sealNumber !== null && `, niêm phong ${line.sealNumber}`}
                </p>
              )}
            </div>
            <div className="flex min-w-0 flex-col gap-2">
              <RadioGroup key={`${String(missing(line.dossierId))}-1`} name={`outcome.${line.dossierId}`} label={`Kiểm đếm ${line.code}`} hideLabel inline defaultValue={missing(line.dossierId) ? "ABSENT" : "COMPLETE"} options={OUTCOMES} />
              <TextField key={`${String(missing(line.dossierId))}-2`} name={`words.${line.dossierId}`} defaultValue={missing(line.dossierId) ? notFoundWords(scans.giver, line.dossierId) : ""} label={`Chênh lệch của ${line.code}`} hideLabel width="full" maxLength={500} hint="Ghi khi thiếu, khác hoặc không có." />
            </div>
          </li>
        ))}
      </ol>
    </ActionForm>
  );
}
