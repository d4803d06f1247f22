import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { withActor } from "@/lib/access/with-actor";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import { type AddedScan, addScans, type AddScansInput } from "@/lib/dossiers/commands/add-scans";
import { dismissScan } from "@/lib/dossiers/commands/dismiss-scan";
import { arrangeScans } from "@/lib/dossiers/commands/arrange-scans";
import { finishScans } from "@/lib/dossiers/commands/finish-scans";
import { judgeLeftScan } from "@/lib/dossiers/jobs/judge-scans";
import { makeScanDocument } from "@/lib/dossiers/jobs/make-scan-documents";
import { listPile } from "@/lib/dossiers/queries/counter-queue";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readFile as readDossierFile } from "@/lib/dossiers/queries/files";
import { readScanDesk, readScanImage, readScanThumbs, type ScanDesk } from "@/lib/dossiers/queries/scan-desk";
import type { Arrangement } from "@/lib/dossiers/schema/scan";
import { readPdf } from "@/lib/forms/pdf-text";
import type { Actor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { filePath } from "@/lib/platform/storage";
import { type Clamd, startClamd } from "@/simulators/clamd/clamd";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { blurredPage, scannedPage, scannedSeparator } from "@/tests/integration/post/scan-files";
import { openTestWorld } from "@/tests/test-world";

let world: World;
let components: { id: string; position: number }[];
let clean: Uint8Array, other: Uint8Array, blurred: Uint8Array;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  const dossier = await world.dossier("AT_COUNTER");
  components = (await world.owner.query<{ id: string; position: number }>("select c.id, c.position from component c join dossier d on d.case_id = c.case_id where d.id = $1 and c.kind <> 'NOTE' order by c.position", [dossier.id])).rows;
  clean = await scannedPage("SHORT", 3);
  other = await scannedPage("SHORT", 8);
  blurred = await blurredPage();
  return opened.close;
}, 120_000);

const component = (nth: number) => {
  const found = components[nth];
  if (!found) throw new Error("component");
  return { id: asId<"component">(found.id), position: found.position };
};
const fileOf = (bytes: Uint8Array, name = "quet.jpg") => ({ operationId: newId<"operation">(), name, bytes });
const sending = (made: MadeDossier, bytes: Uint8Array, { name, ...more }: Partial<AddScansInput> & { name?: string } = {}): AddScansInput => ({
  dossierId: made.id, componentId: component(0).id, sendingId: newId<"sending">(), replaces: null, files: [fileOf(bytes, name)], ...more,
});
async function addScan(actor: Actor, input: AddScansInput): Promise<AddedScan> {
  const [answer] = await addScans(actor, input);
  if (!answer) throw new Error("no answer");
  return answer;
}
/** A scan is taken at once and judged behind the clerk: waits for the verdict. */
async function judged(scanId: string): Promise<{ state: string; words: string }> {
  await expect.poll(async () => (await scanRow(scanId)).state, { timeout: 60_000, interval: 50 }).not.toBe("JUDGING");
  expect((await world.owner.query("select 1 from quarantined_scan where scan_id = $1", [scanId])).rowCount).toBe(0);
  return scanRow(scanId);
}
async function scanRow(scanId: string): Promise<{ state: string; words: string }> {
  const { rows: [row] } = await world.owner.query<{ state: string; words: string }>("select state, words from incoming_scan where id = $1", [scanId]);
  if (!row) throw new Error("no scan");
  return row;
}
async function sent(actor: Actor, input: AddScansInput): Promise<string> {
  const result = await addScan(actor, input);
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value.scanId;
}
/** @returns the pages of the sending on the table */
async function added(actor: Actor, input: AddScansInput): Promise<string[]> {
  expect(await judged(await sent(actor, input))).toEqual({ state: "LAID", words: "" });
  return (await world.owner.query<{ id: string }>("select id from scan_page where sending_id = $1 order by id", [input.sendingId])).rows.map(({ id }) => id);
}
async function desk(made: MadeDossier, actor: Actor = world.cast.clerk): Promise<ScanDesk> {
  const read = await readScanDesk(actor, made.id);
  if (!read) throw new Error("no desk");
  return read;
}
const arrange = (actor: Actor, made: MadeDossier, pages: readonly { id: string; version: number }[], act: Arrangement, more: { componentId?: string; reason?: string } = {}) =>
  arrangeScans(actor, { operationId: newId<"operation">(), dossierId: made.id, pages: pages.map(({ id, version }) => ({ id, version })), act, componentId: more.componentId === undefined ? null : asId<"component">(more.componentId), reason: more.reason ?? "" });
const finish = (actor: Actor, made: MadeDossier, pages: readonly { id: string; version: number }[], fewReasons: Map<string, string> = new Map<string, string>()) =>
  finishScans(actor, { operationId: newId<"operation">(), dossierId: made.id, pages: pages.map(({ id, version }) => ({ id, version })), fewReasons });
const digitised = async (made: MadeDossier) => (await world.owner.query<{ name: string; sha256: string }>("select name, sha256 from dossier_file where dossier_id = $1 and name like '%\\_TP%' order by name", [made.id])).rows;

describe("the scanning table", () => {
  test("takes pages drawn anew, stops a blurred one until it is redone, and makes one searchable PDF of a component", { timeout: 180_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const input = sending(made, clean);
    const [first, again] = await Promise.all([addScan(clerk, input), addScan(clerk, input)]);
    expect(again).toEqual(first);
    await added(clerk, input);
    await added(clerk, sending(made, blurred));
    const before = await desk(made);
    expect(before.pages.map(({ stopped }) => stopped)).toEqual([false, true]);
    expect(before.pages[1]?.findings.join()).toContain("mờ");
    expect(before.virus).toBe("NOT_CONFIGURED");
    const stopped = await finish(clerk, made, before.pages);
    expect(stopped.ok ? "" : stopped.refusals[0].words).toMatch(/TP01, trang 2: trang mờ.*Quét lại/);

    const blurredOne = before.pages[1];
    if (!blurredOne) throw new Error("page");
    await added(clerk, sending(made, other, { replaces: blurredOne }));
    const after = await desk(made);
    expect(after.pages.map(({ componentId, stopped: isStopped }) => [componentId, isStopped])).toEqual([[component(0).id, false], [component(0).id, false]]);
    const given = await finish(clerk, made, after.pages);
    if (!given.ok) throw new Error(given.refusals[0].words);
    expect(given.value.left).toBe(0);
    expect((await desk(made)).pages).toEqual([]);

    // A worker that dies in the middle is followed by another: one file.
    const [documentId = ""] = given.value.documentIds;
    await Promise.all([makeScanDocument({ documentId }), makeScanDocument({ documentId })]);
    await makeScanDocument({ documentId });
    const files = await digitised(made);
    expect(files.map(({ name }) => name)).toEqual([`${made.submissionCode}_TP01_01.pdf`]);
    const pdf = new Uint8Array(await readFile(filePath(files[0]?.sha256 ?? "")));
    const { pages, lang } = await readPdf(pdf);
    expect([pages.length, lang]).toEqual([2, "vi-VN"]);
    expect(pages[0]).toContain("Giấy này có giá trị đến hết ngày 31/12/2026");
    const events = await world.owner.query("select 1 from dossier_event where dossier_id = $1 and event = 'DIGITISE' and actor_id = $2", [made.id, clerk.id]);
    expect(events.rowCount).toBe(1);
    const done = (await desk(made)).documents[0];
    expect(done).toMatchObject({ state: "DONE", pagesDone: 2, pageCount: 2 });
    expect(done?.text).toContain("Giấy này có giá trị");
    const { rows: [found] } = await world.owner.query<{ n: number }>("select count(*)::int as n from scan_document where dossier_id = $1 and search_text like '%giay nay co gia tri%'", [made.id]);
    expect(found?.n).toBe(1);
    // Words of the scan find the dossier on this desk, and on no other's.
    const words = "giấy này có GIÁ TRỊ";
    expect((await listPile(clerk, { pile: "CHECK", words })).rows.map(({ id }) => id)).toEqual([made.id]);
    expect((await listPile(world.cast.otherClerk, { pile: "CHECK", words })).rows).toEqual([]);
  });

  test("is sorted by separator sheets, over the files of one sending; a sheet of another dossier leads nowhere", { timeout: 120_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const sendingId = newId<"sending">();
    const sheets = [clean, await scannedSeparator(made.submissionCode, component(1).position), other, await scannedSeparator("H42.05-260305-0012", component(0).position), clean];
    const scans: string[] = [];
    for (const bytes of sheets) scans.push(await sent(clerk, sending(made, bytes, { sendingId, componentId: null })));
    // The clerk is answered before anything is judged; what is still being judged is not left behind by a hasty hand.
    const waiting = await desk(made);
    expect(waiting.incoming.length).toBeGreaterThan(0);
    const hasty = await finish(clerk, made, []);
    expect(hasty.ok ? "" : hasty.refusals[0].words).toMatch(/Còn \d tệp đang chấm: quet\.jpg/);
    for (const scan of scans) expect((await judged(scan)).state).toBe("LAID");
    const { pages, strays } = await desk(made);
    expect(pages.map(({ componentId }) => componentId)).toEqual([null, component(1).id, null]);
    expect(strays.map(({ why }) => why)).toEqual(["OTHER_DOSSIER"]);
    // Only what is laid goes into the dossier, and the answer says how much is not; what is loose is laid by hand.
    const loose = pages.filter(({ componentId }) => componentId === null);
    const given = await finish(clerk, made, pages.filter(({ componentId }) => componentId !== null));
    expect(given.ok && { documents: given.value.documentIds.length, left: given.value.left }).toEqual({ documents: 1, left: 2 });
    expect((await arrange(clerk, made, loose, "MOVE", { componentId: component(0).id })).ok).toBe(true);
    expect((await desk(made)).pages.map(({ componentId }) => componentId)).toEqual([component(0).id, component(0).id]);
  });

  test("turns, orders, takes away and back, keeps with a reason; who is later than a colleague is told", { timeout: 120_000 }, async () => {
    const { clerk, colleague } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    await added(clerk, sending(made, clean));
    await added(clerk, sending(made, blurred));
    const shown = (await desk(made)).pages;
    const [a, b] = shown;
    if (!a || !b) throw new Error("pages");
    expect((await arrange(clerk, made, [b], "EARLIER")).ok).toBe(true);
    expect((await arrange(clerk, made, [a], "TURN_LEFT")).ok).toBe(true);
    const late = await arrange(colleague, made, [a], "TURN_RIGHT");
    expect(late.ok ? "" : late.refusals[0].reason).toBe("SOMEBODY_FASTER");
    const now = (await desk(made)).pages;
    expect(now.map(({ id, turned }) => [id, turned])).toEqual([[b.id, 0], [a.id, 270]]);
    expect((await finish(colleague, made, shown)).ok).toBe(false);
    expect((await arrange(colleague, made, now.slice(1), "REMOVE")).ok).toBe(true);
    const without = await desk(made);
    expect([without.pages.length, without.removed.length]).toEqual([1, 1]);
    expect((await arrange(clerk, made, without.removed, "RESTORE")).ok).toBe(true);
    expect((await arrange(clerk, made, without.pages, "KEEP", { reason: "Bản gốc in mờ từ đầu." })).ok).toBe(true);
    const kept = await desk(made);
    expect(kept.pages.map(({ stopped, keptReason }) => [stopped, keptReason])).toEqual([[false, "Bản gốc in mờ từ đầu."], [false, ""]]);
    const both = await Promise.all([finish(clerk, made, kept.pages), finish(colleague, made, kept.pages)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("says when there are fewer pages than the paper has, and takes a reason", { timeout: 60_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    await world.owner.query("insert into component_answer (dossier_id, component_id, answer, originals, checked_by_id, checked_by_name, checked_at) values ($1, $2, 'FILED', 3, $3, $4, $5)", [made.id, component(0).id, clerk.id, clerk.name, TODAY]);
    await added(clerk, sending(made, clean));
    const { pages, components: [first] } = await desk(made);
    expect(first?.expected).toBe(3);
    const few = await finish(clerk, made, pages);
    expect(few.ok ? "" : few.refusals[0].words).toContain("Đã quét 1 trên 3 trang");
    expect((await finish(clerk, made, pages, new Map([[component(0).id, "Ba bản giống nhau, quét một bản."]]))).ok).toBe(true);
  });

  test("takes the good ones of one sending, each once, though two sendings of the same files cross and one file is no picture", { timeout: 60_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const [one, two] = [fileOf(clean, "1.jpg"), fileOf(other, "3.jpg")];
    const wrong = fileOf(new TextEncoder().encode("no picture"), "2.jpg");
    const there = sending(made, clean, { files: [one, wrong, two] });
    const back = { ...there, files: [two, wrong, one, one] };
    const [first, second] = await Promise.all([addScans(clerk, there), addScans(clerk, back)]);
    expect(first.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(second).toEqual([first[2], first[1], first[0], first[0]]);
    for (const answer of first) if (answer.ok) await judged(answer.value.scanId);
    const { rows } = await world.owner.query<{ source: string }>("select source from scan_page where dossier_id = $1 order by position", [made.id]);
    expect(rows.map(({ source }) => source).sort()).toEqual(["1.jpg", "3.jpg"]);
    expect((await world.owner.query("select 1 from operation where id = any($1::uuid[])", [[one.operationId, wrong.operationId, two.operationId]])).rowCount).toBe(2);
  });

  test("is nobody's but this office's clerks', and closed where nothing is digitised any more", { timeout: 60_000 }, async () => {
    const { clerk, otherClerk, citizen, supervisor, official } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const [pageId = ""] = await added(clerk, sending(made, clean));
    const stranger = await addScan(otherClerk, sending(made, clean));
    expect(stranger.ok ? "" : stranger.refusals[0].reason).toBe("NOT_FOUND");
    expect(await readScanDesk(otherClerk, made.id)).toBeNull();
    expect(await readScanImage(otherClerk, pageId)).toBeNull();
    expect(await readScanThumbs(otherClerk, [pageId])).toEqual([]);
    expect((await readScanThumbs(clerk, [pageId, "no id", newId()])).map(({ id }) => id)).toEqual([pageId]);
    expect(await readScanImage(clerk, pageId)).not.toBeNull();
    const looks = await world.owner.query("select actor_id from access_log where dossier_id = $1 and what like 'Mở trang quét%'", [made.id]);
    expect(looks.rows).toEqual([{ actor_id: clerk.id }]);
    for (const actor of [citizen, supervisor, official]) await expect(addScan(actor, sending(made, clean))).rejects.toThrow("scan.manage");
    const ended = await world.dossier("RETURNED");
    const closed = await addScan(clerk, sending(ended, clean));
    expect(closed.ok ? "" : closed.refusals[0].reason).toBe("WRONG_STATUS");
  });

  test("keeps nothing of a file with a virus, says when the antivirus is away and which pages it saw", { timeout: 60_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const clamd: Clamd = await startClamd(0, { "Test.Worm": "THIS-IS-A-WORM" });
    process.env.CLAMD_URL = clamd.url;
    try {
      const stored = async () => (await world.owner.query<{ n: number }>("select count(*)::int as n from stored_file")).rows[0]?.n;
      const before = await stored();
      const worm = new Uint8Array(Buffer.concat([clean.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 16]), Buffer.from("THIS-IS-A-WORM"), clean.subarray(2)]));
      const hit = await sent(clerk, sending(made, worm));
      expect(await judged(hit)).toMatchObject({ state: "REFUSED", words: expect.stringContaining("Test.Worm") as string });
      expect(await stored()).toBe(before);
      // The word stays at the table until a clerk has put it away.
      expect((await desk(made)).incoming.map(({ id, state }) => [id, state])).toEqual([[hit, "REFUSED"]]);
      const away = { operationId: newId<"operation">(), dossierId: made.id, scanId: asId<"incomingScan">(hit) };
      expect((await dismissScan(clerk, away)).ok && (await dismissScan(clerk, { ...away, operationId: newId<"operation">() })).ok).toBe(true);
      expect((await desk(made)).incoming).toEqual([]);
      await added(clerk, sending(made, clean));
      expect((await desk(made)).virus).toBe("CLEAN");
      clamd.fault("DOWN");
      await added(clerk, sending(made, clean));
      const { virus, pages } = await desk(made);
      expect([virus, ...pages.map(({ virusCheck }) => virusCheck)]).toEqual(["DOWN", "CLEAN", "DOWN"]);
    } finally {
      delete process.env.CLAMD_URL;
      await clamd.stop();
    }
  });
});

describe("a scan that the web left behind", () => {
  /** As the web leaves it when it stops right after the answer: kept, quarantined, with a job for the worker. */
  async function left(made: MadeDossier, bytes: Uint8Array, more: Readonly<{ sendingId?: string; addedById?: string; id?: string }> = {}): Promise<string> {
    const { id = newId(), sendingId = newId(), addedById = world.cast.clerk.id } = more;
    await world.owner.query("insert into incoming_scan (id, dossier_id, sending_id, component_id, source, kind, added_by_id, added_by_name, added_at) values ($1, $2, $3, $4, 'quet.jpg', 'image/jpeg', $5, 'Người quét', $6)", [id, made.id, sendingId, component(0).id, addedById, TODAY]);
    await world.owner.query("insert into quarantined_scan (scan_id, bytes) values ($1, $2)", [id, Buffer.from(bytes)]);
    return id;
  }

  test("is judged by the worker, once, in its order, also beside the web", { timeout: 120_000 }, async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const sendingId = newId();
    const [first, second] = [await left(made, clean, { sendingId }), await left(made, blurred, { sendingId })];
    // The later job comes first, and twice.
    await Promise.all([judgeLeftScan(second), judgeLeftScan(second), judgeLeftScan(first)]).catch(() => undefined);
    await judgeLeftScan(second);
    expect([(await judged(first)).state, (await judged(second)).state]).toEqual(["LAID", "LAID"]);
    expect((await desk(made)).pages.map(({ stopped }) => stopped)).toEqual([false, true]);
    // Taken by the web and judged by both at once: one page.
    const third = await sent(clerk, sending(made, other));
    await judgeLeftScan(third);
    await judged(third);
    expect((await desk(made)).pages).toHaveLength(3);
  });

  test("is refused with words when it cannot be judged, or nobody may lay it any more", { timeout: 120_000 }, async () => {
    const made = await world.dossier("AT_COUNTER");
    const sendingId = newId();
    const broken = await left(made, clean.subarray(0, 900), { sendingId });
    const good = await left(made, clean, { sendingId });
    await judgeLeftScan(good);
    expect(await judged(broken)).toMatchObject({ state: "REFUSED", words: expect.stringContaining("hỏng") as string });
    expect((await judged(good)).state).toBe("LAID");
    const gone = await left(made, clean, { addedById: newId() });
    await judgeLeftScan(gone);
    expect((await judged(gone)).words).toContain("đã bị khóa");
    const elsewhere = await left(made, clean, { addedById: world.cast.otherClerk.id });
    await judgeLeftScan(elsewhere);
    expect((await judged(elsewhere)).words).toContain("không còn ở quầy này");
    const ended = await left(await world.dossier("RETURNED"), clean);
    await judgeLeftScan(ended);
    expect((await judged(ended)).words).toContain("không số hóa thêm được");
  });

  test("can be read back by nobody but the worker", async () => {
    const made = await world.dossier("AT_COUNTER");
    await left(made, clean);
    await expect(withActor(world.cast.clerk, (tx) => tx.quarantinedScan.findFirst({ where: { scan: { dossierId: made.id } } }))).rejects.toThrow(/permission denied/);
  });
});

describe("a digitised file", () => {
  test("is shown by the dossier code once there is one", { timeout: 120_000 }, async () => {
    const { clerk, official } = world.cast;
    const made = await world.dossier("RECEIVED");
    await added(clerk, sending(made, clean));
    const given = await finish(clerk, made, (await desk(made)).pages, new Map(components.map(({ id }) => [id, "Chỉ có một trang."])));
    if (!given.ok) throw new Error(given.refusals[0].words);
    await makeScanDocument({ documentId: given.value.documentIds[0] ?? "" });
    const [file] = await digitised(made);
    expect(file?.name).toBe(`${made.code ?? ""}_TP01_01.pdf`);
    // As if it had been scanned before reception.
    await world.owner.query("update dossier_file set name = $2 where dossier_id = $1 and name = $3", [made.id, `${made.submissionCode}_TP01_01.pdf`, file?.name]);
    const view = (await readDossier(official, made.id))?.components.flatMap(({ files }) => files).find(({ name }) => name.includes("_TP01_"));
    expect(view?.name).toBe(`${made.code ?? ""}_TP01_01.pdf`);
    expect(view?.text).toContain("Giấy này có giá trị");
    expect((await readDossierFile(official, view?.id ?? ""))?.name).toBe(`${made.code ?? ""}_TP01_01.pdf`);
    const bytes = new Uint8Array(await readFile(filePath(file?.sha256 ?? "")));
    for await (const page of drawPdf(bytes, { dpi: 50, mostPages: 1, mostPixels: 20_000_000 })) expect(page.pictureDpi).toBeGreaterThan(195);
  });
});
