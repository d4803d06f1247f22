import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { printScanSeparators } from "@/lib/dossiers/queries/scan-desk";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** The separator sheets of a dossier, one a component, to print and lay between its papers before scanning. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const sheets = may(actor, "scan.manage") ? await printScanSeparators(actor, (await params).id) : null;
  if (sheets === null) return noSuchDocument();
  return documentResponse(new Uint8Array(sheets.pdf), { name: `to-phan-cach-${sheets.dossierCode}.pdf`, contentType: "application/pdf", size: sheets.pdf.byteLength });
}
