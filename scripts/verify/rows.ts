import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { Channel, DossierStatus, Outcome, ReturnMethod, TermUnit } from "@/lib/platform/generated/enums";
import type { Json } from "@/lib/platform/hash";

export type DossierRow = Readonly<{
  id: string;
  code: string | null;
  submission_code: string;
  status: DossierStatus;
  channel: Channel;
  return_method: ReturnMethod;
  version: number;
  submitted_at: Date | null;
  received_at: Date | null;
  clock_started_at: Date | null;
  processing_ended_at: Date | null;
  returned_at: Date | null;
  outcome: Outcome | null;
  due_before_extension_at: Date | null;
  agency_id: string;
  province_code: string;
  proposed_at: Date | null;
  holder_id: string | null;
  held_since: Date | null;
  term_value: string | null;
  term_unit: TermUnit | null;
  calendar_version: string | null;
  original_due_at: Date | null;
  due_at: Date | null;
  due_provisional: boolean;
  /** The row of dossier_clock; null when there is none. */
  clock: StoredClock | null;
}>;

export type StoredClock = Readonly<{
  post_minutes: number; counter_minutes: number; agency_minutes: number; citizen_minutes: number; term_minutes: number | null; agency_term_minutes: number | null;
}>;

export type EventRow = Readonly<{
  id: string;
  dossier_id: string;
  seq: number;
  event: DossierEventName;
  from_status: DossierStatus | null;
  to_status: DossierStatus;
  version_before: number;
  version_after: number;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  reason: string | null;
  payload: { readonly [key: string]: Json };
  operation_id: string;
  occurred_at: Date;
  prev_hash: string;
  hash: string;
}>;

export const DOSSIERS = `
  select id, code, submission_code, status, channel, return_method, version, submitted_at, received_at, clock_started_at, processing_ended_at, returned_at, outcome,
    holder_id, held_since, term_value, term_unit, calendar_version, original_due_at, due_at, due_provisional,
    due_before_extension_at, agency_id, province_code, proposed_at, to_jsonb(c) - 'dossier_id' as clock
  from dossier left join dossier_clock c on c.dossier_id = id order by id`;

export const EVENTS = `
  select id, dossier_id, seq, event, from_status, to_status, version_before, version_after, actor_kind, actor_id, actor_name, reason, payload,
    operation_id, occurred_at, prev_hash, hash
  from dossier_event order by dossier_id, seq`;

/** A dossier as people name it. */
export function nameOf(dossier: Pick<DossierRow, "id" | "code" | "submission_code">): string {
  return `hồ sơ ${dossier.code ?? dossier.submission_code} (${dossier.id})`;
}

/** A moment to the millisecond, as the table of findings shows it. */
export function momentWords(moment: Date | null | undefined): string {
  return moment?.toISOString() ?? "trống";
}

export function sameMoment(a: Date | null | undefined, b: Date | null | undefined): boolean {
  return (a?.getTime() ?? null) === (b?.getTime() ?? null);
}
