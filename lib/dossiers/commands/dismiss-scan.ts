import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import type { DismissScanInput } from "@/lib/dossiers/schema/scan";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { ok, refused, type Result } from "@/lib/platform/result";

/** The clerk has read why a scanned file was refused and puts the word away; putting it away twice is one act. */
export async function dismissScan(actor: Actor, input: DismissScanInput): Promise<Result<{ scanId: string }>> {
  const permitted = permit(actor, "scan.manage");
  const { operationId, dossierId, scanId } = input;
  return once(permitted.actor, operationId, "dismissScan", async (tx) => {
    const scan = await tx.incomingScan.findFirst({ where: { id: scanId, dossierId, state: "REFUSED", dossier: dossiersVisibleTo(permitted.actor) } });
    if (!scan) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    await tx.incomingScan.updateMany({ where: { id: scanId, dismissedAt: null }, data: { dismissedAt: now() } });
    return ok({ scanId });
  });
}
