import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import { calendarInForce } from "@/lib/deadlines/queries";
import { missingComponents } from "@/lib/dossiers/checklist";
import { takeDroppedPapers, takePapersIn } from "@/lib/dossiers/commands/take-papers-in";
import { takeDossierNumber } from "@/lib/dossiers/commands/dossier-number";
import { type RegisterPlace, takeRegisterNumber } from "@/lib/dossiers/commands/register-number";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { stillToCheck, writeChecklist } from "@/lib/dossiers/commands/save-checklist";
import { receipt } from "@/lib/dossiers/form-data/counter-forms";
import type { Checklist } from "@/lib/dossiers/queries/checklist";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import { dossierSearchText, receptionOf } from "@/lib/dossiers/reception";
import type { ReceiveDossierInput } from "@/lib/dossiers/schema/save-checklist";
import type { TermAtReception } from "@/lib/dossiers/term";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { PickupStatus } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";
import { inTurn } from "@/lib/platform/turns";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

/** `formId` null: a same-day procedure whose applicant did not ask for the slip. */
export type ReceivedDossier = { dossierId: string; code: string; dueAt: string; formId: string | null };

/** They wait for each other's numbers anyway; more at once would only keep connections from other work. */
const RECEPTIONS_AT_ONCE = 4;

const ON_THE_WAY: PickupStatus[] = ["REQUESTED", "ASSIGNED", "COLLECTED"];
const TO_RECEIVE = {
  procedureVersion: { include: { channels: true } }, pickups: { where: { status: { in: ON_THE_WAY } } },
} as const satisfies Prisma.DossierInclude;
type ToReceive = Prisma.DossierGetPayload<{ include: typeof TO_RECEIVE }>;

/** The limit of the dossier's channel; where the catalogue gives none, that of the counter. */
function termOf({ procedureVersion: version, channel }: ToReceive): TermAtReception {
  const limits = version.channels.filter(({ limitValue }) => limitValue !== null);
  const limit = limits.find((one) => one.channel === channel) ?? limits.find((one) => one.channel === "COUNTER");
  const { supplementPolicy, cutoffTime, sameDay } = version;
  return { value: limit?.limitValue == null ? null : Number(limit.limitValue), unit: limit?.limitUnit ?? null, supplementPolicy, cutoffTime, sameDay };
}

/** Papers still on their way cannot have been checked: they are taken over first. */
function papersOnTheWay({ pickups: [stop] }: ToReceive): Refusal | null {
  if (!stop) return null;
  const words = stop.status === "COLLECTED" ? "Giấy tờ còn ở bưu tá. Nhận túi từ bưu tá, đếm lại, rồi mới tiếp nhận." : "Bưu tá chưa lấy giấy tờ của công dân nên chưa tiếp nhận được.";
  return { reason: "PAPERS_ON_THE_WAY", words };
}

/** Every component that is still open, told at its own field (the lifecycle asks the same question once more). */
function openComponents({ components, answers }: Checklist): readonly Refusal[] {
  return missingComponents(components, answers).map(({ id: componentId, name }) => ({
    reason: "CHECKLIST_INCOMPLETE", words: `Chưa có: ${name}. Ghi nhận giấy tờ này, hoặc yêu cầu hoàn thiện.`, field: `answer.${componentId}`,
  }));
}

/** What was answered, as the event keeps it for ever. */
function checklistSummary({ answers }: Checklist): Json {
  const inOrder = [...answers].sort((a, b) => (a.componentId < b.componentId ? -1 : 1));
  return inOrder.map(({ componentId, answer, originals, certifiedCopies, photocopies }) => ({ componentId, answer, originals, certifiedCopies, photocopies }));
}

/**
 * The postal clerk receives a dossier for the agency (delegated reception: QĐ 468/QĐ-TTg; NĐ 118/2025, Điều 17; NĐ 309/2026,
 * Điều 8.3, 17.3): under a contract in force and with training in the field; the checklist complete. Gives the dossier code, starts
 * the legal clock, fixes term, calendar version and due date, and issues the Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 * A same-day procedure is recorded without a slip unless the applicant asks for it (NĐ 61/2018, Điều 17.4).
 * Refused, with words: no contract or training, papers still with the courier, missing components, no limit in the catalogue, a day
 * that the calendar does not cover, somebody faster. A refusal takes no number.
 */
export async function receiveDossier(actor: Actor, input: ReceiveDossierInput): Promise<Result<ReceivedDossier>> {
  const permitted = permit(actor, "dossier.receive");
  const { dossierId, operationId, expectedVersion } = input;
  return inTurn("reception", RECEPTIONS_AT_ONCE, () => once<ReceivedDossier>(permitted.actor, operationId, "receiveDossier", async (tx) => {
    const found = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] }, include: TO_RECEIVE });
    const dossier = await stillToCheck(permitted, tx, found, expectedVersion);
    if (!dossier.ok) return dossier;
    const at = now();
    const { agencyId, procedureCode, procedureVersion: version, channel, submissionCode, applicantName } = dossier.value;
    const contract = await contractToActUnder(permitted, tx, { agencyId, procedureCode, field: version.field, task: "RECEIVE", at });
    if (!contract.ok) return contract;
    const onTheWay = papersOnTheWay(dossier.value);
    if (onTheWay) return { ok: false, refusals: [onTheWay] };
    const written = await writeChecklist(permitted, tx, dossier.value, input.lines);
    if (!written.ok) return written;
    const facts = await readFormFacts(permitted, tx, dossierId);
    const checklist: Checklist = { components: facts.case.components, answers: facts.answers };
    const [open, ...others] = openComponents(checklist);
    if (open) return { ok: false, refusals: [open, ...others] };
    const calendar = await calendarInForce(permitted, tx, dossier.value);
    if (!calendar.ok) return refused("CALENDAR_HOLE", calendar.refusals[0].words);
    const term = termOf(dossier.value);
    const reception = receptionOf({ calendar: calendar.value, term, clockStartedAt: at });
    if (!reception.ok) return refused(reception.refusals[0].reason, reception.refusals[0].words);
    const { columns } = reception.value;
    const payload: Record<string, Json> = { ...reception.value.payload, contract: contract.value, checklist: checklistSummary(checklist) };
    let register: RegisterPlace | null = null;
    const moved = await moveDossier<"RECEIVE">(permitted, tx, {
      dossierId, event: "RECEIVE", operationId, expectedVersion, at, payload, checklist,
      changes: async () => {
        const number = await takeDossierNumber(permitted, tx, facts.agency.code, vietnamDay(at));
        // The counter stays locked from here to the end: all that can be read was read before. The event is written from this object.
        payload.code = number.code;
        register = await takeRegisterNumber(permitted, tx, dossier.value, vietnamDay(at));
        return { ...columns, ...number, searchText: dossierSearchText({ code: number.code, submissionCode, applicantName, ownerName: facts.representation?.ownerName ?? null, procedureName: version.name }) };
      },
    });
    if (!moved.ok) return moved;
    const code = moved.value.dossier.code ?? "";
    const place = facts.office?.name ?? "";
    await (channel === "COUNTER" ? takePapersIn(permitted, tx, moved.value.dossier, { checklist, place, at }) : takeDroppedPapers(permitted, tx, moved.value.dossier, { place, at }));
    if (term.sameDay && input.printSlip !== true) return ok({ dossierId, code, dueAt: columns.dueAt.toISOString(), formId: null });
    const letter = { facts, clerk: permitted.actor, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const printedTerm = columns.termValue === null || columns.termUnit === null ? null : { value: columns.termValue, unit: columns.termUnit };
    const formId = await issueForm(permitted, tx, {
      dossierId, kind: "RECEIPT", data: receipt(letter, { code, receivedAt: at, dueAt: columns.dueAt, term: printedTerm, register }), at,
    });
    return ok({ dossierId, code, dueAt: columns.dueAt.toISOString(), formId });
  }));
}
