import type { Metadata } from "next";
import { AgencyChart, AgencyFiguresTable } from "@/components/statistics/agency-figures";
import { FigureDefinitions } from "@/components/statistics/figure-definitions";
import { PeriodForm } from "@/components/statistics/period-form";
import { PostalLegsSection } from "@/components/statistics/postal-legs";
import { ResolutionFiguresRow } from "@/components/statistics/resolution-figures";
import { WorkingTimeTable } from "@/components/statistics/working-time-table";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { addressOf } from "@/lib/dossiers/list-address";
import { visitor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { choosePeriod, periodWords } from "@/lib/statistics/period-choice";
import { resolutionReport } from "@/lib/statistics/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Thống kê giải quyết hồ sơ" };

export default async function StatisticsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const today = vietnamDay(now());
  const choice = choosePeriod(await searchParams, today);
  const { period } = choice;
  const { total, agencies, post } = await resolutionReport(visitor(), period);
  const openData = addressOf("/api/open-data/resolution", { from: period.from, to: period.to, asOf: period.asOf });
  return (
    <>
      <PageHeader title="Thống kê giải quyết hồ sơ" lead={`Hồ sơ tiếp nhận ${periodWords(period)}.`} actions={<PrintButton />} />
      <PeriodForm action="/thong-ke" choice={choice} today={today} />
      <div className="flex flex-col gap-10">
        <ResolutionFiguresRow figures={total} />
        {agencies.length > 0 && <AgencyChart agencies={agencies} />}
        <AgencyFiguresTable agencies={agencies} total={total} caption={`Theo cơ quan, ${periodWords(period)} (đơn vị: hồ sơ)`} />
        <WorkingTimeTable rows={agencies} total={total} caption={`Thời gian làm việc trung bình: bưu điện, một cửa, cơ quan, người nộp, ${periodWords(period)}`} />
        <PostalLegsSection total={post.total} agencies={post.agencies} words={periodWords(period)} />
        <FigureDefinitions />
        <p className="screen-only">
          Dữ liệu mở: <a href={openData}>tải các con số này dạng JSON</a>. Ai cũng dùng lại được, không cần xin phép.
        </p>
      </div>
    </>
  );
}
