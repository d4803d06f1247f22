import type { OrderState } from "@/lib/platform/generated/enums";

/** What an operator offers, of its settings. `provinces` empty: everywhere; `postage` in đồng. */
export type CarrierOffer = Readonly<{ code: string; provinces: readonly string[]; maxGrams: number; postage: number }>;
export type CarrierHealth = Readonly<{ code: string; orderingPaused: boolean; unreachableUntil: Date | null }>;
export type ShipmentToChoose = Readonly<{ provinceCode: string; grams: number }>;
export type LeftOut = "NOT_THERE" | "TOO_HEAVY" | "PAUSED" | "UNREACHABLE";

/** The operators that may carry a shipment, the cheapest first (then by code), and why the others may not. */
export function carriersFor(
  shipment: ShipmentToChoose,
  offers: readonly CarrierOffer[],
  health: readonly CarrierHealth[],
  at: Date,
): Readonly<{ order: readonly string[]; leftOut: Readonly<Record<string, LeftOut>> }> {
  const leftOut: Record<string, LeftOut> = {};
  const order = offers
    .filter((offer) => {
      const state = health.find(({ code }) => code === offer.code);
      const why = whyNot(shipment, offer, state, at);
      if (why !== null) leftOut[offer.code] = why;
      return why === null;
    })
    .sort((one, other) => one.postage - other.postage || (one.code < other.code ? -1 : 1))
    .map(({ code }) => code);
  return { order, leftOut };
}

function whyNot({ provinceCode, grams }: ShipmentToChoose, offer: CarrierOffer, state: CarrierHealth | undefined, at: Date): LeftOut | null {
  if (offer.provinces.length > 0 && !offer.provinces.includes(provinceCode)) return "NOT_THERE";
  if (grams > offer.maxGrams) return "TOO_HEAVY";
  if (state?.orderingPaused === true) return "PAUSED";
  return state?.unreachableUntil != null && state.unreachableUntil > at ? "UNREACHABLE" : null;
}

export type OrderStep = Readonly<{ act: "ASK"; carrier: string }> | Readonly<{ act: "WAIT" | "DONE"; carrier?: undefined }>;

/**
 * Whom to ask next for an order. While an operator may have taken it (UNSURE), only the same one is asked, under the same
 * number, however long it is away: another would make a second shipment. Otherwise the first of `order` that has not
 * answered NOT_TAKEN or REFUSED in this round (`tried`).
 */
export function nextOrderStep(
  order: Readonly<{ state: OrderState; carrierCode: string | null }>,
  carriers: readonly string[],
  tried: readonly string[],
): OrderStep {
  if (order.state !== "WAITING" && order.state !== "UNSURE") return { act: "DONE" };
  if (order.state === "UNSURE" && order.carrierCode !== null) return tried.includes(order.carrierCode) ? { act: "WAIT" } : { act: "ASK", carrier: order.carrierCode };
  const carrier = carriers.find((code) => !tried.includes(code));
  return carrier === undefined ? { act: "WAIT" } : { act: "ASK", carrier };
}

const MINUTE = 60_000;
/** Minutes between two askings of a carrier for news: quick while something is about to happen, else slow. */
export const POLL_MINUTES = { QUICK: 15, SLOW: 240 } as const;

/**
 * When a carrier is next asked for news of an order. Quick when the last news is younger than a day or the promise is about to
 * end; slow otherwise; null once nothing more can come.
 */
export function nextPoll(
  order: Readonly<{ lastEventAt: Date | null; placedAt: Date; promisedOn: Date | null; ended: boolean }>,
  at: Date,
): Date | null {
  if (order.ended) return null;
  const day = 24 * 60 * MINUTE;
  const fresh = at.getTime() - (order.lastEventAt ?? order.placedAt).getTime() < day;
  const near = order.promisedOn !== null && Math.abs(order.promisedOn.getTime() - at.getTime()) < day;
  return new Date(at.getTime() + (fresh || near ? POLL_MINUTES.QUICK : POLL_MINUTES.SLOW) * MINUTE);
}
