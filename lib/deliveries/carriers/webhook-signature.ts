import { createHmac, timingSafeEqual } from "node:crypto";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Headers of a carrier's webhook: seconds since 1970, the message's own name, `v1=` and the HMAC-SHA256 in hex. */
export const WEBHOOK_HEADERS = { timestamp: "x-carrier-timestamp", delivery: "x-carrier-delivery", signature: "x-carrier-signature" } as const;
/** How far the signing clock may be from ours. */
export const WEBHOOK_TOLERANCE_SECONDS = 300;

export type SignedWebhook = Readonly<{ timestamp: string; deliveryId: string; signature: string; body: string }>;
export type WebhookRefusal = "HEADERS_MISSING" | "SIGNATURE_WRONG" | "TOO_OLD";

/** The signature covers time and name too: neither can be changed to let an old message pass as a new one. */
export function webhookSignature(secret: string, timestamp: string, deliveryId: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${deliveryId}.${body}`).digest("hex")}`;
}

/** Whether a webhook is the carrier's and of now. Compared in constant time; the signature is judged before the time. */
export function webhookTrusted(secret: string, { timestamp, deliveryId, signature, body }: SignedWebhook, at: Date): Result<null, WebhookRefusal> {
  if (!/^\d{9,11}$/.test(timestamp) || !/^[\w.:-]{8,100}$/.test(deliveryId) || signature === "") return refused("HEADERS_MISSING", "Thiếu thời điểm, tên lần gửi hoặc chữ ký.");
  const expected = Buffer.from(webhookSignature(secret, timestamp, deliveryId, body));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return refused("SIGNATURE_WRONG", "Chữ ký không đúng.");
  if (Math.abs(at.getTime() / 1000 - Number(timestamp)) > WEBHOOK_TOLERANCE_SECONDS) return refused("TOO_OLD", "Thời điểm ký cách hiện tại quá 5 phút.");
  return ok(null);
}
