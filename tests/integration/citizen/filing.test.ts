import { beforeAll, describe, expect, test } from "vitest";
import { declarePaper, removeFile, saveDelivery, saveRequest } from "@/lib/dossiers/commands/save-draft";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readDraft } from "@/lib/dossiers/queries/draft";
import { readFile } from "@/lib/dossiers/queries/files";
import { readMyDossiers } from "@/lib/dossiers/queries/my-dossiers";
import { lookUpStage } from "@/lib/dossiers/queries/public-stage";
import { visitor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { readProcedure } from "@/lib/procedures/queries";
import type { World } from "@/tests/factories";
import { answerAll, askForPickup, begin, draft, filed, giveAllPapers, good, PDF, refusal, submit, upload } from "@/tests/integration/citizen/filing-acts";
import { openTestWorld } from "@/tests/test-world";

const GUIDE_CARD = "1.004623";
const EXTRACT = "2.000635";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => (await world.owner.query(sql, values)).rows as T[];
const count = async (sql: string, values: unknown[]) => Number((await rows<{ n: string }>(`select count(*) as n from ${sql}`, values))[0]?.n);

describe("a draft becomes a filed dossier", () => {
  test("papers, visit, charges, event and job come into being in one transaction", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    expect((await draft(citizen, id)).gaps.map(({ step }) => step)).toContain("REQUEST");
    await answerAll(citizen, id);
    await giveAllPapers(citizen, id);
    await askForPickup(citizen, id);
    const ready = await draft(citizen, id);
    expect(ready.gaps).toEqual([]);
    expect(ready.fees.charges.map(({ amount }) => amount)).toEqual([650_000]);
    expect(ready.postage.charges.map(({ amount }) => amount)).toEqual([30_000, 30_000]);
    expect(await count("paper where dossier_id = $1", [id])).toBe(0);

    const { submissionCode } = good(await submit(citizen, id));
    expect(submissionCode).toMatch(/^BC-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const view = await readDossier(citizen, id);
    expect(view).toMatchObject({ status: "SUBMITTED", channel: "POST", version: 2, turn: { holder: "POST" }, due: null });
    expect(view?.papers.every(({ holderKind, whereabouts }) => holderKind === "CITIZEN" && whereabouts === "Người nộp hồ sơ")).toBe(true);
    expect(view?.papers.length).toBeGreaterThan(3);
    expect(view?.pickups).toMatchObject([{ status: "REQUESTED", phone: "0912345678", address: "Số 18 ngõ 42, Phường Phủ Lý, Tỉnh Ninh Bình" }]);
    expect(view?.charges.map(({ kind, amount }) => [kind, amount])).toEqual([["FEE", 650_000], ["POSTAGE", 30_000], ["POSTAGE", 30_000]]);
    expect(view?.possible).toEqual(["WITHDRAW", "MOVE_PICKUP", "CANCEL_PICKUP"]);
    expect(view?.applicant).toMatchObject({ identityNumber: "••••••••4127", phone: "090••••101" });
    const events = await rows<{ event: string; seq: number }>("select event, seq from dossier_event where dossier_id = $1 order by seq", [id]);
    expect(events).toEqual([{ event: "CREATE_DRAFT", seq: 1 }, { event: "SUBMIT", seq: 2 }]);
    expect(await count("pgboss.job where data->>'dossierId' = $1", [id])).toBe(2);
  });

  test("everything as files: the online channel, no visit, no postage of the way there", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, EXTRACT);
    await answerAll(citizen, id);
    for (const component of (await draft(citizen, id)).components.filter(({ kind }) => kind !== "NOTE")) good(await upload(citizen, id, component.id));
    good(await saveDelivery(citizen, { operationId: newId(), dossierId: asId(id), pickup: null, returnMethod: "ONLINE", returnTo: null }));
    good(await submit(citizen, id));
    const view = await readDossier(citizen, id);
    expect(view).toMatchObject({ status: "SUBMITTED", channel: "ONLINE", turn: { holder: "COUNTER" }, papers: [], pickups: [] });
    // 2 copies at 8.000 đ each: quantity from the form.
    expect(view?.charges.map(({ kind, amount }) => [kind, amount])).toEqual([["FEE", 16_000]]);
  });

  test("a double press is one filing with one answer; another press is told who was first", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    await answerAll(citizen, id);
    await giveAllPapers(citizen, id);
    await askForPickup(citizen, id);
    const { version } = await draft(citizen, id);
    const operationId = newId<"operation">();
    const press = (operation = operationId) => submitDossier(citizen, { operationId: operation, dossierId: asId(id), expectedVersion: version, declared: "on" });
    const [one, two] = await Promise.all([press(), press()]);
    expect(two).toEqual(one);
    expect(good(one).submissionCode).toMatch(/^BC-/);
    expect(await press()).toEqual(one);
    const late = refusal(await press(newId()));
    expect(late.reason).toBe("SOMEBODY_FASTER");
    expect(late.words).toContain("Nguyễn Thị Mai Lan vừa nộp hồ sơ");
    expect(await count("pickup_request where dossier_id = $1", [id])).toBe(1);
    expect(await count("dossier_event where dossier_id = $1 and event = 'SUBMIT'", [id])).toBe(1);
  });

  test("what is missing is said step by step, and nothing is filed", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    const refused = await submit(citizen, id);
    expect(refused.ok ? [] : refused.refusals.map(({ words }) => words.split(":")[0])).toEqual(expect.arrayContaining(["Thông tin", "Giấy tờ", "Nhận và trả"]));
    expect((await draft(citizen, id)).status).toBe("DRAFT");
    expect(await count("charge where dossier_id = $1", [id])).toBe(0);
  });
});

describe("not by post", () => {
  test("a procedure that no contract gives to the counter is not begun", async () => {
    const { citizen } = world.cast;
    const procedure = await readProcedure(citizen, "1.004222");
    const agency = procedure?.agencies[0];
    expect(agency).toMatchObject({ byPost: false, counterReceives: false });
    const [counter] = await rows<{ id: string }>("select id from post_office where is_one_stop_counter limit 1");
    const refused = refusal(
      await startDraft(citizen, {
        operationId: newId(), procedureCode: "1.004222", caseId: asId(procedure?.cases[0]?.id ?? ""), agencyId: asId(agency?.id ?? ""), officeId: asId(counter?.id ?? ""),
      }),
    );
    expect(refused).toMatchObject({ reason: "POST_NOT_OFFERED", field: "agencyId" });
    expect(refused.words).toContain("Hãy nộp trực tiếp");
  });

  test("when the agency takes it off its list, papers, visit and return by post are refused at their fields", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, EXTRACT);
    const { components, pickupDays } = await draft(citizen, id);
    const [dossier] = await rows<{ agency_id: string }>("select agency_id from dossier where id = $1", [id]);
    const listed = "agency_procedure where agency_id = $1 and procedure_code = $2";
    await world.owner.query(`update ${listed.replace("agency_procedure", "agency_procedure set by_post = false")}`, [dossier?.agency_id, EXTRACT]);
    try {
      const paper = components.find(({ kind }) => kind !== "NOTE");
      const counts = { originals: 1, certifiedCopies: 0, photocopies: 0 };
      const place = { addressText: "Số 18 ngõ 42", communeCode: "13285" };
      const pickup = { contactName: "Mai Lan", phone: "0912345678", day: pickupDays[0] ?? "", window: "MORNING" as const, ...place };
      const common = { operationId: newId<"operation">(), dossierId: asId<"dossier">(id) };
      expect(refusal(await declarePaper(citizen, { ...common, componentId: asId(paper?.id ?? ""), way: "PAPER", ...counts }))).toMatchObject({ reason: "POST_NOT_OFFERED", field: "originals" });
      expect(refusal(await saveDelivery(citizen, { ...common, pickup, returnMethod: "COUNTER", returnTo: null }))).toMatchObject({ reason: "POST_NOT_OFFERED", field: "addressText" });
      expect(refusal(await saveDelivery(citizen, { ...common, pickup: null, returnMethod: "POST", returnTo: place }))).toMatchObject({ reason: "POST_NOT_OFFERED", field: "returnMethod" });
    } finally {
      await world.owner.query(`update ${listed.replace("agency_procedure", "agency_procedure set by_post = true")}`, [dossier?.agency_id, EXTRACT]);
    }
  });

  test("a visit on a day that is no working day, or outside the post's province, is refused at its field", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, EXTRACT);
    const { pickupDays } = await draft(citizen, id);
    const pickup = { contactName: "Mai Lan", phone: "0912345678", day: "2026-09-02", window: "MORNING" as const, addressText: "Số 18", communeCode: "13285" };
    const save = (changes: Partial<typeof pickup>) =>
      saveDelivery(citizen, { operationId: newId(), dossierId: asId(id), pickup: { ...pickup, ...changes }, returnMethod: "COUNTER", returnTo: null });
    expect(refusal(await save({}))).toMatchObject({ field: "day" });
    expect(refusal(await save({ day: pickupDays[0] ?? "", communeCode: "00004" }))).toMatchObject({ field: "communeCode" });
    good(await save({ day: pickupDays[0] ?? "" }));
  });
});

describe("another citizen's dossier", () => {
  test("is not there: not to read, not to change, not to file, not to send files to", async () => {
    const { citizen, otherCitizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    const [component] = (await draft(citizen, id)).components;
    const file = good(await upload(citizen, id, component?.id ?? null));
    expect(await readDraft(otherCitizen, id)).toBeNull();
    expect(await readDossier(otherCitizen, id)).toBeNull();
    expect(await readFile(otherCitizen, file.fileId)).toBeNull();
    expect(await readFile(citizen, file.fileId)).toMatchObject({ name: "don.pdf", contentType: "application/pdf" });
    const common = { operationId: newId<"operation">(), dossierId: asId<"dossier">(id) };
    expect(refusal(await saveRequest(otherCitizen, { ...common, step: "save", typed: {} })).reason).toBe("NOT_FOUND");
    expect(refusal(await submitDossier(otherCitizen, { ...common, expectedVersion: 1, declared: "on" })).reason).toBe("NOT_FOUND");
    expect(refusal(await upload(otherCitizen, id, component?.id ?? null)).reason).toBe("NOT_FOUND");
    expect(refusal(await removeFile(otherCitizen, { ...common, fileId: asId(file.fileId) })).reason).toBe("NOT_FOUND");
    expect(refusal(await withdrawDossier(otherCitizen, { ...common, expectedVersion: 1, reason: "" })).reason).toBe("NOT_FOUND");
  });

  test("a draft is nobody else's: not the clerk's, not the public's", async () => {
    const { citizen, clerk } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    const { submissionCode } = await draft(citizen, id);
    expect(await readDossier(clerk, id)).toBeNull();
    expect(await lookUpStage(visitor(), submissionCode)).toBeNull();
  });
});

describe("files", () => {
  test.each([
    ["no PDF inside", { bytes: new TextEncoder().encode("hello, no document at all") }, "FILE_KIND_UNKNOWN"],
    ["a picture named as a PDF", { bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new TextEncoder().encode("IEND")]) }, "FILE_NAME_LIES"],
    ["too large", { bytes: new Uint8Array(20 * 1024 * 1024 + 1) }, "FILE_TOO_LARGE"],
    ["cut off", { bytes: PDF.subarray(0, 20) }, "FILE_BROKEN"],
    ["empty", { bytes: new Uint8Array() }, "FILE_EMPTY"],
    ["a program", { bytes: PDF, name: "don.exe" }, "FILE_NAME_LIES"],
  ])("%s is refused at its field and leaves nothing", async (_what, changes, reason) => {
    const { citizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    const [component] = (await draft(citizen, id)).components;
    expect(refusal(await upload(citizen, id, component?.id ?? null, changes))).toMatchObject({ reason, field: "file" });
    expect(await count("dossier_file where dossier_id = $1", [id])).toBe(0);
  });

  test("a file settles its component; taken out again, the component is open again", async () => {
    const { citizen } = world.cast;
    const id = await begin(citizen, GUIDE_CARD);
    const componentId = (await draft(citizen, id)).components[0]?.id ?? "";
    const state = async () => (await draft(citizen, id)).components.find((one) => one.id === componentId);
    const { fileId } = good(await upload(citizen, id, componentId, { name: "../../etc/Đơn đề nghị.pdf" }));
    expect(await state()).toMatchObject({ declared: { way: "UPLOAD" }, files: [{ name: "Đơn đề nghị.pdf" }] });
    good(await removeFile(citizen, { operationId: newId(), dossierId: asId(id), fileId: asId(fileId) }));
    expect(await state()).toMatchObject({ declared: null, files: [] });
    expect(await readFile(citizen, fileId)).toBeNull();
  });

  test("after filing a citizen sends nothing more unless asked; a clerk's scan is an event", async () => {
    const { citizen, clerk } = world.cast;
    const id = await filed(citizen, GUIDE_CARD);
    const componentId = (await draft(citizen, id)).components[0]?.id ?? "";
    expect(refusal(await upload(citizen, id, componentId))).toMatchObject({ reason: "WRONG_STATUS", field: "file" });
    const { fileId } = good(await upload(clerk, id, componentId, { expectedVersion: 2 }));
    expect(await rows("select event, payload->>'componentId' as component from dossier_event where dossier_id = $1 and seq = 3", [id])).toEqual([{ event: "DIGITISE", component: componentId }]);
    expect(refusal(await upload(clerk, id, componentId, { expectedVersion: 2 })).reason).toBe("SOMEBODY_FASTER");
    expect(await readFile(clerk, fileId)).not.toBeNull();
    expect(await count("access_log where dossier_id = $1 and actor_id = $2 and what like 'Mở tệp%'", [id, clerk.id])).toBe(1);
    expect(await readFile(world.cast.otherClerk, fileId)).toBeNull();
  });
});

describe("afterwards", () => {
  test("the public sees the stage alone; the owner is led to the page", async () => {
    const { citizen, otherCitizen } = world.cast;
    const id = await filed(citizen, GUIDE_CARD);
    const { submissionCode } = await draft(citizen, id);
    expect(await lookUpStage(visitor(), ` ${submissionCode.toLowerCase()} `)).toEqual({ code: submissionCode, status: "SUBMITTED", ownId: null });
    expect(await lookUpStage(otherCitizen, submissionCode)).toMatchObject({ ownId: null });
    expect(await lookUpStage(citizen, submissionCode)).toMatchObject({ ownId: id });
    expect(await lookUpStage(visitor(), "BC-2222-2222")).toBeNull();
    expect(await lookUpStage(visitor(), "' or 1=1 --")).toBeNull();
  });

  test("withdrawing calls the visit off and ends the way", async () => {
    const { citizen } = world.cast;
    const id = await filed(citizen, GUIDE_CARD);
    good(await withdrawDossier(citizen, { operationId: newId(), dossierId: asId(id), expectedVersion: 2, reason: "Không cần nữa" }));
    expect(await readDossier(citizen, id)).toMatchObject({ status: "WITHDRAWN", pickups: [{ status: "CANCELLED" }], possible: [], turn: { holder: "NOBODY" } });
    expect(refusal(await withdrawDossier(citizen, { operationId: newId(), dossierId: asId(id), expectedVersion: 3, reason: "" })).reason).toBe("WRONG_STATUS");
  });

  test("an employee's look is logged, the owner's own is not", async () => {
    const { citizen, clerk } = world.cast;
    const id = await filed(citizen, GUIDE_CARD);
    await readDossier(citizen, id);
    expect(await count("access_log where dossier_id = $1", [id])).toBe(0);
    expect(await readDossier(clerk, id)).toMatchObject({ status: "SUBMITTED", possible: expect.arrayContaining(["REJECT", "REQUEST_COMPLETION"]) as string[] });
    expect(await rows("select actor_name, what from access_log where dossier_id = $1", [id])).toEqual([{ actor_name: clerk.name, what: "Xem hồ sơ" }]);
  });

  test("the own list pages both ways without losing or repeating a dossier", async () => {
    const { otherCitizen } = world.cast;
    for (let made = 0; made < 23; made++) await begin(otherCitizen, GUIDE_CARD);
    const all = { filter: "tat-ca", q: "", after: null, before: null } as const;
    const first = await readMyDossiers(otherCitizen, all);
    expect(first).toMatchObject({ total: 23, previous: null });
    const second = await readMyDossiers(otherCitizen, { ...all, after: first.next });
    expect(second.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(23);
    const back = await readMyDossiers(otherCitizen, { ...all, before: second.previous });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect((await readMyDossiers(otherCitizen, { ...all, q: "huong dan vien" })).total).toBe(23);
    expect((await readMyDossiers(otherCitizen, { ...all, filter: "da-xong" })).rows).toEqual([]);
  });
});
