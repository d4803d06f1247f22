import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { readQuestionPhoto } from "@/lib/dossiers/queries/expert-questions";
import { currentActor } from "@/lib/identity/session";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

/** The photo of a clerk's question, for the office that asked and the agency that answers. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const photo = may(actor, "expert-question.read") ? await readQuestionPhoto(actor, (await params).id) : null;
  return photo ? documentResponse(openFile(photo.sha256), { name: "giay-to.jpg", contentType: "image/jpeg", size: photo.size }) : noSuchDocument();
}
