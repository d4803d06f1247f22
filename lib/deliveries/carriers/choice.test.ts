import { describe, expect, test } from "vitest";
import { carriersFor, nextOrderStep, nextPoll, POLL_MINUTES } from "@/lib/deliveries/carriers/choice";
import { webhookSignature, webhookTrusted } from "@/lib/deliveries/carriers/webhook-signature";

const AT = new Date("2026-11-26T03:00:00Z");
const OFFERS = [
  { code: "dear", provinces: [], maxGrams: 30_000, postage: 40_000 },
  { code: "local", provinces: ["37"], maxGrams: 2_000, postage: 26_000 },
  { code: "same-price", provinces: ["37", "38"], maxGrams: 5_000, postage: 26_000 },
];
const here = { provinceCode: "37", grams: 80 };

describe("which operator carries a shipment", () => {
  test("the cheapest that goes there and takes the weight", () => {
    expect(carriersFor(here, OFFERS, [], AT)).toEqual({ order: ["local", "same-price", "dear"], leftOut: {} });
    expect(carriersFor({ provinceCode: "38", grams: 80 }, OFFERS, [], AT)).toEqual({ order: ["same-price", "dear"], leftOut: { local: "NOT_THERE" } });
    expect(carriersFor({ provinceCode: "37", grams: 2_001 }, OFFERS, [], AT)).toEqual({ order: ["same-price", "dear"], leftOut: { local: "TOO_HEAVY" } });
    expect(carriersFor({ provinceCode: "79", grams: 40_000 }, OFFERS, [], AT).order).toEqual([]);
  });

  test("not one that is paused, nor one that did not answer a moment ago", () => {
    const health = [
      { code: "local", orderingPaused: true, unreachableUntil: null },
      { code: "same-price", orderingPaused: false, unreachableUntil: new Date(AT.getTime() + 1) },
      { code: "dear", orderingPaused: false, unreachableUntil: AT },
    ];
    expect(carriersFor(here, OFFERS, health, AT)).toEqual({ order: ["dear"], leftOut: { local: "PAUSED", "same-price": "UNREACHABLE" } });
  });

  test("fail-over goes down the list; an operator that may have it is asked alone, however long it is away", () => {
    const waiting = { state: "WAITING", carrierCode: null } as const;
    expect(nextOrderStep(waiting, ["a", "b"], [])).toEqual({ act: "ASK", carrier: "a" });
    expect(nextOrderStep(waiting, ["a", "b"], ["a"])).toEqual({ act: "ASK", carrier: "b" });
    expect(nextOrderStep(waiting, ["a", "b"], ["a", "b"])).toEqual({ act: "WAIT" });
    expect(nextOrderStep({ state: "UNSURE", carrierCode: "b" }, ["a"], [])).toEqual({ act: "ASK", carrier: "b" });
    expect(nextOrderStep({ state: "UNSURE", carrierCode: "b" }, ["a"], ["b"])).toEqual({ act: "WAIT" });
    for (const state of ["PLACED", "CANCELLED", "GIVEN_UP"] as const) expect(nextOrderStep({ state, carrierCode: "a" }, ["a", "b"], [])).toEqual({ act: "DONE" });
  });

  test("news are asked for at two speeds, and no longer after the end", () => {
    const minutes = (order: Partial<Parameters<typeof nextPoll>[0]>) => {
      const next = nextPoll({ lastEventAt: null, placedAt: new Date("2026-11-20T03:00:00Z"), promisedOn: null, ended: false, ...order }, AT);
      return next === null ? null : (next.getTime() - AT.getTime()) / 60_000;
    };
    expect(minutes({})).toBe(POLL_MINUTES.SLOW);
    expect(minutes({ placedAt: AT })).toBe(POLL_MINUTES.QUICK);
    expect(minutes({ lastEventAt: new Date("2026-11-25T12:00:00Z") })).toBe(POLL_MINUTES.QUICK);
    expect(minutes({ promisedOn: new Date("2026-11-26T00:00:00Z") })).toBe(POLL_MINUTES.QUICK);
    expect(minutes({ ended: true, placedAt: AT })).toBeNull();
  });
});

describe("a webhook's signature", () => {
  const secret = "khoa-webhook-thu-nghiem";
  const timestamp = String(AT.getTime() / 1000);
  const message = { timestamp, deliveryId: "lan-gui-0001", body: '{"Events":[]}', signature: webhookSignature(secret, timestamp, "lan-gui-0001", '{"Events":[]}') };
  const reasonOf = (change: Partial<typeof message>, at = AT, key = secret) => {
    const trusted = webhookTrusted(key, { ...message, ...change }, at);
    return trusted.ok ? null : trusted.refusals[0].reason;
  };

  test("fits the secret, the time, the name and every byte", () => {
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({}, AT, "mot-khoa-khac-hoan-toan")).toBe("SIGNATURE_WRONG");
    expect(reasonOf({ body: '{"Events": []}' })).toBe("SIGNATURE_WRONG");
    expect(reasonOf({ deliveryId: "lan-gui-0002" })).toBe("SIGNATURE_WRONG");
    expect(reasonOf({ timestamp: String(Number(timestamp) + 1) })).toBe("SIGNATURE_WRONG");
    expect(reasonOf({ signature: "v1=00" })).toBe("SIGNATURE_WRONG");
    expect(reasonOf({ signature: "" })).toBe("HEADERS_MISSING");
  });

  test("and is of now, by five minutes either way", () => {
    expect(reasonOf({}, new Date(AT.getTime() + 300_000))).toBeNull();
    expect(reasonOf({}, new Date(AT.getTime() + 301_000))).toBe("TOO_OLD");
    expect(reasonOf({}, new Date(AT.getTime() - 301_000))).toBe("TOO_OLD");
  });

  test("equals the vector computed with openssl", () => {
    // printf '1764126000.lan-gui-0001.{}' | openssl dgst -sha256 -hmac khoa-webhook-thu-nghiem
    expect(webhookSignature(secret, "1764126000", "lan-gui-0001", "{}")).toBe("v1=6d8d4084361c6acc63e5daef4036923660dee9ee05215b3a1b7785c11ec4da6c");
  });
});
