import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { normaliseCode } from "@/lib/dossiers/code";
import type { Actor } from "@/lib/identity/actor";

/** The dossier that a scanned or typed code names (dossier code, submission code postal item or seal), or null when the actor has none such. */
export async function dossierIdByCode(actor: Actor, typed: string): Promise<string | null> {
  permit(actor, "dossier.read");
  const code = normaliseCode(typed).slice(0, 64);
  if (code === "") return null;
  const found = await withActor(actor, (tx) =>
    tx.dossier.findFirst({
      where: { AND: [{ OR: [{ code }, { submissionCode: code }, { items: { some: { OR: [{ itemCode: code }, { sealNumber: code }] } } }] }, dossiersVisibleTo(actor)] },
      select: { id: true },
    }),
  );
  return found?.id ?? null;
}
