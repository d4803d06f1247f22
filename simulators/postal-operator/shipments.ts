import { createHash } from "node:crypto";

/** One happening as this operator knows it; the codes are UPU EMSEVT's and its own. */
export type ShipmentEvent = Readonly<{ id: string; code: string; reason: string | null; place: string; at: string }>;

/** A shipment of this operator. `asked` counts how often its order came in: more than once is a retry. */
export type Shipment = {
  reference: string;
  orderNumber: string;
  itemCode: string;
  carrier: string;
  grams: number;
  receiver: string;
  asked: number;
  cancelled: boolean;
  events: ShipmentEvent[];
};

/** What the operator keeps while the process lives. One order number, one shipment, for each carrier. */
export class ShipmentBook {
  readonly #byOrder = new Map<string, Shipment>();

  /** Makes the shipment, or finds the one that is there. A number whose shipment was cancelled is not used again. */
  order(carrier: string, wanted: Readonly<{ orderNumber: string; itemCode: string; grams: number; receiver: string }>): { shipment: Shipment; already: boolean } {
    const key = `${carrier} ${wanted.orderNumber}`;
    const known = this.#byOrder.get(key);
    if (known) {
      known.asked += 1;
      return { shipment: known, already: true };
    }
    const reference = `${carrier}-${createHash("sha256").update(key).digest("hex").slice(0, 10)}`;
    const shipment: Shipment = { ...wanted, reference, carrier, asked: 1, cancelled: false, events: [] };
    this.#byOrder.set(key, shipment);
    return { shipment, already: false };
  }

  find(carrier: string, orderNumber: string): Shipment | undefined {
    return this.#byOrder.get(`${carrier} ${orderNumber}`);
  }

  byItem(itemCode: string): Shipment | undefined {
    return this.all().find((shipment) => shipment.itemCode === itemCode && !shipment.cancelled);
  }

  /** Newest first. */
  all(): Shipment[] {
    return [...this.#byOrder.values()].toReversed();
  }

  empty(): void {
    this.#byOrder.clear();
  }
}
