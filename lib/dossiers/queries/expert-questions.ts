import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { calendarOfToday } from "@/lib/deadlines/queries";
import { remainingUntil, remainingWords } from "@/lib/deadlines/remaining";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDateTime } from "@/lib/platform/format";
import type { ExpertQuestion, Prisma } from "@/lib/platform/generated/client";
import { isId } from "@/lib/platform/ids";

export type QuestionView = Readonly<{
  id: string;
  procedureCode: string;
  procedureName: string;
  componentName: string;
  question: string;
  askedBy: string;
  /** A photo of the paper is with it (`/api/question-photos/<id>`). */
  photo: boolean;
  askedAt: Date;
  dueAt: Date;
  /** "còn 25 phút làm việc, đến 09:30 ngày 26/11/2026"; once answered, whether in time. */
  dueWords: string;
  overdue: boolean;
  answer: Readonly<{ words: string; by: string; at: Date; keptAsHint: boolean }> | null;
}>;
export type QuestionPage = Readonly<{ open: readonly QuestionView[]; answered: readonly QuestionView[]; next: string | null }>;
/** A question of one's own office, with the dossier that it was asked from. */
export type AskedQuestion = QuestionView & Readonly<{ dossierId: string | null }>;

/** What experts said of a component, and what is still asked. */
export type ExpertNote = Readonly<{ id: string; componentId: string; hint: boolean; question: string; answer: string | null; by: string | null; at: Date; waiting: string | null }>;

const PAGE = 30;
const MOST_OPEN = 200;

type Row = ExpertQuestion & Readonly<{ photo: { questionId: string } | null }>;
const WITH_PHOTO = { photo: { select: { questionId: true } } } as const;

function timeWords(calendar: WorkingCalendar | null, { dueAt, answeredAt }: ExpertQuestion): { words: string; overdue: boolean } {
  if (answeredAt !== null) return { words: answeredAt <= dueAt ? "trả lời trong giờ hẹn" : "trả lời sau giờ hẹn", overdue: false };
  if (calendar === null) return { words: `hạn ${formatDateTime(dueAt)}`, overdue: now() > dueAt };
  const input = { calendar, due: dueAt, precision: "MINUTE", now: now() } as const;
  return { words: remainingWords(input), overdue: remainingUntil(input).overdue };
}

function viewOf(calendar: WorkingCalendar | null, row: Row): QuestionView {
  const { words: dueWords, overdue } = timeWords(calendar, row);
  const { id, procedureCode, procedureName, question, askedByName, askedAt, dueAt, answer, answeredByName, answeredAt, keptAsHint } = row;
  return {
    id, procedureCode, procedureName, componentName: row.componentName ?? "", question, askedBy: askedByName, photo: row.photo !== null, askedAt, dueAt, dueWords, overdue,
    answer: answer === null || answeredAt === null ? null : { words: answer, by: answeredByName ?? "", at: answeredAt, keptAsHint },
  };
}

/** `2026-11-26T02:00:00.000Z~id`: the row after which a page begins. */
function afterCursor(text: string): Prisma.ExpertQuestionWhereInput {
  const [moment = "", id = ""] = text.split("~");
  const at = new Date(moment);
  if (Number.isNaN(at.getTime()) || !isId(id)) return {};
  return { OR: [{ answeredAt: { lt: at } }, { answeredAt: at, id: { lt: id } }] };
}

const cursorOf = (row: ExpertQuestion | undefined) => (row?.answeredAt ? `${row.answeredAt.toISOString()}~${row.id}` : null);

async function pageOf(permitted: Permit, where: Prisma.ExpertQuestionWhereInput, after: string): Promise<{ open: Row[]; answered: Row[]; next: string | null }> {
  return withActor(permitted.actor, async (tx) => {
    const open = after === "" ? await tx.expertQuestion.findMany({ where: { AND: [where, { answeredAt: null }] }, orderBy: [{ dueAt: "asc" }, { id: "asc" }], take: MOST_OPEN, include: WITH_PHOTO }) : [];
    const answered = await tx.expertQuestion.findMany({
      where: { AND: [where, { answeredAt: { not: null } }, afterCursor(after)] }, orderBy: [{ answeredAt: "desc" }, { id: "desc" }], take: PAGE + 1, include: WITH_PHOTO,
    });
    return { open, answered: answered.slice(0, PAGE), next: answered.length > PAGE ? cursorOf(answered[PAGE - 1]) : null };
  });
}

/** The questions put to the actor's agency: those that wait, the most urgent first, then the answered ones, the last first. */
export async function readAgencyQuestions(actor: Actor, after = ""): Promise<QuestionPage> {
  const permitted = permit(actor, "expert-question.answer");
  const { actor: expert } = permitted;
  if (expert.kind !== "OFFICIAL" && expert.kind !== "AGENCY_HEAD") return { open: [], answered: [], next: null };
  const { agencyId, provinceCode } = expert;
  const [calendar, { open, answered, next }] = await Promise.all([calendarOfToday(permitted, { agencyId, provinceCode }), pageOf(permitted, { agencyId }, after)]);
  return { open: open.map((row) => viewOf(calendar, row)), answered: answered.map((row) => viewOf(calendar, row)), next };
}

/** What a clerk asked; for a supervisor, what his office asked. */
export async function readAskedQuestions(actor: Actor, after = ""): Promise<{ open: readonly AskedQuestion[]; answered: readonly AskedQuestion[]; next: string | null }> {
  const permitted = permit(actor, "expert-question.read");
  const { actor: asker } = permitted;
  if (asker.kind !== "POSTAL_CLERK" && asker.kind !== "POSTAL_SUPERVISOR") return { open: [], answered: [], next: null };
  const where = asker.kind === "POSTAL_CLERK" ? { officeId: asker.officeId, askedById: asker.id } : { officeId: asker.officeId };
  const [calendar, { open, answered, next }] = await Promise.all([calendarOfToday(permitted, { provinceCode: asker.provinceCode, agencyId: null }), pageOf(permitted, where, after)]);
  const asked = (row: Row): AskedQuestion => ({ ...viewOf(calendar, row), dossierId: row.dossierId });
  return { open: open.map(asked), answered: answered.map(asked), next };
}

/** The photo of a question of the actor's own office or agency; null when there is none for him. */
export async function readQuestionPhoto(actor: Actor, questionId: string): Promise<Readonly<{ sha256: string; size: number }> | null> {
  const permitted = permit(actor, "expert-question.read");
  const { actor: reader } = permitted;
  if (!isId(questionId)) return null;
  const mine = "agencyId" in reader && reader.agencyId !== null ? { agencyId: reader.agencyId } : "officeId" in reader && reader.officeId !== null ? { officeId: reader.officeId } : null;
  if (mine === null) return null;
  return withActor(reader, async (tx) => {
    const photo = await tx.expertQuestionPhoto.findFirst({ where: { questionId, ...mine }, select: { sha256: true, stored: { select: { size: true } } } });
    return photo && { sha256: photo.sha256, size: photo.stored.size };
  });
}

/**
 * What the counter reads at the components of a dossier before it: hints that the agency keeps for everybody (for the component of this
 * name in every version of the procedure), and the office's own questions from this dossier. Empty for a dossier out of scope.
 */
export async function readExpertNotes(actor: Actor, dossierId: string): Promise<readonly ExpertNote[]> {
  permit(actor, "expert-question.read");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, select: { agencyId: true, procedureCode: true, case: { select: { components: { select: { id: true, name: true } } } } },
    });
    if (!dossier) return [];
    const { agencyId, procedureCode } = dossier;
    const byName = new Map(dossier.case.components.map(({ id, name }) => [name, id]));
    const rows = await tx.expertQuestion.findMany({
      where: { OR: [{ dossierId }, { agencyId, procedureCode, keptAsHint: true, componentName: { in: [...byName.keys()] } }] }, orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: MOST_OPEN,
    });
    return rows.flatMap((row): ExpertNote[] => {
      const componentId = byName.get(row.componentName ?? "");
      if (componentId === undefined) return [];
      const { id, keptAsHint, question, answer, answeredByName, answeredAt, askedAt, dueAt } = row;
      return [{ id, componentId, hint: keptAsHint, question, answer, by: answeredByName, at: answeredAt ?? askedAt, waiting: answer === null ? `Đã hỏi, hẹn trả lời trước ${formatDateTime(dueAt)}` : null }];
    });
  });
}
