import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { adviceOf, heldTooLong, waitsBehind, whyNotDismissed } from "@/lib/deliveries/held-act";
import { daysApart } from "@/lib/deliveries/queries/days-apart";
import type { Answer, OperationKind } from "@/lib/deliveries/sync/engine";
import { OPERATION_KINDS } from "@/lib/deliveries/sync/engine";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";

/** An act of a phone that waits for a person. `subjects`: the dossiers that it is about, as far as the reader may see them. */
export type HeldAct = Readonly<{
  id: string; kind: OperationKind; courierName: string; deviceName: string; deviceRevoked: boolean; madeAt: Date; since: Date; askedAt: Date; why: string; advice: string;
  /** It waits only for an act before it; null words: it may be put an end to. */
  behind: boolean; notDismissed: string | null; photos: number; tooLong: boolean;
  subjects: readonly Readonly<{ dossierId: string; code: string; applicantName: string }>[];
}>;

const MOST = 200;

const idsOf = (subjects: readonly string[], kind: "stop" | "item") => subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []));

/** The dossiers behind stops and items, by subject (`stop:<id>`, `item:<id>`). */
async function dossiersBehind(actor: Actor, tx: Tx, subjects: readonly string[]): Promise<Map<string, HeldAct["subjects"][number]>> {
  const named = { dossier: { select: { id: true, code: true, submissionCode: true, applicantName: true } } } as const;
  const stops = await tx.pickupRequest.findMany({ where: { id: { in: idsOf(subjects, "stop") }, dossier: dossiersVisibleTo(actor) }, select: { id: true, ...named } });
  const items = await tx.postalItem.findMany({ where: { id: { in: idsOf(subjects, "item") }, dossier: dossiersVisibleTo(actor) }, select: { id: true, ...named } });
  return new Map([...stops.map((stop) => ["stop", stop] as const), ...items.map((item) => ["item", item] as const)].map(([kind, { id, dossier }]) => [
    `${kind}:${id}`, { dossierId: dossier.id, code: dossier.code ?? dossier.submissionCode, applicantName: dossier.applicantName },
  ]));
}

/** Acts that the server still holds, the longest first, 200 at most: the courier's own, or for a supervisor those of his office's phones. */
export async function listHeldActs(actor: Actor): Promise<HeldAct[]> {
  const permitted = permit(actor, "held-act.read");
  const { actor: reader } = permitted;
  const mine = reader.kind === "COURIER" ? { courierId: reader.id } : { device: { officeId: "officeId" in reader ? (reader.officeId ?? "") : "" } };
  const at = now();
  return withActor(reader, async (tx) => {
    const rows = await tx.courierReceipt.findMany({ where: { outcome: "HELD", ...mine }, include: { device: true }, orderBy: [{ receivedAt: "asc" }, { id: "asc" }], take: MOST });
    if (rows.length === 0) return [];
    const people = await tx.staff.findMany({ where: { id: { in: rows.map(({ courierId }) => courierId) } }, select: { id: true, fullName: true } });
    const dossiers = await dossiersBehind(reader, tx, rows.flatMap(({ subjects }) => subjects));
    const apart = await daysApart(permitted, tx, "provinceCode" in reader ? reader.provinceCode : "");
    return rows.map((row): HeldAct => {
      const answer = row.answer as Answer;
      const kind = OPERATION_KINDS.find((known) => known === row.kind) ?? "COLLECT_PAPERS";
      const facts = { kind, why: answer.outcome === "HELD" ? answer.why : "", mend: answer.outcome === "HELD" ? (answer.mend ?? null) : null, deviceRevoked: row.device.revokedAt !== null };
      const about = new Map(row.subjects.flatMap((subject) => dossiers.get(subject) ?? []).map((one) => [one.dossierId, one]));
      return {
        id: row.id, kind, courierName: people.find(({ id }) => id === row.courierId)?.fullName ?? "", deviceName: row.device.name, deviceRevoked: facts.deviceRevoked, madeAt: row.madeAt,
        since: row.receivedAt, askedAt: row.answeredAt, why: facts.why, advice: adviceOf(facts), behind: waitsBehind(facts), notDismissed: whyNotDismissed(facts),
        photos: Array.isArray(row.photos) ? row.photos.length : 0, tooLong: heldTooLong(row.receivedAt, at, apart), subjects: [...about.values()],
      };
    });
  });
}
