import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { type ExtensionReason, judgeExtension } from "@/lib/deadlines/extension";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { apologyLetter } from "@/lib/dossiers/form-data/agency-letters";
import { signingHead } from "@/lib/dossiers/queries/agency-people";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { ExtendDossierInput } from "@/lib/dossiers/schema/extend-dossier";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import { ok, type Refusal, type Result } from "@/lib/platform/result";

/** What the head may set aside; the other reasons are no rule but a fault in the date. */
const SET_ASIDE: ReadonlySet<ExtensionReason> = new Set(["EXTENSION_TOO_LATE", "EXTENSION_REPEATED"]);
const LEAST_OVERRIDE = 10;

type Breach = Refusal<ExtensionReason>;
type Judgement = Readonly<{ setAside: readonly ExtensionReason[]; formerDueAt: Date | null }>;

/** The refusals at the fields where they are mended: the date, or, for a head, his own reason. */
function told(breaches: readonly [Breach, ...Breach[]], head: boolean): readonly [Breach, ...Breach[]] {
  const way = head ? " Lãnh đạo quyết định khác thì ghi lý do ở ô này." : " Chỉ lãnh đạo cơ quan quyết định khác được, có ghi lý do.";
  const [first, ...rest] = breaches.map((breach): Breach =>
    SET_ASIDE.has(breach.reason) ? { ...breach, words: `${breach.words}${way}`, field: head ? "override" : "newDueDay" } : breach);
  return first === undefined ? breaches : [first, ...rest];
}

/** Judges the new date while the page is fresh; a stale one is for `moveDossier` to tell. */
async function judged(permitted: Permit<"dossier.extend">, tx: Tx, input: ExtendDossierInput, at: Date): Promise<Result<Judgement, ExtensionReason>> {
  const { actor } = permitted;
  const dossier = await tx.dossier.findFirst({
    where: { AND: [{ id: input.dossierId }, dossiersVisibleTo(actor)] },
    include: { _count: { select: { events: { where: { event: "EXTEND" } } } } },
  });
  if (!dossier || dossier.version !== input.expectedVersion || dossier.dueAt === null || dossier.calendarVersion === null) return ok({ setAside: [], formerDueAt: null });
  const calendar = await calendarOfVersion(permitted, tx, dossier.calendarVersion, dossier);
  if (!calendar.ok) return { ok: false, refusals: [{ reason: "CALENDAR_HOLE", words: calendar.refusals[0].words, field: "newDueDay" }] };
  const question = { calendar: calendar.value, dueDay: vietnamDay(dossier.dueAt), newDueDay: input.newDueDay, decidedAt: at, earlier: dossier._count.events };
  const judgement = judgeExtension(question);
  const formerDueAt = dossier.dueAt;
  if (judgement.ok) return ok({ setAside: [], formerDueAt });
  const head = actor.kind === "AGENCY_HEAD";
  const excused = head && input.override.length >= LEAST_OVERRIDE && judgement.refusals.every(({ reason }) => SET_ASIDE.has(reason));
  return excused ? ok({ setAside: judgement.refusals.map(({ reason }) => reason), formerDueAt }) : { ok: false, refusals: told(judgement.refusals, head) };
}

/**
 * Apologises and appoints the day of return anew: once, at the latest one day before the term expires, to a later working day
 * (NĐ 61/2018, Điều 19.9; NĐ 118/2025, Điều 19). A head may set the first two aside with a reason, which the event keeps. Issues
 * the Văn bản xin lỗi (mẫu số 04). What the receipt promised stays, and punctuality is judged without the extension.
 */
export async function extendDossier(actor: Actor, input: ExtendDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.extend");
  return once(permitted.actor, input.operationId, "extendDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, newDueDay, reason } = input;
    const at = now();
    const judgement = await judged(permitted, tx, input, at);
    if (!judgement.ok) return judgement;
    const { setAside, formerDueAt } = judgement.value;
    const override = setAside.length > 0 ? { reason: input.override, setAside: [...setAside] } : null;
    const moved = await moveDossier<"EXTEND">(permitted, tx, { event: "EXTEND", dossierId, operationId, expectedVersion, at, reason, payload: { newDueDay, override } });
    if (!moved.ok) return moved;
    const { dossier } = moved.value;
    const facts = await readFormFacts(permitted, tx, dossierId);
    const letter = { facts, writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const headName = await signingHead(permitted, tx, dossier.agencyId);
    await issueForm(permitted, tx, { dossierId, kind: "APOLOGY", data: apologyLetter(letter, { reason, formerDueAt: formerDueAt ?? at, newDueAt: dossier.dueAt ?? at, headName }), at });
    return ok({ dossierId, version: dossier.version });
  });
}
