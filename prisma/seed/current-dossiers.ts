import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { addWorkingDays, workingDaysBetween } from "@/lib/deadlines/working-days";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { works } from "@/lib/deadlines/calendar-index";
import { dayOfMinute, dayText, localMinuteOf } from "@/lib/deadlines/days";
import { watchDeadlines } from "@/lib/dossiers/jobs/watch-deadlines";
import { type ActorKind, type ActorOf, mintActor } from "@/lib/identity/actor";
import { now, setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { asId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import type { Result } from "@/lib/platform/result";
import { requestFormSchema } from "@/lib/procedures/schema";
import { type Chance, chanceOf } from "@/prisma/seed/chance";
import { seedHeldAct } from "@/prisma/seed/held-act";
import { Journey, type JourneyCast, type JourneyProcedure } from "@/prisma/seed/journey";
import { type Stage, STAGES } from "@/prisma/seed/journey-stages";

/** Journeys at the same time: one waits for the database while another prints a form. */
const AT_ONCE = 3;
const moment = new AsyncLocalStorage<Date>();

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value;
}

type StaffRow = { id: string; full_name: string; role: "POSTAL_CLERK" | "COURIER" | "OFFICIAL" | "AGENCY_HEAD"; agency_id: string | null; office_id: string | null; province_code: string };

function actorOfRow(row: StaffRow): ActorOf<"POSTAL_CLERK"> | ActorOf<"COURIER"> | ActorOf<"OFFICIAL"> | ActorOf<"AGENCY_HEAD"> {
  const staff = { id: asId<"staff">(row.id), name: row.full_name, provinceCode: row.province_code };
  if (row.role === "OFFICIAL" || row.role === "AGENCY_HEAD") return mintActor({ ...staff, kind: row.role, officeId: null, agencyId: asId<"agency">(row.agency_id ?? "") });
  return mintActor({ ...staff, kind: row.role, officeId: asId<"office">(row.office_id ?? ""), agencyId: null });
}

type People = Readonly<{ staff: readonly ReturnType<typeof actorOfRow>[]; citizens: readonly Pick<JourneyCast, "citizen" | "home">[] }>;

async function readPeople(client: pg.Pool): Promise<People> {
  const staff = await client.query<StaffRow>(
    "select id, full_name, role, agency_id, office_id, province_code from staff where disabled_at is null and role in ('POSTAL_CLERK', 'COURIER', 'OFFICIAL', 'AGENCY_HEAD') order by username",
  );
  const citizens = await client.query<{ id: string; full_name: string; address_text: string; commune_code: string; phone: string }>(
    "select id, full_name, address_text, commune_code, phone from person where oidc_subject is not null and assurance_level > 1 order by oidc_subject",
  );
  return {
    staff: staff.rows.map(actorOfRow),
    citizens: citizens.rows.map((row) => ({
      citizen: mintActor({ kind: "CITIZEN", id: asId<"person">(row.id), name: row.full_name, assuranceLevel: 2 }),
      home: { addressText: row.address_text.split(",")[0] ?? row.address_text, communeCode: row.commune_code, phone: row.phone },
    })),
  };
}

/** Curated procedures that today's agencies take by post at a counter of the post, each with its first case. */
async function readProcedures(client: pg.Pool, officeCode: string): Promise<JourneyProcedure[]> {
  const { rows } = await client.query<Omit<JourneyProcedure, "requestForm"> & { requestForm: unknown; agencyCode: string }>(
    `select p.code, c.id as "caseId", a.id as "agencyId", a.code as "agencyCode", o.id as "officeId", v.request_form as "requestForm", v.sign_off as "signOff", v.supplement_policy = 'PAUSE' as pauses,
       (select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'originals', k.originals, 'certifiedCopies', k.certified_copies, 'photocopies', k.photocopies,
          'alternativeGroup', k.alternative_group, 'conditionText', k.condition_text) order by k.position) from component k where k.case_id = c.id) as components
     from agency_procedure ap join agency a on a.id = ap.agency_id join procedure p on p.code = ap.procedure_code
       join procedure_version v on v.id = p.current_version_id join procedure_case c on c.version_id = v.id and c.position = (select min(position) from procedure_case where version_id = v.id)
       join post_office o on o.code = $1
     where ap.by_post and ap.effective_to is null and p.fileable and v.curated and a.level = 'PROVINCE'
       and exists (select 1 from staff s where s.agency_id = a.id and s.role = 'OFFICIAL' and s.disabled_at is null)
       and exists (select 1 from procedure_channel l where l.version_id = v.id and l.channel = 'ONLINE')
       and jsonb_array_length(v.request_form) > 0
     order by a.code, p.code`,
    [officeCode],
  );
  return rows.map(({ requestForm, ...row }) => ({ ...row, requestForm: requestFormSchema.parse(requestForm) }));
}

function castFor(people: People, procedure: JourneyProcedure, chance: Chance): JourneyCast {
  const at = <K extends ActorKind>(kind: K, belongs: (actor: ActorOf<K>) => boolean): ActorOf<K> =>
    chance.pick(people.staff.filter((actor): actor is Extract<typeof actor, ActorOf<K>> => actor.kind === kind).filter((actor) => belongs(actor as unknown as ActorOf<K>))) as unknown as ActorOf<K>;
  const inOffice = (actor: { officeId: string }) => actor.officeId === procedure.officeId;
  return {
    ...chance.pick(people.citizens),
    clerk: at("POSTAL_CLERK", inOffice),
    courier: at("COURIER", inOffice),
    official: at("OFFICIAL", (actor) => actor.agencyId === procedure.agencyId),
    head: at("AGENCY_HEAD", (actor) => actor.agencyId === procedure.agencyId),
  };
}

/** Leads one dossier along its stage, so that its last act lies on the last working day before today or some days earlier. */
async function lead(journey: Journey, stage: Stage, calendar: WorkingCalendar, days: number, lag: number): Promise<void> {
  const steps = stage.steps(days);
  const lastIndex = steps.at(-1)?.day ?? 0;
  const today = vietnamDay(now());
  const reference = new Date(vietnamMoment(today).getTime() - 90 * 86_400_000);
  const before = must(workingDaysBetween(calendar, vietnamDay(reference), today));
  const todayWorks = must(addWorkingDays(calendar, vietnamDay(new Date(vietnamMoment(today).getTime() - 86_400_000)), 1)) === today;
  const filed = must(addWorkingDays(calendar, vietnamDay(reference), before - (todayWorks ? 1 : 0) - lastIndex - lag));
  const dayOf = (index: number) => (index === 0 ? filed : must(addWorkingDays(calendar, filed, index)));
  await moment.run(vietnamMoment(filed, "08:20"), () => journey.draft(stage.byPost, stage.returnMethod, dayOf(1)));
  for (const { day, time, act } of steps) await moment.run(vietnamMoment(dayOf(day), time), () => act(journey));
}

/** The last working day before `at`. */
function lastWorkingDay(calendar: WorkingCalendar, at: Date): string {
  let day = dayOfMinute(localMinuteOf(at)) - 1;
  while (!works(calendar, day)) day -= 1;
  return dayText(day);
}

/** What the worker told the employees until the afternoon of the last working day: the portal has run all along. */
async function tellUntilYesterday(calendar: WorkingCalendar, at: Date): Promise<void> {
  await moment.run(vietnamMoment(lastWorkingDay(calendar, at), "16:45"), watchDeadlines);
}

/**
 * About 300 dossiers around today in every status, each led there by the product's own commands in the past of the clock: papers,
 * custody, forms, charges and events are what live ones have. Their notices are not sent: they are of the past.
 * @param perStage fewer of them: at most so many in each stage
 */
export async function seedCurrentDossiers(ownerUrl: string, calendar: WorkingCalendar, sample: Uint8Array, officeCode: string, perStage = Number.POSITIVE_INFINITY): Promise<number> {
  const chance = chanceOf(300);
  const client = new pg.Pool({ connectionString: ownerUrl, max: AT_ONCE });
  const people = await readPeople(client);
  const procedures = await readProcedures(client, officeCode);
  const jobs = chance.shuffled(STAGES.flatMap((stage) => Array.from({ length: Math.min(stage.count, Math.max(perStage, stage.atLeast ?? 0)) }, () => ({
    stage, procedure: chance.pick(procedures.filter(({ signOff, pauses }) => signOff === (stage.signOff ?? false) && (pauses || stage.pauses !== true))), days: chance.between(1, 6),
    lag: stage.lyingDays ?? (stage.name.startsWith("đã trả") ? chance.between(0, 15) : chance.between(0, 3)),
  })))).map((job) => ({ ...job, cast: castFor(people, job.procedure, chance) }));
  const started = now();
  setClock(() => moment.getStore() ?? started);
  try {
    const queue = jobs.values();
    const worker = async () => {
      for (const { stage, procedure, cast, days, lag } of queue) {
        try {
          await lead(new Journey(client, cast, procedure, sample), stage, calendar, days, lag);
        } catch (error) {
          throw new Error(`${stage.name}, ${procedure.code}`, { cause: error });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await moment.run(vietnamMoment(lastWorkingDay(calendar, started), "16:20"), () => seedHeldAct(client));
    await tellUntilYesterday(calendar, started);
  } finally {
    setClock();
    await closeQueue();
    await closeDatabase();
  }
  await client.query("delete from pgboss.job where name = 'dossier-event'");
  await client.end();
  return jobs.length;
}
