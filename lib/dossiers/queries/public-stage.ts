import { permit } from "@/lib/access/policy";
import { dossiersVisibleSql } from "@/lib/access/scope";
import { readAs } from "@/lib/access/with-actor";
import { dossierCodeIn } from "@/lib/dossiers/code-shape";
import type { Actor } from "@/lib/identity/actor";
import { readPublic } from "@/lib/platform/db";
import type { DossierStatus } from "@/lib/platform/generated/enums";

/** What anybody may know who holds a code: the code and the stage (TT 01/2018/TT-VPCP, Điều 16.2.d; domain rule 17). */
export type PublicStage = Readonly<{
  code: string;
  status: DossierStatus;
  /** Address of the dossier's page for someone who may see it, signed in. */
  ownId: string | null;
}>;

/** Looks a dossier up by its code or by the code given at submission; null when no filed dossier has it. */
export async function lookUpStage(actor: Actor, typed: string): Promise<PublicStage | null> {
  permit(actor, "dossier.look-up");
  const code = dossierCodeIn(typed);
  if (code === null) return null;
  const [found] = await readPublic<{ shown_code: string; status: DossierStatus }>({
    name: "public-stage", text: "select shown_code, status from public_dossier_stage($1)", values: [code],
  });
  if (!found) return null;
  if (actor.kind === "VISITOR") return { code: found.shown_code, status: found.status, ownId: null };
  const { condition, place } = dossiersVisibleSql(actor);
  const [own] = await readAs<{ id: string }>(actor, {
    name: `own-by-code-${actor.kind}`, text: `select d.id from dossier d where ${condition} and (d.code = $2 or d.submission_code = $2)`, values: [place, code],
  });
  return { code: found.shown_code, status: found.status, ownId: own?.id ?? null };
}
