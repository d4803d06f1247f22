import { NotPermitted, permit, type Permit } from "@/lib/access/policy";
import { once } from "@/lib/access/once";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { dueAt } from "@/lib/deadlines/due";
import { calendarInForce } from "@/lib/deadlines/queries";
import { decodeOutside } from "@/lib/digitisation/page-process";
import type { UnsafeReason } from "@/lib/digitisation/safe-file";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import type { AnswerQuestionInput, AskExpertInput } from "@/lib/dossiers/schema/expert-question";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDate, formatTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { keepFile } from "@/lib/platform/stored-file";

/** Working minutes within which the agency's expert answers, by the agency's own hours. */
const ANSWER_MINUTES = 30;

/** When the answer is due. Where the calendar says nothing, plain minutes. */
async function answerDue(permitted: Permit, tx: Tx, place: Readonly<{ provinceCode: string; agencyId: string }>, at: Date): Promise<Date> {
  const calendar = await calendarInForce(permitted, tx, place);
  const due = calendar.ok ? dueAt({ calendar: calendar.value, start: at, term: { value: ANSWER_MINUTES / 60, unit: "WORKING_HOUR" } }) : null;
  return due?.ok === true ? due.value.due : new Date(at.getTime() + ANSWER_MINUTES * 60_000);
}

/** The photo drawn anew in a process of its own: the expert opens a picture that holds nothing else. null without one. */
async function harmlessPhoto(photo: File | null): Promise<Result<Uint8Array | null, UnsafeReason>> {
  if (photo === null) return ok(null);
  const decoded = await decodeOutside({ bytes: new Uint8Array(await photo.arrayBuffer()), name: photo.name, field: "photo", paper: null });
  return decoded.ok ? ok(decoded.value.pages[0]?.image ?? null) : decoded;
}

/**
 * The clerk asks the agency's expert about one component of a dossier before him. The question tells the procedure and the component,
 * nothing of the applicant: before reception the dossier is none of the agency's. A photo of the paper goes with it. Refused when the dossier is not on this desk.
 */
export async function askExpert(actor: Actor, input: AskExpertInput): Promise<Result<{ questionId: string; dossierId: string }>> {
  const permitted = permit(actor, "expert-question.ask");
  const clerk = permitted.actor;
  if (clerk.kind !== "POSTAL_CLERK") throw new NotPermitted("expert-question.ask", clerk.kind);
  const { operationId, dossierId, componentId, question } = input;
  const photo = await harmlessPhoto(input.photo);
  if (!photo.ok) return photo;
  return once(clerk, operationId, "askExpert", async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: dossierId }, dossiersVisibleTo(clerk)] },
      select: { agencyId: true, provinceCode: true, procedureCode: true, procedureVersion: { select: { name: true } }, case: { select: { components: { where: { id: componentId }, select: { name: true } } } } },
    });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const [component] = dossier.case.components;
    if (!component) return refused("NO_SUCH_COMPONENT", "Hồ sơ này không có giấy tờ đó. Hãy tải lại trang.");
    const id = newId<"question">();
    const at = now();
    const { agencyId, procedureCode } = dossier;
    await tx.expertQuestion.create({
      data: {
        id, agencyId, officeId: clerk.officeId, dossierId, procedureCode, procedureName: dossier.procedureVersion.name, componentId, componentName: component.name,
        askedById: clerk.id, askedByName: clerk.name, question, askedAt: at, dueAt: await answerDue(permitted, tx, dossier, at),
      },
    });
    if (photo.value !== null) {
      const sha256 = await keepFile(tx, photo.value, "image/jpeg");
      await tx.expertQuestionPhoto.createMany({ data: [{ questionId: id, sha256, officeId: clerk.officeId, agencyId }] });
    }
    return ok({ questionId: id, dossierId });
  });
}

/**
 * An official of the asked agency answers, once; the answer may be kept as a hint on the component for every counter.
 * Refused: not his agency's, or a colleague was faster (who, when).
 */
export async function answerQuestion(actor: Actor, input: AnswerQuestionInput): Promise<Result<{ questionId: string }>> {
  const permitted = permit(actor, "expert-question.answer");
  const expert = permitted.actor;
  if (expert.kind !== "OFFICIAL" && expert.kind !== "AGENCY_HEAD") throw new NotPermitted("expert-question.answer", expert.kind);
  const { operationId, questionId: id, answer, keep } = input;
  return once(expert, operationId, "answerQuestion", async (tx) => {
    const asked = await tx.expertQuestion.findFirst({ where: { id, agencyId: expert.agencyId } });
    if (!asked) return refused("NOT_FOUND", "Không tìm thấy câu hỏi này trong phạm vi của cơ quan.");
    const { count } = await tx.expertQuestion.updateMany({
      where: { id, agencyId: expert.agencyId, answeredAt: null },
      data: { answer, answeredById: expert.id, answeredByName: expert.name, answeredAt: now(), keptAsHint: keep },
    });
    if (count === 1) return ok({ questionId: id });
    const first = await tx.expertQuestion.findFirstOrThrow({ where: { id, agencyId: expert.agencyId } });
    const when = first.answeredAt === null ? "" : ` lúc ${formatTime(first.answeredAt)} ngày ${formatDate(first.answeredAt)}`;
    return refused("SOMEBODY_FASTER", `${first.answeredByName ?? "Đồng nghiệp"} đã trả lời câu hỏi này${when}. Hãy tải lại trang để xem.`);
  });
}
