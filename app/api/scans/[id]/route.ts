import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { readScanImage } from "@/lib/dossiers/queries/scan-desk";
import { currentActor } from "@/lib/identity/session";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

/** The picture of a page on the scanning table, drawn anew by us: a JPEG that holds nothing else. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const image = may(actor, "scan.manage") ? await readScanImage(actor, (await params).id) : null;
  return image ? documentResponse(openFile(image.sha256), { name: "trang.jpg", contentType: "image/jpeg", size: image.size }) : noSuchDocument();
}
