import { documentResponse } from "@/app/api/document-response";
import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { issuePinSlip } from "@/lib/dossiers/commands/issue-pin-slip";
import { issuePinSlipSchema } from "@/lib/dossiers/schema/pin-slip";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

const said = (words: string, status: number) => new Response(`${words}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });

/** Prints a new look-up slip (form fields `operationId`, `dossierId`): the PDF is this answer and nothing else; no address ever leads to it again. */
export async function POST(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return said("Yêu cầu không đến từ trang này nên không được thực hiện.", 403);
  const actor = await currentActor();
  const form = await request.formData().catch(() => null);
  const input = issuePinSlipSchema.safeParse(Object.fromEntries(form ?? []));
  if (!input.success) return said("Trang này đã cũ. Hãy tải lại trang rồi làm lại.", 422);
  try {
    const printed = await issuePinSlip(actor, input.data);
    return printed.ok ? documentResponse(new Uint8Array(printed.value.pdf), { name: printed.value.name, contentType: "application/pdf" }) : said(printed.refusals[0].words, printed.refusals[0].reason === "NOT_FOUND" ? 404 : 409);
  } catch (error) {
    if (error instanceof NotPermitted) return said("Tài khoản của anh/chị không được làm việc này.", 403);
    throw error;
  }
}
