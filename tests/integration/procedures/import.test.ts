import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { importProcedures, storeCuratedProcedures } from "@/lib/procedures/jobs";
import { readProcedure, searchProcedures } from "@/lib/procedures/queries";
import { CURATED_PROCEDURES } from "@/prisma/seed/data/procedures/curated";
import { seededDatabase, useDatabase } from "@/tests/seeded-database";
import { freshDatabase, type TestDatabase } from "@/tests/setup/database";

const FILE = path.resolve(import.meta.dirname, "../../../prisma/seed/data/procedures/national-procedures.jsonl");
const LINES = fs.readFileSync(FILE, "utf8").trimEnd().split("\n");

const all = { q: "", field: null, level: null, byPost: false, fileable: false, after: null, before: null };
type Line = { code: string; name: string; channels: { channel: string; limit: number | null; unit: string | null; feeText: string }[] };

describe("the national file into an empty catalogue", () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });
  const count = async (what: string) => Number((await owner.query<{ n: string }>(`select count(*) as n from ${what}`)).rows[0]?.n);

  test("every line is accounted for, and doubts about money are flagged", async () => {
    const report = await importProcedures(owner, LINES, now());
    expect(report).toMatchObject({ lines: 1_601, taken: 1_601, added: 1_601, refused: 0, changed: 0, unchanged: 0 });
    expect(await count("procedure where current_version_id is not null and not fileable")).toBe(1_601);
    expect(await count("component")).toBeGreaterThan(5_000);
    expect(await count("procedure_version where 'FREE_BESIDE_AMOUNT' = any(review_flags)")).toBe(report.byFlag.FREE_BESIDE_AMOUNT);
    expect(report.byFlag.FREE_BESIDE_AMOUNT).toBeGreaterThan(100);
    expect(await count("fee_rule")).toBe(0);
  });

  test("the same file again makes no version", async () => {
    const report = await importProcedures(owner, LINES, now());
    expect(report).toMatchObject({ lines: 1_601, taken: 1_601, unchanged: 1_601, added: 0, changed: 0 });
    expect(await count("procedure_version")).toBe(1_601);
  });

  test("a changed line is a new version, told part by part; bad lines are refused and the rest goes on", async () => {
    const line = JSON.parse(LINES[0] ?? "") as Line;
    const changed = JSON.stringify({ ...line, name: `${line.name} (mới)`, channels: [{ channel: "COUNTER", limit: 9, unit: "WORKING_DAY", feeText: "" }] });
    const report = await importProcedures(owner, [changed, LINES[1] ?? "", "{broken", "", LINES[1] ?? "", JSON.stringify({ ...line, code: "x" })], now());
    expect(report).toMatchObject({ lines: 6, taken: 2, changed: 1, unchanged: 1, refused: 4 });
    expect(report.changes).toEqual([expect.objectContaining({ code: line.code, parts: expect.arrayContaining(["NAME", "CHANNELS"]) as string[] })]);
    expect(report.refusals.map(({ lineNumber, reason }) => [lineNumber, reason])).toEqual([[3, "NOT_JSON"], [4, "BLANK_LINE"], [5, "REPEATED_CODE"], [6, "BAD_CODE"]]);
    const versions = await owner.query<{ version_number: number; open: boolean; current: boolean }>(
      "select v.version_number, v.effective_to is null as open, p.current_version_id = v.id as current from procedure_version v join procedure p on p.code = v.procedure_code where p.code = $1 order by 1",
      [line.code],
    );
    expect(versions.rows).toEqual([{ version_number: 1, open: false, current: false }, { version_number: 2, open: true, current: true }]);
  });

  test("a failure in the middle leaves nothing of the file", async () => {
    function* failing() {
      yield JSON.stringify({ ...(JSON.parse(LINES[2] ?? "") as Line), name: "Tên đổi giữa chừng" });
      throw new Error("the disk is gone");
    }
    await expect(importProcedures(owner, failing(), now())).rejects.toThrow("the disk is gone");
    expect(await count("procedure where name = 'Tên đổi giữa chừng'")).toBe(0);
    expect((await importProcedures(owner, LINES.slice(1, 3), now())).unchanged).toBe(2);
  });

  test("curated procedures may be filed, are kept when the national file comes again, and change nothing when stored twice", async () => {
    const first = await storeCuratedProcedures(owner, CURATED_PROCEDURES, "2026-07-20");
    expect(first).toEqual({ stored: CURATED_PROCEDURES.length, unchanged: 0 });
    expect(await storeCuratedProcedures(owner, CURATED_PROCEDURES, "2026-07-20")).toEqual({ stored: 0, unchanged: CURATED_PROCEDURES.length });
    expect(await count("procedure where fileable")).toBe(CURATED_PROCEDURES.length);
    const report = await importProcedures(owner, LINES, now());
    expect(report.keptCurated).toBeGreaterThan(5);
    expect(await count("procedure where fileable")).toBe(CURATED_PROCEDURES.length);
    expect(await count("fee_rule")).toBeGreaterThan(5);
  });
});

describe("the public catalogue", () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await seededDatabase();
    await useDatabase(database);
    owner = new pg.Client({ connectionString: database.urls.owner });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await closeQueue();
    await closeDatabase();
    await database.drop();
  });

  test("words are found without accents, the phrase as typed first", async () => {
    const plain = await searchProcedures(visitor(), { ...all, q: "the huong dan vien" });
    expect(plain.rows[0]).toMatchObject({ code: "1.004623", fileable: true });
    expect((await searchProcedures(visitor(), { ...all, q: "THẺ HƯỚNG DẪN VIÊN" })).rows).toEqual(plain.rows);
    expect((await searchProcedures(visitor(), { ...all, q: "1.004623" })).rows.map(({ code }) => code)).toEqual(["1.004623"]);
    // Signs of the pattern language are letters like any other.
    expect((await searchProcedures(visitor(), { ...all, q: "th_ huong" })).near).toBe(true);
  });

  test("a slip of the pen finds the nearest", async () => {
    const near = await searchProcedures(visitor(), { ...all, q: "huong dan vieen du lichj" });
    expect(near.near).toBe(true);
    expect(near.rows.some(({ name }) => name.includes("hướng dẫn viên du lịch"))).toBe(true);
  });

  test("pages walk through everything once, forwards and back", async () => {
    const seen: string[] = [];
    let page = await searchProcedures(visitor(), { ...all, q: "dat dai" });
    const { total } = page;
    const firstCodes = page.rows.map(({ code }) => code);
    for (;;) {
      seen.push(...page.rows.map(({ code }) => code));
      if (page.next === null) break;
      page = await searchProcedures(visitor(), { ...all, q: "dat dai", after: page.next });
    }
    expect(total).toBeGreaterThan(40);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    while (page.previous !== null) page = await searchProcedures(visitor(), { ...all, q: "dat dai", before: page.previous });
    expect(page.rows.map(({ code }) => code)).toEqual(firstCodes);
  });

  test("what the list calls fileable is exactly what can be begun", async () => {
    const listed: string[] = [];
    let page = await searchProcedures(visitor(), { ...all, fileable: true });
    for (;;) {
      listed.push(...page.rows.map(({ code }) => code));
      if (page.next === null) break;
      page = await searchProcedures(visitor(), { ...all, fileable: true, after: page.next });
    }
    const { rows } = await owner.query<{ code: string }>("select code from procedure where fileable");
    const open: string[] = [];
    for (const { code } of rows) {
      if ((await readProcedure(visitor(), code))?.agencies.some(({ counterReceives }) => counterReceives)) open.push(code);
    }
    expect(listed.toSorted()).toEqual(open.toSorted());
    expect(open.length).toBeLessThan(rows.length);
    expect(listed).not.toContain("1.000049");
    expect(listed).toContain("1.004623");
  });

  test("both public lists of the agencies stand on the procedure's page with their dates", async () => {
    const byPost = await readProcedure(visitor(), "1.004623");
    expect(byPost?.agencies).toEqual([expect.objectContaining({ shortName: "Sở VHTT&DL", byPost: true, listedFrom: "2025-07-01", listedTo: null, counterReceives: true })]);
    const direct = await readProcedure(visitor(), "1.000049");
    expect(direct?.agencies).toEqual([expect.objectContaining({ byPost: false, counterReceives: false, note: "Danh mục quốc gia chỉ có kênh trực tiếp" })]);
    expect(await readProcedure(visitor(), "9.999999")).toBeNull();
  });
});
