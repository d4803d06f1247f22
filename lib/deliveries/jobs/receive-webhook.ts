import { randomUUID } from "node:crypto";
import type { ToldEvent } from "@/lib/deliveries/carriers/carrier";
import { carrierByCode } from "@/lib/deliveries/carriers/of-settings";
import { type SignedWebhook, webhookTrusted } from "@/lib/deliveries/carriers/webhook-signature";
import { now } from "@/lib/platform/clock";
import { transact, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { RawEventSource } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/queue";

export type WebhookAnswer = Readonly<{ status: 202 | 400 | 401 | 404; words: string }>;

/** A message whose body cannot be read is kept as one event of this code, for a person. */
export const UNREADABLE_CODE = "UNREADABLE";

/** One row for each happening of a message; a row that is there already stays as it is. */
export function rawRows(carrierCode: string, source: RawEventSource, deliveryId: (event: ToldEvent) => string, events: readonly ToldEvent[], at: Date): Prisma.PostalEventRawCreateManyInput[] {
  return events.map(({ payload, ...event }, position) => ({
    id: newId(), carrierCode, source, deliveryId: deliveryId({ ...event, payload }), position: source === "POLL" ? 0 : position, receivedAt: at,
    ...event, payload: JSON.parse(JSON.stringify(payload)) as Prisma.InputJsonObject,
  }));
}

function readBody(carrier: NonNullable<ReturnType<typeof carrierByCode>>["carrier"], body: string, at: Date): readonly ToldEvent[] {
  let content: unknown = null;
  try {
    content = JSON.parse(body) as unknown;
  } catch {
    // Kept below as it came.
  }
  const read = carrier.readWebhook(content);
  if (read.ok) return read.value;
  return [{ itemCode: "", orderNumber: null, carrierEventId: randomUUID(), code: UNREADABLE_CODE, reason: null, place: "", occurredAt: at, payload: { body: body.slice(0, 20_000) } }];
}

/**
 * Takes an operator's message in: signature over the raw body, time within five minutes, each message once; then kept as it
 * came and left to the worker, so that the answer is fast. Copies of a happening, disorder and delay are none of its business.
 * @returns 202 also for a message that came before: the operator need not send it again
 */
export async function receiveWebhook(carrierCode: string, message: SignedWebhook): Promise<WebhookAnswer> {
  const known = carrierByCode(carrierCode);
  if (!known) return { status: 404, words: "Không có đơn vị vận chuyển này." };
  const at = now();
  const trusted = webhookTrusted(known.settings.webhookSecret, message, at);
  if (!trusted.ok) return { status: trusted.refusals[0].reason === "HEADERS_MISSING" ? 400 : 401, words: trusted.refusals[0].words };
  const events = readBody(known.carrier, message.body, at);
  const kept = await transact({ "app.actor_kind": "CARRIER" }, (tx: Tx) => keepAndTell(tx, carrierCode, rawRows(carrierCode, "WEBHOOK", () => message.deliveryId, events, at)));
  return { status: 202, words: kept > 0 ? "Đã nhận." : "Đã nhận từ trước." };
}

async function keepAndTell(tx: Tx, carrierCode: string, rows: Prisma.PostalEventRawCreateManyInput[]): Promise<number> {
  const { count } = await tx.postalEventRaw.createMany({ data: rows, skipDuplicates: true });
  if (count === 0) return 0;
  for (const itemCode of new Set(rows.map((row) => row.itemCode))) await enqueue(tx, "postal-news", `${carrierCode} ${itemCode}`, { carrierCode, itemCode });
  return count;
}
