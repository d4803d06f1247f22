import { z } from "zod";
import { askCarrier, type Asked } from "@/lib/deliveries/carriers/ask";
import type { CancelAnswer, Carrier, OrderAnswer, ShipmentToOrder, ToldEvent, TrackAnswer } from "@/lib/deliveries/carriers/carrier";
import type { CarrierSettings } from "@/lib/deliveries/carriers/settings";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Answers carry a Status: "100" done, "101" the order number is known already, "404" unknown. The rest is a refusal. */
const answer = z.object({ Status: z.coerce.string(), Message: z.string().default(""), ItemCode: z.string().default(""), Events: z.array(z.unknown()).default([]) });
const event = z.object({
  EventId: z.string().nullish(), ItemCode: z.string().min(1), OrderNumber: z.string().nullish(), EventCode: z.string().min(1).max(20),
  ReasonCode: z.string().nullish(), PosName: z.string().default(""), EventTime: z.coerce.date(),
});
const message = z.object({ Events: z.array(event).min(1).max(500) });

/** Chuyển trả kết quả; 1: nhận gửi hồ sơ. */
const FLAG_RESULT = 2;
const FLAG_DOSSIER = 1;

function toldEvent(read: z.output<typeof event>): ToldEvent {
  return {
    itemCode: read.ItemCode, orderNumber: read.OrderNumber ?? null, carrierEventId: read.EventId ?? null, code: read.EventCode, reason: read.ReasonCode ?? null,
    place: read.PosName, occurredAt: read.EventTime, payload: { ...read, EventTime: read.EventTime.toISOString() },
  };
}

/** The order in the shape that provincial systems send to VNPost: fields with * there are the ones always filled here. */
function orderBody(settings: CarrierSettings, shipment: ShipmentToOrder): object {
  const { sender, receiver } = shipment;
  return {
    CustomerCode: settings.customerCode, OrderNumber: shipment.orderNumber, ItemCode: shipment.itemCode, CODAmount: 0, Weight: shipment.grams,
    SenderProvince: sender.provinceCode, SenderDistrict: sender.communeCode, SenderAddress: sender.address, SenderName: sender.name, SenderEmail: sender.email,
    SenderTel: sender.phone, SenderDesc: shipment.contents, Description: shipment.contents,
    ReceiverName: receiver.name, ReceiverAddress: receiver.address, ReceiverTel: receiver.phone, ReceiverProvince: receiver.provinceCode,
    ReceiverDistrict: receiver.communeCode, ReceiverEmail: receiver.email, FlagConfig: shipment.direction === "TO_CITIZEN" ? FLAG_RESULT : FLAG_DOSSIER,
  };
}

/**
 * An operator that speaks VNPost's way: GetToken, PostOrder, CancelOrder, GetOrderTracking. PostOrder is idempotent on
 * OrderNumber ("101": it had it already), so an order whose answer was lost is simply sent again.
 */
export function vnpostCarrier(settings: CarrierSettings): Carrier {
  let token: string | undefined;

  const post = (path: string, body: object, bearer?: string) =>
    askCarrier(`${settings.url}/${path}`, {
      method: "POST", headers: { "content-type": "application/json", ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }, body: JSON.stringify(body),
    }, settings.timeoutMs);

  /** Nothing is ordered before the token is there: what fails here was certainly not taken. */
  async function freshToken(): Promise<string | Asked> {
    const asked = await post("GetToken", { UserName: settings.user, Password: settings.secret });
    if (asked.kind !== "ANSWER") return { kind: "NOT_TAKEN", words: asked.words };
    const read = z.object({ Token: z.string().min(1) }).safeParse(asked.body);
    return read.success ? read.data.Token : { kind: "NOT_TAKEN", words: `không cấp mã truy cập (${asked.status})` };
  }

  async function ask(path: string, body: object): Promise<Asked> {
    for (let renewed = false; ; renewed = true) {
      const bearer = token ?? (await freshToken());
      if (typeof bearer !== "string") return bearer;
      token = bearer;
      const asked = await post(path, body, bearer);
      if (asked.kind !== "ANSWER" || asked.status !== 401) return asked;
      token = undefined;
      if (renewed) return { kind: "NOT_TAKEN", words: "mã truy cập bị từ chối" };
    }
  }

  /** A Status of the answer, or why there is none. */
  async function statusOf(path: string, body: object): Promise<z.output<typeof answer> | Exclude<Asked, { kind: "ANSWER" }>> {
    const asked = await ask(path, body);
    if (asked.kind !== "ANSWER") return asked;
    const read = answer.safeParse(asked.body);
    return read.success ? read.data : { kind: "UNSURE", words: `câu trả lời không đọc được (${asked.status})` };
  }

  return {
    code: settings.code,
    async order(shipment): Promise<OrderAnswer> {
      const said = await statusOf("PostOrder", orderBody(settings, shipment));
      if ("kind" in said) return { outcome: said.kind, words: said.words };
      if (said.Status !== "100" && said.Status !== "101") return { outcome: "REFUSED", words: said.Message || `mã trả lời ${said.Status}` };
      return { outcome: "PLACED", reference: said.ItemCode || shipment.itemCode, already: said.Status === "101" };
    },
    async cancel(orderNumber): Promise<CancelAnswer> {
      const said = await statusOf("CancelOrder", { CustomerCode: settings.customerCode, OrderNumber: orderNumber });
      if ("kind" in said) return { outcome: "UNSURE", words: said.words };
      return { outcome: said.Status === "100" ? "CANCELLED" : said.Status === "404" ? "UNKNOWN_ORDER" : "REFUSED", words: said.Message };
    },
    async track(orderNumber): Promise<TrackAnswer> {
      const said = await statusOf("GetOrderTracking", { CustomerCode: settings.customerCode, OrderNumber: orderNumber });
      if ("kind" in said) return { outcome: "UNSURE", words: said.words };
      if (said.Status === "404") return { outcome: "UNKNOWN_ORDER", words: said.Message };
      const events = z.array(event).safeParse(said.Events);
      if (said.Status !== "100" || !events.success) return { outcome: "UNSURE", words: said.Message || "danh sách sự kiện không đọc được" };
      return { outcome: "KNOWN", reference: said.ItemCode, events: events.data.map(toldEvent) };
    },
    readWebhook: (body): Result<readonly ToldEvent[], "UNREADABLE"> => {
      const read = message.safeParse(body);
      return read.success ? ok(read.data.Events.map(toldEvent)) : refused("UNREADABLE", "Nội dung không đúng dạng Events[] của VNPost.");
    },
  };
}
