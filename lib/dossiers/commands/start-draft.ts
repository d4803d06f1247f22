import { permit } from "@/lib/access/policy";
import { agenciesTaking, countersFor } from "@/lib/agencies/queries";
import { newSubmissionCode } from "@/lib/dossiers/code";
import { beginDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { dossierSearchText } from "@/lib/dossiers/reception";
import type { StartDraftInput } from "@/lib/dossiers/schema/start-draft";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type StartReason = "PROCEDURE_NOT_FILEABLE" | "CASE_NOT_OFFERED" | "AGENCY_NOT_OFFERED" | "POST_NOT_OFFERED" | "COUNTER_NOT_OFFERED";

/**
 * Opens a draft of a procedure for the signed-in citizen: case, agency and the post's counter that will receive it
 * (NĐ 118/2025, Điều 16). Refused where no contract lets the counter receive for that agency: nobody could take the dossier.
 */
export async function startDraft(actor: Actor, input: StartDraftInput): Promise<Result<{ dossierId: string }>> {
  const permitted = permit(actor, "dossier.draft");
  const at = now();
  return once(permitted.actor, input.operationId, "startDraft", async (tx) => {
    const procedure = await tx.procedure.findUnique({ where: { code: input.procedureCode }, include: { currentVersion: { include: { cases: true } } } });
    const version = procedure?.currentVersion;
    if (!procedure?.fileable || !version) return refused("PROCEDURE_NOT_FILEABLE", "Thủ tục này chưa nộp được trên cổng. Hãy xem nơi nộp ở trang thủ tục.");
    const chosen = version.cases.find(({ id }) => id === input.caseId);
    if (!chosen) return refused("CASE_NOT_OFFERED", "Trường hợp này không còn trong thủ tục. Hãy tải lại trang rồi chọn lại.", "caseId");
    const agencies = await agenciesTaking(permitted, tx, procedure.code, vietnamDay(at));
    const agency = agencies.find(({ id }) => id === input.agencyId);
    if (!agency) return refused("AGENCY_NOT_OFFERED", "Cơ quan này hiện không nhận thủ tục. Hãy chọn cơ quan khác.", "agencyId");
    if (!agency.counterReceives) {
      const where = agency.address === null ? "" : ` tại ${agency.address}`;
      return refused("POST_NOT_OFFERED", `${agency.name} chưa giao thủ tục này cho bưu điện. Hãy nộp trực tiếp${where}.`, "agencyId");
    }
    const counters = await countersFor(permitted, tx, agency);
    if (!counters.some(({ id }) => id === input.officeId)) return refused("COUNTER_NOT_OFFERED", "Quầy này không nhận hồ sơ của cơ quan đã chọn.", "officeId");
    const person = await tx.person.findUniqueOrThrow({ where: { id: permitted.actor.id } });
    const submissionCode = newSubmissionCode();
    const { dossier } = await beginDossier<"CREATE_DRAFT">(permitted, tx, { event: "CREATE_DRAFT", operationId: input.operationId, at, payload: { procedureCode: procedure.code } }, {
      id: newId<"dossier">(), submissionCode, applicantId: person.id, applicantName: person.fullName, agencyId: agency.id, officeId: input.officeId,
      provinceCode: agency.provinceCode, procedureCode: procedure.code, procedureVersionId: version.id, caseId: chosen.id, channel: "ONLINE",
      returnMethod: agency.byPost ? "POST" : "COUNTER", createdAt: at,
      searchText: dossierSearchText({ code: null, submissionCode, applicantName: person.fullName, procedureName: version.name }),
    });
    return ok({ dossierId: dossier.id });
  });
}
