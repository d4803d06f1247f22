import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record-audit";
import { openShift } from "@/lib/dossiers/commands/shift";
import { takeCash } from "@/lib/payments/commands/take-cash";
import { NO_MONEY } from "@/lib/platform/money";
import { claimDossier, releaseDossier } from "@/lib/dossiers/commands/hold-dossier";
import { now, setClock } from "@/lib/platform/clock";
import { closeDatabase, transact } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import { filePath } from "@/lib/platform/storage";
import { brokenOf, verifyData, verifyReport } from "@/scripts/verify/run";
import { INVARIANTS, type InvariantName } from "@/scripts/verify/tally";
import { type MadeDossier, type Stage, STAGES, World } from "@/tests/factories";
import { fullChecklist, receive } from "@/tests/integration/post/acts";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import { copyDatabase, type TestDatabase } from "@/tests/setup/database";

const run = promisify(execFile);
const storage = useStorage();
const made = new Map<Stage, MadeDossier>();
/** Received by the product itself, one after the other: what only a live reception leaves (the register's numbers). */
const received: MadeDossier[] = [];
const receivedAs = (place: number) => received[place]?.id ?? "";
const at = (stage: Stage): MadeDossier => {
  const found = made.get(stage);
  if (!found) throw new Error(`No dossier at ${stage}`);
  return found;
};
let clean: TestDatabase;
/** A certified file needs the signing service: its promise is kept and broken in tests/integration/post/certify.test.ts. */
const walkedHere = (Object.keys(INVARIANTS) as InvariantName[]).filter((name) => name !== "CERTIFIED");

beforeAll(async () => {
  clean = await seededDatabase();
  await useDatabase(clean);
  const world = await World.open(clean);
  for (const stage of STAGES) made.set(stage, await world.dossier(stage));
  // What only live commands leave behind: operations with their first answers, and the audit chain.
  const { official, administrator } = world.cast;
  const held = await claimDossier(official, { operationId: newId<"operation">(), dossierId: at("WITH_AGENCY").id, expectedVersion: at("WITH_AGENCY").version });
  expect(held.ok).toBe(true);
  const released = await releaseDossier(official, { operationId: newId<"operation">(), dossierId: at("WITH_AGENCY").id, expectedVersion: at("WITH_AGENCY").version + 1, reason: "" });
  expect(released.ok).toBe(true);
  const { clerk } = world.cast;
  setClock(() => new Date("2026-11-20T03:00:00Z"));
  for (let i = 0; i < 3; i += 1) {
    const dossier = await world.dossier("AT_COUNTER");
    expect((await receive(clerk, dossier, dossier.version, fullChecklist(world))).ok).toBe(true);
    received.push(dossier);
  }
  setClock();
  const scan = newId();
  await world.owner.query(
    "insert into incoming_scan (id, dossier_id, sending_id, source, kind, added_by_id, added_by_name, added_at) values ($1, $2, $3, 'don.pdf', 'application/pdf', $4, $5, now())", [scan, receivedAs(0), newId(), clerk.id, clerk.name]);
  await world.owner.query("insert into quarantined_scan (scan_id, bytes) values ($1, 'abc')", [scan]);
  await world.owner.query("insert into charge (id, dossier_id, kind, name, amount, basis) values (gen_random_uuid(), $1, 'FEE', 'Phí thử', 10000, '10.000 đ/lần')", [at("RECEIVED").id]);
  expect((await openShift(clerk, { operationId: newId<"operation">(), openingFloat: NO_MONEY })).ok).toBe(true);
  expect((await takeCash(clerk, { operationId: newId<"operation">(), dossierId: at("RECEIVED").id, kind: "FEE", payerName: "" })).ok).toBe(true);
  for (const event of ["ACCOUNT_DISABLED", "ACCOUNT_ENABLED", "ACCOUNT_DISABLED"] as const) {
    await transact({ "app.actor_kind": "ADMINISTRATOR", "app.actor_id": administrator.id, "app.actor_province": "37" }, (tx) =>
      recordAudit(tx, { stream: "accounts", event, actor: administrator, subjectId: official.id, payload: { reason: "thử" }, at: now() }));
  }
  await closeQueue();
  await closeDatabase();
  await world.close();
});
afterAll(async () => {
  await clean.drop();
  storage.remove();
});

/** What verify finds in a copy after it was broken. */
async function findingsAfter(damage: (owner: pg.Client) => Promise<void>) {
  const copy = await copyDatabase(clean.urls);
  try {
    const owner = new pg.Client({ connectionString: copy.urls.owner });
    await owner.connect();
    await damage(owner);
    await owner.end();
    return brokenOf(await verifyData(copy.urls.owner));
  } finally {
    await copy.drop();
  }
}

type Break = Readonly<{ what: string; sql: () => readonly string[]; breaks: readonly InvariantName[]; names: () => string; says: string | RegExp }>;

const one = (what: string, breaks: InvariantName | readonly InvariantName[], sql: () => string | readonly string[], names: () => string, says: string | RegExp): Break => ({
  what, sql: () => [sql()].flat(), breaks: [breaks].flat(), names, says,
});
const ofStage = (stage: Stage) => () => at(stage).id;

const BREAKS: readonly Break[] = [
  one("a status that no event led to", ["HISTORY", "MOMENTS"], () => `update dossier set status = 'RESOLVED' where id = '${at("PROCESSING").id}'`, ofStage("PROCESSING"), "RESOLVED"),
  one("another holder", "HISTORY", () => `update dossier set holder_id = gen_random_uuid() where id = '${at("PROCESSING").id}'`, ofStage("PROCESSING"), "người giữ"),
  one("a version too many", "HISTORY", () => `update dossier set version = version + 1 where id = '${at("RECEIVED").id}'`, ofStage("RECEIVED"), "phiên bản"),
  one("a moment moved", "HISTORY", () => `update dossier set processing_ended_at = processing_ended_at - interval '1 hour' where id = '${at("RESOLVED").id}'`, ofStage("RESOLVED"), "processing_ended_at"),
  one("an event rewritten to another event", ["HISTORY", "CHAIN"], () => `update dossier_event set event = 'GRANT' where dossier_id = '${at("PROCESSING").id}' and event = 'TAKE_OVER_PAPERS'`, ofStage("PROCESSING"), "GRANT"),
  one("an event taken out", ["HISTORY", "CHAIN"], () => `delete from dossier_event where dossier_id = '${at("RECEIVED").id}' and event = 'COLLECT_PAPERS'`, ofStage("RECEIVED"), "phải là thứ 3"),
  one("an event's author renamed", "CHAIN", () => `update dossier_event set actor_name = 'Ai Đó' where dossier_id = '${at("RECEIVED").id}' and event = 'RECEIVE'`, ofStage("RECEIVED"), "RECEIVE"),
  one("something slipped into a payload", "CHAIN", () => `update dossier_event set payload = payload || '{"x": 1}' where dossier_id = '${at("DISPATCHED").id}' and event = 'CLAIM'`, ofStage("DISPATCHED"), "CLAIM"),
  one("a link that points elsewhere", "CHAIN", () => `update dossier_event set prev_hash = repeat('0', 64) where dossier_id = '${at("RETURNED").id}' and seq = 3`, ofStage("RETURNED"), "sự kiện thứ 3"),
  one("a due date moved by hand", "DUE", () => `update dossier set due_at = due_at + interval '1 day' where id = '${at("SUPPLEMENT").id}'`, ofStage("SUPPLEMENT"), "tính lại được"),
  one("the promise of the receipt moved", "DUE", () => `update dossier set original_due_at = original_due_at + interval '1 minute' where id = '${at("RESOLVED").id}'`, ofStage("RESOLVED"), "đã hẹn"),
  one("a longer term", "DUE", () => `update dossier set term_value = term_value + 1 where id = '${at("WITH_AGENCY").id}'`, ofStage("WITH_AGENCY"), "thời hạn"),
  one("a day off added to a published calendar", ["DUE", "CLOCKS"], () => "insert into calendar_day (version, day, kind, status, name) select version, d::date, 'CLOSURE', 'OFFICIAL', 'bão' from calendar_version, generate_series(current_date - 20, current_date + 20, interval '1 day') d on conflict do nothing", () => "hồ sơ ", "tính lại được"),
  one("a number skipped", "NUMBERS", () => `update dossier set code_serial = code_serial + 50, code = regexp_replace(code, '-\\d+$', '-' || lpad((code_serial + 50)::text, 4, '0')) where id = '${at("RETURNED").id}'`, ofStage("RETURNED"), "thiếu số"),
  one("a code that its columns do not make", "NUMBERS", () => `update dossier set code = 'H42.18-260101-0999' where id = '${at("PROCESSING").id}'`, ofStage("PROCESSING"), "phải là"),
  one("the same number twice", "NUMBERS", () => ["drop index dossier_code_unit_code_day_code_serial_key", "drop index dossier_code_key",
    `update dossier d set code = o.code, code_serial = o.code_serial from dossier o where d.id = '${at("RETURNED").id}' and o.id = '${at("RECEIVED").id}'`], () => "hồ sơ H42.18", "cấp hai lần"),
  one("a counter that ran ahead", "NUMBERS", () => "update dossier_number_counter set last_serial = last_serial + 1", () => "bộ đếm H42.18", "đếm tới"),
  one("received without a number", "NUMBERS", () => `update dossier set code = null where id = '${at("RETURNED").id}'`, ofStage("RETURNED"), /phải là|thiếu mã số/),
  // Two promises at a time: each break is a copy of the whole database.
  one("a number of the register skipped; bytes left in quarantine after the verdict", ["REGISTER", "QUARANTINE"], () => [`update register_entry set number = number + 5 where dossier_id = '${receivedAs(1)}'`, "update incoming_scan set state = 'LAID', judged_at = now()"],
    () => "sổ 01/2026 của bưu cục 430001: thiếu số", /thiếu số[\s\S]*tệp quét don\.pdf .*vùng cách ly/),
  one("a number of the register twice; a scan that nobody judged for two days", ["REGISTER", "QUARANTINE"], () => ["drop index register_entry_office_id_year_number_key", `update register_entry set number = number - 1 where dossier_id = '${receivedAs(1)}'`, "update incoming_scan set added_at = added_at - interval '2 days'"],
    () => "sổ 01/2026", /ghi cho hai hồ sơ[\s\S]*tệp quét don\.pdf .*hơn một ngày/),
  one("a number of the register for one who was not received; a scan to judge without anything to judge", ["REGISTER", "QUARANTINE"], () => [`update register_entry set dossier_id = '${at("SUBMITTED").id}' where dossier_id = '${receivedAs(2)}'`, "delete from quarantined_scan"],
    ofStage("SUBMITTED"), /chưa được tiếp nhận[\s\S]*tệp quét don\.pdf .*không còn nội dung/),
  one("a book that ran ahead; an act done, and refused to the phone for good", ["REGISTER", "OPERATIONS"], () => ["update register_book set last_number = last_number + 1",
    `with device as (insert into courier_device (id, courier_id, office_id, name, registered_at, last_seen_at) select gen_random_uuid(), s.id, s.office_id, 'Máy', now(), now() from staff s where s.role = 'COURIER' limit 1 returning id, courier_id)
     insert into courier_receipt (id, device_id, courier_id, sequence, kind, subjects, made_at, outcome, answer, received_at, answered_at)
     select o.id, device.id, device.courier_id, 1, 'CLAIM_STOP', '{}', now(), 'REFUSED', '{}', now(), now() from device, operation o where o.command = 'claimDossier' limit 1`], () => "(claimDossier)", /ghi số cuối[\s\S]*trả lời là không làm/),
  one("a book that begins too late", "REGISTER", () => ["update register_entry set number = number + 900", "update register_book set last_number = last_number + 900"], () => "sổ 01/2026", "bắt đầu từ số"),
  one("a receipt that prints another place", "REGISTER", () => `update issued_form set data = jsonb_set(data, '{register,order}', '"0999"') where dossier_id = '${receivedAs(0)}' and kind = 'RECEIPT'`, () => receivedAs(0), "đã in số 0999"),
  one("minutes moved from one party to another", "CLOCKS", () => `update dossier_clock set agency_minutes = agency_minutes - 60, citizen_minutes = citizen_minutes + 60 where dossier_id = '${at("RETURNED").id}'`, ofStage("RETURNED"), "agency_minutes ghi"),
  one("an ended dossier without its clocks", "CLOCKS", () => `delete from dossier_clock where dossier_id = '${at("RESOLVED").id}'`, ofStage("RESOLVED"), "không có số đo"),
  one("clocks of an open dossier", "CLOCKS", () => `insert into dossier_clock (dossier_id, post_minutes, counter_minutes, agency_minutes, citizen_minutes) values ('${at("PROCESSING").id}', 1, 1, 1, 1)`, ofStage("PROCESSING"), "chưa giải quyết xong"),
  one("a granted dossier without its result", "MOMENTS", () => `update dossier_file set removed_at = now() where dossier_id = '${at("RESOLVED").id}' and purpose = 'RESULT'`, ofStage("RESOLVED"), "tệp kết quả"),
  one("another procedure's case", "MOMENTS", () => `update dossier d set case_id = (select c.id from procedure_case c where c.version_id <> d.procedure_version_id limit 1) where id = '${at("DRAFT").id}'`, ofStage("DRAFT"), "phiên bản thủ tục"),
  one("an outcome wiped out", ["HISTORY", "MOMENTS"], () => `update dossier set outcome = null where id = '${at("RETURNED").id}'`, ofStage("RETURNED"), "kết quả"),
  one("one operation, two events", ["CHAIN", "OPERATIONS"], () => ["drop index dossier_event_operation_id_key",
    `update dossier_event e set operation_id = o.operation_id from dossier_event o where e.dossier_id = '${at("DRAFT").id}' and o.dossier_id = '${at("SUBMITTED").id}' and o.seq = 1`], () => "", /hai sự kiện|mã băm/),
  one("an answer without its effect", "OPERATIONS", () => "insert into operation (id, command, actor_id, answer) values ('01890000-0000-7000-8000-000000000001', 'claimDossier', gen_random_uuid(), '{}')", () => "01890000-0000-7000-8000-000000000001", "không có sự kiện"),
  one("an operation in another's name", "OPERATIONS", () => "update operation set actor_id = gen_random_uuid() where command = 'releaseDossier'", () => "releaseDossier", "người khác"),
  one("a paper in somebody else's hands", "CUSTODY", () => `update paper set holder_id = gen_random_uuid() where id = '${at("AT_COUNTER").paperIds[0] ?? ""}'`, () => at("AT_COUNTER").paperIds[0] ?? "", "chuỗi giao nhận dẫn tới"),
  one("a paper that nobody gave", "CUSTODY", () => `update paper set holder_kind = 'CLERK' where id = '${at("SUBMITTED").paperIds[1] ?? ""}'`, () => at("SUBMITTED").paperIds[1] ?? "", "CITIZEN"),
  one("a hand-over taken out of the chain", ["CUSTODY", "INCIDENTS"], () => `delete from custody_transfer where dossier_id = '${at("WITH_AGENCY").id}' and kind = 'COUNTER_TAKEOVER'`, () => at("WITH_AGENCY").code ?? "", "đang giữ"),
  one("giver and receiver the same", "CUSTODY", () => `update custody_transfer set receiver_kind = giver_kind, receiver_id = giver_id where dossier_id = '${at("COLLECTED").id}'`, () => at("COLLECTED").submissionCode, "là một"),
  one("a hand-over without a name", "CUSTODY", () => `update custody_transfer set receiver_name = '' where dossier_id = '${at("COLLECTED").id}'`, () => at("COLLECTED").submissionCode, "thiếu tên"),
  one("a count that grew", "CUSTODY", () => `update paper set count = 2 where id = '${at("AT_COUNTER").paperIds[0] ?? ""}'`, () => at("AT_COUNTER").paperIds[0] ?? "", "2 bản"),
  one("a paper held by two sides of nothing", "CUSTODY", () => `update paper set holder_kind = 'AGENCY', holder_id = (select agency_id from dossier where id = dossier_id) where id = '${at("COLLECTED").paperIds[0] ?? ""}'`, () => at("COLLECTED").paperIds[0] ?? "", "chuỗi giao nhận dẫn tới COURIER"),
  one("a hand-over without a signature", ["CUSTODY", "FILE_USES"], () => `update custody_transfer set receiver_signature = '' where dossier_id = '${at("WITH_AGENCY").id}' and kind = 'AGENCY_HANDOVER'`, () => at("WITH_AGENCY").code ?? "", "thiếu chữ ký"),
  one("a manifest that lists more than was scanned", "INCIDENTS", () => `update manifest_line set paper_count = paper_count + 1 where dossier_id = '${at("WITH_AGENCY").id}'`, ofStage("WITH_AGENCY"), "không có sự cố nào"),
  one("a line signed for that was neither scanned nor counted", "INCIDENTS", () => `delete from custody_scan where dossier_id = '${at("WITH_AGENCY").id}'`, ofStage("WITH_AGENCY"), "không quét, không đếm tay"),
  one("a strange bag signed for in silence", "INCIDENTS", () => `insert into custody_scan (id, manifest_id, side, method, verdict, code, scanned_by_id, scanned_by_name, scanned_at)
    select gen_random_uuid(), id, 'RECEIVER', 'SCAN', 'UNKNOWN', 'CP999999995VN', receiver_id, receiver_name, signed_at from manifest where id = '${at("WITH_AGENCY").manifestIds.toAgency ?? ""}'`, () => "lần quét", "CP999999995VN"),
  one("a difference that nobody answers for", "INCIDENTS", () => `update custody_transfer set counted = jsonb_set(counted, '{0,declared}', '9') where dossier_id = '${at("COLLECTED").id}'`, ofStage("COLLECTED"), "đếm khác số khai"),
  one("an incident blamed on a stranger", "INCIDENTS", () => `insert into custody_incident (id, kind, dossier_id, transfer_id, words, responsible_kind, responsible_id, responsible_name, noticed_by_kind, noticed_by_id, noticed_by_name, noticed_at)
    select gen_random_uuid(), 'WRONG_SEAL', dossier_id, id, 'niêm phong khác', 'AGENCY', gen_random_uuid(), 'Người lạ', receiver_kind, receiver_id, receiver_name, occurred_at from custody_transfer where dossier_id = '${at("COLLECTED").id}'`, () => "sự cố", "Người lạ"),
  one("a lent original never given back", "RETURNS", () => `update paper set owed_back = true where id = '${at("RETURNED").paperIds[0] ?? ""}'`, ofStage("RETURNED"), "còn giữ"),
  one("delivered without a proof", ["RETURNS", "POSTAL"], () => `delete from delivery_proof where dossier_id = '${at("RETURNED").id}'`, () => "", /chứng cứ phát/),
  one("an item that says what no event said", "POSTAL", () => `update postal_item set status = 'LOST' where id = '${at("COLLECTED").itemIds.toAgency ?? ""}'`, () => at("COLLECTED").itemIds.toAgency ?? "", "PICKED_UP"),
  one("a pickup that nobody handed over", "POSTAL", () => `update pickup_request set status = 'COLLECTED' where id = '${at("ASSIGNED").pickupId ?? ""}'`, () => at("ASSIGNED").pickupId ?? "", "đã gom"),
  one("a manifest unsigned again", "POSTAL", () => `update manifest set signed_at = null, receiver_id = null where id = '${at("WITH_AGENCY").manifestIds.toAgency ?? ""}'`, () => "lần giao", "chưa ký"),
  one("a manifest that lists what never moved", ["POSTAL", "INCIDENTS"], () => `insert into manifest_line (manifest_id, dossier_id, paper_count) values ('${at("WITH_AGENCY").manifestIds.toAgency ?? ""}', '${at("RECEIVED").id}', 1)`, () => at("WITH_AGENCY").manifestIds.toAgency ?? "", "không có sự kiện giao nhận"),
  one("cash without its lines", "CASH", () => "delete from cash_receipt_line", () => "biên lai BL", "các khoản cộng lại 0 đ"),
  one("a receipt that is not in the series", "CASH", () => "update cash_receipt_counter set last_serial = 7", () => "dãy biên lai FEE", "số cuối 7"),
  one("sent, nobody knows when", "NOTICES", () => `update notification set sent_at = null where dossier_id = '${at("RECEIVED").id}'`, () => "thông báo", "SENT"),
  one("a notice about nothing", "NOTICES", () => `update notification set fact_key = 'nothing' where dossier_id = '${at("RECEIVED").id}'`, () => "thông báo", "không có việc nào"),
  one("one fact told twice", "NOTICES", () => ["drop index notification_fact_key_key",
    `insert into notification select gen_random_uuid(), dossier_id, person_id, fact_key, channel, address, subject, body, status, attempts, last_error, created_at, sent_at from notification where dossier_id = '${at("RETURNED").id}'`], () => "thông báo", "2 lần"),
  one("a notice to somebody else", "NOTICES", () => `update notification set person_id = gen_random_uuid() where dossier_id = '${at("RETURNED").id}'`, () => at("RETURNED").id, "không phải chủ hồ sơ"),
  one("an audit event changed", "AUDIT_CHAIN", () => "update audit_event set payload = '{}' where stream = 'accounts' and seq = 2", () => "accounts thứ 2", "mã băm"),
  one("an audit event taken out", "AUDIT_CHAIN", () => "delete from audit_event where stream = 'accounts' and seq = 2", () => "accounts thứ 3", "xoá hoặc chèn"),
  one("a signature that is nowhere", "FILE_USES", () => `update custody_transfer set giver_signature = repeat('a', 64) where dossier_id = '${at("COLLECTED").id}'`, () => "chữ ký người giao", "aaaa"),
  one("a form that is nowhere", "FILE_USES", () => `update issued_form set sha256 = repeat('b', 64) where id = '${at("RECEIVED").formId ?? ""}'`, () => at("RECEIVED").formId ?? "", "bbbb"),
  one("a file whose size is another", "FILES", () => "update stored_file set size = size + 1 where sha256 = (select min(sha256) from stored_file)", () => "tệp ", "byte"),
  one("a file that is not in storage", "FILES", () => "insert into stored_file (sha256, size, content_type) values (repeat('c', 64), 3, 'text/plain')", () => "cccc", "không có trong kho"),
];

describe("verify", () => {
  test("is content with what the product leaves behind, and looks at every kind of row", async () => {
    const tallies = await verifyData(clean.urls.owner);
    expect(brokenOf(tallies), verifyReport(tallies, 0)).toEqual([]);
    for (const name of walkedHere) expect(tallies[name].rows, name).toBeGreaterThan(0);
  });

  test.each(BREAKS)("names the row after: $what", async ({ sql, breaks, names, says }) => {
    const found = await findingsAfter(async (owner) => {
      for (const statement of sql()) {
        const result = await owner.query(statement);
        if (!statement.startsWith("drop")) expect(result.rowCount, statement).toBeGreaterThan(0);
      }
    });
    expect(found.map(([name]) => name).sort()).toEqual([...breaks].sort());
    const words = found.map(([, tally]) => `${tally.first?.row ?? ""}: ${tally.first?.words ?? ""}`).join("\n");
    expect(words).toContain(names());
    expect(words).toMatch(says);
  });

  test("refuses a login that does not see everything: to it, all would look well", async () => {
    await expect(verifyData(clean.urls.jobs)).rejects.toThrow("chủ sở hữu");
    await expect(verifyData(clean.urls.app)).rejects.toThrow("chủ sở hữu");
  });

  test("every promise was broken at least once above", () => {
    const broken = new Set(BREAKS.flatMap(({ breaks }) => breaks));
    expect([...broken].sort()).toEqual([...walkedHere].sort());
  });

  test("notices a file whose content changed under the same name and size", async () => {
    const owner = new pg.Client({ connectionString: clean.urls.owner });
    await owner.connect();
    const { rows } = await owner.query<{ sha256: string }>("select sha256 from stored_file order by sha256 limit 1 offset 3");
    await owner.end();
    const file = filePath(rows[0]?.sha256 ?? "");
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])]));
    try {
      const found = brokenOf(await verifyData(clean.urls.owner));
      expect(found.map(([name]) => name)).toEqual(["FILES"]);
      expect(found[0]?.[1].first?.row).toContain(path.basename(file));
    } finally {
      fs.writeFileSync(file, whole);
    }
  });

  test("as a command: 0 when all holds, 1 with the row named when not, and changes nothing", async () => {
    const copy = await copyDatabase(clean.urls);
    const verify = () => run(process.execPath, ["--import", "tsx", "scripts/verify.ts"], {
      cwd: path.resolve(import.meta.dirname, "../../.."),
      env: { ...process.env, DATABASE_URL: copy.urls.owner, DATABASE_APP_URL: copy.urls.app, DATABASE_JOBS_URL: copy.urls.jobs },
    });
    try {
      expect((await verify()).stdout).toContain("Mọi cam kết của dữ liệu đều đúng");
      const owner = new pg.Client({ connectionString: copy.urls.owner });
      await owner.connect();
      await owner.query("update dossier set version = 99 where id = $1", [at("RETURNED").id]);
      await owner.end();
      await expect(verify()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(at("RETURNED").id) });
    } finally {
      await copy.drop();
    }
  });
});
