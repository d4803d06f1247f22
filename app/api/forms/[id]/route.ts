import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { readIssuedForm } from "@/lib/dossiers/queries/files";
import { reprintForm } from "@/lib/dossiers/reprint";
import { currentActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

/** An issued form as its PDF; with `?in-lai=1` printed again from its data and marked as a reprint. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const form = may(actor, "form.read") ? await readIssuedForm(actor, (await params).id) : null;
  if (!form) return noSuchDocument();
  const name = `${form.version.title} ${form.dossierCode}.pdf`;
  if (!new URL(request.url).searchParams.has("in-lai")) return documentResponse(openFile(form.sha256), { name, contentType: "application/pdf" });
  const pdf = await reprintForm(form, now());
  return pdf ? documentResponse(new Uint8Array(pdf), { name: `In lại ${name}`, contentType: "application/pdf" }) : noSuchDocument();
}
