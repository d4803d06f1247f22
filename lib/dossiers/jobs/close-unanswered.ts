import { permit, type Permit } from "@/lib/access/policy";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { stopLetter } from "@/lib/dossiers/form-data/agency-letters";
import { applicantNotice, readHappening } from "@/lib/dossiers/jobs/applicant-notice";
import { signingHead } from "@/lib/dossiers/queries/agency-people";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import { supplementEnding, supplementOver } from "@/lib/dossiers/supplement-term";
import { issueForm } from "@/lib/forms/commands";
import { systemActor } from "@/lib/identity/actor";
import { alertOf } from "@/lib/notifications/alert-templates";
import { tellByMail } from "@/lib/notifications/jobs";
import { NoticeInHand } from "@/lib/notifications/jobs/send-once";
import { keepAlerts } from "@/lib/notifications/jobs/staff-alerts";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatDate, vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";

/** A received dossier that waits for its applicant under a term of his own. */
type Waiting = Readonly<{
  id: string; code: string; procedure_name: string; version: number; agency_id: string; holder_id: string | null;
  request_id: string; until: Date;
}>;

const PAGE = 200;
const DAY_MS = 86_400_000;
/** Longer than the reminder's days, so that nothing of interest is left out. */
const LOOKED_AHEAD_MS = 5 * DAY_MS;

/** Waiting dossiers whose term is over or ends within days, by id, a page after the last one. The last request's term counts. */
async function waitingPage(_permitted: Permit, tx: Tx, before: Date, after: string): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    select d.id, d.code, v.name as procedure_name, d.version, d.agency_id, d.holder_id, e.id as request_id, (e.payload ->> 'supplementBy')::timestamptz as until
    from dossier d join procedure_version v on v.id = d.procedure_version_id
      join lateral (select id, payload from dossier_event where dossier_id = d.id and event = 'REQUEST_SUPPLEMENT' order by seq desc limit 1) e on true
    where d.status = 'AWAITING_SUPPLEMENT' and d.received_at is not null and (e.payload ->> 'supplementBy')::timestamptz < ${before} and d.id > ${after}::uuid
    order by d.id limit ${PAGE}`;
}

/** Whether the applicant has answered since the request: a visit asked for or made, papers at the counter, a file. */
async function answered(_permitted: Permit, tx: Tx, { id, request_id }: Waiting): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ answered: boolean }[]>`
    select exists (select 1 from pickup_request p where p.dossier_id = q.dossier_id and p.created_at > q.occurred_at and p.status <> 'CANCELLED')
        or exists (select 1 from dossier_event e where e.dossier_id = q.dossier_id and e.seq > q.seq and e.event in ('COLLECT_PAPERS', 'TAKE_OVER_PAPERS', 'DIGITISE')) as answered
    from dossier_event q where q.id = ${request_id}::uuid and q.dossier_id = ${id}::uuid`;
  return found?.answered ?? false;
}

/** The holder is to look at what came: nothing is closed over his head. */
async function tellHolder(_permitted: Permit, tx: Tx, waiting: Waiting, at: Date): Promise<void> {
  const { id, code, procedure_name, holder_id, agency_id, until } = waiting;
  const people = await tx.staff.findMany({ where: { agencyId: agency_id, disabledAt: null }, select: { id: true, role: true } });
  const holder = people.find((person) => person.id === holder_id);
  const told = holder ? [holder.id] : people.filter(({ role }) => role === "AGENCY_HEAD").map((head) => head.id);
  const day = vietnamDay(until);
  const words = alertOf("CLOSING_HELD", { code, procedureName: procedure_name, dueAt: until, day, by: null, reason: null });
  await keepAlerts(tx, told.map((staffId) => ({ kind: "CLOSING_HELD" as const, thing: id, day, staffId, path: `/co-quan/ho-so/${id}`, dossierId: id, ...words })), at);
}

/** Closes one dossier, unless its applicant answers at the same moment: the row's lock lets one of the two win. */
async function closeOne(permitted: Permit<"dossier.close-unanswered">, waiting: Waiting, at: Date): Promise<boolean> {
  return transactAsJobs(async (tx) => {
    const { id, request_id, until } = waiting;
    await tx.$queryRaw`select id from dossier where id = ${id}::uuid for update`;
    if (await answered(permitted, tx, waiting)) {
      await tellHolder(permitted, tx, waiting, at);
      return false;
    }
    const dossierId = asId<"dossier">(id);
    const reason = `Hết hạn bổ sung ngày ${formatDate(until)} mà người nộp chưa gửi giấy tờ.`;
    const moved = await moveDossier<"CLOSE_UNANSWERED">(permitted, tx, {
      event: "CLOSE_UNANSWERED", dossierId, operationId: newId<"operation">(), expectedVersion: waiting.version, at, reason, payload: { requestId: request_id, supplementBy: until.toISOString() },
    });
    // Somebody was faster: his act stands, and the next round looks again.
    if (!moved.ok) return false;
    await tx.paper.updateMany({ where: { dossierId: id, holderKind: { not: "CITIZEN" }, kind: { not: "RESULT" } }, data: { owedBack: true } });
    const letter = { facts: await readFormFacts(permitted, tx, id), writerName: permitted.actor.name, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const headName = await signingHead(permitted, tx, waiting.agency_id);
    await issueForm(permitted, tx, { dossierId: id, kind: "STOP_NOTICE", data: stopLetter(letter, { reason, askedAt: null, headName }), at });
    return true;
  });
}

/** Reminds the applicant, once for each request, that his term is about to end; not when he has answered. */
async function remind(permitted: Permit, waiting: Waiting): Promise<void> {
  const notice = await transactAsJobs(async (tx) => {
    if (await answered(permitted, tx, waiting)) return null;
    const happening = await readHappening(tx, waiting.request_id);
    return happening && applicantNotice("SUPPLEMENT_ENDING", happening, "SUPPLEMENT_ENDING");
  });
  if (notice) await tellByMail(notice);
}

/**
 * One round over the received dossiers that wait for their applicant: closed when his own term is over without an answer (domain.md 1.3;
 * originals are owed back and the Thông báo dừng giải quyết is issued), reminded of three days before its end. Runs any number of times.
 * @returns how many were closed
 */
export async function closeUnanswered(): Promise<number> {
  const permitted = permit(systemActor(), "dossier.close-unanswered");
  const at = now();
  let closed = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const from = after;
    const page = await transactAsJobs((tx) => waitingPage(permitted, tx, new Date(at.getTime() + LOOKED_AHEAD_MS), from));
    for (const waiting of page) {
      try {
        if (supplementOver(waiting.until, at)) closed += (await closeOne(permitted, waiting, at)) ? 1 : 0;
        else if (supplementEnding(waiting.until, at)) await remind(permitted, waiting);
      } catch (error) {
        if (!(error instanceof NoticeInHand)) log.error(`waiting dossier ${waiting.id}`, error);
      }
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return closed;
    after = last.id;
  }
}
