import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dropEntry, keepEntry } from "@/lib/dossiers/commands/desk-entry";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { issuePinSlip } from "@/lib/dossiers/commands/issue-pin-slip";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { closeShift, openShift } from "@/lib/dossiers/commands/shift";
import { substituteClerk } from "@/lib/dossiers/commands/substitute-clerk";
import { shownPin } from "@/lib/dossiers/pin";
import { earlierDossiers, readEntry, submitterOf } from "@/lib/dossiers/queries/desk-entry";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { openByPin, readSlipDossier } from "@/lib/dossiers/queries/pin-slip";
import { readShifts } from "@/lib/dossiers/queries/shift";
import { NEW_ENTRY } from "@/lib/dossiers/schema/desk-entry";
import { fileAtCounterSchema } from "@/lib/dossiers/schema/file-at-counter";
import { closeShiftSchema } from "@/lib/dossiers/schema/shift";
import { readPdf } from "@/lib/forms/pdf-text";
import { visitor } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/actor";
import { takeCash } from "@/lib/payments/commands/take-cash";
import { readDossierMoney } from "@/lib/payments/queries/dossier-money";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { dong } from "@/lib/platform/money";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { TODAY, type World } from "@/tests/factories";
import { fullChecklist, good, refusal } from "@/tests/integration/post/acts";
import { CARD, deskFiling, offerOf } from "@/tests/integration/post/desk-filing";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld } from "@/tests/test-world";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ database, world } = opened);
  return opened.close;
});
beforeEach(() => {
  setClock(() => TODAY);
  return () => setClock();
});

const operation = () => newId<"operation">();

const filing = (changes: Record<string, string> = {}) => deskFiling(world.cast.clerk, changes);
async function filed(changes: Record<string, string> = {}, actor: Actor = world.cast.clerk) {
  return asId<"dossier">(good(await fileAtCounter(actor, await filing(changes))).dossierId);
}
async function received(changes: Record<string, string> = {}, actor: Actor = world.cast.clerk) {
  const dossierId = await filed(changes, actor);
  const { code, formId } = good(await receiveDossier(actor, { operationId: operation(), dossierId, expectedVersion: 1, lines: fullChecklist(world) }));
  return { dossierId, code, formId };
}
const PAPER = { authorisationKind: "NOTARISED", authorisationNumber: "12/CC", authorisationOn: "2026-11-20", authorisationUntil: "2026-12-31", authorisationScope: "FILE" };
const OTHER = { onBehalf: "PERSON", ownerName: "Trần Văn Quyết", ownerIdentityNumber: "035075001933", role: "Con", ...PAPER };

async function receiptText(formId: string | null): Promise<string> {
  const { rows: [form] } = await world.owner.query<{ data: { owner: { name: string } | null; ownerRight: string | null; submitter: { name: string } } }>("select data from issued_form where id = $1", [formId]);
  return JSON.stringify([form?.data.submitter.name, form?.data.owner?.name ?? null, form?.data.ownerRight ?? null]);
}

describe("dossiers for somebody else", () => {
  test("submitter and owner both stand on the receipt, with the paper that was seen; the owner's name finds the dossier", async () => {
    const { dossierId, formId } = await received(OTHER);
    expect(await receiptText(formId)).toBe(JSON.stringify(["Nguyễn Văn An", "Trần Văn Quyết", "Con; văn bản ủy quyền có công chứng, chứng thực số 12/CC ngày 20/11/2026, hiệu lực đến 31/12/2026"]));
    expect(await readDossier(world.cast.clerk, dossierId)).toMatchObject({ owner: { kind: "PERSON", name: "Trần Văn Quyết", number: "••••••••1933" } });
    const { rows } = await world.owner.query("select 1 from dossier where id = $1 and search_text like '%tran van quyet%'", [dossierId]);
    expect(rows).toHaveLength(1);
  });

  test("an ended paper, one that only collects and a wrong tax code are refused at their fields; nothing is written", async () => {
    const before = await world.owner.query("select count(*) from dossier");
    expect(refusal(await fileAtCounter(world.cast.clerk, await filing({ ...OTHER, authorisationUntil: "2026-11-25" })))).toMatchObject({ reason: "AUTHORISATION_ENDED", field: "authorisationUntil" });
    expect(refusal(await fileAtCounter(world.cast.clerk, await filing({ ...OTHER, authorisationScope: "COLLECT" })))).toMatchObject({ field: "authorisationScope" });
    const read = fileAtCounterSchema.safeParse({ operationId: newId(), offer: await offerOf(world.cast.clerk, "1.004623"), returnMethod: "COUNTER", cardText: CARD, onBehalf: "ORGANISATION", ownerName: "Công ty A", role: "Giám đốc", ownerTaxCode: "07001" });
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["ownerTaxCode"]);
    expect((await world.owner.query("select count(*) from dossier")).rows).toEqual(before.rows);
  });

  test("Phiếu lý lịch tư pháp số 2 refuses any authorisation; a parent may file for a child", async () => {
    const offer = await offerOf(world.cast.clerk, "3.000333", "Phiếu số 2");
    expect(refusal(await fileAtCounter(world.cast.clerk, await filing({ ...OTHER, offer })))).toMatchObject({ reason: "NOT_AUTHORISABLE", field: "onBehalf" });
    await filed({ offer, onBehalf: "CHILD", ownerName: "Nguyễn Bảo Châu", ownerDateOfBirth: "2012-05-01", role: "Cha" });
    await filed({ offer: await offerOf(world.cast.clerk, "3.000333", "Phiếu số 1, ủy quyền"), ...OTHER });
  });

  test("a paper whose data a database has is not taken without a reason", async () => {
    const dossierId = await filed();
    const lines = fullChecklist(world).map((line) => ({ ...line, paperReason: null }));
    expect(refusal(await receiveDossier(world.cast.clerk, { operationId: operation(), dossierId, expectedVersion: 1, lines }))).toMatchObject({ reason: "PAPER_REPLACED" });
    good(await receiveDossier(world.cast.clerk, { operationId: operation(), dossierId, expectedVersion: 1, lines: lines.map((line) => ({ ...line, paperReason: "OUTAGE" as const })) }));
    const { rows } = await world.owner.query("select count(*)::int as reasons from component_answer where dossier_id = $1 and paper_reason = 'OUTAGE'", [dossierId]);
    expect(rows).toEqual([{ reasons: 1 }]);
  });
});

describe("the entry that is being typed", () => {
  test("is there for its clerk alone until it is sent, and a refusal keeps it", async () => {
    const { clerk, colleague } = world.cast;
    good(await keepEntry(clerk, { subject: NEW_ENTRY, fields: { fullName: "Nguyễn Văn An", identityNumber: "035090001234" } }));
    good(await keepEntry(clerk, { subject: NEW_ENTRY, fields: { fullName: "Nguyễn Văn An", identityNumber: "035090001234", phone: "0912" } }));
    expect((await readEntry(clerk, NEW_ENTRY))?.fields).toMatchObject({ phone: "0912" });
    expect(await readEntry(colleague, NEW_ENTRY)).toBeNull();
    refusal(await fileAtCounter(clerk, await filing({ ...OTHER, authorisationScope: "COLLECT" })));
    expect(await readEntry(clerk, NEW_ENTRY)).not.toBeNull();
    await filed();
    expect(await readEntry(clerk, NEW_ENTRY)).toBeNull();
    good(await dropEntry(clerk, { subject: NEW_ENTRY }));
  });

  test("earlier dossiers of the card's holder are those of the own office; the next dossier begins with him", async () => {
    const dossierId = await filed();
    expect((await earlierDossiers(world.cast.clerk, "035090001234")).map(({ id }) => id)).toContain(dossierId);
    expect(await earlierDossiers(world.cast.otherClerk, "035090001234")).toEqual([]);
    expect(await submitterOf(world.cast.clerk, dossierId)).toMatchObject({ identityNumber: "035090001234", fullName: "Nguyễn Văn An", dateOfBirth: "1990-03-05" });
    expect(await submitterOf(world.cast.otherClerk, dossierId)).toBeNull();
  });
});

describe("a same-day procedure", () => {
  const answersOf = async (dossierId: string) => {
    const view = await readDossier(world.cast.clerk, dossierId);
    return (view?.components ?? []).filter(({ kind }) => kind !== "NOTE").map(({ id }) => ({ componentId: id, answer: "FILED" as const, originals: 1, certifiedCopies: 0, photocopies: 0, note: "", paperReason: "VOLUNTEERED" as const }));
  };
  // Thursday 26/11/2026; after 15:00 it is due on the next working day, and before Tết on the first after it.
  test.each([
    ["2026-11-26T03:00:00Z", "2026-11-26"], ["2026-11-26T08:30:00Z", "2026-11-27"], ["2026-11-27T08:30:00Z", "2026-11-30"], ["2026-02-13T08:30:00Z", "2026-02-23"],
  ])("received %s is due on %s, without a slip unless asked", async (moment, day) => {
    setClock(() => new Date(moment));
    const offer = await offerOf(world.cast.clerk, "2.000635", "Cá nhân yêu cầu");
    const dossierId = await filed({ offer });
    const silent = good(await receiveDossier(world.cast.clerk, { operationId: operation(), dossierId, expectedVersion: 1, lines: await answersOf(dossierId) }));
    expect(silent.formId).toBeNull();
    expect(new Date(new Date(silent.dueAt).getTime() + 7 * 3_600_000).toISOString().slice(0, 10)).toBe(day);
    const asked = await filed({ offer });
    expect(good(await receiveDossier(world.cast.clerk, { operationId: operation(), dossierId: asked, expectedVersion: 1, lines: await answersOf(asked), printSlip: true })).formId).not.toBeNull();
  });
});

describe("the slip with a PIN", () => {
  const pinOf = async (pdf: Uint8Array) => /(\d{3} \d{3})/.exec((await readPdf(pdf)).pages.join(" "))?.[1] ?? "";
  test("opens the own dossier with code and PIN; a new slip ends the old one; the PIN is nowhere in the database", async () => {
    const { dossierId, code } = await received();
    const issue = { operationId: operation(), dossierId };
    const first = good(await issuePinSlip(world.cast.clerk, issue));
    const pin = await pinOf(first.pdf);
    expect(pin).toMatch(/^\d{3} \d{3}$/);
    expect(refusal(await issuePinSlip(world.cast.clerk, issue)).reason).toBe("SLIP_PRINTED");
    const ticket = good(await openByPin(visitor(), { code, pin: pin.replace(" ", "") }, "10.1.1.1"));
    expect(await readSlipDossier(visitor(), ticket)).toMatchObject({ code, status: "RECEIVED", papers: expect.arrayContaining([expect.objectContaining({ holder: "CLERK" })]) });
    const { rows } = await world.owner.query<{ found: string }>("select string_agg(answer, ' ') || (select string_agg(pin_hash, ' ') from pin_slip) as found from operation");
    expect(rows[0]?.found).not.toContain(pin.replace(" ", ""));
    expect(rows[0]?.found).toContain("$argon2id$");
    const second = good(await issuePinSlip(world.cast.colleague, { operationId: operation(), dossierId }));
    expect(second.serial).toBe(2);
    expect(refusal(await openByPin(visitor(), { code, pin: pin.replace(" ", "") }, "10.1.1.2")).reason).toBe("WRONG_PIN");
    expect(await readSlipDossier(visitor(), ticket)).toBeNull();
    expect(shownPin("000001")).toBe("000 001");
  });

  test("wrong PINs are limited, with the same words for a code without a slip; another office prints none", async () => {
    const { dossierId, code } = await received();
    expect(refusal(await issuePinSlip(world.cast.otherClerk, { operationId: operation(), dossierId })).reason).toBe("NOT_FOUND");
    const words = refusal(await openByPin(visitor(), { code, pin: "000000" }, "10.2.2.2")).words;
    good(await issuePinSlip(world.cast.clerk, { operationId: operation(), dossierId }));
    const answers: string[] = [];
    for (let i = 0; i < 6; i++) answers.push(refusal(await openByPin(visitor(), { code, pin: "000000" }, "10.2.2.3")).words);
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => words));
    expect(answers[5]).toMatch(/^Đã thử quá nhiều lần/);
  });
});

describe("shift and cash", () => {
  const none = { FEE: { counted: dong(0), reason: "" }, POSTAGE: { counted: dong(0), reason: "" }, SERVICE: { counted: dong(0), reason: "" } };

  test("no money without a shift; one receipt per kind, once; the shift counts them; a difference needs its reason; all promises hold", async () => {
    const { clerk, colleague, otherClerk } = world.cast;
    const { dossierId } = await received();
    const cash = (kind: "FEE" | "POSTAGE", operationId = operation()) => ({ operationId, dossierId, kind, payerName: "" });
    expect(refusal(await takeCash(clerk, cash("FEE"))).reason).toBe("NO_SHIFT");
    const open = { operationId: operation(), openingFloat: dong(200_000) };
    const [mine, again] = await Promise.all([openShift(clerk, open), openShift(clerk, { ...open, operationId: operation() })]);
    expect([mine.ok, again.ok].sort()).toEqual([false, true]);
    const shiftId = asId<"shift">((mine.ok ? mine.value : good(again)).shiftId);
    expect(refusal(await takeCash(otherClerk, cash("FEE"))).reason).toBe("NOT_FOUND");
    const operationId = operation();
    const [taken, replay] = await Promise.all([takeCash(clerk, cash("FEE", operationId)), takeCash(clerk, cash("FEE", operationId))]);
    expect(replay).toEqual(taken);
    expect(good(taken)).toMatchObject({ amount: 650_000, number: expect.stringMatching(/^BL26-430001-0000001$/) });
    expect(refusal(await takeCash(clerk, cash("FEE"))).reason).toBe("NOTHING_OWED");
    expect(await readDossierMoney(clerk, dossierId)).toMatchObject([{ kind: "FEE", open: 0, receipts: [{ amount: 650_000 }] }]);
    good(await openShift(colleague, { operationId: operation(), openingFloat: dong(0) }));
    const [own] = (await readShifts(clerk)).open;
    expect(own).toMatchObject({ mine: true, figures: { cash: { FEE: { receipts: 1, expected: 650_000 }, POSTAGE: { receipts: 0, expected: 0 } } } });
    expect((await readShifts(otherClerk)).open).toEqual([]);
    const close = (cashCounted: typeof none, by: Actor = clerk, note = "") => closeShift(by, { operationId: operation(), shiftId, note, cash: cashCounted });
    expect(refusal(await close(none))).toMatchObject({ reason: "CASH_DIFFERS", field: "reason.FEE" });
    expect(refusal(await close({ ...none, FEE: { counted: dong(650_000), reason: "" } }, colleague)).reason).toBe("REASON_NEEDED");
    expect(refusal(await close({ ...none, FEE: { counted: dong(650_000), reason: "" } }, otherClerk, "Thay ca")).reason).toBe("NOT_FOUND");
    good(await close({ ...none, FEE: { counted: dong(640_000), reason: "Thối nhầm cho khách" } }));
    expect(refusal(await close({ ...none, FEE: { counted: dong(650_000), reason: "" } })).reason).toBe("SHIFT_CLOSED");
    expect((await readShifts(world.cast.supervisor)).closed[0]).toMatchObject({ id: shiftId, cash: expect.arrayContaining([expect.objectContaining({ kind: "FEE", expected: 650_000, counted: 640_000, reason: "Thối nhầm cho khách" })]) });
    expect(brokenOf(await verifyData(database.urls.owner)).map(([name, { first }]) => `${name}: ${first?.words ?? ""}`)).toEqual([]);
  });

  test("a shift over midnight counts what was done in it; typed amounts are read as money", async () => {
    const { otherClerk } = world.cast;
    setClock(() => new Date("2026-11-26T16:30:00Z"));
    const { shiftId } = good(await openShift(otherClerk, { operationId: operation(), openingFloat: dong(0) }));
    setClock(() => new Date("2026-11-26T17:30:00Z"));
    const read = closeShiftSchema.parse({ operationId: newId(), shiftId, note: "", "counted.FEE": "0 đ", "counted.POSTAGE": "", "reason.FEE": "" });
    expect(read.cash).toEqual(none);
    good(await closeShift(otherClerk, read));
    expect(closeShiftSchema.safeParse({ operationId: newId(), shiftId, "counted.FEE": "nhiều" }).success).toBe(false);
  });
});

describe("a substitute", () => {
  test("takes over the papers that an absent colleague holds, once, with an audit; not from another office nor without a contract", async () => {
    const { clerk, colleague, otherClerk } = world.cast;
    const { dossierId } = await received({}, colleague);
    const input = (operationId = operation(), clerkId: string = colleague.id) => ({ operationId, clerkId: asId<"staff">(clerkId), reason: "Nghỉ ốm ngày 26/11." });
    expect(refusal(await substituteClerk(otherClerk, input())).reason).toBe("NOT_FOUND");
    expect(refusal(await substituteClerk(clerk, input(operation(), clerk.id))).reason).toBe("OWN_WORK");
    const [first, second] = await Promise.all([substituteClerk(clerk, input()), substituteClerk(clerk, input())]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect(good(first.ok ? first : second)).toMatchObject({ clerkId: colleague.id, papers: 6 });
    const { rows } = await world.owner.query("select distinct holder_id from paper where dossier_id = $1", [dossierId]);
    expect(rows).toEqual([{ holder_id: clerk.id }]);
    const audit = await world.owner.query("select actor_name, subject_id, payload->>'reason' as reason from audit_event where stream = 'counter' order by seq limit 1");
    expect(audit.rows).toEqual([{ actor_name: clerk.name, subject_id: colleague.id, reason: "Nghỉ ốm ngày 26/11." }]);
    await world.owner.query("delete from clerk_assignment where staff_id = $1", [colleague.id]);
    expect(refusal(await substituteClerk(clerk, input())).reason).toBe("NOT_ASSIGNED");
    expect(brokenOf(await verifyData(database.urls.owner)).map(([name, { first: found }]) => `${name}: ${found?.words ?? ""}`)).toEqual([]);
  });
});
