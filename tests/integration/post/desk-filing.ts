import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { type FileAtCounterInput, fileAtCounterSchema } from "@/lib/dossiers/schema/file-at-counter";
import type { Actor } from "@/lib/identity/actor";
import { newId } from "@/lib/platform/ids";

/** An identity card as the reader at the desk types it. */
export const CARD = "035090001234|168123456|NGUYỄN VĂN AN|05031990|Nam|Tổ 5, Phù Vân, Phủ Lý, Hà Nam|10052021";

/** The desk's value for a procedure that the clerk may receive. @throws when it is not offered to him */
export async function offerOf(clerk: Actor, procedureCode: string, caseTitle?: string): Promise<string> {
  const { agencies } = await readCounterOffers(clerk);
  const offer = agencies.flatMap(({ offers }) => offers).find((one) => one.procedureCode === procedureCode && (caseTitle === undefined || one.caseTitle === caseTitle));
  if (!offer) throw new Error(`${procedureCode} is not offered`);
  return offer.value;
}

/** What the desk's form posts for the person of the card, read by its schema. */
export async function deskFiling(clerk: Actor, changes: Record<string, string> = {}): Promise<FileAtCounterInput> {
  return fileAtCounterSchema.parse({ operationId: newId(), offer: await offerOf(clerk, "1.004623"), returnMethod: "COUNTER", cardText: CARD, ...changes });
}
