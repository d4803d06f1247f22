import type { Metadata } from "next";
import { type SearchParams, single } from "@/app/search-params";
import { DueTrialResult } from "@/components/deadlines/due-trial";
import { TryDueForm, type TryDueTyped } from "@/components/deadlines/try-due-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { PageHeader } from "@/components/ui/page-header";
import { provincesByName } from "@/lib/agencies/queries/provinces";
import { tryDue } from "@/lib/deadlines/queries/try-due";
import { tryDueSchema } from "@/lib/deadlines/schema/try-due";
import { visitor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { Refusal } from "@/lib/platform/result";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Tính thử hạn trả" };

type Parameters = Awaited<SearchParams>;

/** The answer to the address: nothing was asked, what came out, or why nothing did. */
async function answerTo(parameters: Parameters) {
  if (parameters.ngay === undefined) return { trial: null, start: null, refusals: [] };
  const asked = tryDueSchema.safeParse(parameters);
  if (!asked.success) {
    return { trial: null, start: null, refusals: asked.error.issues.map(({ path, message }): Refusal => ({ reason: "INVALID", words: message, field: path.map(String).join(".") })) };
  }
  const trial = await tryDue(visitor(), asked.data);
  return trial.ok ? { trial: trial.value, start: { day: asked.data.ngay, time: asked.data.gio }, refusals: [] } : { trial: null, start: null, refusals: [...trial.refusals] };
}

function typedOf(parameters: Parameters, refusals: readonly Refusal[]): TryDueTyped {
  const defaults: Record<string, string> = parameters.ngay === undefined ? { ngay: vietnamDay(now()), gio: "08:00", "don-vi": "WORKING_DAY" } : {};
  const typed = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, single(value)]));
  return { values: { ...defaults, ...typed }, refusals: Object.fromEntries(refusals.flatMap(({ field, words }) => (field === undefined ? [] : [[field, words]]))) };
}

export default async function TryDuePage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const [{ trial, start, refusals }, provinces] = await Promise.all([answerTo(parameters), provincesByName(visitor())]);
  return (
    <>
      <PageHeader title="Tính thử hạn trả" lead="Hồ sơ nhận lúc này thì ngày nào có kết quả? Tính theo lịch làm việc đang áp dụng, cùng một cách với Giấy tiếp nhận hồ sơ." />
      <div className="flex max-w-[44rem] flex-col gap-10">
        {refusals.length > 0 && <ErrorSummary refusals={refusals.map(({ words }) => ({ words }))} />}
        {trial && <DueTrialResult trial={trial} start={start} />}
        <TryDueForm key={JSON.stringify(parameters)} typed={typedOf(parameters, refusals)} provinces={provinces} />
      </div>
    </>
  );
}
