import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { DescriptionList } from "@/components/ui/description-list";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Counter, TakingAgency } from "@/lib/agencies/queries";
import type { ProcedurePage } from "@/lib/procedures/queries";

type Choice = Readonly<{ value: string; label: string; hint?: string }>;

/** A question when there is something to choose; the only answer goes along unseen. */
function Question({ name, label, hint, choices, defaultValue }: { name: string; label: string; hint?: string; choices: readonly Choice[]; defaultValue?: string }) {
  const [only] = choices;
  if (choices.length === 1 && only) return <input type="hidden" name={name} value={only.value} />;
  return <RadioGroup name={name} label={label} hint={hint} options={choices} required {...(defaultValue === undefined ? {} : { defaultValue })} />;
}

/** Which case, which agency, which counter: only what is really to be chosen is asked. */
export function StartForm({
  action,
  operationId,
  procedure,
  agencies,
  counters,
}: {
  action: FormAction;
  operationId: string;
  procedure: Pick<ProcedurePage, "code" | "cases">;
  agencies: readonly TakingAgency[];
  counters: readonly Counter[];
}) {
  const [agency] = agencies;
  const [counter] = counters;
  const settled = [
    ...(agencies.length === 1 && agency ? [{ term: "Cơ quan giải quyết", value: agency.name }] : []),
    ...(counters.length === 1 && counter ? [{ term: "Quầy tiếp nhận", value: counter.name, note: counter.address }] : []),
  ];
  return (
    <ActionForm action={action} operationId={operationId}>
      <input type="hidden" name="procedureCode" value={procedure.code} />
      <Question
        name="caseId"
        label="Trường hợp nào đúng với anh/chị?"
        hint="Mỗi trường hợp cần một bộ giấy tờ khác nhau."
        choices={procedure.cases.map((one, position) => ({ value: one.id, label: one.title ?? `Trường hợp ${position + 1}`, hint: `${one.components.filter(({ kind }) => kind !== "NOTE").length} loại giấy tờ` }))}
      />
      <Question name="agencyId" label="Nộp cho cơ quan nào?" choices={agencies.map(({ id, name, address }) => ({ value: id, label: name, ...(address === null ? {} : { hint: address }) }))} />
      <Question
        name="officeId"
        label="Quầy bưu điện nào tiếp nhận?"
        hint="Bưu tá của quầy này đến lấy giấy tờ và trả kết quả."
        choices={counters.map(({ id, name, address }) => ({ value: id, label: name, hint: address }))}
        {...(counter ? { defaultValue: counter.id } : {})}
      />
      {settled.length > 0 && <DescriptionList items={settled} />}
      <div>
        <SubmitButton icon="arrow-right" pendingWords="Đang mở bản nháp…">
          Tiếp tục
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
