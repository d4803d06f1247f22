import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { DateField } from "@/components/ui/date-field";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ScopedDay, ScopedHours } from "@/lib/deadlines/calendar-version";
import { calendarDayKindLabels, calendarDayStatusLabels } from "@/lib/deadlines/labels";
import type { CalendarScope } from "@/lib/deadlines/queries/calendar-versions";

/** What each form on a draft needs: the act, a fresh operation, and which draft. */
type DraftForm = Readonly<{ action: FormAction; operationId: string; version: string }>;

const KIND_HINTS = {
  HOLIDAY: "ngày nghỉ theo Bộ luật Lao động", COMPENSATORY: "nghỉ bù khi ngày lễ rơi vào cuối tuần", SWAPPED_OFF: "nghỉ, làm bù vào ngày khác",
  CLOSURE: "do bão, lũ, sự cố hoặc ngày lễ của địa phương", WORKED: "thứ Bảy làm bù, hoặc ngày hoán đổi vẫn làm",
} as const;

function ScopeField({ scopes }: { scopes: readonly CalendarScope[] }) {
  const own = scopes.filter((scope) => scope.own);
  return <SelectField name="scope" label="Áp dụng cho" required placeholder="Chọn phạm vi…" options={own.map(({ scope, words }) => ({ value: scope, label: words }))} />;
}

/** Adds a dated row, or writes the one of that day and scope anew. */
export function SetDayForm({ action, operationId, version, year, scopes }: DraftForm & { year: string; scopes: readonly CalendarScope[] }) {
  return (
    <ActionForm action={action} operationId={operationId} label="Thêm hoặc sửa một ngày">
      <input type="hidden" name="version" value={version} />
      <div className="grid gap-(--wing-gap) md:grid-cols-2">
        <DateField name="day" label="Ngày" required min={`${year}-01-01`} max={`${year}-12-31`} />
        <ScopeField scopes={scopes} />
        <SelectField
          name="kind" label="Ngày này là" required placeholder="Chọn loại ngày…"
          options={Object.entries(KIND_HINTS).map(([value, hint]) => ({ value, label: `${calendarDayKindLabels[value as keyof typeof KIND_HINTS]} (${hint})` }))}
        />
        <TextField name="name" label="Tên ngày hoặc lý do" required maxLength={120} />
      </div>
      <RadioGroup
        name="status" label="Căn cứ" required inline
        options={[{ value: "OFFICIAL", label: calendarDayStatusLabels.OFFICIAL }, { value: "PROVISIONAL", label: calendarDayStatusLabels.PROVISIONAL }]}
      />
      <div>
        <SubmitButton variant="secondary" icon="plus">Ghi ngày này</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What can be done with a row of the draft: confirm one not yet fixed, or take it out. */
export function DayActions({ row, version, confirm, remove }: { row: ScopedDay; version: string; confirm: Omit<DraftForm, "version">; remove: Omit<DraftForm, "version"> }) {
  const hidden = (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="scope" value={row.scope} />
      <input type="hidden" name="day" value={row.day} />
    </>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {row.status === "PROVISIONAL" && (
        <ActionForm action={confirm.action} operationId={confirm.operationId} label={`Xác nhận ngày ${row.day}`} className="flex flex-wrap gap-2">
          {hidden}
          <SubmitButton size="small" variant="secondary" icon="minus" name="decision" value="OFF">
            Xác nhận nghỉ<span className="sr-only"> ngày {row.day}</span>
          </SubmitButton>
          <SubmitButton size="small" variant="secondary" icon="check" name="decision" value="WORKED">
            Xác nhận làm việc<span className="sr-only"> ngày {row.day}</span>
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={remove.action} operationId={remove.operationId} label={`Bỏ ngày ${row.day}`} className="flex flex-wrap gap-2">
        {hidden}
        <SubmitButton size="small" variant="quiet" icon="x">
          Bỏ<span className="sr-only"> ngày {row.day}</span>
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

/** Working hours of a scope in a season. */
export function SetHoursForm({ action, operationId, version, scopes }: DraftForm & { scopes: readonly CalendarScope[] }) {
  return (
    <ActionForm
      action={action} operationId={operationId} label="Đặt giờ làm việc"
      initialValues={{ morningFrom: "07:30", morningTo: "11:30", afternoonFrom: "13:00", afternoonTo: "17:00" }}
    >
      <input type="hidden" name="version" value={version} />
      <div className="grid gap-(--wing-gap) md:grid-cols-3">
        <ScopeField scopes={scopes} />
        <DateField name="from" label="Từ ngày" required />
        <DateField name="to" label="Đến hết ngày" optional hint="Để trống: cho đến khi đặt giờ khác." />
      </div>
      <Fieldset legend="Giờ mỗi ngày làm việc">
        <div className="grid gap-(--wing-gap) sm:grid-cols-2 md:grid-cols-4">
          <TextField name="morningFrom" label="Sáng, mở cửa" type="time" required />
          <TextField name="morningTo" label="Sáng, nghỉ trưa" type="time" required />
          <TextField name="afternoonFrom" label="Chiều, mở cửa" type="time" required />
          <TextField name="afternoonTo" label="Chiều, đóng cửa" type="time" required />
        </div>
      </Fieldset>
      <div>
        <SubmitButton variant="secondary" icon="clock">Đặt giờ làm việc</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Takes hours out of the draft. */
export function RemoveHours({ row, action, operationId, version }: DraftForm & { row: ScopedHours }) {
  return (
    <ActionForm action={action} operationId={operationId} label={`Bỏ giờ làm việc từ ${row.from}`}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="scope" value={row.scope} />
      <input type="hidden" name="from" value={row.from} />
      <div>
        <SubmitButton size="small" variant="quiet" icon="x">
          Bỏ<span className="sr-only"> giờ từ {row.from}</span>
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** One button on the whole draft: publish, discard, open a year. */
export function DraftButton({ action, operationId, version, label, variant, icon }: DraftForm & { label: string; variant: "primary" | "secondary" | "danger"; icon: "check" | "x" | "plus" }) {
  return (
    <ActionForm action={action} operationId={operationId} label={label}>
      <input type="hidden" name="version" value={version} />
      <div>
        <SubmitButton variant={variant} icon={icon}>{label}</SubmitButton>
      </div>
    </ActionForm>
  );
}
