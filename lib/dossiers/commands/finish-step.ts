import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { processOfDossier } from "@/lib/dossiers/queries/step-plan";
import type { FinishStepInput } from "@/lib/dossiers/schema/finish-step";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * The holder says that the current internal step is finished (NĐ 61/2018, Điều 19.6). Steps are finished in their order, each once;
 * the legal term knows nothing of them.
 * Refused: no process for this dossier, not the step that is due next, not the holder, somebody faster.
 */
export async function finishStep(actor: Actor, input: FinishStepInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.process");
  const { operationId, dossierId, expectedVersion, position } = input;
  return once(permitted.actor, operationId, "finishStep", async (tx) => {
    const steps = await processOfDossier(permitted, tx, dossierId);
    const step = steps?.process.steps.find((one) => one.position === position);
    const moved = await moveDossier<"FINISH_STEP">(permitted, tx, {
      event: "FINISH_STEP", dossierId, operationId, expectedVersion, at: now(),
      payload: { processId: steps?.process.id ?? "", position, name: step?.name ?? "" },
    });
    // Who is not the holder, or came too late, reads that first; whatever is refused here is rolled back with the event.
    if (!moved.ok) return moved;
    if (!steps || !step) return refused("NO_SUCH_STEP", "Hồ sơ này không có bước nội bộ đó. Hãy tải lại trang.");
    const next = steps.process.steps.find((one) => !steps.finished.some((done) => done.position === one.position));
    if (next?.position !== position) {
      return refused("NOT_NEXT_STEP", next ? `Bước đến lượt là “${next.name}”. Hãy tải lại trang để xem.` : "Các bước nội bộ đã xong cả.");
    }
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}
