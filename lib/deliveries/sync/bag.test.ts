import { describe, expect, test } from "vitest";
import { bagCode, cleanCode, confirmCode, isBagCode, isConfirmOf, judgeBag, readStatement } from "@/lib/deliveries/sync/bag";
import { bagOf, confirmFrame, confirmIn, framesOf, gather, type Gathered } from "@/lib/deliveries/sync/bag-frames";
import { makeDeviceKey, signedBy, signText } from "@/lib/deliveries/sync/device-key";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { newId } from "@/lib/platform/ids";
import { qrPath } from "@/lib/platform/qr-path";

const thing = (i: number) => ({
  subject: `item:${newId()}`, dossierId: newId(), itemCode: `CN7000000${i}`, name: "Nguyễn Thị Mai Lan", address: "Thôn Đông, xã Ninh Hải, tỉnh Ninh Bình", phone: "0912345678", dossierCode: "D", procedureName: "Đăng ký lại khai sinh",
  failedAttempts: 0, papers: [{ id: newId(), kind: "RESULT" as const, description: "Giấy khai sinh", count: 1 }],
});
const statementOf = (count: number) => JSON.stringify({ device: newId(), courier: { id: newId(), name: "Phạm Văn Cường" }, at: "2026-11-26T01:00:00.000Z", nonce: newId(), things: Array.from({ length: count }, (_, i) => thing(i)) });

describe("codes that are read aloud", () => {
  test("a slip of the finger in any letter is seen; letters that look like digits are taken for them", async () => {
    const code = await bagCode(statementOf(1));
    expect(await isBagCode(code)).toBe(true);
    expect(cleanCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
    expect(cleanCode("oil0")).toBe("0110");
    let missed = 0;
    for (let i = 0; i < code.length; i += 1) for (const letter of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
      const slip = code.slice(0, i) + letter + code.slice(i + 1);
      if (slip !== code && (await isBagCode(slip))) missed += 1;
    }
    expect(missed).toBeLessThanOrEqual(3);
  });

  test("the receiver's code belongs to one bag, one act and one phone", async () => {
    const [code, other] = [await bagCode(statementOf(1)), await bagCode(statementOf(1))];
    const [act, device] = [newId(), newId()];
    const confirm = await confirmCode(code, act, device);
    expect(await isConfirmOf(code, confirm)).toBe(true);
    expect(await isConfirmOf(other, confirm)).toBe(false);
    expect(new Set([confirm, await confirmCode(code, newId(), device), await confirmCode(code, act, newId())]).size).toBe(3);
  });
});

describe("symbols shown by turns", () => {
  test("ten results fit the small symbol in parts, are put together in any order and more than once, and the signature holds", async () => {
    const key = await makeDeviceKey();
    const statement = statementOf(10);
    const bag = { code: await bagCode(statement), statement, signature: await signText(key.privateKey, statement) };
    const frames = framesOf(bag);
    for (const frame of frames) expect(() => qrPath(frame, { level: "L", version: 9 })).not.toThrow();
    const seen = [...frames.toReversed(), ...frames.slice(0, 3), "https://example.com"].reduce<Gathered | null>(gather, null);
    expect(seen && bagOf(seen)).toEqual(bag);
    expect(bagOf({ code: bag.code, total: frames.length, parts: new Map(seen?.parts ?? []).set(1, "") })?.statement).not.toBe(statement);
    expect(await signedBy(key.publicKey, bag.signature, statement)).toBe(true);
    expect(await signedBy(key.publicKey, bag.signature, statement.replace("Mai Lan", "Mai Lam"))).toBe(false);
    expect(await signedBy((await makeDeviceKey()).publicKey, bag.signature, statement)).toBe(false);
    expect(await signedBy("no key", "no signature", statement)).toBe(false);
  });

  test("an answer about another bag is none", () => {
    expect(confirmIn(confirmFrame("K7QM2XPA", "0123ABCD"), "K7QM2XPA")).toBe("0123ABCD");
    expect(confirmIn(confirmFrame("K7QM2XPA", "0123ABCD"), "ZZZZZZZZ")).toBeNull();
  });
});

test("acts on the things of a bag wait for it, on both phones alike", () => {
  const statement = statementOf(2);
  const subjects = readStatement(statement)?.things.map(({ subject }) => subject);
  for (const kind of ["GIVE_BAG", "TAKE_BAG"] as const) expect(subjectsOf(kind, { statement, code: "K7QM2XPA" })).toEqual([...(subjects ?? []), "bag:K7QM2XPA"]);
  expect(subjectsOf("TAKE_BAG", { statement: "", code: "K7QM2XPA" })).toEqual(["bag:K7QM2XPA"]);
});

test("a bag changes hands when both wrote it, the giver named the receiver, and both counted the same", () => {
  const giver = { courierId: "one", confirm: "C1", things: 2 };
  const receiver = { operationId: "o", courierId: "two", courierName: "Hải", confirm: "C1", counted: 2 };
  expect(judgeBag(giver, [])).toEqual({ verdict: "WAIT" });
  expect(judgeBag(giver, [{ ...receiver, courierId: "one" }])).toEqual({ verdict: "WAIT" });
  expect(judgeBag(giver, [{ ...receiver, confirm: "C2" }])).toEqual({ verdict: "NO_MATCH" });
  expect(judgeBag(giver, [{ ...receiver, counted: 3 }])).toMatchObject({ verdict: "COUNT_DIFFERS" });
  expect(judgeBag(giver, [{ ...receiver, confirm: "C2" }, receiver])).toMatchObject({ verdict: "APPLY", receiver: { courierId: "two" } });
});
