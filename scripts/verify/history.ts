import type pg from "pg";
import { CHAIN_START } from "@/lib/audit/chain";
import { eventHash } from "@/lib/dossiers/event-record";
import { LIFECYCLE } from "@/lib/dossiers/lifecycle";
import { NotAPath, type PastAct, replay, type ReplayedEvent, type ReplayedRow } from "@/lib/dossiers/replay";
import type { CalendarAt } from "@/lib/dossiers/rebuild";
import { clockFault, unfollowedDossiers } from "@/scripts/verify/clocks";
import { dueFault, readCalendars } from "@/scripts/verify/due";
import { DOSSIERS, type DossierRow, EVENTS, type EventRow, momentWords, nameOf, sameMoment } from "@/scripts/verify/rows";
import { joined, rowsOf } from "@/scripts/verify/stream";
import type { BadRow, Tallies } from "@/scripts/verify/tally";

function actOf(row: EventRow): PastAct {
  return {
    event: row.event, at: row.occurred_at, operationId: row.operation_id, payload: row.payload,
    actor: { kind: row.actor_kind as PastAct["actor"]["kind"], id: row.actor_id, name: row.actor_name },
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

const stepWords = (row: EventRow) => `sự kiện thứ ${row.seq} (${row.event}, ${row.id})`;

/** Where the stored steps differ from what the lifecycle makes of the same acts. */
function stepFault(stored: readonly EventRow[], replayed: readonly ReplayedEvent[]): string | null {
  for (const [index, row] of stored.entries()) {
    const step = replayed[index];
    if (row.seq !== step?.seq) return `${stepWords(row)} phải là thứ ${index + 1}`;
    if (row.from_status !== step.fromStatus || row.to_status !== step.toStatus) {
      return `${stepWords(row)} ghi ${row.from_status ?? "∅"} → ${row.to_status}, vòng đời cho ${step.fromStatus ?? "∅"} → ${step.toStatus}`;
    }
    if (row.version_before !== step.versionBefore || row.version_after !== step.versionAfter) {
      return `${stepWords(row)} ghi phiên bản ${row.version_before} → ${row.version_after}, đúng ra ${step.versionBefore} → ${step.versionAfter}`;
    }
  }
  return null;
}

/** Where the current row differs from the end of its history. */
function rowFault(dossier: DossierRow, replayed: ReplayedRow): string | null {
  if (dossier.status !== replayed.status) return `trạng thái đang ghi ${dossier.status}, lịch sử cho ${replayed.status}`;
  if (dossier.version !== replayed.version) return `phiên bản đang ghi ${dossier.version}, lịch sử có ${replayed.version} sự kiện`;
  const moments = [
    ["submitted_at", dossier.submitted_at, replayed.submittedAt], ["received_at", dossier.received_at, replayed.receivedAt],
    ["processing_ended_at", dossier.processing_ended_at, replayed.processingEndedAt], ["returned_at", dossier.returned_at, replayed.returnedAt],
    ["held_since", dossier.held_since, replayed.heldSince], ["proposed_at", dossier.proposed_at, replayed.proposedAt],
  ] as const;
  for (const [column, stored, derived] of moments) {
    if (!sameMoment(stored, derived)) return `${column} đang ghi ${momentWords(stored)}, lịch sử cho ${momentWords(derived)}`;
  }
  if (dossier.outcome !== (replayed.outcome ?? null)) return `kết quả đang ghi ${dossier.outcome ?? "trống"}, lịch sử cho ${replayed.outcome ?? "trống"}`;
  if (dossier.holder_id !== (replayed.holderId ?? null)) return `người giữ đang ghi ${dossier.holder_id ?? "trống"}, lịch sử cho ${replayed.holderId ?? "trống"}`;
  return null;
}

/** The first link that does not follow from the one before it. */
function chainFault(events: readonly EventRow[]): string | null {
  let previous = CHAIN_START;
  for (const row of events) {
    if (row.prev_hash !== previous) return `${stepWords(row)} không nối với mã băm của sự kiện trước`;
    const hash = eventHash(previous, {
      dossierId: row.dossier_id, seq: row.seq, event: row.event, fromStatus: row.from_status, toStatus: row.to_status,
      versionBefore: row.version_before, versionAfter: row.version_after, actorKind: row.actor_kind, actorId: row.actor_id,
      actorName: row.actor_name, reason: row.reason, payload: row.payload, operationId: row.operation_id, occurredAt: row.occurred_at,
    });
    if (hash !== row.hash) return `${stepWords(row)} có nội dung không còn khớp mã băm`;
    previous = row.hash;
  }
  return null;
}

function asBad(row: string, words: string | null): BadRow | null {
  return words === null ? null : { row, words };
}

function historyFault(dossier: DossierRow, events: readonly EventRow[]): { words: string | null; events: readonly ReplayedEvent[] } {
  const unknown = events.find(({ event }) => !(event in LIFECYCLE));
  if (unknown) return { words: `${stepWords(unknown)} không có trong vòng đời`, events: [] };
  try {
    const replayed = replay(dossier.id, events.map(actOf));
    return { words: stepFault(events, replayed.events) ?? rowFault(dossier, replayed.row), events: replayed.events };
  } catch (error) {
    if (!(error instanceof NotAPath)) throw error;
    return { words: `lịch sử không theo vòng đời: ${error.message}`, events: [] };
  }
}

function checkDossier(dossier: DossierRow, events: readonly EventRow[], calendars: CalendarAt, unfollowed: ReadonlySet<string>, tallies: Tallies): void {
  const name = nameOf(dossier);
  const history = historyFault(dossier, events);
  tallies.HISTORY.saw(asBad(name, history.words));
  // Equal hashes of the replayed steps prove the chain at once; a difference is looked for link by link.
  const whole = history.events.length === events.length && history.events.every(({ hash, prevHash }, i) => hash === events[i]?.hash && prevHash === events[i].prev_hash);
  tallies.CHAIN.rows += events.length;
  const broken = whole ? null : chainFault(events);
  if (broken !== null) tallies.CHAIN.fault({ row: name, words: broken });
  if (dossier.received_at !== null || dossier.due_at !== null || dossier.original_due_at !== null) {
    tallies.DUE.saw(asBad(name, dueFault(dossier, events, calendars)));
  }
  if ((dossier.processing_ended_at !== null || dossier.clock !== null) && !unfollowed.has(dossier.id)) {
    tallies.CLOCKS.saw(asBad(name, clockFault(dossier, events, calendars)));
  }
}

/**
 * One pass over dossiers and their events side by side: each history is one path of the lifecycle and gives the current row, its
 * chain recomputes, and due dates and clocks follow from it (design 5).
 */
export async function checkHistories(client: pg.ClientBase, tallies: Tallies): Promise<void> {
  const calendars = await readCalendars(client);
  const unfollowed = await unfollowedDossiers(client);
  const dossiers = rowsOf<DossierRow>(client, DOSSIERS);
  const events = rowsOf<EventRow>(client, EVENTS);
  for await (const { key: dossier, id, rows } of joined(dossiers, ({ id }) => id, events, (row) => row.dossier_id)) {
    if (dossier) checkDossier(dossier, rows, calendars, unfollowed, tallies);
    else tallies.HISTORY.fault({ row: `hồ sơ ${id}`, words: `có ${rows.length} sự kiện nhưng không có hồ sơ` });
  }
}
