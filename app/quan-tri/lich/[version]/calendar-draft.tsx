import { confirmDay, discard, openYear, publish, removeDay, removeHours, setDay, setHours } from "@/app/quan-tri/lich/[version]/actions";
import { addressWith } from "@/app/search-params";
import { CalendarDays, CalendarHours } from "@/components/admin/calendar-days";
import { CalendarDifferenceList } from "@/components/admin/calendar-difference";
import { DayActions, DraftButton, RemoveHours, SetDayForm, SetHoursForm } from "@/components/admin/calendar-draft-forms";
import { CalendarEffectFigures, CalendarEffectList } from "@/components/admin/calendar-effects";
import { YearTabs } from "@/components/admin/year-tabs";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { isSame } from "@/lib/deadlines/calendar-version";
import type { CalendarVersionPage } from "@/lib/deadlines/queries/calendar-versions";
import type { CalendarEffectCounts, CalendarEffectPage } from "@/lib/dossiers/queries/calendar-effects";
import { newId } from "@/lib/platform/ids";

type Draft = Readonly<{ calendar: CalendarVersionPage; year: string; years: readonly string[]; counts: CalendarEffectCounts; page: CalendarEffectPage; after: string | null }>;

/** The button says what happens when it is pressed: how many dossiers get another due date. */
function publishWords({ moved }: CalendarEffectCounts): string {
  return moved === 0 ? "Công bố lịch, không hồ sơ nào đổi hạn" : `Công bố lịch và đổi hạn ${moved.toLocaleString("vi-VN")} hồ sơ`;
}

function Publication({ calendar, counts }: Pick<Draft, "calendar" | "counts">) {
  if (calendar.overtaken) {
    return (
      <Notice tone="warning" title="Bản nháp này không công bố được nữa">
        Lịch khác đã được công bố sau khi bản này lập. Ghi lại các thay đổi bên dưới, bỏ bản nháp, rồi lập bản mới từ lịch đang áp dụng.
      </Notice>
    );
  }
  if (calendar.difference === null || isSame(calendar.difference)) return null;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">Công bố rồi thì không sửa được nữa: muốn đổi phải lập bản mới. Hồ sơ của các tỉnh khác cũng tính theo các ngày áp dụng cho cả nước.</p>
      <DraftButton action={publish} operationId={newId()} version={calendar.version} label={publishWords(counts)} variant="primary" icon="check" />
    </div>
  );
}

/** A draft: what it changes, whom that meets, and the rows to change. */
export function CalendarDraft({ calendar, year, years, counts, page, after }: Draft) {
  const { version, scopes, hours, difference } = calendar;
  const here = `/quan-tri/lich/${version}`;
  const owns = (scope: string) => scopes.some((known) => known.scope === scope && known.own);
  const changed = difference !== null && !isSame(difference);
  return (
    <>
      <Card title={`Thay đổi so với lịch ${calendar.basedOn ?? ""}`} tone="attention">
        {difference && <CalendarDifferenceList difference={difference} scopes={scopes} />}
        {changed && (
          <div className="mt-2 flex flex-col gap-(--wing-gap) border-t border-line pt-(--wing-gap)">
            <h3>Ảnh hưởng đến hồ sơ của tỉnh</h3>
            <CalendarEffectFigures counts={counts} />
            {counts.moved > 0 && (
              <CalendarEffectList
                moved={counts.moved} page={page} first={after === null} firstHref={here}
                nextHref={page.next === null ? undefined : `${addressWith(here, { nam: year, sau: page.next })}#ho-so`}
              />
            )}
          </div>
        )}
        <Publication calendar={calendar} counts={counts} />
      </Card>
      <section id="ngay" aria-label={`Lịch năm ${year}`} className="flex flex-col gap-(--wing-gap)">
        <div>
          <YearTabs here={here} years={years} year={year} />
          <CalendarDays
            year={year} days={calendar.days.filter(({ day }) => day.startsWith(year))} scopes={scopes}
            actions={(row) => owns(row.scope) && <DayActions row={row} version={version} confirm={{ action: confirmDay, operationId: newId() }} remove={{ action: removeDay, operationId: newId() }} />}
          />
        </div>
        <Card title={`Thêm hoặc sửa một ngày của năm ${year}`}>
          <SetDayForm action={setDay} operationId={newId()} version={version} year={year} scopes={scopes} />
        </Card>
      </section>
      <section id="gio" aria-label="Giờ làm việc">
        <Card title="Giờ làm việc theo mùa">
          <CalendarHours hours={hours} scopes={scopes} actions={(row) => owns(row.scope) && <RemoveHours row={row} action={removeHours} operationId={newId()} version={version} />} />
          <SetHoursForm action={setHours} operationId={newId()} version={version} scopes={scopes} />
        </Card>
      </section>
      <Card title="Cả bản nháp">
        <div className="cluster">
          <DraftButton action={openYear} operationId={newId()} version={version} label={`Mở thêm năm ${Number(years.at(-1) ?? year) + 1}`} variant="secondary" icon="plus" />
          <DraftButton action={discard} operationId={newId()} version={version} label={`Bỏ bản nháp ${version}`} variant="danger" icon="x" />
        </div>
      </Card>
    </>
  );
}
