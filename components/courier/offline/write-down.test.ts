import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { writeDown } from "@/components/courier/offline/write-down";
import { s10Code } from "@/lib/deliveries/item-code";
import { allot } from "@/lib/deliveries/sync/numbers";
import { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import { MAX_PHOTO_BYTES } from "@/lib/deliveries/sync/snapshot";
import { collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";
import { deliverResultSchema } from "@/lib/dossiers/schema/deliver-result";
import { newId } from "@/lib/platform/ids";

const A = s10Code("CN", "70000000");
const B = s10Code("CN", "70000001");
const SCANNED = s10Code("CP", "20260001");
let serial = 0;
let store: PhoneStore;
beforeEach(async () => {
  store = new PhoneStore(`ghi-${(serial += 1)}`, 1_000);
  await store.begin("204816", "Phạm Văn Cường");
  await store.change((log) => ({ log: allot(log, [A, B]), value: null }));
});

const OWED = [{ kind: "FEE" as const, amount: 650_000, words: "Phí thẩm định" }, { kind: "POSTAGE" as const, amount: 26_000, words: "Cước" }];
const act = { kind: "COLLECT_PAPERS" as const, schema: collectPapersSchema, seenVersion: "v1", shownName: "Nguyễn Thị Mai Lan", owed: OWED };

function door(fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  const all = {
    operationId: newId(), dossierId: newId(), pickupId: newId(), sealNumber: `NP${(serial += 1)}`, weightGrams: "90", [`counted.${newId()}`]: "1",
    citizenSignature: "", citizenSignatureTypedName: "Nguyễn Thị Mai Lan", citizenSignatureTypedConsent: "on", itemCode: A, labelCode: "", "cash.FEE": "", "cash.POSTAGE": "", ...fields,
  };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return form;
}
const operations = async () => (await store.log()).entries.map(({ operation }) => operation);
const words = (state: Awaited<ReturnType<typeof writeDown>>) => state?.refusals.map((one) => one.words).join(" ") ?? "";

describe("money of the door", () => {
  test("each kind that was counted is an act of its own after the door's, and none of it is in the door's", async () => {
    expect(await writeDown(store, act, door({ "cash.FEE": "650.000", "cash.POSTAGE": "26000 đ" }))).toBeNull();
    const [first, ...money] = await operations();
    expect(Object.keys(first?.payload ?? {}).filter((name) => name.startsWith("cash"))).toEqual([]);
    expect(money.map(({ kind, sequence, payload }) => [kind, sequence, payload.kind, payload.amount])).toEqual([["TAKE_CASH", 2, "FEE", "650000"], ["TAKE_CASH", 3, "POSTAGE", "26000"]]);
    for (const { subjects } of money) expect(subjects).toEqual(first?.subjects);
  });

  test("pressed twice it is written once", async () => {
    const form = door({ "cash.POSTAGE": "26000" });
    await writeDown(store, act, form);
    await writeDown(store, act, form);
    expect((await operations()).map(({ kind }) => kind)).toEqual(["COLLECT_PAPERS", "TAKE_CASH"]);
  });

  test("another amount is refused at its field, and what was typed stays", async () => {
    const state = await writeDown(store, act, door({ "cash.POSTAGE": "20000" }));
    expect(state).toMatchObject({ refusals: [{ field: "cash.POSTAGE", words: expect.stringContaining("26.000 đ") }], values: { "cash.POSTAGE": "20000" } });
    expect(await operations()).toEqual([]);
  });
});

describe("the bag", () => {
  test("gets the phone's number; a label that was scanned goes before it; a broken one is told", async () => {
    await writeDown(store, act, door());
    await writeDown(store, act, door({ itemCode: B, labelCode: SCANNED.toLowerCase() }));
    expect((await operations()).map(({ payload }) => payload.itemCode)).toEqual([A, SCANNED]);
    expect((await store.log()).numbers.left).toEqual([B]);
    expect(await writeDown(store, act, door({ labelCode: SCANNED.replace(/.VN$/, (end) => `${(Number(end[0]) + 1) % 10}VN`) }))).toMatchObject({ refusals: [{ field: "labelCode" }] });
  });

  test("a number or a seal that stands on another bag of this phone is refused with whose it is; the work goes on with another", async () => {
    await writeDown(store, act, door({ sealNumber: "NP000881" }));
    expect(words(await writeDown(store, act, door({ itemCode: A })))).toContain(`Gạch số cũ trên túi, ghi số ${B}.`);
    expect(words(await writeDown(store, act, door({ itemCode: B, sealNumber: "np 000881" })))).toContain("Niêm phong NP000881 đã ghi cho túi của Nguyễn Thị Mai Lan");
    expect(await writeDown(store, act, door({ itemCode: B }))).toBeNull();
  });
});

describe("one stop in two tabs", () => {
  test("pressed in both at one moment: one act, and the other tab is told what stands there already", async () => {
    const second = new PhoneStore(`ghi-${serial}`, 1_000);
    const [one, other] = [store, await opened(second)];
    const pickupId = newId();
    const states = await Promise.all([writeDown(one, act, door({ pickupId, itemCode: A, sealNumber: "NP000771", "cash.FEE": "650000" })), writeDown(other, act, door({ pickupId, itemCode: B, sealNumber: "NP000772" }))]);
    const told = states.filter((state) => state !== null);
    expect(told).toHaveLength(1);
    const [written] = (await operations()).filter(({ kind }) => kind === "COLLECT_PAPERS");
    expect((await operations()).filter(({ kind }) => kind === "COLLECT_PAPERS")).toHaveLength(1);
    expect(words(told[0] ?? null)).toMatch(new RegExp(`đã ghi “Lấy giấy tờ” của Nguyễn Thị Mai Lan lúc .*, niêm phong ${String(written?.payload.sealNumber)}, ở một trang khác`));
    // What was typed stays to be compared; the number that was not used is still the phone's.
    expect(told[0]?.values.sealNumber).not.toBe(written?.payload.sealNumber);
    expect((await store.log()).numbers.left).toEqual([written?.payload.itemCode === A ? B : A]);
  });

  test("the same number and the same seal on both: told of the stop, not of the number", async () => {
    const pickupId = newId();
    await writeDown(store, act, door({ pickupId, itemCode: A, sealNumber: "NP000773" }));
    const state = await writeDown(store, act, door({ pickupId, itemCode: A, sealNumber: "NP000773" }));
    expect(state?.refusals).toHaveLength(1);
    expect(words(state)).toContain("đã ghi “Lấy giấy tờ”");
  });

  async function opened(tab: PhoneStore): Promise<PhoneStore> {
    expect(await tab.unlock("204816")).toBe(true);
    return tab;
  }
});

describe("a one-time code", () => {
  const delivery = { ...act, kind: "DELIVER_RESULT" as const, schema: deliverResultSchema };
  const handOver = (fields: Record<string, string>): FormData => {
    const form = new FormData();
    const all = {
      operationId: newId(), dossierId: newId(), itemId: newId(), relation: "AUTHORISED", recipientName: "Trần Văn Nhận", authorisation: "", oneTimeCode: "", codeProof: "", identityType: "CITIZEN_CARD", identityLast4: "1234",
      recipientSignature: "", recipientSignatureTypedName: "Trần Văn Nhận", recipientSignatureTypedConsent: "on", ...fields,
    };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    return form;
  };

  test("that the server has not proven is never a reason to hand over, with a paper beside it either", async () => {
    for (const authorisation of ["", "GUQ số 12 ngày 20/11/2026"]) {
      const state = await writeDown(store, delivery, handOver({ oneTimeCode: "123 456", authorisation }));
      expect(state?.refusals).toEqual([{ field: "oneTimeCode", words: expect.stringContaining("chưa được máy chủ kiểm") }]);
    }
    expect(await operations()).toEqual([]);
  });

  test("that was proven goes with the act as its proof; the code itself does not lie on the phone", async () => {
    const codeProof = newId();
    expect(await writeDown(store, delivery, handOver({ oneTimeCode: "123 456", codeProof }))).toBeNull();
    const [made] = await operations();
    expect(made?.payload.codeProof).toBe(codeProof);
    expect(JSON.stringify(made)).not.toMatch(/123 ?456/);
  });

  test("neither code nor paper: refused as before", async () => {
    expect((await writeDown(store, delivery, handOver({})))?.refusals.map(({ field }) => field)).toEqual(["authorisation"]);
  });
});

describe("photos", () => {
  /** A browser's canvas whose JPEGs are as large as told. */
  function canvasOf(bytes: number) {
    vi.stubGlobal("createImageBitmap", async () => ({ width: 10, height: 10, close: () => undefined }));
    const canvas = { getContext: () => ({ drawImage: () => undefined }), toBlob: (done: (blob: Blob) => void) => { done(new Blob([new Uint8Array(bytes)])); } };
    vi.stubGlobal("document", { createElement: () => canvas });
    return () => vi.unstubAllGlobals();
  }
  function withPhoto(): FormData {
    const form = door();
    form.append("photos", new File([new Uint8Array([1, 2, 3])], "tui.png", { type: "image/png" }));
    return form;
  }

  test("one that does not become small enough is told by its name, and nothing is written", async () => {
    const done = canvasOf(MAX_PHOTO_BYTES + 1);
    const state = await writeDown(store, act, withPhoto());
    done();
    expect(words(state)).toContain("tui.png");
    expect(await operations()).toEqual([]);
  });

  test("a full phone says so, keeps neither act nor photo, and the act can be written without the photo", async () => {
    const done = canvasOf(2_000);
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === "photos") throw new DOMException("full", "QuotaExceededError");
      return key === undefined ? put.call(this, value) : put.call(this, value, key);
    });
    const state = await writeDown(store, act, withPhoto());
    full.mockRestore();
    done();
    expect(words(state)).toContain("Máy đã hết chỗ");
    expect(words(state)).toContain("Bỏ ảnh");
    expect(await operations()).toEqual([]);
    expect(await writeDown(store, act, door())).toBeNull();
  });

  test("a phone too full for the act itself says so, and the form keeps what was typed", async () => {
    const full = vi.spyOn(store, "change").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
    const state = await writeDown(store, act, door({ weightGrams: "123" }));
    full.mockRestore();
    expect(words(state)).toContain("Máy đã hết chỗ");
    expect(state?.values.weightGrams).toBe("123");
  });
});
