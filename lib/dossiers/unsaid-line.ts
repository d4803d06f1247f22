import { type DifferenceList, notFoundWords } from "@/lib/deliveries/scan-list";
import type { SignedLine } from "@/lib/dossiers/schema/sign-manifest";

/** What stands for a line that the receiver said nothing of: complete, or not there once he has begun to scan and did not find it. */
export function unsaidLine({ giver, receiver }: Readonly<{ giver: DifferenceList; receiver: DifferenceList }>, dossierId: string): SignedLine {
  if (!receiver.started || receiver.scanned.has(dossierId)) return { outcome: "COMPLETE", words: "" };
  return { outcome: "ABSENT", words: notFoundWords(giver, dossierId) };
}
