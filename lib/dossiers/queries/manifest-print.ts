import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { fromPost, manifestsVisibleTo } from "@/lib/deliveries/manifest";
import { handoverRecord, resultHandover } from "@/lib/dossiers/form-data/manifest-record";
import { readManifestRecord } from "@/lib/dossiers/queries/manifests";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { vietnamDay } from "@/lib/platform/format";
import { isId } from "@/lib/platform/ids";

/**
 * A signed manifest with all its lines as a PDF, in the version of the day it was signed; null when there is none such for this
 * actor or it is not signed. Its rows are final once signed, so the print is the same each time.
 */
export async function printManifest(actor: Actor, id: string): Promise<{ number: string; pdf: Uint8Array } | null> {
  const permitted = permit(actor, "manifest.read");
  if (!isId(id)) return null;
  const found = await withActor(actor, async (tx) => {
    const signed = await tx.manifest.findFirst({ where: { AND: [{ id, signedAt: { not: null } }, manifestsVisibleTo(actor)] } });
    return signed ? readManifestRecord(permitted, tx, id) : null;
  });
  if (!found) return null;
  const { kind, record, lines } = found;
  const formKind = kind === "AGENCY_HANDOVER" ? "HANDOVER_RECORD" : "RESULT_HANDOVER";
  const version = formInForce(formKind, vietnamDay(record.signedAt));
  if (!version) return null;
  const pdf = kind === "AGENCY_HANDOVER"
    ? await renderForm("HANDOVER_RECORD", handoverRecord(record, lines), { version })
    : await renderForm("RESULT_HANDOVER", resultHandover(record, lines, fromPost(kind)), { version });
  return { number: record.number, pdf };
}
