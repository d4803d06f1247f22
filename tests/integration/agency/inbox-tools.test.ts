import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as exportInbox } from "@/app/api/agency-inbox/route";
import { BOUND_SQL, QUEUE_SQL } from "@/lib/dossiers/agency-queue-sql";
import { AGENCY_QUEUES, type AgencyQueue, NEAR_DAYS } from "@/lib/dossiers/agency-queues";
import { deleteFilter, saveFilter } from "@/lib/dossiers/commands/saved-filter";
import { exportAgencyInbox } from "@/lib/dossiers/queries/agency-export";
import { countAgencyInbox, readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readSavedFilters } from "@/lib/dossiers/queries/saved-filters";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { deleteFilterSchema, saveFilterSchema } from "@/lib/dossiers/schema/saved-filter";
import type * as session from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type AgencyWorld, agencyWorld, pastSteps, type PastStep, TERM_DAYS, workingDayAfter } from "@/tests/integration/agency/agency-world";
import { request } from "@/tests/matrix/current-actor";

vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof session>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

let world: AgencyWorld;
const today = vietnamDay(now());
const RECEIVED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE"] as const;
const filter = (address: Record<string, string> = {}) => agencyInboxFilter.parse(address);
const official = () => world.officials[0] ?? world.stranger;
type Events = readonly Parameters<typeof pastSteps>[0][number][];

beforeAll(async () => {
  world = await agencyWorld();
  const make = (events: Events, daysAgo: number, by = official(), agencyCode?: string) => world.dossier(pastSteps([...RECEIVED, ...events], workingDayAfter(today, -daysAgo), by), agencyCode === undefined ? {} : { agencyCode });
  const [, second] = world.officials;
  // Every day from just received to long overdue, in every state, held by this one, by that one, by nobody.
  for (let daysAgo = 0; daysAgo <= TERM_DAYS + 2; daysAgo++) {
    await make([], daysAgo + 1);
    await make(["CLAIM"], daysAgo + 1, daysAgo % 2 === 0 ? official() : second);
  }
  for (const events of [["CLAIM", "REQUEST_SUPPLEMENT"], ["CLAIM", "GRANT"], ["CLAIM", "STOP"], ["CLAIM", "RELEASE"]] as const) await make(events, 5);
  const asked = [await make(["CLAIM"], 3), await make(["CLAIM", "REQUEST_SUPPLEMENT"], 3), await make(["CLAIM"], 4)];
  const elsewhere = await make(["CLAIM"], 3, world.stranger, "H42.03");
  const opinion = (dossierId: string, answered: boolean, asking = official()) => ({
    id: newId(), dossier_id: dossierId, dossier_code: "X", procedure_name: "X", asking_agency_id: asking.agencyId, asked_agency_id: asking === official() ? world.stranger.agencyId : official().agencyId,
    asked_by_id: asking.id, asked_by_name: asking.name, question: "Có đúng không?", asked_at: "2026-11-20T02:00:00Z", due_at: "2026-11-24T02:00:00Z",
    answer: answered ? "Đúng." : null, answered_at: answered ? "2026-11-21T02:00:00Z" : null,
  });
  await insertRows(world.owner, "opinion_request", [
    opinion(asked[0]?.id ?? "", false), opinion(asked[0]?.id ?? "", false), opinion(asked[1]?.id ?? "", false), opinion(asked[2]?.id ?? "", true), opinion(elsewhere.id, false, world.stranger),
  ]);
  await world.owner.query("update dossier set proposed_at = now() where id = $1", [asked[2]?.id]);
});
afterAll(() => world.close());

type Stored = Readonly<{ id: string; status: string; holder_id: string | null; due: string; proposed: boolean; asked: boolean }>;

/** The queues told once more, dossier by dossier, in the plainest words. */
function belongs(queue: AgencyQueue, { status, holder_id, due, proposed, asked }: Stored, reader: string): boolean {
  const open = status === "RECEIVED" || status === "PROCESSING";
  const late = due < today;
  switch (queue) {
    case "moi": return status === "RECEIVED";
    case "cua-toi": return holder_id === reader && (status === "PROCESSING" || status === "AWAITING_SUPPLEMENT");
    case "chua-nhan": return open && holder_id === null;
    case "sap-den-han": return open && !late && due <= workingDayAfter(today, NEAR_DAYS);
    case "qua-han": return open && late;
    case "cho-bo-sung": return status === "AWAITING_SUPPLEMENT";
    case "cho-y-kien": return asked && (status === "PROCESSING" || status === "AWAITING_SUPPLEMENT");
    case "cho-duyet": return proposed && status === "PROCESSING";
    case "cho-tra": return status === "RESOLVED";
    case "da-xong": return status === "RETURNED" || status === "STOPPED" || status === "WITHDRAWN";
    case "tat-ca": return true;
  }
}

async function stored(agencyId: string): Promise<Stored[]> {
  const { rows } = await world.owner.query<Stored>(
    `select d.id, d.status, d.holder_id, to_char(d.due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as due, d.proposed_at is not null as proposed,
       exists (select 1 from opinion_request o where o.dossier_id = d.id and o.answered_at is null) as asked
     from dossier d where d.agency_id = $1 and d.received_at is not null order by d.due_at, d.id`, [agencyId]);
  return rows;
}

test.each(AGENCY_QUEUES)("queue %s: its count, its list and a slow reading of every dossier agree, for an official, the head and another agency", async (queue) => {
  for (const reader of [official(), world.head, world.stranger]) {
    const slow = (await stored(reader.agencyId)).filter((dossier) => belongs(queue, dossier, reader.id)).map(({ id }) => id);
    const { rows } = await readAgencyInbox(reader, queue, filter());
    const listed = rows.map(({ id }) => id);
    expect([...listed].sort()).toEqual([...slow].sort());
    expect((await readAgencyDesk(reader)).counts[queue]).toBe(slow.length);
  }
});

test("every queue but the reader's own by name holds something, so that the comparison says something", async () => {
  const { counts } = await readAgencyDesk(official());
  expect(AGENCY_QUEUES.filter((queue) => counts[queue] === 0)).toEqual([]);
  expect([counts["cho-y-kien"], counts["cho-duyet"]]).toEqual([2, 1]);
});

test("under the policies, the queues are found by their indexes: what is asked is leakproof", async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_APP_URL });
  await client.connect();
  try {
    const planOf = async (queue: AgencyQueue) => {
      await client.query("begin; set local enable_seqscan = off; set local enable_bitmapscan = off");
      await client.query("select set_config('app.actor_kind', 'OFFICIAL', true), set_config('app.actor_id', $1, true), set_config('app.actor_agency', $2, true)", [official().id, official().agencyId]);
      const values = [official().agencyId, official().id, now(), now(), now()];
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain select d.id from dossier d where d.agency_id = $1::uuid and d.received_at is not null and ${BOUND_SQL} and ${QUEUE_SQL[queue]} order by d.due_at, d.id limit 51`, values);
      await client.query("rollback");
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    for (const queue of ["moi", "sap-den-han", "qua-han", "cho-bo-sung", "cho-tra"] as const) expect(await planOf(queue)).toMatch(/Index (Only )?Scan using dossier_(unfinished|open)\w* on dossier/);
    expect(await planOf("cho-duyet")).toMatch(/using dossier_(proposed|unfinished_by_due) on dossier/);
    expect(await planOf("cho-y-kien")).toContain("opinion_request_open_by_asker");
  } finally {
    await client.end();
  }
});

test("a narrowed list counts what it holds, on whichever page", async () => {
  const desk = await readAgencyDesk(official());
  expect(await countAgencyInbox(official(), "qua-han", filter(), desk)).toEqual({ count: desk.counts["qua-han"], more: false });
  for (const address of [{ tim: "mai lan" }, { nguoi: official().id }, { "thu-tuc": "9.000001" }, { tim: "khong co ai" }] as Record<string, string>[]) {
    const { rows } = await readAgencyInbox(official(), "tat-ca", filter(address));
    expect(await countAgencyInbox(official(), "tat-ca", filter(address), desk)).toEqual({ count: rows.length, more: false });
  }
});

test("the time used on a row is the dossier's own clock", async () => {
  const { rows } = await readAgencyInbox(official(), "cho-bo-sung", filter());
  for (const { id, used } of rows) {
    const clocks = await readDossierClocks(official(), id);
    expect(used?.citizen).toBeGreaterThan(0);
    expect(Math.abs((used?.agency ?? -9) - (clocks?.AGENCY.workingMinutes ?? -1)) + Math.abs((used?.citizen ?? -9) - (clocks?.CITIZEN.workingMinutes ?? -1))).toBeLessThanOrEqual(1);
  }
});

describe("saved filters", () => {
  const save = (name: string, query: string) => {
    const read = saveFilterSchema.safeParse({ name, query });
    return read.success ? saveFilter(official(), read.data) : Promise.resolve({ ok: false, refusals: read.error.issues.map(({ path, message }) => ({ field: path.join("."), words: message })) });
  };

  test("keep what the inbox understands and nothing else; a name is one's own and once", async () => {
    expect(await save("Quá hạn của tôi", `hang=qua-han&nguoi=${official().id}&sau=2026-11-26T10:00:00.000Z_${newId()}&la=http://xau.example&hang=x`)).toEqual({ ok: true, value: { query: `hang=qua-han&nguoi=${official().id}` } });
    expect(await save("Quá hạn của tôi", `hang=qua-han&nguoi=${official().id}`)).toMatchObject({ ok: true });
    expect(await save("Quá  hạn của tôi ", "hang=moi")).toMatchObject({ ok: false, refusals: [{ reason: "NAME_TAKEN", field: "name" }] });
    expect(await save("Trống", "la=1")).toMatchObject({ ok: false, refusals: [{ field: "query", words: "Chưa có điều kiện nào để lưu." }] });
    expect(await save("", "hang=moi")).toMatchObject({ ok: false, refusals: [{ field: "name" }] });
    expect(await save("x".repeat(61), "hang=moi")).toMatchObject({ ok: false, refusals: [{ field: "name" }] });
    expect((await readSavedFilters(official())).map(({ name, query }) => [name, query])).toEqual([["Quá hạn của tôi", `hang=qua-han&nguoi=${official().id}`]]);
    expect(await readSavedFilters(world.head)).toEqual([]);
    await expect(readSavedFilters(world.clerk)).rejects.toThrow("may not saved-filter.manage");
  });

  test("two presses at once keep one; somebody else's is neither seen nor deleted; thirty are enough", async () => {
    await Promise.all([save("Du lịch", "tim=du+lich"), save("Du lịch", "tim=du+lich")]);
    const kept = (await readSavedFilters(official())).filter(({ name }) => name === "Du lịch");
    expect(kept).toHaveLength(1);
    const input = deleteFilterSchema.parse({ filterId: kept[0]?.id });
    expect(await deleteFilter(world.head, input)).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    expect(await deleteFilter(official(), input)).toMatchObject({ ok: true });
    expect(await deleteFilter(official(), input)).toMatchObject({ ok: false });
    for (let i = (await readSavedFilters(official())).length; i < 30; i++) expect(await save(`Bộ ${i}`, "hang=moi")).toMatchObject({ ok: true });
    expect(await save("Thừa", "hang=moi")).toMatchObject({ ok: false, refusals: [{ reason: "TOO_MANY" }] });
  });
});

describe("the exported list", () => {
  const download = async (actor: typeof request.actor, query: string) => {
    request.actor = actor;
    const response = await exportInbox(new Request(`http://127.0.0.1:3000/api/agency-inbox?${query}`));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, lines: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\r\n") };
  };

  test("holds the queue's dossiers in their order, in UTF-8 that spreadsheets know, and its count", async () => {
    const { rows } = await readAgencyInbox(official(), "qua-han", filter());
    const { status, headers, bytes, lines } = await download(official(), "hang=qua-han");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="ho-so-qua-han-\d{4}-\d\d-\d\d\.csv"$/);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(lines[0]).toMatch(/"Mã hồ sơ","Thủ tục","Người nộp"/);
    expect(lines.slice(1, -2).map((line) => line.split(",")[0])).toEqual(rows.map(({ code }) => `"${code}"`));
    expect(lines.at(-2)).toMatch(new RegExp(`^"Quá hạn: ${rows.length} hồ sơ, lúc `));
    expect((await download(official(), "hang=tat-ca&tim=khong+co+ai")).lines).toHaveLength(3);
  });

  test("runs no formula, and shows an agency only its own", async () => {
    const past: PastStep[] = pastSteps([...RECEIVED], workingDayAfter(today, -1));
    await world.dossier(past, { applicant: { id: world.citizens.withoutMail.id, name: "=HYPERLINK(\"http://xau.example\")", email: null } });
    const { lines } = await download(official(), "hang=tat-ca&tim=hyperlink");
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://xau.example"")"`);
    const own = new Set((await stored(world.stranger.agencyId)).map(({ id }) => id));
    expect((await download(world.stranger, "hang=tat-ca")).lines.at(-2)).toContain(`Tất cả: ${own.size} hồ sơ`);
    for (const actor of [world.clerk, world.administrator]) expect((await download(actor, "hang=tat-ca")).status).toBe(404);
  });

  test("reads in chunks, every dossier once, and stops where it must", async () => {
    const ids: string[] = [];
    for await (const rows of exportAgencyInbox(official(), "tat-ca", filter(), 10_000)) ids.push(...rows.map(({ id }) => id));
    expect([...ids].sort()).toEqual((await stored(official().agencyId)).map(({ id }) => id).sort());
    const few: string[] = [];
    for await (const rows of exportAgencyInbox(official(), "tat-ca", filter(), 7)) few.push(...rows.map(({ id }) => id));
    expect(few).toEqual(ids.slice(0, 7));
  });
});
