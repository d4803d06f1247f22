import { afterAll, beforeAll, expect, test } from "vitest";
import { AGENCY_QUEUES, type AgencyQueue } from "@/lib/dossiers/agency-queues";
import { readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readProvinceDossiers } from "@/lib/dossiers/queries/province-dossiers";
import { agencyInboxFilter, provinceDossiersFilter, PUNCTUALITY_FILTERS } from "@/lib/dossiers/schema/list-filters";
import { visitor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { resolutionReport } from "@/lib/statistics/queries";
import { type AgencyWorld, agencyWorld, pastSteps, TERM_DAYS, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
const today = vietnamDay(now());
const daysAgo = (n: number) => workingDayAfter(today, -n);
const RECEIVED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE"] as const;
const expected: Partial<Record<AgencyQueue, number>> = {};

beforeAll(async () => {
  world = await agencyWorld();
  const [mine, other] = world.officials;
  const make = async (count: number, events: readonly Parameters<typeof pastSteps>[0][number][], day: string, by = other, agencyCode?: string) => {
    for (let i = 0; i < count; i++) await world.dossier(pastSteps([...RECEIVED, ...events], day, by), agencyCode === undefined ? {} : { agencyCode });
  };
  await make(3, [], daysAgo(1));
  await make(2, ["CLAIM"], daysAgo(1), mine);
  await make(4, ["CLAIM"], daysAgo(TERM_DAYS - 2));
  await make(5, ["CLAIM"], daysAgo(TERM_DAYS + 2));
  await make(1, ["CLAIM", "RELEASE"], daysAgo(2));
  await make(2, ["CLAIM", "REQUEST_SUPPLEMENT"], daysAgo(TERM_DAYS + 5));
  await make(3, ["CLAIM", "GRANT"], daysAgo(4));
  await make(2, ["CLAIM", "STOP"], daysAgo(4));
  await make(6, ["CLAIM"], daysAgo(3), world.stranger, "H42.03");
  Object.assign(expected, { "moi": 3, "cua-toi": 2, "chua-nhan": 4, "sap-den-han": 4, "qua-han": 5, "cho-bo-sung": 2, "cho-y-kien": 0, "cho-duyet": 0, "cho-tra": 3, "da-xong": 2, "tat-ca": 22 });
});
afterAll(() => world.close());

const official = () => world.officials[0] ?? world.stranger;
const filter = (address: Record<string, string> = {}) => agencyInboxFilter.parse(address);

test("the counts of the queues and what the queues hold are the same", async () => {
  const desk = await readAgencyDesk(official());
  expect(desk.counts).toEqual({ ...expected, overflow: false });
  for (const queue of AGENCY_QUEUES) {
    const { rows } = await readAgencyInbox(official(), queue, filter());
    expect([queue, rows.length]).toEqual([queue, expected[queue]]);
  }
  expect(desk.agency.shortName).toBe("Sở VHTT&DL");
  expect(desk.colleagues).toHaveLength(20);
  expect((await readAgencyDesk(world.stranger)).counts).toMatchObject({ "cua-toi": 6, "tat-ca": 6 });
  await expect(readAgencyInbox(world.administrator, "tat-ca", filter())).rejects.toThrow("may not dossier.process");
});

test("late and near dossiers say so, most urgent first", async () => {
  const late = await readAgencyInbox(official(), "qua-han", filter());
  expect(late.rows.every(({ due }) => due?.overdue && /^quá hạn [12] ngày làm việc$/.test(due.words))).toBe(true);
  const near = await readAgencyInbox(official(), "sap-den-han", filter());
  expect(near.rows.every(({ due }) => due !== null && !due.overdue)).toBe(true);
  const waiting = await readAgencyInbox(official(), "cho-bo-sung", filter());
  expect(waiting.rows.every(({ due }) => due?.suspended && !due.overdue)).toBe(true);
  const all = await readAgencyInbox(official(), "chua-nhan", filter());
  const dues = all.rows.map(({ due }) => due?.dueAt.getTime() ?? 0);
  expect(dues).toEqual(dues.toSorted((a, b) => a - b));
});

test("search without accents, words in any order; filters by holder and procedure", async () => {
  expect((await readAgencyInbox(official(), "tat-ca", filter({ tim: "lan  nguyen" }))).rows).toHaveLength(22);
  expect((await readAgencyInbox(official(), "tat-ca", filter({ tim: "Mai Lán hướng dẫn" }))).rows).toHaveLength(22);
  expect((await readAgencyInbox(official(), "tat-ca", filter({ tim: "100%" }))).rows).toHaveLength(0);
  const { rows } = await readAgencyInbox(official(), "tat-ca", filter());
  const [first] = rows;
  expect((await readAgencyInbox(official(), "tat-ca", filter({ tim: first?.code.toLowerCase() ?? "" }))).rows.map(({ id }) => id)).toEqual([first?.id]);
  expect((await readAgencyInbox(official(), "tat-ca", filter({ nguoi: official().id }))).rows).toHaveLength(2);
  expect((await readAgencyInbox(official(), "tat-ca", filter({ "thu-tuc": "9.000002" }))).rows).toHaveLength(0);
});

test("the four clocks are the events' own", async () => {
  const { rows } = await readAgencyInbox(official(), "cho-bo-sung", filter());
  const clocks = await readDossierClocks(official(), rows[0]?.id ?? "");
  expect(clocks?.CITIZEN.elapsedMinutes).toBeGreaterThan(clocks?.AGENCY.elapsedMinutes ?? Infinity);
  expect(clocks?.AGENCY.elapsedMinutes).toBe(2);
  expect(await readDossierClocks(world.stranger, rows[0]?.id ?? "")).toBeNull();
});

test("keyset pages go forth and back over everything once", async () => {
  const [by] = world.officials;
  for (let i = 0; i < 105; i++) await world.dossier(pastSteps([...RECEIVED, "CLAIM", "STOP"], daysAgo(30 + (i % 7)), by));
  const seen: string[] = [];
  let page = await readAgencyInbox(official(), "da-xong", filter());
  const pages = [page];
  for (;;) {
    seen.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    page = await readAgencyInbox(official(), "da-xong", filter({ sau: page.next }));
    pages.push(page);
  }
  expect(new Set(seen).size).toBe(107);
  expect(seen).toHaveLength(107);
  const backTo = await readAgencyInbox(official(), "da-xong", filter({ truoc: pages[2]?.previous ?? "" }));
  expect(backTo.rows.map(({ id }) => id)).toEqual(pages[1]?.rows.map(({ id }) => id));
  const first = await readAgencyInbox(official(), "da-xong", filter({ truoc: pages[1]?.previous ?? "" }));
  expect(first.rows.map(({ id }) => id)).toEqual(pages[0]?.rows.map(({ id }) => id));
  expect(first.previous).toBeNull();
});

test("every figure of the report leads to exactly the dossiers that it counts", async () => {
  for (const [from, to, asOf] of [[daysAgo(40), today, today], [daysAgo(9), daysAgo(3), today], [daysAgo(33), daysAgo(31), daysAgo(20)]] as const) {
    const { total, agencies } = await resolutionReport(visitor(), { from, to, asOf });
    const counts = [total.resolved, total.early, total.onTime, total.late, total.inProgress, total.inTime, total.overdue];
    for (const [i, figure] of PUNCTUALITY_FILTERS.entries()) {
      const listed = await readProvinceDossiers(world.administrator, provinceDossiersFilter.parse({ tu: from, den: to, chot: asOf, "ket-qua": figure }), today);
      expect([from, figure, listed.total]).toEqual([from, figure, counts[i]]);
    }
    const received = await readProvinceDossiers(world.administrator, provinceDossiersFilter.parse({ tu: from, den: to, chot: asOf }), today);
    expect(received.total).toBe(total.received);
    for (const agency of agencies) {
      const own = await readProvinceDossiers(world.administrator, provinceDossiersFilter.parse({ tu: from, den: to, chot: asOf, "co-quan": agency.code, "ket-qua": "da-giai-quyet" }), today);
      expect(own.total).toBe(agency.resolved);
    }
  }
  expect((await readProvinceDossiers(world.administrator, provinceDossiersFilter.parse({ "trang-thai": "STOPPED" }), today)).total).toBe(107);
  await expect(readProvinceDossiers(official(), provinceDossiersFilter.parse({}), today)).rejects.toThrow("may not statistics.read-province");
});
