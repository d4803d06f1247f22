import { permit } from "@/lib/access/policy";
import type { ActedDossier } from "@/lib/dossiers/commands/hold-dossier";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { type Colleague, colleagueOf } from "@/lib/dossiers/queries/agency-people";
import type { AssignDossierInput, TransferDossierInput } from "@/lib/dossiers/schema/assign-dossier";
import type { Actor, SignedIn } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

const NOBODY = "Không có người này trong cơ quan, hoặc tài khoản đã khóa. Hãy chọn người khác.";
const AT_DECIDERS = "Lãnh đạo phân công cho chuyên viên; muốn tự giải quyết thì lấy hồ sơ về.";

// Nobody found: the actor stands in until the refusal takes everything back.
const payloadOf = (assignee: Colleague | null, { id, name }: SignedIn) => ({ assigneeId: assignee?.id ?? id, assigneeName: assignee?.name ?? name });

/**
 * The head gives a dossier to an official of the agency, who answers for it by name from now on (NĐ 118/2025, Điều 19: phân công).
 * Whoever held it before holds it no more.
 */
export async function assignDossier(actor: Actor, input: AssignDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.assign");
  return once(permitted.actor, input.operationId, "assignDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const assignee = await colleagueOf(permitted, tx, input.assigneeId);
    const moved = await moveDossier<"ASSIGN">(permitted, tx, {
      event: "ASSIGN", dossierId, operationId, expectedVersion, at: now(), payload: payloadOf(assignee, permitted.actor), ...(reason !== "" && { reason }),
    });
    if (!moved.ok) return moved;
    // Looked at last, so that whoever may not know of the dossier learns nothing, and a stale page is told first. Nothing of it stays.
    if (assignee === null) return refused("NO_SUCH_COLLEAGUE", NOBODY, "assigneeId");
    if (assignee.role !== "OFFICIAL") return refused("NO_SUCH_COLLEAGUE", AT_DECIDERS, "assigneeId");
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}

/** The holder, or the head, hands a held dossier to a colleague, with a reason. The colleague's clock of holding begins anew. */
export async function transferDossier(actor: Actor, input: TransferDossierInput): Promise<Result<ActedDossier>> {
  const permitted = permit(actor, "dossier.transfer");
  return once(permitted.actor, input.operationId, "transferDossier", async (tx) => {
    const { operationId, dossierId, expectedVersion, reason } = input;
    const assignee = await colleagueOf(permitted, tx, input.assigneeId);
    const former: { id: string | null } = { id: null };
    const moved = await moveDossier<"TRANSFER">(permitted, tx, {
      event: "TRANSFER", dossierId, operationId, expectedVersion, at: now(), reason, payload: payloadOf(assignee, permitted.actor),
      changes: ({ holderId }) => {
        former.id = holderId;
        return {};
      },
    });
    if (!moved.ok) return moved;
    if (assignee === null) return refused("NO_SUCH_COLLEAGUE", NOBODY, "assigneeId");
    if (assignee.id === former.id) return refused("HOLDS_ALREADY", `${assignee.name} đang giữ hồ sơ này. Hãy chọn người khác.`, "assigneeId");
    return ok({ dossierId, version: moved.value.dossier.version });
  });
}
