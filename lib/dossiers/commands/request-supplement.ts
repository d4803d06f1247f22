import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { supplementReturnDays } from "@/lib/deadlines/milestones";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { supplementLetter } from "@/lib/dossiers/form-data/agency-letters";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import { type RequestSupplementInput, SUPPLEMENT_PROBLEM_WORDS } from "@/lib/dossiers/schema/request-supplement";
import { supplementEnd } from "@/lib/dossiers/supplement-term";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

/** What the applicant reads: one numbered line per paper, then the note. */
function requestWords({ lines, note }: RequestSupplementInput, names: ReadonlyMap<string, string>): string {
  const asked = lines.map(({ componentId, problem, words }, i) => `${i + 1}. ${names.get(componentId) ?? ""} (${SUPPLEMENT_PROBLEM_WORDS[problem]}): ${words}`);
  return [...asked, note].filter((line) => line !== "").join("\n");
}

/** Names of the papers asked for; null when one is no component of this dossier (a made-up form, or no such dossier here). */
async function namesOf(_permitted: Permit, tx: Tx, { dossierId, lines }: RequestSupplementInput): Promise<Map<string, string> | null> {
  const ids = lines.map(({ componentId }) => componentId);
  const components = await tx.component.findMany({ where: { id: { in: ids }, case: { dossiers: { some: { id: dossierId } } } } });
  return components.length === new Set(ids).size ? new Map(components.map(({ id, name }) => [id, name])) : null;
}

/** End of the applicant's own term, when the procedure gives one and the calendar reaches as far. */
async function endOfTerm(permitted: Permit, tx: Tx, dossierId: string, at: Date): Promise<Date | null> {
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] },
    select: { calendarVersion: true, provinceCode: true, agencyId: true, procedureVersion: { select: { supplementDays: true } } },
  });
  const days = dossier?.procedureVersion.supplementDays ?? null;
  if (!dossier || days === null || dossier.calendarVersion === null) return null;
  const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion, dossier);
  const end = calendar.ok ? supplementEnd(calendar.value, at, days) : null;
  return end?.ok === true ? end.value : null;
}

/**
 * Whether the dossier goes back later than three working days after reception (NĐ 61/2018, Điều 19.4): told to the record, not
 * refused. A further request is a breach of its own and is counted by the head's word for it.
 */
async function returnsLate(permitted: Permit, tx: Tx, dossierId: string, at: Date): Promise<boolean> {
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] },
    select: { receivedAt: true, calendarVersion: true, provinceCode: true, agencyId: true, _count: { select: { events: { where: { event: "REQUEST_SUPPLEMENT" } } } } },
  });
  if (!dossier?.receivedAt || dossier.calendarVersion === null || dossier._count.events > 0) return false;
  const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion, dossier);
  const days = calendar.ok ? supplementReturnDays(calendar.value, dossier.receivedAt) : null;
  return days?.ok === true && vietnamDay(at) > days.value.lastDay;
}

/**
 * The holder asks for everything that is missing or wrong at once, paper by paper (NĐ 118/2025, Điều 19; NĐ 61/2018, Điều 11.2.c:
 * one request; a second is the head's). Issues the Phiếu yêu cầu bổ sung and sets the legal term aside by the procedure's policy.
 */
export async function requestSupplement(actor: Actor, input: RequestSupplementInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.process");
  return once(permitted.actor, input.operationId, "requestSupplement", async (tx) => {
    const { operationId, dossierId, expectedVersion, lines } = input;
    const names = await namesOf(permitted, tx, input);
    if (!names) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const at = now();
    const reason = requestWords(input, names);
    const until = await endOfTerm(permitted, tx, dossierId, at);
    const lateReturn = await returnsLate(permitted, tx, dossierId, at);
    const moved = await moveDossier<"REQUEST_SUPPLEMENT">(permitted, tx, {
      event: "REQUEST_SUPPLEMENT", dossierId, operationId, expectedVersion, at, reason,
      payload: { lines: lines.map(({ componentId, problem, words }) => ({ componentId, problem, words })), supplementBy: until?.toISOString() ?? null, lateReturn },
    });
    if (!moved.ok) return moved;
    const facts = await readFormFacts(permitted, tx, dossierId);
    const letter = { facts, writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    await issueForm(permitted, tx, { dossierId, kind: "SUPPLEMENT_REQUEST", data: supplementLetter(letter, lines, reason, until), at });
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}
