import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { discrepancyWords, type PaperCount, type Party } from "@/lib/deliveries/custody";
import { noteIncident } from "@/lib/deliveries/commands/incidents";
import { takeItemNumber } from "@/lib/deliveries/commands/item-numbers";
import { orderShipment } from "@/lib/deliveries/commands/order-shipment";
import { s10Code } from "@/lib/deliveries/item-code";
import { type SignedMark, signatureText } from "@/lib/deliveries/signature";
import type { Tx } from "@/lib/platform/db";
import type { CustodyTransfer, Paper, PostalItem } from "@/lib/platform/generated/client";
import type { PostalDirection, PostalStatus, TransferKind } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { keepFile } from "@/lib/platform/stored-file";

type HandOver = Readonly<{
  dossierId: string;
  kind: TransferKind;
  giver: Party;
  receiver: Party;
  /** Papers that change hands, with what was counted now. */
  papers: readonly Readonly<{ paper: Paper; counted: number }>[];
  place: string;
  sealNumber?: string;
  manifestId?: string;
  /** SHA-256 of the stored signature, or of the confirmation under the own account. */
  giverSignature: string;
  receiverSignature: string;
  /** What else differed, in words: what the receiver noted. */
  remark?: string;
  /** Another seal than the one noted before, in words. */
  sealDiffers?: string;
  at: Date;
}>;

/**
 * Moves papers from giver to receiver: one custody row, and each paper has its new holder and its count.
 * A count that differs is recorded in words beside the act, and is an incident; the work goes on. A paper counted as none stays with its giver,
 * who answers for it.
 */
export async function handOverPapers(permitted: Permit, tx: Tx, act: HandOver): Promise<CustodyTransfer> {
  const counts: PaperCount[] = act.papers.map(({ paper, counted }) => ({
    paperId: paper.id, description: paper.description, declared: paper.count, counted,
  }));
  await changeHolder(permitted, tx, act);
  const transfer = await tx.custodyTransfer.create({
    data: {
      dossierId: act.dossierId, kind: act.kind, manifestId: act.manifestId ?? null, place: act.place, sealNumber: act.sealNumber ?? null,
      giverKind: act.giver.kind, giverId: act.giver.id, giverName: act.giver.name,
      receiverKind: act.receiver.kind, receiverId: act.receiver.id, receiverName: act.receiver.name,
      counted: counts.map(({ paperId, declared, counted }) => ({ paperId, declared, counted })),
      discrepancy: [discrepancyWords(counts), act.sealDiffers ?? "", act.remark ?? ""].filter((words) => words !== "").join("; "), giverSignature: act.giverSignature, receiverSignature: act.receiverSignature, occurredAt: act.at,
    },
  });
  await noteDifferences(permitted, tx, act, transfer, [discrepancyWords(counts), act.remark ?? ""].filter((words) => words !== "").join("; "));
  return transfer;
}

/** The papers change hands in one statement, each with its own count. @throws when one of them is out of sight */
async function changeHolder(_permitted: Permit, tx: Tx, { papers, receiver }: HandOver): Promise<void> {
  const given = papers.filter(({ counted }) => counted !== 0);
  if (given.length === 0) return;
  const moved = await tx.$executeRaw`
    update paper set holder_kind = ${receiver.kind}::party_kind, holder_id = ${receiver.id}::uuid, count = given.counted
    from unnest(${given.map(({ paper }) => paper.id)}::uuid[], ${given.map(({ counted }) => counted)}::int[]) as given(id, counted)
    where paper.id = given.id`;
  if (moved !== given.length) throw new Error(`${given.length} papers were to change hands, ${moved} did`);
}

/** A difference in a hand-over is an incident; whoever gave answers for it, since he signed for more before (design 6). */
async function noteDifferences(permitted: Permit, tx: Tx, act: HandOver, transfer: CustodyTransfer, words: string): Promise<void> {
  if (words === "" && (act.sealDiffers ?? "") === "") return;
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: act.dossierId }, dossiersVisibleTo(permitted.actor)] }, select: { officeId: true } });
  const facts = { dossierId: act.dossierId, officeId: dossier?.officeId ?? null, transferId: transfer.id, manifestId: act.manifestId, responsible: act.giver, noticedBy: act.receiver, at: act.at };
  if (words !== "") await noteIncident(permitted, tx, { kind: "DIFFERENCE", words, ...facts });
  if (act.sealDiffers) await noteIncident(permitted, tx, { kind: "WRONG_SEAL", words: act.sealDiffers, ...facts });
}

/**
 * Stores a signature (drawn, typed or confirmed under an account) as a file of JSON.
 * @returns its SHA-256, for the custody row
 */
export async function keepSignature(_permitted: Permit, tx: Tx, signed: SignedMark): Promise<string> {
  return keepFile(tx, new TextEncoder().encode(signatureText(signed)), "application/json");
}

type NewItem = Readonly<{
  dossierId: string;
  officeId: string;
  courierId: string | null;
  direction: PostalDirection;
  status: PostalStatus;
  sealNumber: string | null;
  receiverName: string;
  receiverPhone: string | null;
  addressText: string;
  communeCode: string | null;
  at: Date;
  /** Weight when it is known; the first step of the tariff otherwise. */
  grams?: number;
  /** A number that a courier carried with him, taken for this id (`useReservedNumber`). */
  numbered?: Readonly<{ id: string; itemCode: string }>;
}>;

/**
 * Registers a postal item with the next number allotted to the office, or of the house's own series where none is allotted; its
 * first event is its status. Where operators are configured it is noted to be ordered from one.
 */
export async function registerItem(permitted: Permit, tx: Tx, { at, grams, numbered, ...item }: NewItem): Promise<PostalItem> {
  const id = numbered?.id ?? newId<"item">();
  const itemCode = numbered?.itemCode ?? (await takeItemNumber(permitted, tx, { officeId: item.officeId, itemId: id, at })) ?? (await houseNumber(tx));
  const made = await tx.postalItem.create({ data: { id, ...item, itemCode, createdAt: at } });
  await recordPostalEvent(permitted, tx, made, item.status, at);
  await orderShipment(permitted, tx, made, at, grams);
  return made;
}

async function houseNumber(tx: Tx): Promise<string> {
  const [serial] = await tx.$queryRaw<{ next: bigint }[]>`select nextval('postal_item_serial') as next`;
  if (!serial) throw new Error("postal_item_serial gave no number");
  return s10Code("CP", String(serial.next).padStart(8, "0"));
}

/** Appends an event to an item and moves its state. `reason` for a failed attempt. */
export async function recordPostalEvent(
  permitted: Permit,
  tx: Tx,
  item: Pick<PostalItem, "id" | "dossierId">,
  status: PostalStatus,
  at: Date,
  reason?: string,
): Promise<void> {
  await tx.postalItem.update({ where: { id: item.id }, data: { status } });
  await tx.postalEvent.create({
    data: {
      itemId: item.id, dossierId: item.dossierId, status, reason: reason ?? null,
      actorId: permitted.actor.id, actorName: permitted.actor.name, occurredAt: at,
    },
  });
}
