import { once } from "@/lib/access/once";
import { NotPermitted, permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { JudgeReceptionInput } from "@/lib/dossiers/schema/judge-reception";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDate, formatTime } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The agency judges a reception that was drawn for checking: right, or with findings, which go to the clerk's training record
 * (NĐ 309/2026, Điều 10: the post's staff work under the agencies' guidance). Once; the second reads who and when.
 */
export async function judgeReception(actor: Actor, input: JudgeReceptionInput): Promise<Result<{ reviewId: string }>> {
  const { actor: judge } = permit(actor, "reception-review.judge");
  if (judge.kind !== "OFFICIAL" && judge.kind !== "AGENCY_HEAD") throw new NotPermitted("reception-review.judge", judge.kind);
  const { operationId, reviewId: id, verdict, lines, note } = input;
  return once(judge, operationId, "judgeReception", async (tx) => {
    const own = { id, agencyId: judge.agencyId, dossier: dossiersVisibleTo(judge) };
    const review = await tx.receptionReview.findFirst({ where: own, include: { dossier: { select: { case: { select: { components: { select: { id: true, name: true } } } } } } } });
    if (!review) return refused("NOT_FOUND", "Không tìm thấy lượt kiểm tra này trong phạm vi của cơ quan.");
    const names = new Map(review.dossier.case.components.map((component) => [component.id, component.name]));
    if (lines.some(({ componentId }) => !names.has(componentId))) return refused("NO_SUCH_COMPONENT", "Hồ sơ này không có giấy tờ đó. Hãy tải lại trang.");
    const findings = [...lines.map(({ componentId, words }) => `${names.get(componentId) ?? ""}: ${words}`), note].filter((line) => line !== "").join("\n");
    const { count } = await tx.receptionReview.updateMany({
      where: { id, agencyId: judge.agencyId, reviewedAt: null },
      data: { verdict, findings, reviewedById: judge.id, reviewedByName: judge.name, reviewedAt: now() },
    });
    if (count === 1) return ok({ reviewId: id });
    const first = await tx.receptionReview.findFirstOrThrow({ where: { id, agencyId: judge.agencyId } });
    const when = first.reviewedAt === null ? "" : ` lúc ${formatTime(first.reviewedAt)} ngày ${formatDate(first.reviewedAt)}`;
    return refused("SOMEBODY_FASTER", `${first.reviewedByName ?? "Đồng nghiệp"} đã kiểm lượt tiếp nhận này${when}. Hãy tải lại trang.`);
  });
}
