import { expect, test } from "vitest";
import { reprintForm } from "@/lib/dossiers/reprint";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce } from "@/lib/forms/versions";

const DAY = "2026-11-21";

test.each(["RECEIPT", "POSTAL_SLIP", "DELIVERY_PROOF", "CONTROL_SLIP", "REGISTER"] as const)("%s prints again from what was stored as JSON", async (kind) => {
  const version = formInForce(kind, DAY);
  if (!version) throw new Error(`${kind} is not in force`);
  const stored: unknown = JSON.parse(JSON.stringify(SAMPLE_FORMS[kind]));
  const pdf = await reprintForm({ kind, version, data: stored }, new Date("2026-11-21T03:00:00Z"));
  expect(new TextDecoder("latin1").decode(pdf?.subarray(0, 5))).toBe("%PDF-");
});

test("a kind that is not printed here gives nothing", async () => {
  const version = formInForce("RECEIPT", DAY);
  if (!version) throw new Error("RECEIPT is not in force");
  expect(await reprintForm({ kind: "FEE_RECEIPT", version, data: {} }, new Date("2026-11-21T03:00:00Z"))).toBeNull();
});
