import { permit } from "@/lib/access/policy";
import { declarePapers, fullAddress, requestPickup } from "@/lib/dossiers/commands/file-papers";
import { slotFull } from "@/lib/dossiers/commands/change-pickup";
import { slotFullWords } from "@/lib/dossiers/pickup-slots";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { papersOf } from "@/lib/dossiers/declared-papers";
import { draftGaps } from "@/lib/dossiers/draft-gaps";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { channelOf, chargesOf } from "@/lib/dossiers/queries/draft-charges";
import { lockOpenDossier } from "@/lib/dossiers/queries/draft-facts";
import { dossierSearchText } from "@/lib/dossiers/reception";
import type { SubmitDossierInput } from "@/lib/dossiers/schema/submit-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Refusal, type Result } from "@/lib/platform/result";

const STEP_NAMES = { REQUEST: "Thông tin", PAPERS: "Giấy tờ", DELIVERY: "Nhận và trả" } as const;

/**
 * Files a draft (NĐ 118/2025, Điều 16): its papers exist from now on, the visit is asked for, fee and postage are written down
 * apart, all in one transaction with the event and its outbox job.
 * @returns the submission code to show, or every gap in words, step by step
 */
export async function submitDossier(actor: Actor, input: SubmitDossierInput): Promise<Result<{ dossierId: string; submissionCode: string; version: number }>> {
  const permitted = permit(actor, "dossier.submit");
  const { operationId, dossierId, expectedVersion } = input;
  const at = now();
  return once(permitted.actor, operationId, "submitDossier", async (tx) => {
    const open = await lockOpenDossier(permitted, tx, dossierId, at);
    if (!open) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const { row, facts } = open;
    const gaps = row.status === "DRAFT" ? draftGaps(facts).map(({ step, reason, words }): Refusal => ({ reason, words: `${STEP_NAMES[step]}: ${words}` })) : [];
    const [first, ...others] = gaps;
    if (first) return { ok: false, refusals: [first, ...others] };
    const channel = channelOf(permitted, open);
    const papers = channel === "POST" ? papersOf(facts.components, facts.form.papers) : [];
    const { returnTo, pickup } = facts.form;
    if (papers.length > 0 && pickup && row.officeId !== null && (await slotFull(permitted, tx, { officeId: row.officeId, communeCode: pickup.communeCode, provinceCode: row.provinceCode, agencyId: row.agencyId }, pickup.day, pickup.window))) {
      return refused("SLOT_FULL", `Nhận, trả: ${slotFullWords(pickup.day, pickup.window)}`);
    }
    const moved = await moveDossier<"SUBMIT">(permitted, tx, {
      dossierId, event: "SUBMIT", operationId, expectedVersion, at,
      payload: { channel, returnMethod: row.returnMethod, papers: papers.reduce((sum, { count }) => sum + count, 0), files: row.files.length },
      changes: async () => ({
        channel,
        returnAddress: row.returnMethod === "POST" && returnTo ? await fullAddress(permitted, tx, returnTo) : null,
        returnCommuneCode: row.returnMethod === "POST" ? (returnTo?.communeCode ?? null) : null,
        searchText: dossierSearchText({ code: null, submissionCode: row.submissionCode, applicantName: row.applicantName, procedureName: row.procedureVersion.name }),
      }),
    });
    if (!moved.ok) return moved;
    const { dossier } = moved.value;
    if (papers.length > 0) await declarePapers(permitted, tx, dossier, papers);
    if (papers.length > 0 && pickup) await requestPickup(permitted, tx, dossier, pickup, at);
    const { fees, postage } = await chargesOf(permitted, tx, open, at);
    await tx.charge.createMany({ data: [...fees.charges, ...postage.charges].map((line) => ({ ...line, amount: BigInt(line.amount), dossierId, createdAt: at })) });
    return ok({ dossierId, submissionCode: dossier.submissionCode, version: dossier.version });
  });
}
