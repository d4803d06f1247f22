import { permit } from "@/lib/access/policy";
import { receiveDossier, type ReceivedDossier } from "@/lib/dossiers/commands/receive-dossier";
import { type SavedChecklist, saveChecklist } from "@/lib/dossiers/commands/save-checklist";
import type { CheckAtCounterInput } from "@/lib/dossiers/schema/save-checklist";
import type { Actor } from "@/lib/identity/actor";
import type { Result } from "@/lib/platform/result";

/** One form, two buttons: keep the answers, or keep them and receive the dossier with the same press. */
export async function checkAtCounter(actor: Actor, { step, printSlip, ...input }: CheckAtCounterInput): Promise<Result<SavedChecklist | ReceivedDossier>> {
  permit(actor, "dossier.check");
  return step === "RECEIVE" ? receiveDossier(actor, { ...input, printSlip: printSlip === true }) : saveChecklist(actor, input);
}
