import { WEBHOOK_HEADERS } from "@/lib/deliveries/carriers/webhook-signature";
import { receiveWebhook } from "@/lib/deliveries/jobs/receive-webhook";

export const dynamic = "force-dynamic";

const MOST_BYTES = 512 * 1024;

/** An operator's message, signed over its raw body (docs/decisions/060). 202: it is kept; what it means is worked out afterwards. */
export async function POST(request: Request, { params }: { params: Promise<{ carrier: string }> }): Promise<Response> {
  const { carrier } = await params;
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return answer(413, "Nội dung quá lớn.");
  const body = await request.text();
  if (body.length > MOST_BYTES) return answer(413, "Nội dung quá lớn.");
  const header = (name: string) => request.headers.get(name) ?? "";
  const { status, words } = await receiveWebhook(carrier, {
    timestamp: header(WEBHOOK_HEADERS.timestamp), deliveryId: header(WEBHOOK_HEADERS.delivery), signature: header(WEBHOOK_HEADERS.signature), body,
  });
  return answer(status, words);
}

function answer(status: number, words: string): Response {
  return Response.json({ words }, { status, headers: { "Cache-Control": "no-store" } });
}
