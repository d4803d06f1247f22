import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { CLAIM_EXCLUSIONS, type ClaimExclusion, lastClaimDay } from "@/lib/deliveries/claim";
import { legPromise } from "@/lib/deliveries/queries/leg-promise";
import { POSTAGE_NAMES } from "@/lib/deliveries/tariff";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { PostalItem, Prisma } from "@/lib/platform/generated/client";
import type { ClaimKind, ClaimState, PostalDirection, PostalStatus } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export type LegTerms = Readonly<{ promisedOn: string; sameProvince: boolean; /** Postage charged for this leg, đồng. */ postagePaid: number }>;

/** What a claim about an item goes by: the last day of its transit (of its order, or computed anew), whether it stays in one province, what was charged. */
export async function legTerms(permitted: Permit, tx: Tx, item: PostalItem): Promise<LegTerms> {
  const order = await tx.shipmentOrder.findUnique({ where: { itemId: item.id }, select: { promisedOn: true } });
  const promise = await legPromise(permitted, tx, item, item.createdAt);
  const charges = await tx.charge.findMany({ where: { dossierId: item.dossierId, kind: "POSTAGE", name: POSTAGE_NAMES[item.direction] } });
  return {
    promisedOn: order?.promisedOn ? dayOf(order.promisedOn) : (promise?.promisedOn ?? vietnamDay(item.createdAt)),
    sameProvince: promise === null || promise.from.provinceCode === promise.to.provinceCode,
    postagePaid: charges.reduce((sum, { amount }) => sum + Number(amount), 0),
  };
}

export type ClaimView = Readonly<{
  id: string; dossierId: string; dossierCode: string; itemCode: string; direction: PostalDirection; kind: ClaimKind; state: ClaimState; claimantName: string; words: string;
  openedAt: Date; openedByName: string; /** Days `YYYY-MM-DD`. */ answerDueOn: string; answeredAt: Date | null; answeredByName: string | null; exclusion: ClaimExclusion | null; answer: string;
  postagePaid: number; postal: number | null; reissue: number | null; payDueOn: string | null; paidAt: Date | null; paidByName: string | null; paymentNote: string;
  /** Past its day without an answer, or without the money. */
  late: boolean;
}>;

const FACTS = { item: { include: { dossier: { select: { code: true, submissionCode: true } } } } } as const satisfies Prisma.PostalClaimInclude;
type Row = Prisma.PostalClaimGetPayload<{ include: typeof FACTS }>;

function claimView(row: Row, today: string): ClaimView {
  const { item, ...claim } = row;
  const answerDueOn = dayOf(claim.answerDueOn);
  const payDueOn = claim.payDueOn === null ? null : dayOf(claim.payDueOn);
  return {
    id: claim.id, dossierId: claim.dossierId, dossierCode: item.dossier.code ?? item.dossier.submissionCode, itemCode: item.itemCode, direction: item.direction, kind: claim.kind, state: claim.state,
    claimantName: claim.claimantName, words: claim.words, openedAt: claim.openedAt, openedByName: claim.openedByName, answerDueOn, answeredAt: claim.answeredAt, answeredByName: claim.answeredByName,
    exclusion: CLAIM_EXCLUSIONS.find((one) => one === claim.exclusion) ?? null, answer: claim.answer, postagePaid: Number(claim.postagePaid),
    postal: claim.postageAmount === null ? null : Number(claim.postageAmount), reissue: claim.reissueAmount === null ? null : Number(claim.reissueAmount),
    payDueOn, paidAt: claim.paidAt, paidByName: claim.paidByName, paymentNote: claim.paymentNote,
    late: (claim.state === "OPEN" && today > answerDueOn) || (claim.state === "ACCEPTED" && payDueOn !== null && today > payDueOn),
  };
}

/** The claims of the supervisor's office: what waits first, by its day; or those that are done, the newest first. At most 200. */
export async function listClaims(actor: Actor, wanted: Readonly<{ done: boolean }>): Promise<ClaimView[]> {
  const permitted = permit(actor, "postal-claim.answer");
  const officeId = "officeId" in permitted.actor ? permitted.actor.officeId : null;
  if (officeId === null) return [];
  return withActor(actor, async (tx) => {
    const waiting: Prisma.PostalClaimWhereInput = { OR: [{ state: "OPEN" }, { state: "ACCEPTED", payDueOn: { not: null } }] };
    const rows = await tx.postalClaim.findMany({
      where: { AND: [{ officeId }, wanted.done ? { NOT: waiting } : waiting, { item: { dossier: dossiersVisibleTo(actor) } }] }, include: FACTS,
      orderBy: wanted.done ? { openedAt: "desc" } : [{ answerDueOn: "asc" }, { id: "asc" }], take: 200,
    });
    return rows.map((row) => claimView(row, vietnamDay(now())));
  });
}

/** An item that may be claimed for, with the days between which it may. */
export type ClaimableItem = LegTerms & Readonly<{ itemId: string; itemCode: string; direction: PostalDirection; status: PostalStatus; lastDay: string; open: boolean }>;
export type DossierClaims = Readonly<{ items: readonly ClaimableItem[]; claims: readonly ClaimView[] }>;

/** The shipments of a dossier and what was claimed for them; null when there is no such dossier for this actor. */
export async function readDossierClaims(actor: Actor, dossierId: string): Promise<DossierClaims | null> {
  const permitted = permit(actor, "postal-claim.read");
  if (!isId(dossierId)) return null;
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { items: { orderBy: { createdAt: "asc" } } } });
    if (!dossier) return null;
    const today = vietnamDay(now());
    const rows = await tx.postalClaim.findMany({ where: { dossierId: dossier.id }, include: FACTS, orderBy: { openedAt: "desc" } });
    const items: ClaimableItem[] = [];
    for (const item of dossier.items) {
      const terms = await legTerms(permitted, tx, item);
      const lastDay = lastClaimDay(terms.promisedOn) ?? terms.promisedOn;
      items.push({ ...terms, itemId: item.id, itemCode: item.itemCode, direction: item.direction, status: item.status, lastDay, open: today <= lastDay && !rows.some(({ itemId, state }) => itemId === item.id && state !== "REJECTED") });
    }
    return { items, claims: rows.map((row) => claimView(row, today)) };
  });
}
