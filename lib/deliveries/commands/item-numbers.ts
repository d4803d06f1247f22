import type { Permit } from "@/lib/access/policy";
import { numberOfSerial, type NumberRange } from "@/lib/deliveries/item-number-range";
import type { Tx } from "@/lib/platform/db";
import type { ItemNumberState } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

type Taking = Readonly<{ officeId: string; at: Date; state: Extract<ItemNumberState, "USED" | "RESERVED">; itemId: string | null; holderId: string | null }>;
type LockedRange = NumberRange & Readonly<{ id: string; next_serial: number; last_serial: number }>;

/** A number that was given back, if there is one that nobody else is taking at this moment. */
async function takeReturned(tx: Tx, { officeId, state, itemId, holderId, at }: Taking): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ code: string }[]>`
    update item_number set state = ${state}::item_number_state, item_id = ${itemId}::uuid, holder_id = ${holderId}::uuid, changed_at = ${at}
    where code = (select code from item_number where office_id = ${officeId}::uuid and state = 'FREE' order by code limit 1 for update skip locked) returning code`;
  return row?.code ?? null;
}

/**
 * The next number of the office's oldest range that has one. The range stays locked until the transaction ends, so that a number
 * that is not used after all is the next one again: no gaps, no doubles.
 */
async function takeNext(tx: Tx, taking: Taking): Promise<string | null> {
  const { officeId, state, itemId, holderId, at } = taking;
  // Twice: whoever waited for the last number of a range finds it gone, and the next range only when he asks again.
  for (let attempt = 0; attempt < 2; attempt++) {
    const [range] = await tx.$queryRaw<LockedRange[]>`
      select id, prefix, suffix, digits, policy, next_serial, last_serial from item_number_range
      where office_id = ${officeId}::uuid and closed_at is null and next_serial <= last_serial order by allotted_at, id limit 1 for update`;
    if (!range) continue;
    const code = numberOfSerial(range, range.next_serial);
    await tx.itemNumberRange.updateMany({ where: { id: range.id }, data: { nextSerial: range.next_serial + 1 } });
    await tx.itemNumber.create({ data: { code, rangeId: range.id, officeId, serial: range.next_serial, state, holderId, itemId, changedAt: at } });
    return code;
  }
  return null;
}

/** A number for an item made now; null when the office has no range, or its ranges are used up. */
export async function takeItemNumber(_permitted: Permit, tx: Tx, { officeId, itemId, at }: Readonly<{ officeId: string; itemId: string; at: Date }>): Promise<string | null> {
  const taking: Taking = { officeId, at, state: "USED", itemId, holderId: null };
  return (await takeReturned(tx, taking)) ?? takeNext(tx, taking);
}

/** Numbers that a courier carries with him to use without a network; fewer than asked for when the ranges run out. */
export async function reserveItemNumbers(_permitted: Permit, tx: Tx, { officeId, holderId, count, at }: Readonly<{ officeId: string; holderId: string; count: number; at: Date }>): Promise<string[]> {
  const taking: Taking = { officeId, at, state: "RESERVED", itemId: null, holderId };
  const codes: string[] = [];
  while (codes.length < count) {
    const code = (await takeReturned(tx, taking)) ?? (await takeNext(tx, taking));
    if (code === null) break;
    codes.push(code);
  }
  return codes;
}

export type NumberRefusal = "NUMBER_UNKNOWN" | "NUMBER_USED" | "NUMBER_OF_ANOTHER";

/** Uses one of the numbers that the courier's phones carry for an item. Refused, with words, when it is not one of them or was used. */
export async function useReservedNumber(_permitted: Permit, tx: Tx, { code, holderIds, itemId, at }: Readonly<{ code: string; holderIds: readonly string[]; itemId: string; at: Date }>): Promise<Result<string, NumberRefusal>> {
  const { count } = await tx.itemNumber.updateMany({ where: { code, holderId: { in: [...holderIds] }, state: "RESERVED" }, data: { state: "USED", itemId, changedAt: at } });
  if (count === 1) return ok(code);
  const known = await tx.itemNumber.findUnique({ where: { code } });
  if (!known || known.state === "FREE") return refused("NUMBER_UNKNOWN", `Số hiệu ${code} không nằm trong dải đã cấp cho anh/chị. Xem lại nhãn, hoặc lấy một nhãn khác.`);
  if (known.state === "RELEASED") return refused("NUMBER_USED", `Số hiệu ${code} đã bỏ, không dùng lại. Hãy dùng một nhãn khác.`);
  if (known.state === "RESERVED") return refused("NUMBER_OF_ANOTHER", `Số hiệu ${code} đã cấp cho bưu tá khác. Hãy dùng một nhãn trong dải của mình.`);
  return known.itemId === itemId ? ok(code) : refused("NUMBER_USED", `Số hiệu ${code} đã dùng cho bưu gửi khác. Hãy dùng một nhãn khác.`);
}

/** The least and the most numbers that a phone carries: a day without a network in a busy round. */
const FEW_LEFT = 10;
const FULL = 30;

/**
 * The numbers that a phone carries, more of them set aside when few are left; none where the office has no range. Two sendings of one
 * phone wait for each other, so that it never carries more than its share.
 */
export async function topUpNumbers(permitted: Permit, tx: Tx, { officeId, deviceId, at }: Readonly<{ officeId: string; deviceId: string; at: Date }>): Promise<string[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`numbers:${deviceId}`}, 0))`;
  const carried = await tx.itemNumber.findMany({ where: { holderId: deviceId, state: "RESERVED" }, orderBy: [{ rangeId: "asc" }, { serial: "asc" }], select: { code: true } });
  const codes = carried.map(({ code }) => code);
  if (codes.length > FEW_LEFT) return codes;
  return [...codes, ...(await reserveItemNumbers(permitted, tx, { officeId, holderId: deviceId, count: FULL - codes.length, at }))];
}

/** A number of the courier's that was written on a bag which has another already: nobody is given it again. */
export async function discardNumber(_permitted: Permit, tx: Tx, { code, holderIds, at }: Readonly<{ code: string; holderIds: readonly string[]; at: Date }>): Promise<void> {
  await tx.itemNumber.updateMany({ where: { code, holderId: { in: [...holderIds] }, state: "RESERVED" }, data: { state: "RELEASED", changedAt: at } });
}

/** Takes the numbers of a lost phone out of use: some may stand on bags that nobody knows of. @returns how many */
export async function discardNumbers(_permitted: Permit, tx: Tx, { deviceId, at }: Readonly<{ deviceId: string; at: Date }>): Promise<number> {
  const { count } = await tx.itemNumber.updateMany({ where: { holderId: deviceId, state: "RESERVED" }, data: { state: "RELEASED", changedAt: at } });
  return count;
}

/** Gives back the numbers that a courier did not use: they may be given to others. @returns how many */
export async function giveBackItemNumbers(_permitted: Permit, tx: Tx, { holderId, at }: Readonly<{ holderId: string; at: Date }>): Promise<number> {
  const { count } = await tx.itemNumber.updateMany({ where: { holderId, state: "RESERVED" }, data: { state: "FREE", holderId: null, changedAt: at } });
  return count;
}

/** Takes a used number out of use, when its item was cancelled: it is never given again, because the label exists. */
export async function releaseItemNumber(_permitted: Permit, tx: Tx, { code, at }: Readonly<{ code: string; at: Date }>): Promise<boolean> {
  const { count } = await tx.itemNumber.updateMany({ where: { code, state: "USED" }, data: { state: "RELEASED", changedAt: at } });
  return count === 1;
}
