import { permit, type Permit } from "@/lib/access/policy";
import { once } from "@/lib/access/once";
import { mayLeaveOut } from "@/lib/dossiers/declared-papers";
import type { DossierForm } from "@/lib/dossiers/dossier-form";
import { paperFieldName, POST_NOT_OFFERED_WORDS } from "@/lib/dossiers/draft-gaps";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { lockOpenDossier, type OpenDossier } from "@/lib/dossiers/queries/draft-facts";
import { readRequestAnswers } from "@/lib/dossiers/request-answers";
import type { DeclarePaperInput, RemoveFileInput, SaveDeliveryInput, SaveRequestInput } from "@/lib/dossiers/schema/save-draft";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { OperationId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/*
 * A draft is the citizen's own note: keeping it is no event of the dossier, and its version does not move. The row is locked
 * while a step is written, so two windows do not lose each other's words.
 */

type Kept = Readonly<{ dossierId: string }>;
type Change = Readonly<{ form: Partial<DossierForm>; columns?: Pick<Prisma.DossierUncheckedUpdateInput, "returnMethod"> }>;
type DraftWork = Readonly<{ operationId: OperationId; dossierId: string; command: string }>;

/** Runs one change of a draft: locked, only while it is a draft, written beside what the other steps hold. */
async function changeDraft(permitted: Permit<"dossier.draft">, { operationId, dossierId, command }: DraftWork, change: (open: OpenDossier, tx: Tx) => Promise<Result<Change>>): Promise<Result<Kept>> {
  const at = now();
  return once(permitted.actor, operationId, command, async (tx) => {
    const open = await lockOpenDossier(permitted, tx, dossierId, at);
    if (!open) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    if (open.row.status !== "DRAFT") return refused("WRONG_STATUS", "Hồ sơ đã nộp nên không sửa được bản nháp nữa. Hãy mở trang hồ sơ để xem bước tiếp theo.");
    const changed = await change(open, tx);
    if (!changed.ok) return changed;
    const { form, columns } = changed.value;
    await tx.dossier.update({ where: { id: dossierId }, data: { ...columns, formData: { ...open.facts.form, ...form }, updatedAt: at } });
    return ok({ dossierId });
  });
}

/** Keeps the answers of the procedure's own form. With `step` save, missing ones are no refusal; wrong ones always are. */
export async function saveRequest(actor: Actor, input: SaveRequestInput): Promise<Result<Kept & { step: "save" | "next" }>> {
  const permitted = permit(actor, "dossier.draft");
  const { operationId, dossierId, step, typed } = input;
  const kept = await changeDraft(permitted, { operationId, dossierId, command: "saveRequest" }, async ({ facts }) => {
    const { answers, refusals } = readRequestAnswers(facts.requestForm, typed, step === "next" ? "COMPLETE" : "AS_FAR_AS_IT_GOES");
    const [first, ...others] = refusals;
    return first ? { ok: false, refusals: [first, ...others] } : ok({ form: { request: answers } });
  });
  return kept.ok ? ok({ ...kept.value, step }) : kept;
}

/** Keeps what the applicant does about one component: gives the paper to the courier, leaves it out, or takes the choice back. */
export async function declarePaper(actor: Actor, input: DeclarePaperInput): Promise<Result<Kept & { componentId: string }>> {
  const permitted = permit(actor, "dossier.draft");
  const { operationId, dossierId, componentId, way, originals, certifiedCopies, photocopies } = input;
  const kept = await changeDraft(permitted, { operationId, dossierId, command: "declarePaper" }, async ({ facts }) => {
    const component = facts.components.find(({ id }) => id === componentId);
    if (!component || component.kind === "NOTE") return refused("NOT_FOUND", "Giấy tờ này không thuộc thủ tục. Hãy tải lại trang.");
    if (way === "PAPER" && !facts.byPost) return refused("POST_NOT_OFFERED", POST_NOT_OFFERED_WORDS, "originals");
    if (way === "NOT_APPLICABLE" && !mayLeaveOut(component)) {
      return refused("PAPER_GAP", `“${component.name}” là giấy tờ bắt buộc, không bỏ qua được.`, paperFieldName(componentId));
    }
    const { [componentId]: _before, ...others } = facts.form.papers;
    const counts = way === "PAPER" ? { originals, certifiedCopies, photocopies } : { originals: 0, certifiedCopies: 0, photocopies: 0 };
    return ok({ form: { papers: way === "UNDECIDED" ? others : { ...others, [componentId]: { way, ...counts } } } });
  });
  return kept.ok ? ok({ ...kept.value, componentId }) : kept;
}

/** Takes a file of a draft out of it; its content stays in storage for who else uses it. */
export async function removeFile(actor: Actor, input: RemoveFileInput): Promise<Result<Kept & { componentId: string | null }>> {
  const permitted = permit(actor, "dossier.draft");
  const { operationId, dossierId, fileId } = input;
  let componentId: string | null = null;
  const kept = await changeDraft(permitted, { operationId, dossierId, command: "removeFile" }, async ({ row, facts }, tx) => {
    const file = row.files.find(({ id }) => id === fileId);
    if (!file) return refused("NOT_FOUND", "Tệp này đã được bỏ khỏi hồ sơ.");
    await tx.dossierFile.update({ where: { id: fileId }, data: { removedAt: now() } });
    componentId = file.componentId;
    const last = componentId !== null && !row.files.some(({ id, componentId: other }) => id !== fileId && other === componentId);
    if (!last || componentId === null || facts.form.papers[componentId]?.way !== "UPLOAD") return ok({ form: {} });
    const { [componentId]: _undone, ...others } = facts.form.papers;
    return ok({ form: { papers: others } });
  });
  return kept.ok ? ok({ ...kept.value, componentId }) : kept;
}

/** Keeps where and when papers are fetched, and how the result comes back (QĐ 45/2016, Điều 6, 9). */
export async function saveDelivery(actor: Actor, input: SaveDeliveryInput): Promise<Result<Kept>> {
  const permitted = permit(actor, "dossier.draft");
  const { operationId, dossierId, pickup, returnMethod, returnTo } = input;
  return changeDraft(permitted, { operationId, dossierId, command: "saveDelivery" }, async ({ row, facts }, tx) => {
    if (pickup !== null && !facts.byPost) return refused("POST_NOT_OFFERED", POST_NOT_OFFERED_WORDS, "addressText");
    if (returnMethod === "POST" && !facts.byPost) return refused("POST_NOT_OFFERED", POST_NOT_OFFERED_WORDS, "returnMethod");
    if (pickup !== null && !facts.pickupDays.includes(pickup.day)) return refused("PICKUP_GAP", "Bưu tá chỉ đến vào ngày làm việc, từ ngày mai. Chọn một ngày trong danh sách.", "day");
    const province = row.office?.provinceCode ?? row.provinceCode;
    for (const [field, code] of [["communeCode", pickup?.communeCode], ["returnCommuneCode", returnTo?.communeCode]] as const) {
      if (code !== undefined && (await tx.commune.count({ where: { code, provinceCode: province } })) === 0) {
        return refused("PICKUP_GAP", "Phường, xã này ngoài địa bàn của bưu điện. Chọn trong danh sách.", field);
      }
    }
    return ok({ form: { pickup, returnTo }, columns: { returnMethod } });
  });
}
