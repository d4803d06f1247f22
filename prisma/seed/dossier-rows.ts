import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { dossierCode, newSubmissionCode } from "@/lib/dossiers/code";
import { dossierSearchText, receptionOf } from "@/lib/dossiers/reception";
import { type PastAct, replay } from "@/lib/dossiers/replay";
import { dueOf, type TermAtReception } from "@/lib/dossiers/term";
import { vietnamDay } from "@/lib/platform/format";
import type { Channel, ReturnMethod } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { clockRow } from "@/prisma/seed/clocks";
import type { Row } from "@/prisma/seed/insert-rows";

/** A dossier of the past with all that happened to it, as the loader is given it. */
export type PastDossier = Readonly<{
  id: string;
  applicant: Readonly<{ id: string; name: string }>;
  agency: Readonly<{ id: string; code: string }>;
  officeId: string;
  provinceCode: string;
  procedure: Readonly<{ code: string; name: string; versionId: string; caseId: string }>;
  channel: Channel;
  returnMethod: ReturnMethod;
  returnAddress: string | null;
  returnCommuneCode: string | null;
  formData: unknown;
  term: TermAtReception;
  acts: readonly PastAct[];
}>;

/** Last serial of each unit and day, so that numbers go on where the loaded ones end. */
export type Counters = Map<string, { unit: string; day: string; last: number }>;

function nextSerial(counters: Counters, unit: string, day: string): number {
  const key = `${unit} ${day}`;
  const counter = counters.get(key) ?? { unit, day, last: 0 };
  counters.set(key, { ...counter, last: counter.last + 1 });
  return counter.last + 1;
}

function receptionColumns(dossier: PastDossier, calendar: WorkingCalendar, counters: Counters, acts: PastAct[]): Row {
  const index = acts.findIndex(({ event }) => event === "RECEIVE");
  const act = acts[index];
  if (!act) {
    return {
      code: null, code_unit: null, code_day: null, code_serial: null, clock_started_at: null, term_value: null, term_unit: null,
      calendar_version: null, original_due_at: null, due_at: null, due_provisional: false, due_before_extension_at: null,
    };
  }
  const reception = receptionOf({ calendar, term: dossier.term, clockStartedAt: act.at });
  if (!reception.ok) throw new Error(`${dossier.procedure.code}: ${reception.refusals[0].words}`);
  const { columns, payload } = reception.value;
  const day = vietnamDay(act.at);
  const serial = nextSerial(counters, dossier.agency.code, day);
  const code = dossierCode(dossier.agency.code, day, serial);
  acts[index] = { ...act, payload: { ...act.payload, ...payload, code } };
  const now = dueOf(calendar, act.at, dossier.term, acts.map(({ event, at, payload: said }) => ({ event, occurredAt: at, payload: said })));
  if (!now.ok) throw new Error(`${dossier.procedure.code}: ${now.refusals[0].words}`);
  return {
    code, code_unit: dossier.agency.code, code_day: day, code_serial: serial, clock_started_at: columns.clockStartedAt, term_value: columns.termValue,
    term_unit: columns.termUnit, calendar_version: columns.calendarVersion, original_due_at: columns.originalDueAt, due_at: now.value.due,
    due_provisional: now.value.provisional, due_before_extension_at: now.value.original?.due ?? null,
  };
}

/**
 * The rows of `dossier` and `dossier_event` that live commands would have left for these acts, and the worker's of `dossier_clock`
 * (null while it is open): same rules, same chain.
 * @param counters is moved on for each dossier that was received; call in the order of reception
 */
export function dossierRows(dossier: PastDossier, calendar: WorkingCalendar, counters: Counters): { dossier: Row; events: Row[]; clock: Row | null } {
  const acts = [...dossier.acts];
  const received = receptionColumns(dossier, calendar, counters, acts);
  const { row, events } = replay(dossier.id, acts);
  const submissionCode = newSubmissionCode();
  const { applicant, procedure } = dossier;
  const moments = {
    channel: dossier.channel, returnMethod: dossier.returnMethod,
    clockStartedAt: received.clock_started_at as Date | null, dueAt: (received.due_before_extension_at ?? received.due_at) as Date | null,
    processingEndedAt: row.processingEndedAt ?? null, returnedAt: row.returnedAt ?? null,
  };
  return {
    clock: clockRow(dossier.id, { ...moments, policy: dossier.term.supplementPolicy }, events, calendar),
    dossier: {
      id: dossier.id, ...received, submission_code: submissionCode, status: row.status, version: row.version, applicant_id: applicant.id,
      agency_id: dossier.agency.id, office_id: dossier.officeId, province_code: dossier.provinceCode, procedure_code: procedure.code,
      procedure_version_id: procedure.versionId, case_id: procedure.caseId, channel: dossier.channel, return_method: dossier.returnMethod,
      return_address: dossier.returnAddress, return_commune_code: dossier.returnCommuneCode, form_data: dossier.formData, applicant_name: applicant.name,
      search_text: dossierSearchText({ code: received.code as string | null, submissionCode, applicantName: applicant.name, procedureName: procedure.name }),
      submitted_at: row.submittedAt ?? null, received_at: row.receivedAt ?? null, processing_ended_at: row.processingEndedAt ?? null,
      returned_at: row.returnedAt ?? null, outcome: row.outcome ?? null, holder_id: row.holderId ?? null, held_since: row.heldSince ?? null, proposed_at: row.proposedAt ?? null,
      created_at: acts[0]?.at, updated_at: row.updatedAt,
    },
    events: events.map((event) => ({
      id: newId(), dossier_id: event.dossierId, seq: event.seq, event: event.event, from_status: event.fromStatus, to_status: event.toStatus,
      version_before: event.versionBefore, version_after: event.versionAfter, actor_kind: event.actorKind, actor_id: event.actorId,
      actor_name: event.actorName, reason: event.reason, payload: event.payload, operation_id: event.operationId,
      occurred_at: event.occurredAt, prev_hash: event.prevHash, hash: event.hash,
    })),
  };
}
