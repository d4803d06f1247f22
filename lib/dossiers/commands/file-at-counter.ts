import { permit, type Permit } from "@/lib/access/policy";
import { once } from "@/lib/access/once";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import { agenciesTaking } from "@/lib/agencies/queries";
import { newSubmissionCode } from "@/lib/dossiers/code";
import { fullAddress } from "@/lib/dossiers/commands/file-papers";
import { beginDossier } from "@/lib/dossiers/commands/move-dossier";
import { chargesOf } from "@/lib/dossiers/queries/draft-charges";
import { openDossier } from "@/lib/dossiers/queries/draft-facts";
import { dossierSearchText } from "@/lib/dossiers/reception";
import type { FileAtCounterInput } from "@/lib/dossiers/schema/file-at-counter";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { searchText, spokenName } from "@/lib/platform/vietnamese";

export type FileAtCounterReason = "PROCEDURE_NOT_FILEABLE" | "CASE_NOT_OFFERED" | "AGENCY_NOT_OFFERED" | "POST_NOT_OFFERED" | "NAME_DIFFERS";

/** The person behind the card, entered when he is new. Refused when the number is known under another name. */
async function applicantOf(_permitted: Permit<"dossier.file-at-counter">, tx: Tx, { identityNumber, fullName, dateOfBirth, sex, phone, email, address }: FileAtCounterInput["person"]): Promise<Result<{ id: string; name: string }>> {
  const [found] = await tx.$queryRaw<{ person_id: string; known_name: string }[]>`
    select person_id, known_name from person_at_counter(${newId()}::uuid, ${identityNumber}, ${spokenName(fullName)}, ${dateOfBirth}::date, ${sex}::sex, ${phone}, ${email}, ${address})`;
  if (!found) throw new Error("person_at_counter gave nobody");
  if (searchText(found.known_name) !== searchText(fullName)) {
    return refused("NAME_DIFFERS", "Số định danh này đã có trên hệ thống với họ tên khác. Đối chiếu lại thẻ; nếu thẻ đúng, báo quản trị tỉnh để sửa.", "fullName");
  }
  return ok({ id: found.person_id, name: found.known_name });
}

/**
 * The clerk enters a dossier for somebody who stands at the counter (NĐ 118/2025, Điều 16: nộp trực tiếp): from now on it is filed,
 * and he checks, receives and digitises it like any other. Under a contract in force and with training in the field, asked here
 * already: nobody fills a form for nothing.
 */
export async function fileAtCounter(actor: Actor, input: FileAtCounterInput): Promise<Result<{ dossierId: string; submissionCode: string }>> {
  const permitted = permit(actor, "dossier.file-at-counter");
  const { operationId, offer, returnMethod, returnTo } = input;
  const at = now();
  return once(permitted.actor, operationId, "fileAtCounter", async (tx) => {
    const procedure = await tx.procedure.findUnique({ where: { code: offer.procedureCode }, include: { currentVersion: { include: { cases: true } } } });
    const version = procedure?.currentVersion;
    if (!procedure?.fileable || !version) return refused("PROCEDURE_NOT_FILEABLE", "Thủ tục này chưa làm được tại quầy. Xem nơi nộp ở trang thủ tục.", "offer");
    const chosen = version.cases.find(({ id }) => id === offer.caseId);
    if (!chosen) return refused("CASE_NOT_OFFERED", "Trường hợp này không còn trong thủ tục. Tải lại trang rồi chọn lại.", "offer");
    const agency = (await agenciesTaking(permitted, tx, procedure.code, vietnamDay(at))).find(({ id }) => id === offer.agencyId);
    if (!agency) return refused("AGENCY_NOT_OFFERED", "Cơ quan này hiện không nhận thủ tục. Chọn cơ quan khác.", "offer");
    const contract = await contractToActUnder(permitted, tx, { agencyId: agency.id, procedureCode: procedure.code, field: version.field, task: "RECEIVE", at });
    if (!contract.ok) return refused(contract.refusals[0].reason, contract.refusals[0].words, "offer");
    if (returnMethod === "POST" && !agency.byPost) return refused("POST_NOT_OFFERED", "Thủ tục này không trả kết quả qua bưu chính. Chọn nhận tại quầy hoặc bản điện tử.", "returnMethod");
    const applicant = await applicantOf(permitted, tx, input.person);
    if (!applicant.ok) return applicant;
    const submissionCode = newSubmissionCode();
    const { dossier } = await beginDossier<"FILE_AT_COUNTER">(permitted, tx, { event: "FILE_AT_COUNTER", operationId, at, payload: { procedureCode: procedure.code, channel: "COUNTER", returnMethod } }, {
      id: newId<"dossier">(), submissionCode, applicantId: applicant.value.id, applicantName: applicant.value.name, agencyId: agency.id, officeId: "officeId" in permitted.actor ? permitted.actor.officeId : null,
      provinceCode: agency.provinceCode, procedureCode: procedure.code, procedureVersionId: version.id, caseId: chosen.id, channel: "COUNTER", returnMethod,
      returnAddress: returnTo && (await fullAddress(permitted, tx, returnTo)), returnCommuneCode: returnTo?.communeCode ?? null, formData: { request: {}, papers: {}, pickup: null, returnTo }, createdAt: at,
      searchText: dossierSearchText({ code: null, submissionCode, applicantName: applicant.value.name, procedureName: version.name }),
    });
    const open = await openDossier(permitted, tx, dossier.id, at);
    if (!open) throw new Error(`Dossier ${dossier.id} is not there for its own clerk`);
    const { fees, postage } = await chargesOf(permitted, tx, open, at);
    await tx.charge.createMany({ data: [...fees.charges, ...postage.charges].map((line) => ({ ...line, amount: BigInt(line.amount), dossierId: dossier.id, createdAt: at })) });
    return ok({ dossierId: dossier.id, submissionCode });
  });
}
