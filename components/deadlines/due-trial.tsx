import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { dayWords, interruptionLabels, PROVISIONAL_WORDS, termWords, weekdayWords } from "@/lib/deadlines/labels";
import type { DueTrial } from "@/lib/deadlines/queries/try-due";
import type { SkippedDay } from "@/lib/deadlines/skipped-days";
import { formatDay, formatTime } from "@/lib/platform/format";

/** "Hết thứ Năm 26/11/2026 (17:00)" or "16:30 thứ Năm 26/11/2026". */
function dueText({ due }: DueTrial): string {
  const { dueDay, precision } = due;
  const day = dayWords(dueDay).replace(/^./, (letter) => letter.toLowerCase());
  return precision === "DAY" ? `Hết ${day} (${formatTime(due.due)})` : `${formatTime(due.due)} ${day}`;
}

function ruleWords({ way, sameDay }: DueTrial): string {
  if (sameDay) return "Trả trong ngày làm việc nhận hồ sơ; nhận sau giờ chốt hoặc vào ngày nghỉ thì trả trong ngày làm việc sau.";
  if (way.rule === "ALL") return "Không tính ngày nhận hồ sơ và các ngày nghỉ dưới đây.";
  return "Thời hạn này tính cả ngày nghỉ, không tính ngày nhận hồ sơ. Nếu ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.";
}

function DayTable({ caption, days, empty }: { caption: string; days: readonly SkippedDay[]; empty: string }) {
  return (
    <DataTable
      caption={caption}
      dense
      columns={[
        { key: "day", head: "Ngày", rowHead: true, nowrap: true, cell: ({ day }) => <><span className="tabular">{formatDay(day)}</span> <span className="text-muted">{weekdayWords(day)}</span></> },
        { key: "why", head: "Vì sao", cell: ({ why, provisional }) => <span className="cluster">{why}{provisional && <StatusTag tone="warning">tạm tính</StatusTag>}</span> },
      ]}
      rows={days}
      rowKey={({ day }) => day}
      empty={<p className="text-muted">{empty}</p>}
    />
  );
}

/** The due date in words, and how it came about. */
export function DueTrialResult({ trial, start }: { trial: DueTrial; start: Readonly<{ day: string; time: string }> }) {
  const { due, way, procedure, term, sameDay, cutoffTime, supplement, calendarVersion } = trial;
  return (
    <section aria-label="Kết quả tính thử" className="flex flex-col gap-6">
      <Card tone="brand">
        <p>Hẹn trả kết quả</p>
        <p className="text-title font-bold">{dueText(trial)}</p>
        {due.suspended && <p>Đang chờ bổ sung: hạn sẽ tính lại khi nộp đủ.</p>}
      </Card>
      {due.provisional && (
        <Notice tone="warning" title={PROVISIONAL_WORDS}>
          Chưa có thông báo chính thức về {way.unsure.map(({ day, why }) => `${dayWords(day)} (${why})`).join("; ")}. Nếu thông báo khác đi, hạn trả đổi theo và người nộp được báo.
        </Notice>
      )}
      <DescriptionList
        items={[
          ...(procedure ? [{ term: "Thủ tục", value: procedure.name, note: procedure.channel }] : []),
          { term: "Nhận đủ hồ sơ", value: `${start.time} ${dayWords(start.day)}` },
          { term: "Thời hạn", value: sameDay ? "Trong ngày" : term && termWords(term) },
          ...(cutoffTime === null ? [] : [{ term: "Giờ chốt", value: `${cutoffTime}, nhận sau giờ này tính từ ngày làm việc tiếp theo` }]),
          ...(supplement === null ? [] : [{ term: "Khi bổ sung", value: interruptionLabels[supplement] }]),
          { term: "Cách tính", value: ruleWords(trial) },
        ]}
      />
      <DayTable caption="Ngày nghỉ đã bỏ qua" days={way.skipped} empty={way.rule === "ALL" ? "Không có ngày nghỉ nào trong thời gian này." : "Ngày cuối không rơi vào ngày nghỉ."} />
      {way.workedExtra.length > 0 && <DayTable caption="Ngày cuối tuần vẫn làm việc nên được tính" days={way.workedExtra} empty="" />}
      <p className="text-small text-muted">Tính theo lịch {calendarVersion}. Đây là tính thử: hạn chính thức ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</p>
    </section>
  );
}
