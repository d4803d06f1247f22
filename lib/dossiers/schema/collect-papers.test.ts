import { describe, expect, test } from "vitest";
import { readStrokes, signatureText } from "@/lib/deliveries/signature";
import { collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";
import { newId } from "@/lib/platform/ids";

describe("what a signature pad posts", () => {
  test.each([
    ["[[0.1,0.2,0.3,0.4]]", [[0.1, 0.2, 0.3, 0.4]]],
    ["[[0,1],[1,0,0.5,0.5]]", [[0, 1], [1, 0, 0.5, 0.5]]],
  ])("%s is a drawing", (text, strokes) => expect(readStrokes(text)).toEqual(strokes));
  test.each(["", "[]", "[[]]", "[[0.1]]", "[[0.1,0.2,0.3]]", "[[0.1,1.2]]", "[[-0.1,0.2]]", '[["a",1]]', "{}", "nothing", `[[${"0.1,".repeat(60_000)}0.1]]`])("%.20s… is none", (text) => {
    expect(readStrokes(text)).toBeNull();
  });
  test("equal signatures give equal bytes; another act or moment gives others", () => {
    const signed = { signer: "Mai Lan", act: "1", at: new Date(0), mark: { method: "DRAWN", strokes: [[0, 1]] } } as const;
    expect(signatureText(signed)).toBe(signatureText({ ...signed, mark: { strokes: [[0, 1]], method: "DRAWN" } }));
    expect(signatureText(signed)).not.toBe(signatureText({ ...signed, act: "2" }));
  });
});

describe("the courier's form", () => {
  const form = { operationId: newId(), dossierId: newId(), pickupId: newId(), sealNumber: " np 77 ", weightGrams: "80", citizenSignature: "[[0.1,0.2,0.3,0.4]]" };
  const faults = (change: Record<string, string>) => {
    const read = collectPapersSchema.safeParse({ ...form, ...change });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };
  test("reads counts by paper, the seal in capitals, the account's confirmation for the courier", () => {
    const [one, two] = [newId(), newId()];
    expect(collectPapersSchema.parse({ ...form, [`counted.${one}`]: "2", [`counted.${two}`]: "0" })).toMatchObject({
      sealNumber: "NP77", weightGrams: 80, counted: { [one]: 2, [two]: 0 }, courierSignature: null, citizenSignature: { method: "DRAWN" },
    });
  });
  test("tells every fault at once, each at its field", () => {
    expect(faults({ sealNumber: "", weightGrams: "x", citizenSignature: "" })).toEqual(["sealNumber", "weightGrams", "citizenSignature"]);
    expect(faults({ [`counted.${form.dossierId}`]: "1,5" })).toEqual([`counted.${form.dossierId}`]);
  });
  test("a typed name needs its consent", () => {
    expect(faults({ citizenSignature: "", citizenSignatureTypedName: "Mai Lan" })).toEqual(["citizenSignatureTypedConsent"]);
    expect(faults({ citizenSignature: "", citizenSignatureTypedName: "Mai Lan", citizenSignatureTypedConsent: "on" })).toEqual([]);
    expect(faults({ citizenSignature: "<svg>" })).toEqual(["citizenSignature"]);
  });
});
