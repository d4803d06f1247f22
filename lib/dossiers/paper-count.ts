import { discrepancyWords } from "@/lib/deliveries/custody";
import type { Paper } from "@/lib/platform/generated/client";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

/** A paper with what was counted now. */
export type CountedNow = Readonly<{ paper: Paper; counted: number }>;

/** Papers that the applicant holds with their counts; each must have been counted, and not all as none. */
export function matchCounts(papers: readonly Paper[], counted: Readonly<Record<string, number>>): Result<CountedNow[]> {
  const uncounted = papers.filter(({ id }) => counted[id] === undefined);
  const [first, ...rest] = uncounted.map(({ id, description }): Refusal => ({ reason: "NOT_COUNTED", words: `Chưa đếm: ${description}.`, field: `counted.${id}` }));
  if (first) return { ok: false, refusals: [first, ...rest] };
  const counts = papers.map((paper) => ({ paper, counted: counted[paper.id] ?? 0 }));
  if (counts.every((count) => count.counted === 0)) {
    return refused("NOTHING_COUNTED", "Không có giấy tờ nào để nhận. Nếu không có giấy tờ, hãy về danh sách và báo bưu cục.");
  }
  return ok(counts);
}

/** The differences of a count as words for the event and the screen. */
export function differenceOf(counts: readonly CountedNow[]): string {
  return discrepancyWords(counts.map(({ paper, counted }) => ({ paperId: paper.id, description: paper.description, declared: paper.count, counted })));
}
