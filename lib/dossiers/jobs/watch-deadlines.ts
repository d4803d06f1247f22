import { permit, type Permit } from "@/lib/access/policy";
import { dayOfMinute, instantOf, localMinuteOf, MINUTES_PER_DAY } from "@/lib/deadlines/days";
import { HOLE } from "@/lib/deadlines/calendar";
import { workingDayAfter } from "@/lib/deadlines/calendar-index";
import { calendarInForce } from "@/lib/deadlines/queries";
import { NATIONAL_SCOPE } from "@/lib/deadlines/scoped-calendar";
import { alertsOfDossier, alertsOfUnanswered } from "@/lib/dossiers/alert-rules";
import { type Crew, type Cursor, readCrew, type Watch, type Watched, watchedPage } from "@/lib/dossiers/jobs/watched-dossiers";
import { systemActor } from "@/lib/identity/actor";
import { alertOf } from "@/lib/notifications/alert-templates";
import { keepAlerts } from "@/lib/notifications/jobs/staff-alerts";
import type { AlertToTell } from "@/lib/notifications/staff-alert";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import type { StaffAlertKind } from "@/lib/platform/generated/enums";

/** One more than the three that are told of: a place may have days off of its own. */
const WORKING_DAYS_AHEAD = 4;
/** Three working days are never spread over more, whatever the days off. */
const DAYS_BACK = 16;
const DAY_MS = 86_400_000;

/** Where an employee acts on an alert. */
const PATHS: Partial<Record<StaffAlertKind, (thing: string) => string>> = {
  TRANSFER_LATE: (thing) => `/buu-dien/quay/${thing}`,
};

function alertsOf({ dossier, calendar, code, procedureName }: Watched, at: Date): AlertToTell[] {
  return alertsOfDossier(calendar, dossier, at).map((fact) => ({
    ...fact, dossierId: dossier.id, path: PATHS[fact.kind]?.(dossier.id) ?? `/co-quan/ho-so/${dossier.id}`,
    ...alertOf(fact.kind, { code, procedureName, dueAt: fact.kind === "SUPPLEMENT_RETURN" || fact.kind === "TRANSFER_LATE" ? null : dossier.dueAt, day: fact.day, by: null, reason: null }),
  }));
}

/** The end of the day until which due dates are looked at. */
async function lookAheadTo(permitted: Permit, tx: Tx, at: Date): Promise<Date> {
  const calendar = await calendarInForce(permitted, tx, { provinceCode: NATIONAL_SCOPE, agencyId: null });
  const day = calendar.ok ? workingDayAfter(calendar.value, dayOfMinute(localMinuteOf(at)), WORKING_DAYS_AHEAD) : HOLE;
  return day === HOLE ? new Date(at.getTime() + DAYS_BACK * DAY_MS) : instantOf((day + 1) * MINUTES_PER_DAY);
}

async function watch(permitted: Permit, crew: Crew, name: Watch, bound: Date, at: Date): Promise<number> {
  let made = 0;
  let cursor: Cursor | null = null;
  do {
    const after: Cursor | null = cursor;
    cursor = await transactAsJobs(async (tx): Promise<Cursor | null> => {
      const { page, next } = await watchedPage(permitted, tx, crew, name, bound, after);
      made += (await keepAlerts(tx, page.flatMap((watched) => alertsOf(watched, at)), at)).length;
      return next;
    });
  } while (cursor !== null);
  return made;
}

/** Opinions that were not given in time: the one who asked and the head of the agency that was asked. */
async function watchOpinions(permitted: Permit, crew: Crew, at: Date): Promise<number> {
  return transactAsJobs(async (tx) => {
    const late = await tx.opinionRequest.findMany({ where: { answeredAt: null, dueAt: { lt: at } }, orderBy: [{ dueAt: "asc" }, { id: "asc" }] });
    const agencies = await tx.agency.findMany({ where: { id: { in: late.map(({ askedAgencyId }) => askedAgencyId) } }, select: { id: true, provinceCode: true } });
    const alerts: AlertToTell[] = [];
    for (const { id, dueAt, askedById, askedAgencyId, dossierId, dossierCode, procedureName } of late) {
      const calendar = await calendarInForce(permitted, tx, { provinceCode: agencies.find((agency) => agency.id === askedAgencyId)?.provinceCode ?? NATIONAL_SCOPE, agencyId: askedAgencyId });
      if (!calendar.ok) continue;
      const asker = crew.active.has(askedById) ? [askedById] : [];
      for (const fact of alertsOfUnanswered(calendar.value, "OPINION_LATE", { id, dueAt, toldIds: [...asker, ...crew.headsOf(askedAgencyId)] }, at)) {
        const path = fact.staffId === askedById ? `/co-quan/ho-so/${dossierId}` : `/co-quan/y-kien/${id}`;
        alerts.push({ ...fact, path, dossierId, ...alertOf(fact.kind, { code: dossierCode, procedureName, dueAt, day: fact.day, by: null, reason: null }) });
      }
    }
    return (await keepAlerts(tx, alerts, at)).length;
  });
}

/** Clerks' questions that nobody answered in time: the head of the agency that was asked. */
async function watchQuestions(permitted: Permit, crew: Crew, at: Date): Promise<number> {
  return transactAsJobs(async (tx) => {
    const late = await tx.expertQuestion.findMany({ where: { answeredAt: null, dueAt: { lt: at } }, orderBy: [{ dueAt: "asc" }, { id: "asc" }], include: { dossier: { select: { code: true, submissionCode: true } } } });
    const agencies = await tx.agency.findMany({ where: { id: { in: late.map(({ agencyId }) => agencyId) } }, select: { id: true, provinceCode: true } });
    const alerts: AlertToTell[] = [];
    for (const { id, dueAt, agencyId, dossierId, dossier, procedureCode, procedureName } of late) {
      const calendar = await calendarInForce(permitted, tx, { provinceCode: agencies.find((agency) => agency.id === agencyId)?.provinceCode ?? NATIONAL_SCOPE, agencyId });
      if (!calendar.ok) continue;
      for (const fact of alertsOfUnanswered(calendar.value, "QUESTION_LATE", { id, dueAt, toldIds: crew.headsOf(agencyId) }, at)) {
        const code = dossier?.code ?? dossier?.submissionCode ?? procedureCode;
        alerts.push({ ...fact, path: "/co-quan/hoi-dap", dossierId, ...alertOf(fact.kind, { code, procedureName, dueAt, day: fact.day, by: null, reason: null }) });
      }
    }
    return (await keepAlerts(tx, alerts, at)).length;
  });
}

/**
 * One pass over what is open: due dates within four working days or passed, dossiers whose papers may have to go back, papers at the
 * counter, unanswered opinions and questions. Keeps the alerts that are due; those that were told before stay as they are.
 * @returns how many alerts are new
 */
export async function watchDeadlines(): Promise<number> {
  const permitted = permit(systemActor(), "alert.make");
  const at = now();
  const { crew, ahead } = await transactAsJobs(async (tx) => ({ crew: await readCrew(permitted, tx), ahead: await lookAheadTo(permitted, tx, at) }));
  let made = await watch(permitted, crew, "DUE", ahead, at);
  made += await watch(permitted, crew, "RECEIVED", new Date(at.getTime() - DAYS_BACK * DAY_MS), at);
  made += await watch(permitted, crew, "AT_COUNTER", at, at);
  made += await watchOpinions(permitted, crew, at);
  return made + (await watchQuestions(permitted, crew, at));
}
