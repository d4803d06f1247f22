import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { readFile } from "@/lib/dossiers/queries/files";
import { currentActor } from "@/lib/identity/session";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

/** A file of a dossier, for those who may see the dossier. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const file = may(actor, "file.read") ? await readFile(actor, (await params).id) : null;
  return file ? documentResponse(openFile(file.sha256), file) : noSuchDocument();
}
