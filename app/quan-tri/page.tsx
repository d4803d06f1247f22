import type { Metadata } from "next";
import { AgencyChart, AgencyFiguresTable } from "@/components/statistics/agency-figures";
import { PeriodForm } from "@/components/statistics/period-form";
import { PostalLegsSection } from "@/components/statistics/postal-legs";
import { type FigureHref, ResolutionFiguresRow } from "@/components/statistics/resolution-figures";
import { WorkingTimeTable } from "@/components/statistics/working-time-table";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { addressOf } from "@/lib/dossiers/list-address";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { basisWords, choosePeriod, periodParts, periodWords } from "@/lib/statistics/period-choice";
import { resolutionReport } from "@/lib/statistics/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Số liệu của tỉnh" };

export default async function FiguresPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const today = vietnamDay(now());
  const choice = choosePeriod(await searchParams, today);
  const { total, agencies, post } = await resolutionReport(actor, choice.period);
  const hrefOf: FigureHref = (figure, agencyCode) =>
    addressOf("/quan-tri/ho-so", periodParts(choice.period), { "ket-qua": figure === "tiep-nhan" ? null : figure, "co-quan": agencyCode });
  return (
    <>
      <PageHeader title="Số liệu của tỉnh" lead={`Hồ sơ tiếp nhận ${periodWords(choice.period)}. ${basisWords(choice.period)}`} actions={<PrintButton />} />
      <PeriodForm action="/quan-tri" choice={choice} today={today} withBasis />
      <div className="flex flex-col gap-8">
        <ResolutionFiguresRow figures={total} hrefOf={hrefOf} />
        <AgencyFiguresTable whole agencies={agencies} total={total} hrefOf={hrefOf} caption={`Theo cơ quan, ${periodWords(choice.period)} (đơn vị: hồ sơ)`} />
        <WorkingTimeTable causes rows={agencies} total={total} caption={`Thời gian làm việc trung bình của mỗi bên và hồ sơ quá hạn do ai, ${periodWords(choice.period)}`} />
        <PostalLegsSection total={post.total} agencies={post.agencies} words={periodWords(choice.period)} />
        {agencies.length > 0 && <AgencyChart agencies={agencies} hrefOf={hrefOf} />}
      </div>
    </>
  );
}
