import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { registerPlaceOf } from "@/lib/dossiers/commands/register-number";
import { receipt } from "@/lib/dossiers/form-data/counter-forms";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { IssueReceiptInput } from "@/lib/dossiers/schema/save-checklist";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ok, refused, type Result } from "@/lib/platform/result";

/**
 * Prints the Giấy tiếp nhận of a dossier that was received without one, as a same-day dossier is, because the applicant asks for it afterwards (NĐ 61/2018, Điều 17.4: khi người nộp
 * yêu cầu), with the moments that were recorded then. Refused when there is one: it is printed again as it is.
 */
export async function issueReceipt(actor: Actor, { operationId, dossierId }: IssueReceiptInput): Promise<Result<{ dossierId: string; formId: string }>> {
  const permitted = permit(actor, "dossier.receive");
  return once(permitted.actor, operationId, "issueReceipt", async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] } });
    if (dossier?.code == null || dossier.receivedAt === null || dossier.originalDueAt === null) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    // Two clerks at once wait for each other here.
    await tx.$queryRaw`select 1 from dossier where id = ${dossierId}::uuid for update`;
    const before = await tx.issuedForm.count({ where: { dossierId, kind: "RECEIPT" } });
    if (before > 0) return refused("ALREADY_PRINTED", "Giấy tiếp nhận của hồ sơ này đã lập. Bấm “In lại” ở mục Biểu mẫu đã lập.");
    const at = now();
    const letter = { facts: await readFormFacts(permitted, tx, dossierId), clerk: permitted.actor, origin: env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, at };
    const term = dossier.termValue === null || dossier.termUnit === null ? null : { value: Number(dossier.termValue), unit: dossier.termUnit };
    const data = receipt(letter, { code: dossier.code, receivedAt: dossier.receivedAt, dueAt: dossier.originalDueAt, term, register: await registerPlaceOf(permitted, tx, dossierId) });
    return ok({ dossierId, formId: await issueForm(permitted, tx, { dossierId, kind: "RECEIPT", data, at }) });
  });
}
