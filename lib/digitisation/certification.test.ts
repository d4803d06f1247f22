import { describe, expect, test } from "vitest";
import { type CertifiableFile, type ComparedAnswer, whyNotCertified } from "@/lib/digitisation/certification";

const ME = "clerk-1";
const scan: CertifiableFile = { contentType: "application/pdf", uploadedById: ME, componentId: "c", signatures: [], certification: null, certified: false, fromStore: false };
const filed: ComparedAnswer = { answer: "FILED", originals: 1, certifiedCopies: 0, photocopies: 0, checkedById: ME, checkedByName: "Hà" };

describe("who may sign a copy as compared", () => {
  test.each([
    ["the clerk who scanned it, before any answer", scan, null, null],
    ["the clerk who answered, also a file that the citizen sent beside his paper", { ...scan, uploadedById: "citizen" }, filed, null],
    ["not for a file without a paper", { ...scan, uploadedById: "citizen" }, { ...filed, originals: 0 }, "NO_PAPER"],
    ["for a paper that was only shown", { ...scan, uploadedById: "citizen" }, { ...filed, answer: "SHOWN", originals: 0 }, null],
    ["not what a database gave", scan, { ...filed, answer: "FROM_DATABASE" }, "NO_PAPER"],
    ["not what is missing", scan, { ...filed, answer: "MISSING" }, "NO_PAPER"],
    ["not a colleague's comparison", scan, { ...filed, checkedById: "clerk-2" }, "NOT_COMPARER"],
    ["not a colleague's scan before any answer", { ...scan, uploadedById: "clerk-2" }, null, "NOT_COMPARED"],
    ["not what a colleague has asked to sign", { ...scan, certification: { state: "FAILED", clerkId: "clerk-2" } }, filed, "NOT_COMPARER"],
    ["again what could not be signed", { ...scan, certification: { state: "FAILED", clerkId: ME } }, filed, null],
    ["not what waits already", { ...scan, certification: { state: "WAITING", clerkId: ME } }, filed, "ALREADY_WAITING"],
    ["not twice", { ...scan, certified: true }, filed, "ALREADY_CERTIFIED"],
    ["not over somebody else's signature", { ...scan, signatures: ["VALID"] }, filed, "SIGNED_BY_OTHERS"],
    ["not what came out of the store", { ...scan, fromStore: true }, filed, "FROM_STORE"],
    ["not a file of no component", { ...scan, componentId: null }, filed, "NO_COMPONENT"],
  ] as const)("%s", (_, file, answer, reason) => {
    expect(whyNotCertified(file, answer, ME)).toBe(reason);
  });
});
