import { beforeAll, describe, expect, test } from "vitest";
import { NotPermitted } from "@/lib/access/policy";
import { closeShift, openShift } from "@/lib/dossiers/commands/shift";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { takeCourierCash } from "@/lib/dossiers/commands/take-courier-cash";
import { readCouriersCash } from "@/lib/dossiers/queries/courier-cash";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import type { Actor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { dong, NO_MONEY } from "@/lib/platform/money";
import { insertRows } from "@/prisma/seed/insert-rows";
import { checkCash } from "@/scripts/verify/cash";
import { newTallies } from "@/scripts/verify/tally";
import type { MadeDossier, World } from "@/tests/factories";
import { DRAWN, good, refusal } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;
beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const owe = (made: MadeDossier, kind: string, amount: number) =>
  insertRows(world.owner, "charge", [{ id: newId(), dossier_id: made.id, kind, name: kind === "FEE" ? "Phí thẩm định" : "Cước nhận gửi", amount, basis: "thử", created_at: "2026-11-26T02:00:00Z" }]);
async function owing(stage: "ASSIGNED" | "OUT_FOR_DELIVERY", amounts: Readonly<Record<string, number>>): Promise<MadeDossier> {
  const made = await world.dossier(stage);
  await world.owner.query("delete from charge where dossier_id = $1", [made.id]);
  for (const [kind, amount] of Object.entries(amounts)) await owe(made, kind, amount);
  return made;
}
const devices = new Map<string, { id: string; next: number }>();
/** One act of money as the phone sends it; the same id again is the same act. */
async function cash(courier: Actor, made: MadeDossier, kind: string, amount: number, change: Record<string, string> = {}, id: string = newId()) {
  const device = devices.get(courier.id ?? "") ?? { id: newId(), next: 0 };
  devices.set(courier.id ?? "", { ...device, next: device.next + 1 });
  const payload = { dossierId: made.id, pickupId: made.pickupId ?? newId(), kind, amount: String(amount), payerName: "Nguyễn Thị Mai Lan", ...change };
  const operation = { id, deviceId: device.id, sequence: device.next + 1, kind: "TAKE_CASH", subjects: [], payload, photos: [], seenVersion: null, madeAt: "2026-11-26T03:00:00.000Z" };
  const { receipts } = good(await syncCourier(courier, sendingSchema.parse({ deviceId: device.id, operations: [operation] })));
  return receipts[0]?.answer;
}
const receiptsOf = async (made: MadeDossier) => (await world.owner.query<{ kind: string; amount: string; shift_id: string | null; number: string }>("select kind, amount, shift_id, number from cash_receipt where dossier_id = $1 order by number", [made.id])).rows;
const counts = (change: Partial<Record<"FEE" | "POSTAGE", { counted: number; reason?: string }>> = {}) => {
  const of = (kind: "FEE" | "POSTAGE") => ({ counted: dong(change[kind]?.counted ?? 0), reason: change[kind]?.reason ?? "" });
  return { FEE: of("FEE"), POSTAGE: of("POSTAGE"), SERVICE: { counted: NO_MONEY, reason: "" } };
};
/** The first row that breaks the promise of cash once the data was damaged so, in words; empty when none does. The damage is taken back. */
async function cashFault(damage = "select 1"): Promise<string> {
  const tallies = newTallies();
  await world.owner.query("begin");
  try {
    await world.owner.query(damage);
    await checkCash(world.owner, tallies);
  } finally {
    await world.owner.query("rollback");
  }
  const { first } = tallies.CASH;
  return first === null ? "" : `${first.row}: ${first.words}`;
}

describe("cash at a door", () => {
  test("each kind gets its numbered, printed receipt once, in no shift; sent again it is the same", async () => {
    const { courier } = world.cast;
    const made = await owing("ASSIGNED", { FEE: 650_000, POSTAGE: 26_000 });
    expect((await readCourierSnapshot(courier)).stops.find(({ id }) => id === made.pickupId)?.owed).toEqual([
      { kind: "FEE", amount: 650_000, words: "Phí thẩm định" }, { kind: "POSTAGE", amount: 26_000, words: "Cước nhận gửi" },
    ]);
    const id = newId();
    const first = await cash(courier, made, "FEE", 650_000, {}, id);
    expect(first).toMatchObject({ outcome: "APPLIED", result: { amount: 650_000 } });
    expect(await cash(courier, made, "FEE", 650_000, {}, id)).toMatchObject({ outcome: "ALREADY" });
    expect(await cash(courier, made, "POSTAGE", 26_000)).toMatchObject({ outcome: "APPLIED" });
    expect(await receiptsOf(made)).toMatchObject([{ kind: "FEE", amount: "650000", shift_id: null }, { kind: "POSTAGE", amount: "26000", shift_id: null }]);
    expect((await readCourierSnapshot(courier)).cash).toEqual(expect.arrayContaining([expect.objectContaining({ kind: "FEE", receipts: 1, amount: 650_000 })]));
    expect(await cashFault()).toBe("");
  });

  test("another amount, paid already, or no longer his: held in words, with a receipt for nothing, until it was given back", async () => {
    const { courier, otherCourier } = world.cast;
    const made = await owing("ASSIGNED", { POSTAGE: 26_000 });
    const id = newId();
    expect(await cash(courier, made, "POSTAGE", 20_000, {}, id)).toMatchObject({ outcome: "HELD", mend: "CASH_RETURNED", why: expect.stringContaining("26.000 đ") });
    expect(await cash(courier, made, "POSTAGE", 20_000, { returned: "1" }, id)).toEqual({ outcome: "REFUSED", why: expect.stringContaining("Đã trả lại 20.000 đ") });
    expect(await cash(otherCourier, made, "POSTAGE", 26_000)).toMatchObject({ outcome: "HELD", mend: "CASH_RETURNED", why: expect.stringContaining("26.000 đ") });
    expect(await receiptsOf(made)).toEqual([]);
    expect(await cash(courier, made, "POSTAGE", 26_000)).toMatchObject({ outcome: "APPLIED" });
    expect(await cash(courier, made, "POSTAGE", 26_000)).toMatchObject({ outcome: "HELD", why: expect.stringContaining("đã có biên lai") });
    expect(await receiptsOf(made)).toHaveLength(1);
  });
});

describe("a courier hands his cash over at the counter", () => {
  test("into the clerk's open shift: counted against the receipts, a difference with its reason, both signed, once; the shift answers for it", async () => {
    const { courier, fellowCourier, clerk, otherClerk } = world.cast;
    const courierId = asId<"staff">(courier.id);
    const made = await owing("OUT_FOR_DELIVERY", { FEE: 30_000 });
    expect(await cash(courier, made, "FEE", 30_000)).toMatchObject({ outcome: "APPLIED" });
    const held = (await readCouriersCash(clerk)).find((one) => one.courierId === courier.id);
    const [fee, postage] = [held?.cash.FEE.expected ?? 0, held?.cash.POSTAGE.expected ?? 0];
    expect(fee).toBeGreaterThanOrEqual(30_000);
    expect(JSON.stringify(await readCouriersCash(otherClerk))).not.toContain(courier.id);
    await expect(readCouriersCash(courier)).rejects.toThrow(NotPermitted);

    const take = (cashCounted: ReturnType<typeof counts>, operationId = newId<"operation">()) => takeCourierCash(clerk, { operationId, courierId, cash: cashCounted, courierSignature: DRAWN });
    const full = { FEE: { counted: fee }, POSTAGE: { counted: postage } };
    expect(refusal(await take(counts(full))).reason).toBe("NO_SHIFT");
    const { shiftId } = good(await openShift(clerk, { operationId: newId<"operation">(), openingFloat: NO_MONEY }));
    expect(refusal(await take(counts({ ...full, FEE: { counted: fee - 5_000 } })))).toMatchObject({ reason: "CASH_DIFFERS", field: "reason.FEE" });
    const short = counts({ ...full, FEE: { counted: fee - 5_000, reason: "Thối nhầm ở nhà bà Lan" } });
    const operationId = newId<"operation">();
    const handed = good(await take(short, operationId));
    expect(good(await take(short, operationId))).toEqual(handed);
    expect(refusal(await take(counts(full))).reason).toBe("NOTHING_HELD");
    expect((await readCourierSnapshot(courier)).cash).toEqual([]);
    expect((await readCouriersCash(clerk)).filter((one) => [courier.id, fellowCourier.id].includes(asId<"staff">(one.courierId)))).toEqual([]);

    const closing = (cashCounted: ReturnType<typeof counts>) => closeShift(clerk, { operationId: newId<"operation">(), shiftId: asId<"shift">(shiftId), note: "", cash: cashCounted });
    expect(refusal(await closing(counts(full))).reason).toBe("CASH_DIFFERS");
    good(await closing(counts({ ...full, FEE: { counted: fee - 5_000 } })));
    expect(await cashFault()).toBe("");
  });

  test("verify names the hand-over when its money was changed by hand, or a receipt of no shift is nobody's courier's", async () => {
    expect(await cashFault("update courier_cash_count set expected = expected + 1000 where kind = 'FEE'")).toContain("lần nộp tiền của");
    expect(await cashFault(`update cash_receipt set taken_by_id = '${world.cast.clerk.id}' where shift_id is null`)).toContain("không phải bưu tá");
  });
});
