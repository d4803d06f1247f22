import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { printReusableSeparators } from "@/lib/digitisation/separator-sheets";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** The separator sheets that serve every dossier: a counter prints them once and uses them again. */
export async function GET(): Promise<Response> {
  if (!may(await currentActor(), "scan.manage")) return noSuchDocument();
  const pdf = new Uint8Array(printReusableSeparators());
  return documentResponse(pdf, { name: "to-phan-cach-dung-lai.pdf", contentType: "application/pdf", size: pdf.byteLength });
}
