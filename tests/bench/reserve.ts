import pg from "pg";
import type { PastAct } from "@/lib/dossiers/replay";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { seedReference } from "@/prisma/seed/reference";
import { addDossier, castOf, loaderOf, noRows, writeCounters, writeRows } from "@/tests/bench/load";
import { MEASURED_AGENCY, MEASURED_OFFICE, offersOf, type Plan } from "@/tests/bench/past";

/** A dossier that a write may move, with the version it has. */
export type Movable = Readonly<{ id: string; version: number }>;
export type Reserve = Readonly<{ submitted: readonly Movable[]; received: readonly Movable[] }>;

const HOUR = 3_600_000;
/** Before the first day of the load, so that its numbers are nobody's. */
const RECEIVED_AT = new Date("2024-01-09T02:00:00Z");
const APPLICANT = { name: "Người Đo Tốc Độ", identityNumber: "037090999999" };
const BELOW = [
  "register_entry", "notification", "component_answer", "dossier_file", "issued_form", "charge", "pickup_request", "postal_event", "postal_item", "paper", "custody_transfer", "dossier_event", "access_log",
] as const;

async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Takes away the dossiers that a measurement moved, gives their numbers back, and leaves tables and statistics as after the load. */
export async function clearReserve(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    const { rows: ids } = await owner.query<{ id: string }>("select d.id from dossier d join person p on p.id = d.applicant_id where p.identity_number = $1", [APPLICANT.identityNumber]);
    if (ids.length === 0) return;
    const gone = ids.map(({ id }) => id);
    for (const table of BELOW) await owner.query(`delete from ${table} where dossier_id = any($1)`, [gone]);
    await owner.query("delete from dossier where id = any($1)", [gone]);
    await owner.query("delete from operation");
    await owner.query("delete from pgboss.job");
    await owner.query("delete from dossier_number_counter c where (day >= $1 or day = $2) and not exists (select 1 from dossier d where d.code_unit = c.unit and d.code_day = c.day)", [vietnamDay(now()), vietnamDay(RECEIVED_AT)]);
    await owner.query("delete from register_book b where not exists (select 1 from register_entry e where e.office_id = b.office_id and e.year = b.year)");
    await owner.query("vacuum (analyze)");
  });
}

/**
 * Fresh dossiers for the writes, `count` at each desk: submitted and checked (to be received), received and free (to be claimed).
 * They belong to one invented applicant, so that the next measurement can take them away.
 */
export async function layReserve(ownerUrl: string, count: number): Promise<Reserve> {
  await clearReserve(ownerUrl);
  return asOwner(ownerUrl, async (owner) => {
    const loader = await loaderOf(owner, await seedReference(owner), now());
    const offers = await offersOf(owner, loader.calendar, vietnamDay(now()));
    const offer = offers.find(({ agencyCode }) => agencyCode === MEASURED_AGENCY);
    if (!offer) throw new Error(`Nothing to file with ${MEASURED_AGENCY}`);
    const plan: Plan = { offer, officeCode: MEASURED_OFFICE, channel: "ONLINE", receivedAt: RECEIVED_AT };
    await owner.query("insert into person (id, full_name, identity_number) values ($1, $2, $3) on conflict (identity_number) do nothing", [newId(), APPLICANT.name, APPLICANT.identityNumber]);
    const { rows: [person] } = await owner.query<{ id: string }>("select id from person where identity_number = $1", [APPLICANT.identityNumber]);
    if (!person) throw new Error("No applicant");
    const cast = castOf(loader, plan, { id: person.id, name: APPLICANT.name });
    const acts = (until: PastAct["event"]): PastAct[] => {
      const all: PastAct[] = [
        { event: "CREATE_DRAFT", actor: { kind: "CITIZEN", ...cast.citizen }, at: new Date(plan.receivedAt.getTime() - 3 * HOUR), operationId: newId() },
        { event: "SUBMIT", actor: { kind: "CITIZEN", ...cast.citizen }, at: new Date(plan.receivedAt.getTime() - 2 * HOUR), operationId: newId() },
        { event: "RECEIVE", actor: { kind: "POSTAL_CLERK", ...cast.clerk }, at: plan.receivedAt, operationId: newId() },
      ];
      return all.slice(0, all.findIndex(({ event }) => event === until) + 1);
    };
    const rows = noRows();
    const movable = (until: PastAct["event"], version: number) => Array.from({ length: count }, (_, place): Movable => ({
      id: addDossier(rows, loader, plan, cast, acts(until), place), version,
    }));
    const reserve = { submitted: movable("SUBMIT", 2), received: movable("RECEIVE", 3) };
    const checked = offer.version.components.filter(({ kind }) => kind !== "NOTE");
    rows.component_answer.push(...reserve.submitted.flatMap(({ id }) => checked.map((component) => ({
      dossier_id: id, component_id: component.id, answer: "FILED", originals: 1, certified_copies: 0, photocopies: 0, checked_by_id: cast.clerk.id, checked_by_name: cast.clerk.name, checked_at: plan.receivedAt,
    }))));
    await writeRows(owner, rows);
    await writeCounters(owner, loader.counters);
    await owner.query("analyze dossier, dossier_event");
    return reserve;
  });
}
