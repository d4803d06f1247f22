import type { Metadata } from "next";
import { start } from "@/app/quan-tri/lich/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CalendarDays, CalendarHours } from "@/components/admin/calendar-days";
import { CalendarVersions } from "@/components/admin/calendar-versions";
import { YearTabs } from "@/components/admin/year-tabs";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { chosenYear, yearsOf } from "@/lib/deadlines/calendar-version";
import { listCalendarVersions, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lịch làm việc" };

const HERE = "/quan-tri/lich";

export default async function CalendarsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const { nam, xong } = await searchParams;
  const versions = await listCalendarVersions(actor);
  const draft = versions.find(({ state }) => state === "DRAFT");
  const inForce = versions.find(({ state }) => state === "IN_FORCE");
  const calendar = inForce ? await readCalendarVersion(actor, inForce.version) : null;
  const years = calendar ? yearsOf(calendar.covered) : [];
  const year = chosenYear(years, single(nam), vietnamDay(now()));
  const ofYear = calendar?.days.filter(({ day }) => day.startsWith(year)) ?? [];
  const unsure = ofYear.filter(({ status }) => status === "PROVISIONAL").length;
  return (
    <>
      <PageHeader
        title="Lịch làm việc"
        lead="Ngày nghỉ, ngày làm bù và giờ làm việc mà mọi hạn trả được tính theo. Sửa trong bản nháp, xem hồ sơ nào đổi hạn, rồi mới công bố."
        actions={draft && <Button href={`${HERE}/${draft.version}`} icon="pen">Sửa tiếp bản nháp</Button>}
      />
      <div className="flex flex-col gap-(--wing-gap)">
        {single(xong) === "bo" && draft === undefined && <Notice tone="success" live>Đã bỏ bản nháp. Lịch đang áp dụng giữ nguyên.</Notice>}
        {unsure > 0 && (
          <Notice tone="attention" title={`Năm ${year} còn ${unsure} ngày tạm tính`}>
            Hạn trả qua các ngày này được ghi là tạm tính. Khi có thông báo chính thức, lập bản nháp và xác nhận từng ngày.
          </Notice>
        )}
        <section id="ngay" aria-label={`Lịch năm ${year}`}>
          <YearTabs here={HERE} years={years} year={year} />
          {calendar && <CalendarDays year={year} days={ofYear} scopes={calendar.scopes} />}
        </section>
        {calendar && (
          <Card title="Giờ làm việc">
            <CalendarHours hours={calendar.hours} scopes={calendar.scopes} />
          </Card>
        )}
        {draft === undefined && (
          <Card title="Lập bản nháp từ lịch đang áp dụng" tone="brand">
            <ActionForm action={start} operationId={newId()} label="Lập bản nháp lịch">
              <TextField name="note" label="Vì sao sửa lịch" hint="Số thông báo, hoặc việc xảy ra. Ví dụ: Thông báo nghỉ Tết 2027; đóng cửa do bão." required maxLength={120} width="wide" />
              <div>
                <SubmitButton icon="pen">Lập bản nháp</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        <Card title="Các bản lịch">
          <CalendarVersions rows={versions} />
        </Card>
      </div>
    </>
  );
}
