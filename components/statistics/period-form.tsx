import { DateField } from "@/components/ui/date-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FilterBar } from "@/components/ui/filter-bar";
import { SelectField } from "@/components/ui/select-field";
import { TextLink } from "@/components/ui/text-link";
import { addressOf } from "@/lib/dossiers/list-address";
import { BASIS_CHOICES, type PeriodChoice, periodParts, usualPeriods } from "@/lib/statistics/period-choice";

/**
 * Chooses the period of a page of figures by address; the usual ones by one click. `withBasis`: also what an end is judged against.
 * @param today Vietnamese day
 */
export function PeriodForm({ action, choice, today, withBasis = false }: { action: string; choice: PeriodChoice; today: string; withBasis?: boolean }) {
  const { period, refusals } = choice;
  return (
    <div className="screen-only mb-(--wing-gap) flex flex-col gap-3">
      {refusals.length > 0 && <ErrorSummary title="Chưa đọc được kỳ số liệu" refusals={refusals.map(({ words }) => ({ words: `${words} Đang hiện số liệu năm nay.` }))} />}
      <ul aria-label="Kỳ thường xem" className="flex flex-wrap gap-x-5 gap-y-1">
        {usualPeriods(today).map(({ label, period: usual }) => {
          const shown = usual.from === period.from && usual.to === period.to && usual.asOf === period.asOf;
          return (
            <li key={label}>
              <TextLink href={addressOf(action, periodParts({ ...usual, basis: period.basis }))} strong={shown}>
                {label}
              </TextLink>
              {shown && <span className="text-muted"> (đang xem)</span>}
            </li>
          );
        })}
      </ul>
      <FilterBar action={action} submitLabel="Xem số liệu">
        <DateField name="tu" label="Tiếp nhận từ ngày" defaultValue={period.from} width="full" />
        <DateField name="den" label="đến ngày" defaultValue={period.to} width="full" />
        <DateField name="chot" label="Số liệu chốt ngày" defaultValue={period.asOf} width="full" />
        {withBasis && (
          <SelectField name="can-cu" label="Quá hạn so với" options={BASIS_CHOICES} defaultValue={period.basis === "EXTENSION" ? "hen-lai" : "thoi-han"} width="full" />
        )}
      </FilterBar>
    </div>
  );
}
