import type pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { isWorkingDay } from "@/lib/deadlines/working-days";
import type { PastAct } from "@/lib/dossiers/replay";
import { dueOf } from "@/lib/dossiers/term";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { Channel } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { type Chance, chanceOf } from "@/prisma/seed/chance";
import { type VersionOfTime, versionsOn } from "@/prisma/seed/versions";

/** The agency whose desks are measured, and its share of all dossiers: a big department of a big province. */
export const MEASURED_AGENCY = "H42.18";
const MEASURED_SHARE = 0.5;
/** Counters of the post; most dossiers pass the first one. */
export const MEASURED_OFFICE = "430001";
const OTHER_OFFICE = "400001";

const DAY = 86_400_000;
const MINUTE = 60_000;
const YEARS = 2;

/** Who acts in an invented past: those of each agency or office, by its code. */
export type Authors = Readonly<Record<"OFFICIAL" | "POSTAL_CLERK" | "COURIER", ReadonlyMap<string, readonly Author[]>>>;
export type Author = Readonly<{ id: string; name: string }>;

/** What is filed: an agency, one of its procedures by post, and the version of today. */
export type Offer = Readonly<{ agencyId: string; agencyCode: string; procedureCode: string; version: VersionOfTime }>;

/** One dossier to come: where, what, how, and when it reaches the counter. */
export type Plan = Readonly<{ offer: Offer; officeCode: string; channel: Channel; receivedAt: Date }>;

/** The by-post procedures of today's agencies that have a limit. */
export async function offersOf(client: pg.ClientBase, calendar: WorkingCalendar, today: string): Promise<Offer[]> {
  const versions = await versionsOn(client, today);
  const { rows } = await client.query<{ id: string; code: string; procedure_code: string }>(
    `select a.id, a.code, l.procedure_code from agency_procedure l join agency a on a.id = l.agency_id
     where l.by_post and l.effective_to is null and a.code like 'H42.%' order by a.code, l.procedure_code`,
  );
  return rows.flatMap(({ id, code, procedure_code }) => {
    const version = versions.get(procedure_code);
    if (!version || !dueOf(calendar, vietnamMoment(today, "08:00"), version.termBy("POST"), []).ok) return [];
    return [{ agencyId: id, agencyCode: code, procedureCode: procedure_code, version }];
  });
}

/** How many work at each agency and counter of a big province, beside the demo's people. */
const COLLEAGUES = { OFFICIAL: 12, POSTAL_CLERK: 6, COURIER: 60 } as const;

/** Gives the measured agencies and counters as many employees as they have in life, and reads who works where. */
export async function hireAuthors(client: pg.ClientBase): Promise<Authors> {
  for (const [role, count] of Object.entries(COLLEAGUES)) {
    const place = role === "OFFICIAL" ? "agency" : "post_office";
    await client.query(
      `insert into staff (id, username, full_name, role, agency_id, office_id, province_code, email)
       select gen_random_uuid(), lower('do.' || $1 || '.' || p.code || '.' || n), 'Nhân viên ' || p.code || ' số ' || n, $1::staff_role,
         case when $1 = 'OFFICIAL' then p.id end, case when $1 <> 'OFFICIAL' then p.id end, p.province_code, 'do@bench.example'
       from ${place} p, generate_series(1, $2::int) n where p.code = any($3) on conflict (username) do nothing`,
      [role, count, role === "OFFICIAL" ? await agencyCodes(client) : [MEASURED_OFFICE, OTHER_OFFICE]],
    );
  }
  const { rows } = await client.query<{ id: string; full_name: string; role: keyof Authors; place: string }>(
    `select s.id, s.full_name, s.role, coalesce(a.code, o.code) as place
     from staff s left join agency a on a.id = s.agency_id left join post_office o on o.id = s.office_id
     where s.disabled_at is null and s.role in ('OFFICIAL', 'POSTAL_CLERK', 'COURIER') order by s.username`,
  );
  const of = (role: keyof Authors) => {
    const byPlace = new Map<string, Author[]>();
    for (const row of rows.filter((one) => one.role === role)) byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), { id: row.id, name: row.full_name }]);
    return byPlace;
  };
  return { OFFICIAL: of("OFFICIAL"), POSTAL_CLERK: of("POSTAL_CLERK"), COURIER: of("COURIER") };
}

async function agencyCodes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>("select code from agency where effective_to is null and code like 'H42.%'");
  return rows.map(({ code }) => code);
}

function workingDaysUntil(calendar: WorkingCalendar, last: Date): string[] {
  const days: string[] = [];
  for (let at = last.getTime() - YEARS * 365 * DAY; at <= last.getTime(); at += DAY) {
    const day = vietnamDay(new Date(at));
    const working = isWorkingDay(calendar, day);
    if (working.ok && working.value) days.push(day);
  }
  return days;
}

/** `count` dossiers over the two years up to `until`, in the order of their reception; the same every time for the same day. */
export function plansUntil(calendar: WorkingCalendar, offers: readonly Offer[], count: number, until: Date): Plan[] {
  const chance = chanceOf(count);
  const days = workingDaysUntil(calendar, new Date(until.getTime() - DAY));
  const measured = offers.filter(({ agencyCode }) => agencyCode === MEASURED_AGENCY);
  const others = offers.filter(({ agencyCode }) => agencyCode !== MEASURED_AGENCY);
  const plans = Array.from({ length: count }, (): Plan => {
    const offer = chance.pick(chance.next() < MEASURED_SHARE ? measured : others);
    const minute = chance.between(455, 1005);
    const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    return {
      offer, officeCode: chance.next() < 0.8 ? MEASURED_OFFICE : OTHER_OFFICE, channel: chance.next() < 0.4 ? "POST" : "ONLINE",
      receivedAt: vietnamMoment(chance.pick(days), clock),
    };
  });
  return plans.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** How a dossier's way ends, or where it stands still: most end, some of the last months wait at every desk. */
type Course = "WHOLE" | "AT_COUNTER" | "UNCLAIMED" | "HELD" | "WAITING" | "TURNED_AWAY" | "WITHDRAWN" | "STOPPED" | "UNFETCHED";

function courseOf(chance: Chance, age: number): Course {
  const roll = chance.next();
  if (roll < 0.01) return "TURNED_AWAY";
  if (roll < 0.02) return "WITHDRAWN";
  if (roll < 0.025) return "STOPPED";
  if (age < 10 * DAY && roll < 0.3) return "AT_COUNTER";
  if (age < 120 * DAY && roll < 0.3) return roll < 0.1 ? "UNCLAIMED" : roll < 0.22 ? "HELD" : roll < 0.26 ? "WAITING" : "UNFETCHED";
  return "WHOLE";
}

type Cast = Readonly<{ citizen: Author; clerk: Author; courier: Author; official: Author }>;

/** What happened to one dossier up to `until`, in the order of the lifecycle. */
export function actsOf(chance: Chance, plan: Plan, cast: Cast, until: Date): PastAct[] {
  const { receivedAt, channel } = plan;
  const course = courseOf(chance, until.getTime() - receivedAt.getTime());
  const citizen = { kind: "CITIZEN", ...cast.citizen } as const;
  const clerk = { kind: "POSTAL_CLERK", ...cast.clerk } as const;
  const courier = { kind: "COURIER", ...cast.courier } as const;
  const official = { kind: "OFFICIAL", ...cast.official } as const;
  const acts: PastAct[] = [];
  const act = (event: PastAct["event"], actor: PastAct["actor"], at: number, reason?: string) => {
    const moment = new Date(receivedAt.getTime() + at);
    if (moment <= until) acts.push({ event, actor, at: moment, operationId: newId(), ...(reason !== undefined && { reason }) });
  };
  const filed = -chance.between(90, 900) * MINUTE;
  act("CREATE_DRAFT", citizen, filed - chance.between(5, 60) * MINUTE);
  act("SUBMIT", citizen, filed);
  if (channel === "POST") {
    act("COLLECT_PAPERS", courier, filed + 60 * MINUTE);
    act("TAKE_OVER_PAPERS", clerk, -20 * MINUTE);
  }
  if (course === "AT_COUNTER") return acts;
  if (course === "TURNED_AWAY") return act("REJECT", clerk, 0, "Không thuộc thẩm quyền giải quyết."), acts;
  act("RECEIVE", clerk, 0);
  if (course === "UNCLAIMED") return acts;
  const claimed = chance.between(20, 600) * MINUTE;
  act("CLAIM", official, claimed);
  if (course === "HELD") return acts;
  const ended = claimed + chance.between(1, 12) * DAY;
  if (course === "WAITING" || chance.next() < 0.06) {
    act("REQUEST_SUPPLEMENT", official, claimed + 120 * MINUTE, "Bổ sung bản sao có chứng thực của văn bằng.");
    if (course === "WAITING") return acts;
    act("ACCEPT_SUPPLEMENT", clerk, claimed + 12 * 60 * MINUTE);
  }
  if (course === "WITHDRAWN") return act("WITHDRAW", citizen, ended), acts;
  if (course === "STOPPED") return act("STOP", official, ended, "Người nộp không còn nhu cầu."), acts;
  if (chance.next() < 0.03) act("REFUSE", official, ended, "Chưa đủ điều kiện theo quy định.");
  else {
    act("ATTACH_RESULT", official, ended);
    act("GRANT", official, ended);
  }
  if (course === "UNFETCHED") return acts;
  if (channel === "POST") act("DISPATCH_RESULT", clerk, ended + 4 * 60 * MINUTE);
  act(channel === "POST" ? "DELIVER_RESULT" : "RETURN_AT_COUNTER", channel === "POST" ? courier : clerk, ended + chance.between(1, 4) * DAY);
  return acts;
}
