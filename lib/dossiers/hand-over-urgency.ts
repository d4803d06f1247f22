import type { ManifestCandidate } from "@/lib/dossiers/queries/manifests";
import { vietnamDay } from "@/lib/platform/format";

/** LATE: its moment has passed; TODAY: must reach the agency today; NEXT: received after 15:00 or on a day off, due at the next opening. */
export const HAND_OVER_URGENCIES = ["LATE", "TODAY", "NEXT"] as const;
export type HandOverUrgency = (typeof HAND_OVER_URGENCIES)[number];

export type DueHandOver = ManifestCandidate & Readonly<{ agencyName: string; by: Date; urgency: HandOverUrgency }>;

/** Which of the three it is at a moment; `by`: when it must be with the agency (transferDueAt). */
export function urgencyOf(by: Date, at: Date): HandOverUrgency {
  if (by < at) return "LATE";
  return vietnamDay(by) === vietnamDay(at) ? "TODAY" : "NEXT";
}
