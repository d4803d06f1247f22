import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { contractToActUnder } from "@/lib/agencies/queries/acting-contract";
import { agenciesTaking } from "@/lib/agencies/queries";
import { newSubmissionCode } from "@/lib/dossiers/code";
import { fullAddress } from "@/lib/dossiers/commands/file-papers";
import { forgetEntry } from "@/lib/dossiers/commands/desk-entry";
import { beginDossier } from "@/lib/dossiers/commands/move-dossier";
import { NEW_ENTRY } from "@/lib/dossiers/schema/desk-entry";
import { chargesOf } from "@/lib/dossiers/queries/draft-charges";
import { openDossier } from "@/lib/dossiers/queries/draft-facts";
import { dossierSearchText } from "@/lib/dossiers/reception";
import { authorisationForbidden, checkRepresentation, type Representation } from "@/lib/dossiers/representation";
import type { FileAtCounterInput } from "@/lib/dossiers/schema/file-at-counter";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { searchText, spokenName } from "@/lib/platform/vietnamese";

export type FileAtCounterReason = "PROCEDURE_NOT_FILEABLE" | "CASE_NOT_OFFERED" | "AGENCY_NOT_OFFERED" | "POST_NOT_OFFERED" | "NAME_DIFFERS" | "OWNER_IS_SUBMITTER";

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

type Asked = Readonly<{ id: string; conditionText: string | null; originals: number; certifiedCopies: number; photocopies: number }>;

/** What the clerk's questions decided of the conditional components, as an applicant would have declared it. */
function declaredBy(conditions: FileAtCounterInput["conditions"], components: readonly Asked[]) {
  return Object.fromEntries(components.flatMap(({ id, conditionText, originals, certifiedCopies, photocopies }) => {
    const applies = conditions[id];
    if (conditionText === null || applies === undefined) return [];
    return [[id, applies ? { way: "PAPER" as const, originals, certifiedCopies, photocopies } : { way: "NOT_APPLICABLE" as const, originals: 0, certifiedCopies: 0, photocopies: 0 }]];
  }));
}

const dayOrNull = (day: string | null) => (day === null ? null : new Date(day));

async function writeRepresentation({ actor }: Permit, tx: Tx, dossierId: string, representation: Representation, at: Date): Promise<void> {
  const { kind, ownerName, ownerIdentityNumber, ownerTaxCode, ownerAddress, role, authorisation } = representation;
  await tx.dossierRepresentation.create({
    data: {
      dossierId, kind, ownerName, ownerIdentityNumber, ownerDateOfBirth: dayOrNull(representation.ownerDateOfBirth), ownerTaxCode, ownerAddress, role,
      authorisationKind: authorisation?.kind ?? null, authorisationNumber: authorisation?.number ?? "", authorisationOn: dayOrNull(authorisation?.on ?? null),
      authorisationUntil: dayOrNull(authorisation?.until ?? null), authorisationScope: authorisation?.scope ?? "", checkedById: actor.id, checkedByName: actor.name, checkedAt: at,
    },
  });
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
    const procedure = await tx.procedure.findUnique({ where: { code: offer.procedureCode }, include: { currentVersion: { include: { cases: { include: { components: true } } } } } });
    const version = procedure?.currentVersion;
    if (!procedure?.fileable || !version) return refused("PROCEDURE_NOT_FILEABLE", "Thủ tục này chưa làm được tại quầy. Xem nơi nộp ở trang thủ tục.", "offer");
    const chosen = version.cases.find(({ id }) => id === offer.caseId);
    if (!chosen) return refused("CASE_NOT_OFFERED", "Trường hợp này không còn trong thủ tục. Tải lại trang rồi chọn lại.", "offer");
    const agency = (await agenciesTaking(permitted, tx, procedure.code, vietnamDay(at))).find(({ id }) => id === offer.agencyId);
    if (!agency) return refused("AGENCY_NOT_OFFERED", "Cơ quan này hiện không nhận thủ tục. Chọn cơ quan khác.", "offer");
    const contract = await contractToActUnder(permitted, tx, { agencyId: agency.id, procedureCode: procedure.code, field: version.field, task: "RECEIVE", at });
    if (!contract.ok) return refused(contract.refusals[0].reason, contract.refusals[0].words, "offer");
    if (returnMethod === "POST" && !agency.byPost) return refused("POST_NOT_OFFERED", "Thủ tục này không trả kết quả qua bưu chính. Chọn nhận tại quầy hoặc bản điện tử.", "returnMethod");
    const day = vietnamDay(at);
    const represented = input.representation && checkRepresentation(input.representation, authorisationForbidden(version, chosen.components), day);
    if (represented?.ok === false) return refused(represented.refusals[0].reason, represented.refusals[0].words, represented.refusals[0].field);
    if (input.representation?.ownerIdentityNumber === input.person.identityNumber) {
      return refused("OWNER_IS_SUBMITTER", "Số định danh của chủ hồ sơ trùng với người nộp. Chọn “Chính người này”, hoặc ghi lại số.", "ownerIdentityNumber");
    }
    const applicant = await applicantOf(permitted, tx, input.person);
    if (!applicant.ok) return applicant;
    const submissionCode = newSubmissionCode();
    const { dossier } = await beginDossier<"FILE_AT_COUNTER">(permitted, tx, { event: "FILE_AT_COUNTER", operationId, at, payload: { procedureCode: procedure.code, channel: "COUNTER", returnMethod } }, {
      id: newId<"dossier">(), submissionCode, applicantId: applicant.value.id, applicantName: applicant.value.name, agencyId: agency.id, officeId: "officeId" in permitted.actor ? permitted.actor.officeId : null,
      provinceCode: agency.provinceCode, procedureCode: procedure.code, procedureVersionId: version.id, caseId: chosen.id, channel: "COUNTER", returnMethod,
      returnAddress: returnTo && (await fullAddress(permitted, tx, returnTo)), returnCommuneCode: returnTo?.communeCode ?? null, formData: { request: {}, papers: declaredBy(input.conditions, chosen.components), pickup: null, returnTo }, createdAt: at,
      searchText: dossierSearchText({ code: null, submissionCode, applicantName: applicant.value.name, ownerName: input.representation?.ownerName ?? null, procedureName: version.name }),
    });
    if (input.representation) await writeRepresentation(permitted, tx, dossier.id, input.representation, at);
    const open = await openDossier(permitted, tx, dossier.id, at);
    if (!open) throw new Error(`Dossier ${dossier.id} is not there for its own clerk`);
    const { fees, postage } = await chargesOf(permitted, tx, open, at);
    await tx.charge.createMany({ data: [...fees.charges, ...postage.charges].map((line) => ({ ...line, amount: BigInt(line.amount), dossierId: dossier.id, createdAt: at })) });
    await forgetEntry(permitted, tx, NEW_ENTRY);
    return ok({ dossierId: dossier.id, submissionCode });
  });
}
