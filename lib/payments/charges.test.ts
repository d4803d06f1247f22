import { expect, test } from "vitest";
import { type FeeRuleFacts, feesOf } from "@/lib/payments/charges";

const rule = (facts: Partial<FeeRuleFacts> & { amount: number }): FeeRuleFacts => ({ name: "Phí", channel: null, per: "lần", appliesTo: null, ...facts });

test("a fee per dossier is one line; the words say by what", () => {
  const { charges, open } = feesOf([rule({ amount: 650_000, per: "thẻ" })], "POST", {}, null);
  expect(charges).toEqual([{ kind: "FEE", name: "Phí", amount: 650_000, basis: "650.000 đ/thẻ" }]);
  expect(open).toEqual([]);
});

test("a fee per copy counts the copies that the form asks for", () => {
  const { charges } = feesOf([rule({ amount: 8_000, per: "bản" })], "ONLINE", { copies: "3" }, null);
  expect(charges[0]).toMatchObject({ amount: 24_000, basis: "3 bản × 8.000 đ" });
});

test("without a quantity nothing is invented: the rate is told", () => {
  const { charges, open } = feesOf([rule({ amount: 8_000, per: "bản" })], "ONLINE", {}, null);
  expect(charges).toEqual([]);
  expect(open[0]).toContain("8.000 đ/bản");
});

test("the class named by an answer decides among the rates", () => {
  const rates = [
    rule({ amount: 15_000, per: "trang", appliesTo: "Tài liệu in" }),
    rule({ amount: 6_000, per: "phút", appliesTo: "Tài liệu điện tử đọc" }),
  ];
  const { charges, open } = feesOf(rates, "POST", { documentKind: "Tài liệu in", pages: "12" }, null);
  expect(charges).toHaveLength(1);
  expect(charges[0]?.amount).toBe(180_000);
  expect(open).toEqual([]);
  expect(feesOf(rates, "POST", { pages: "12" }, null)).toMatchObject({ charges: [], open: [expect.stringContaining("Tài liệu in"), expect.stringContaining("Tài liệu điện tử đọc")] });
});

test("a reduced rate that nothing settles is told beside the ordinary one", () => {
  const { charges, open } = feesOf([rule({ amount: 200_000 }), rule({ amount: 100_000, appliesTo: "Sinh viên" })], "POST", {}, null);
  expect(charges.map(({ amount }) => amount)).toEqual([200_000]);
  expect(open).toEqual([expect.stringContaining("Sinh viên")]);
});

test("a rule of another channel does not apply", () => {
  const rates = [rule({ amount: 10_000, channel: "ONLINE" }), rule({ amount: 20_000, channel: "COUNTER" })];
  expect(feesOf(rates, "ONLINE", {}, null).charges.map(({ amount }) => amount)).toEqual([10_000]);
});

test("no rule: the catalogue's words, never a silent nought", () => {
  expect(feesOf([], "POST", {}, "Theo nghị quyết của HĐND tỉnh")).toEqual({ charges: [], open: ["Theo nghị quyết của HĐND tỉnh"] });
  expect(feesOf([], "POST", {}, null)).toEqual({ charges: [], open: [] });
});
