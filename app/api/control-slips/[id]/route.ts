import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { printControlSlip } from "@/lib/dossiers/queries/control-slip";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** The control slip of a dossier as it stands now, as a PDF for the desks. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const print = may(actor, "register.print") ? await printControlSlip(actor, (await params).id) : null;
  return print ? documentResponse(new Uint8Array(print.pdf), { name: print.name, contentType: "application/pdf" }) : noSuchDocument();
}
