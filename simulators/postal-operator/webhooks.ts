import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/lib/platform/clock";
import type { OperatorFaults } from "@/simulators/postal-operator/faults";
import type { Shipment, ShipmentEvent } from "@/simulators/postal-operator/shipments";

export type SentWebhook = { id: string; carrier: string; at: string; code: string; itemCode: string; status: number | null; words: string };
type Outgoing = Readonly<{ id: string; body: string; code: string; itemCode: string }>;

/** The operator's words of its second shape for the codes. */
export const PARCEL_WORDS: Readonly<Record<string, string>> = {
  ORD: "created", PUP: "collected", EMA: "accepted", EMJ: "in_transit", EMK: "departed", EMG: "at_delivery_office", EMH: "delivery_failed", EMI: "delivered",
  POD: "proof_uploaded", CLS: "settled", RTA: "returned", LST: "lost", DMG: "damaged",
};
const PARCEL_REASONS: Readonly<Record<string, string>> = {
  ABSENT: "absent", WRONG_ADDRESS: "wrong_address", REFUSED: "refused", UNKNOWN_ADDRESSEE: "unknown_person", MOVED: "moved", NO_IDENTITY_PAPER: "no_identity_paper",
};

export function vnpostEvent(shipment: Shipment, event: ShipmentEvent): object {
  return { EventId: event.id, ItemCode: shipment.itemCode, OrderNumber: shipment.orderNumber, EventCode: event.code, ReasonCode: event.reason, PosName: event.place, EventTime: event.at };
}

export function parcelEvent(shipment: Shipment, event: ShipmentEvent): object {
  return {
    id: event.id, type: PARCEL_WORDS[event.code] ?? event.code, reason: event.reason === null ? null : (PARCEL_REASONS[event.reason] ?? event.reason), location: event.place, at: event.at,
    shipment: { reference: shipment.orderNumber, tracking_number: shipment.itemCode },
  };
}

export type WebhookTarget = Readonly<{ carrier: string; shape: "VNPOST" | "PARCEL_API"; url: string; secret: string }>;

/** Sends the operator's webhooks: signed, tried again for a while when they are not taken, and wrong in the ways that were asked for. */
export class WebhookSender {
  readonly sent: SentWebhook[] = [];
  readonly #kept = new Map<string, Outgoing[]>();
  readonly #running = new Set<Promise<void>>();

  /** Tells one happening. Under `reorder` messages are kept until three are there (or `flush`), and go out in reverse. */
  tell(target: WebhookTarget, shipment: Shipment, event: ShipmentEvent, faults: OperatorFaults["webhooks"]): void {
    if (faults.silent) return;
    const body = target.shape === "VNPOST" ? { Events: [vnpostEvent(shipment, event)] } : parcelEvent(shipment, event);
    const outgoing = Array.from({ length: faults.copies }, (): Outgoing => ({ id: randomUUID(), body: JSON.stringify(body), code: event.code, itemCode: shipment.itemCode }));
    const kept = [...(this.#kept.get(target.carrier) ?? []), ...outgoing];
    if (faults.reorder && kept.length < 3) return void this.#kept.set(target.carrier, kept);
    this.#kept.delete(target.carrier);
    this.#send(target, faults.reorder ? kept.toReversed() : kept, faults);
  }

  /** Sends what `reorder` kept back. */
  flush(target: WebhookTarget, faults: OperatorFaults["webhooks"]): void {
    const kept = this.#kept.get(target.carrier) ?? [];
    this.#kept.delete(target.carrier);
    this.#send(target, kept.toReversed(), faults);
  }

  /** Until nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #send(target: WebhookTarget, messages: readonly Outgoing[], faults: OperatorFaults["webhooks"]): void {
    const run = (async () => {
      for (const message of messages) await this.#deliver(target, message, faults);
    })().finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #deliver(target: WebhookTarget, { id, body, code, itemCode }: Outgoing, faults: OperatorFaults["webhooks"]): Promise<void> {
    if (faults.delay > 0) await sleep(faults.delay);
    const line: SentWebhook = { id, carrier: target.carrier, at: now().toISOString(), code, itemCode, status: null, words: "" };
    this.sent.unshift(line);
    this.sent.splice(200);
    for (const wait of [0, 300, 1_500]) {
      if (wait > 0) await sleep(wait);
      const timestamp = String(Math.floor(now().getTime() / 1000) + faults.clockOffSeconds);
      const secret = faults.wrongSignature ? `${target.secret}-sai` : target.secret;
      const signature = `v1=${createHmac("sha256", secret).update(`${timestamp}.${id}.${body}`).digest("hex")}`;
      try {
        const response = await fetch(target.url, {
          method: "POST", body, signal: AbortSignal.timeout(10_000),
          headers: { "content-type": "application/json", "x-carrier-timestamp": timestamp, "x-carrier-delivery": id, "x-carrier-signature": signature },
        });
        line.status = response.status;
        line.words = (await response.text()).slice(0, 200);
        // What is refused as ours stays refused; the rest may be a fault that passes.
        if (response.status < 500) return;
      } catch (error) {
        line.words = error instanceof Error ? error.message : String(error);
      }
    }
  }
}
