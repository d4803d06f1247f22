import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CalendarDraft } from "@/app/quan-tri/lich/[version]/calendar-draft";
import { type SearchParams, single } from "@/app/search-params";
import { CalendarDays, CalendarHours } from "@/components/admin/calendar-days";
import { CalendarDifferenceList } from "@/components/admin/calendar-difference";
import { CalendarState } from "@/components/admin/calendar-versions";
import { RecomputeProgress } from "@/components/admin/recompute-progress";
import { YearTabs } from "@/components/admin/year-tabs";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { chosenYear, yearsOf } from "@/lib/deadlines/calendar-version";
import { type CalendarVersionPage, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { calendarEffects, countCalendarEffects, recomputeProgress } from "@/lib/dossiers/queries/calendar-effects";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { formatDateTime, vietnamDay } from "@/lib/platform/format";

export const dynamic = "force-dynamic";

type Params = Promise<{ version: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: `Lịch ${(await params).version}` };
}

const DONE = {
  lap: "Đã lập bản nháp từ lịch đang áp dụng. Chưa hồ sơ nào đổi hạn cho đến khi công bố.",
  ngay: "Đã ghi ngày vào bản nháp.", "bo-ngay": "Đã bỏ ngày khỏi bản nháp.", "xac-nhan": "Đã xác nhận ngày trong bản nháp.",
  gio: "Đã đặt giờ làm việc trong bản nháp.", "bo-gio": "Đã bỏ giờ làm việc khỏi bản nháp.", nam: "Đã mở thêm một năm. Ghi các ngày nghỉ của năm đó.",
  "cong-bo": "Đã công bố. Hạn trả của hồ sơ đang giải quyết được tính lại ngay.",
} as const;

function leadOf({ state, note, madeBy, createdAt, publishedAt }: CalendarVersionPage): string {
  const made = state === "DRAFT" ? `${madeBy} lập lúc ${formatDateTime(createdAt)}` : publishedAt && `Công bố lúc ${formatDateTime(publishedAt)}`;
  return [note, made].filter((part) => part).join(" · ");
}

export default async function CalendarVersionPage({ params, searchParams }: { params: Params; searchParams: SearchParams }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const calendar = await readCalendarVersion(actor, decodeURIComponent((await params).version));
  if (calendar === null) notFound();
  const { nam, xong, sau } = await searchParams;
  const here = `/quan-tri/lich/${calendar.version}`;
  const years = yearsOf(calendar.covered);
  const year = chosenYear(years, single(nam), vietnamDay(now()));
  const done = single(xong);
  const after = single(sau) || null;
  return (
    <>
      <PageHeader title={`Lịch ${calendar.version}`} lead={leadOf(calendar)} breadcrumbs={[{ label: "Lịch làm việc", href: "/quan-tri/lich" }]} status={<CalendarState state={calendar.state} />} />
      <div className="flex flex-col gap-(--wing-gap)">
        {done in DONE && <Notice tone="success" live>{DONE[done as keyof typeof DONE]}</Notice>}
        {calendar.state === "DRAFT" ? (
          <CalendarDraft calendar={calendar} year={year} years={years} counts={await countCalendarEffects(actor, calendar.version)} page={await calendarEffects(actor, calendar.version, after)} after={after} />
        ) : (
          <>
            {calendar.state === "IN_FORCE" && <RecomputeProgress {...await recomputeProgress(actor, calendar.version)} here={here} />}
            {calendar.difference && (
              <Card title={`Khác với lịch ${calendar.basedOn ?? ""}`}>
                <CalendarDifferenceList difference={calendar.difference} scopes={calendar.scopes} />
              </Card>
            )}
            <section id="ngay" aria-label={`Lịch năm ${year}`}>
              <YearTabs here={here} years={years} year={year} />
              <CalendarDays year={year} days={calendar.days.filter(({ day }) => day.startsWith(year))} scopes={calendar.scopes} />
            </section>
            <Card title="Giờ làm việc">
              <CalendarHours hours={calendar.hours} scopes={calendar.scopes} />
            </Card>
          </>
        )}
      </div>
    </>
  );
}
