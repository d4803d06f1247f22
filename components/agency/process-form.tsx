import { ActionBar } from "@/components/ui/action-bar";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { FormAction } from "@/components/ui/form-state";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { MOST_STEPS, STEP_UNITS, type StepUnit } from "@/lib/procedures/internal-process";
import type { AgencyProcedureProcess } from "@/lib/procedures/queries/internal-processes";

const UNIT_WORDS: Readonly<Record<StepUnit, string>> = { WORKING_DAY: "ngày làm việc", HALF_DAY: "buổi (4 giờ)", WORKING_HOUR: "giờ làm việc" };
const UNITS = STEP_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] }));
const ROWS = Array.from({ length: MOST_STEPS }, (_, i) => i + 1);

const spoken = (row: number, words: string) => (
  <>
    <span aria-hidden className={classNames("text-small font-normal text-muted", row > 1 && "sm:sr-only")}>{words.toLowerCase()}</span>
    <span className="sr-only">{words} của bước {row}</span>
  </>
);

/** Ten rows, filled from the process in force; a row left empty is no step. Works without a script. */
export function ProcessForm({ row, save, operationId }: { row: AgencyProcedureProcess; save: FormAction; operationId: string }) {
  const steps = row.process?.steps ?? [];
  return (
    <ActionForm action={save} operationId={operationId} label="Quy trình nội bộ">
      <input type="hidden" name="code" value={row.code} />
      <input type="hidden" name="basedOn" value={row.process?.id ?? ""} />
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {ROWS.map((place) => {
          const step = steps[place - 1];
          return (
            <li key={place} className="grid items-end gap-x-3 gap-y-1 py-2 sm:grid-cols-[1.5rem_minmax(0,1fr)_6rem_11rem]">
              <span aria-hidden className="tabular pb-2 font-semibold">{place}.</span>
              <TextField name={`name.${place}`} label={spoken(place, "Tên bước")} width="full" maxLength={120} defaultValue={step?.name ?? ""} autoComplete="off" />
              <TextField name={`value.${place}`} label={spoken(place, "Thời gian")} width="full" inputMode="decimal" defaultValue={step ? String(step.value).replace(".", ",") : ""} autoComplete="off" />
              <SelectField name={`unit.${place}`} label={spoken(place, "Đơn vị")} width="full" options={UNITS} defaultValue={step?.unit ?? "WORKING_DAY"} />
            </li>
          );
        })}
      </ol>
      <p className="text-small text-muted">
        Dòng để trống không tính là bước. 1 ngày làm việc là 8 giờ, 1 buổi là 4 giờ. Quy trình mới áp dụng cho hồ sơ tiếp nhận từ lúc lưu; hồ sơ đang giải quyết giữ quy trình cũ.
      </p>
      <ActionBar>
        <Button href="/co-quan/quy-trinh" variant="quiet">Thôi</Button>
        <SubmitButton icon="check" pendingWords="Đang lưu…">Lưu quy trình</SubmitButton>
      </ActionBar>
    </ActionForm>
  );
}
