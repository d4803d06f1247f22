import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { printRegister } from "@/lib/dossiers/queries/register";
import { registerPeriodSchema } from "@/lib/dossiers/schema/register-period";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** The register of the reader's own office or agency for a period (`tu`, `den`), as a PDF. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const { searchParams } = new URL(request.url);
  const period = registerPeriodSchema.safeParse({ from: searchParams.get("tu") ?? "", to: searchParams.get("den") ?? "" });
  const print = may(actor, "register.print") && period.success ? await printRegister(actor, period.data) : null;
  return print ? documentResponse(new Uint8Array(print.pdf), { name: print.name, contentType: "application/pdf" }) : noSuchDocument();
}
