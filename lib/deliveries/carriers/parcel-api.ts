import { z } from "zod";
import { askCarrier, type Asked } from "@/lib/deliveries/carriers/ask";
import type { CancelAnswer, Carrier, OrderAnswer, ShipmentSide, ShipmentToOrder, ToldEvent, TrackAnswer } from "@/lib/deliveries/carriers/carrier";
import type { CarrierSettings } from "@/lib/deliveries/carriers/settings";
import { ok, refused, type Result } from "@/lib/platform/result";

const shipment = z.object({ id: z.string().min(1), reference: z.string(), tracking_number: z.string() });
const event = z.object({
  id: z.string().nullish(), type: z.string().min(1).max(40), reason: z.string().nullish(), location: z.string().default(""), at: z.coerce.date(),
  shipment: z.object({ reference: z.string().nullish(), tracking_number: z.string().min(1) }),
});

/** The operator's words for what UPU calls by codes. A word that is not here is kept as it is, and put aside for a person. */
const CODES: Readonly<Record<string, string>> = {
  created: "ORD", collected: "PUP", accepted: "EMA", in_transit: "EMJ", departed: "EMK", at_delivery_office: "EMG", delivery_failed: "EMH",
  delivered: "EMI", proof_uploaded: "POD", settled: "CLS", returned: "RTA", lost: "LST", damaged: "DMG",
};
const REASONS: Readonly<Record<string, string>> = {
  absent: "ABSENT", wrong_address: "WRONG_ADDRESS", refused: "REFUSED", unknown_person: "UNKNOWN_ADDRESSEE", moved: "MOVED", no_identity_paper: "NO_IDENTITY_PAPER",
};

function toldEvent(read: z.output<typeof event>): ToldEvent {
  return {
    itemCode: read.shipment.tracking_number, orderNumber: read.shipment.reference ?? null, carrierEventId: read.id ?? null, code: CODES[read.type] ?? read.type,
    reason: read.reason == null ? null : (REASONS[read.reason] ?? read.reason), place: read.location, occurredAt: read.at, payload: { ...read, at: read.at.toISOString() },
  };
}

const side = ({ name, phone, address, provinceCode, communeCode, email }: ShipmentSide) => ({ name, phone, address: { line: address, province: provinceCode, commune: communeCode }, email });

/**
 * A second operator of another kind: REST with an API key. `PUT /shipments/{reference}` makes the shipment or answers with the
 * one that is there (201 or 200), `DELETE` cancels, `GET …/events` tracks.
 */
export function parcelApiCarrier(settings: CarrierSettings): Carrier {
  const ask = (method: string, path: string, body?: object): Promise<Asked> =>
    askCarrier(`${settings.url}/shipments/${path}`, {
      method, headers: { "x-api-key": settings.secret, ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }, settings.timeoutMs);

  return {
    code: settings.code,
    async order(wanted: ShipmentToOrder): Promise<OrderAnswer> {
      const asked = await ask("PUT", encodeURIComponent(wanted.orderNumber), {
        tracking_number: wanted.itemCode, service: wanted.direction === "TO_CITIZEN" ? "result-return" : "dossier-pickup", weight_g: wanted.grams,
        contents: wanted.contents, from: side(wanted.sender), to: side(wanted.receiver),
      });
      if (asked.kind !== "ANSWER") return { outcome: asked.kind, words: asked.words };
      if (asked.status === 401 || asked.status === 403) return { outcome: "NOT_TAKEN", words: `khóa truy cập bị từ chối (${asked.status})` };
      const made = shipment.safeParse(asked.body);
      if (asked.status >= 400) return { outcome: "REFUSED", words: `từ chối vận chuyển (${asked.status})` };
      return made.success ? { outcome: "PLACED", reference: made.data.id, already: asked.status === 200 } : { outcome: "UNSURE", words: "câu trả lời không đọc được" };
    },
    async cancel(orderNumber): Promise<CancelAnswer> {
      const asked = await ask("DELETE", encodeURIComponent(orderNumber));
      if (asked.kind !== "ANSWER") return { outcome: "UNSURE", words: asked.words };
      if (asked.status === 404) return { outcome: "UNKNOWN_ORDER", words: "không có đơn này" };
      return asked.status < 300 ? { outcome: "CANCELLED", words: "" } : { outcome: "REFUSED", words: `không hủy được (${asked.status})` };
    },
    async track(orderNumber): Promise<TrackAnswer> {
      const asked = await ask("GET", `${encodeURIComponent(orderNumber)}/events`);
      if (asked.kind !== "ANSWER") return { outcome: "UNSURE", words: asked.words };
      if (asked.status === 404) return { outcome: "UNKNOWN_ORDER", words: "không có đơn này" };
      const read = z.object({ shipment, events: z.array(event) }).safeParse(asked.body);
      return read.success ? { outcome: "KNOWN", reference: read.data.shipment.id, events: read.data.events.map(toldEvent) } : { outcome: "UNSURE", words: "danh sách sự kiện không đọc được" };
    },
    readWebhook: (body): Result<readonly ToldEvent[], "UNREADABLE"> => {
      const read = event.safeParse(body);
      return read.success ? ok([toldEvent(read.data)]) : refused("UNREADABLE", "Nội dung không đúng dạng sự kiện của đơn vị vận chuyển.");
    },
  };
}
