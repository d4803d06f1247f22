import { permit } from "@/lib/access/policy";
import { declarePapers, requestPickup } from "@/lib/dossiers/commands/file-papers";
import { slotFull } from "@/lib/dossiers/commands/change-pickup";
import { slotFullWords } from "@/lib/dossiers/pickup-slots";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { papersOf } from "@/lib/dossiers/declared-papers";
import { POST_NOT_OFFERED_WORDS } from "@/lib/dossiers/draft-gaps";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { type OpenDossier, lockOpenDossier } from "@/lib/dossiers/queries/draft-facts";
import type { ResubmitDossierInput } from "@/lib/dossiers/schema/submit-dossier";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Why the promised papers cannot be fetched; null when they can, or when there are none. */
function pickupRefusal({ facts }: OpenDossier, { papers, pickup }: ResubmitDossierInput) {
  if (papers.length === 0) return null;
  if (!facts.byPost) return refused("POST_NOT_OFFERED", POST_NOT_OFFERED_WORDS, "addressText");
  if (pickup === null || !facts.pickupDays.includes(pickup.day)) return refused("PICKUP_GAP", "Chọn một ngày trong danh sách để bưu tá đến lấy giấy tờ.", "day");
  return null;
}

/**
 * The applicant's answer to a request. Before reception the dossier goes back to the counter (RESUBMIT); after it the files are
 * there already and the counter or the official says when everything has come (ACCEPT_SUPPLEMENT), so only the visit for the
 * papers is asked for here (NĐ 118/2025, Điều 17, 19).
 */
export async function resubmitDossier(actor: Actor, input: ResubmitDossierInput): Promise<Result<{ dossierId: string; version: number }>> {
  const permitted = permit(actor, "dossier.answer-supplement");
  const { operationId, dossierId, expectedVersion, note, papers, pickup } = input;
  const at = now();
  return once(permitted.actor, operationId, "resubmitDossier", async (tx) => {
    const open = await lockOpenDossier(permitted, tx, dossierId, at);
    if (!open) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    const { row, facts } = open;
    const refusal = pickupRefusal(open, input);
    if (refusal) return refusal;
    if (papers.length > 0 && pickup && row.officeId !== null && (await slotFull(permitted, tx, { officeId: row.officeId, communeCode: pickup.communeCode, provinceCode: row.provinceCode, agencyId: row.agencyId }, pickup.day, pickup.window))) {
      return refused("SLOT_FULL", slotFullWords(pickup.day, pickup.window), "day");
    }
    const declared = papersOf(facts.components, Object.fromEntries(papers.map(({ componentId, ...counts }) => [componentId, { way: "PAPER" as const, ...counts }])));
    let version = row.version;
    if (row.receivedAt === null) {
      const moved = await moveDossier<"RESUBMIT">(permitted, tx, {
        dossierId, event: "RESUBMIT", operationId, expectedVersion, at, payload: { papers: declared.reduce((sum, { count }) => sum + count, 0) },
        ...(note === "" ? {} : { reason: note }),
        ...(declared.length > 0 ? { changes: () => ({ channel: "POST" as const }) } : {}),
      });
      if (!moved.ok) return moved;
      version = moved.value.dossier.version;
    } else if (row.status !== "AWAITING_SUPPLEMENT") return refused("WRONG_STATUS", REFUSAL_WORDS.WRONG_STATUS);
    else if (declared.length === 0) return refused("NOTHING_GIVEN", "Ghi số bản giấy sẽ giao. Nếu chỉ gửi tệp thì tệp đã đến cơ quan, không cần bấm nút này.", "note");
    if (declared.length > 0 && pickup) {
      await declarePapers(permitted, tx, row, declared);
      await requestPickup(permitted, tx, row, pickup, at);
    }
    return ok({ dossierId, version });
  });
}
