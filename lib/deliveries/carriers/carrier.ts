import type { PostalDirection } from "@/lib/platform/generated/enums";
import type { Result } from "@/lib/platform/result";

export type ShipmentSide = Readonly<{ name: string; phone: string; address: string; provinceCode: string; communeCode: string; email: string }>;

/** One leg to be carried. `orderNumber` never changes, so that asking again cannot make a second shipment. */
export type ShipmentToOrder = Readonly<{
  orderNumber: string;
  itemCode: string;
  direction: PostalDirection;
  grams: number;
  sender: ShipmentSide;
  receiver: ShipmentSide;
  /** The list of papers in words. */
  contents: string;
}>;

/**
 * How an order was answered. PLACED: it has the shipment (`already`: since an earlier asking). REFUSED: it will not carry this
 * one. NOT_TAKEN: it certainly has no shipment (nobody listens, it says it is busy). UNSURE: nobody knows.
 */
export type OrderAnswer =
  | Readonly<{ outcome: "PLACED"; reference: string; already: boolean }>
  | Readonly<{ outcome: "REFUSED" | "NOT_TAKEN" | "UNSURE"; words: string }>;

export type CancelAnswer = Readonly<{ outcome: "CANCELLED" | "UNKNOWN_ORDER" | "REFUSED" | "UNSURE"; words: string }>;

/** One happening as a carrier tells it, read but not yet judged. */
export type ToldEvent = Readonly<{
  itemCode: string;
  orderNumber: string | null;
  carrierEventId: string | null;
  code: string;
  reason: string | null;
  place: string;
  occurredAt: Date;
  /** The carrier's own object, kept. */
  payload: object;
}>;

export type TrackAnswer =
  | Readonly<{ outcome: "KNOWN"; reference: string; events: readonly ToldEvent[] }>
  | Readonly<{ outcome: "UNKNOWN_ORDER" | "UNSURE"; words: string }>;

/**
 * A postal operator's system. The methods never throw for what the network does: a lost answer is an answer (UNSURE). They may
 * be called any number of times for the same order number.
 */
export interface Carrier {
  readonly code: string;
  order(shipment: ShipmentToOrder): Promise<OrderAnswer>;
  cancel(orderNumber: string): Promise<CancelAnswer>;
  track(orderNumber: string): Promise<TrackAnswer>;
  /** Reads the body of a webhook whose signature was right. */
  readWebhook(body: unknown): Result<readonly ToldEvent[], "UNREADABLE">;
}
