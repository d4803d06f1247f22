import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { printManifest } from "@/lib/dossiers/queries/manifest-print";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** A signed manifest with all its lines as a PDF, for the two sides that signed it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const print = may(actor, "manifest.read") ? await printManifest(actor, (await params).id) : null;
  return print ? documentResponse(new Uint8Array(print.pdf), { name: `${print.number}.pdf`, contentType: "application/pdf" }) : noSuchDocument();
}
