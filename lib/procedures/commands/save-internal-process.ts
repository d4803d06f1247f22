import { NotPermitted, permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { formatDate, formatTime, vietnamDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";
import { checkProcess } from "@/lib/procedures/internal-process";
import { limitsOfAgencyProcedure } from "@/lib/procedures/queries/internal-processes";
import type { SaveInternalProcessInput } from "@/lib/procedures/schema/internal-process";

export type SavedProcess = { processId: string; code: string };

/**
 * The head divides the legal time of a procedure of his agency into steps (quy trình nội bộ: NĐ 61/2018, Điều 19.6). The whole set is a
 * new row, in force for the dossiers whose clock starts from now on; what was in force before stays theirs, with its author and moment.
 * Refused: a procedure that the agency does not have, steps longer than the legal time, a colleague who saved meanwhile (who, when).
 * A replay of the same form answers as the first time.
 */
export async function saveInternalProcess(actor: Actor, input: SaveInternalProcessInput): Promise<Result<SavedProcess>> {
  const permitted = permit(actor, "internal-process.manage");
  const head = permitted.actor;
  if (head.kind !== "AGENCY_HEAD") throw new NotPermitted("internal-process.manage", head.kind);
  const { operationId: id, code, basedOn, steps } = input;
  const { agencyId } = head;
  return withActor(head, async (tx): Promise<Result<SavedProcess>> => {
    // Heads of one agency save a procedure's process one after the other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${agencyId} ${code}`}, 0))`;
    const last = await tx.internalProcess.findFirst({ where: { agencyId, procedureCode: code }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
    const mine = last?.id === id ? last : await tx.internalProcess.findFirst({ where: { id, agencyId, procedureCode: code } });
    if (mine) return ok({ processId: id, code });
    const limits = await limitsOfAgencyProcedure(permitted, tx, code, vietnamDay(now()));
    if (limits === null) return refused("NOT_FOUND", "Thủ tục này không có trong danh mục của cơ quan.");
    if ((last?.id ?? null) !== basedOn) {
      const who = last ? `${last.createdByName} vừa lưu quy trình của thủ tục này lúc ${formatTime(last.createdAt)} ngày ${formatDate(last.createdAt)}.` : "Quy trình vừa được thay đổi.";
      return refused("SOMEBODY_FASTER", `${who} Hãy tải lại trang để xem rồi sửa tiếp.`);
    }
    const checked = checkProcess(steps, limits);
    if (!checked.ok) return checked;
    // A history never goes back: two saves within one tick stand in the order in which they came.
    const at = last && last.createdAt >= now() ? new Date(last.createdAt.getTime() + 1) : now();
    await tx.internalProcess.create({ data: { id, agencyId, procedureCode: code, createdAt: at, createdById: head.id, createdByName: head.name } });
    await tx.internalStep.createMany({ data: steps.map((step, i) => ({ processId: id, position: i + 1, ...step })) });
    return ok({ processId: id, code });
  });
}
