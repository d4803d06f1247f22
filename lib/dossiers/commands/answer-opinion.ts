import { permit } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record-audit";
import { once } from "@/lib/access/once";
import type { AnswerOpinionInput } from "@/lib/dossiers/schema/opinion";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDate, formatTime } from "@/lib/platform/format";
import { enqueue } from "@/lib/platform/queue";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * An official of the asked agency answers a question, once; whoever comes later reads who answered and when. The worker writes the
 * answer into the dossier's history, for the asked agency never reaches the dossier itself.
 */
export async function answerOpinion(actor: Actor, input: AnswerOpinionInput): Promise<Result<{ opinionId: string }>> {
  const permitted = permit(actor, "opinion.answer");
  return once(permitted.actor, input.operationId, "answerOpinion", async (tx) => {
    const { opinionId, answer } = input;
    const { actor: author } = permitted;
    const askedAgencyId = "agencyId" in author ? (author.agencyId ?? "") : "";
    const at = now();
    const won = await tx.opinionRequest.updateMany({
      where: { id: opinionId, askedAgencyId, answeredAt: null }, data: { answer, answeredById: author.id, answeredByName: author.name, answeredAt: at },
    });
    if (won.count === 0) {
      const before = await tx.opinionRequest.findFirst({ where: { id: opinionId, askedAgencyId } });
      if (!before?.answeredAt) return refused("NOT_FOUND", "Không tìm thấy câu hỏi này trong phạm vi của anh/chị.");
      return refused("SOMEBODY_FASTER", `${before.answeredByName ?? ""} vừa trả lời câu hỏi này lúc ${formatTime(before.answeredAt)} ngày ${formatDate(before.answeredAt)}. Hãy tải lại trang để đọc câu trả lời.`);
    }
    await enqueue(tx, "opinion-answered", opinionId, { opinionId });
    await recordAudit(tx, { stream: "opinions", event: "OPINION_ANSWERED", actor: author, subjectId: opinionId, at });
    return ok({ opinionId });
  });
}
