import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { visitor } from "@/lib/identity/actor";
import { resolutionReport } from "@/lib/statistics/queries";
import { rebuildDueDates } from "@/scripts/rebuild-due-dates";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { openPilotYear, PILOT_YEAR } from "@/tests/pilot-year";
import type { TestDatabase } from "@/tests/setup/database";

const COLUMNS = "clock_started_at, term_value, term_unit, calendar_version, original_due_at, due_at, due_provisional, due_before_extension_at";
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  const opened = await openPilotYear();
  ({ database, owner } = opened);
  return opened.close;
});

const stored = async () => (await owner.query(`select id, ${COLUMNS} from dossier order by id`)).rows;

test("the pilot's year: every derived date thrown away comes back from the events, all 1,700 and the figures with them", async () => {
  const before = await stored();
  expect(before).toHaveLength(1700);
  expect(before.filter(({ due_at }) => due_at !== null)).toHaveLength(1700);
  await owner.query(`update dossier set clock_started_at = null, term_value = null, term_unit = null, calendar_version = null, original_due_at = null, due_at = null,
    due_provisional = true, due_before_extension_at = '2020-01-01'`);
  expect((await resolutionReport(visitor(), PILOT_YEAR)).total).not.toMatchObject({ early: 1479, onTime: 168, late: 21 });

  expect(await rebuildDueDates(owner)).toEqual({ looked: 1700, changed: 1700, untold: [] });
  expect(await stored()).toEqual(before);
  const { total } = await resolutionReport(visitor(), PILOT_YEAR);
  expect(total).toMatchObject({ received: 1700, resolved: 1668, early: 1479, onTime: 168, late: 21, inProgress: 32 });
  expect(brokenOf(await verifyData(database.urls.owner)).map(([name]) => name)).toEqual([]);
});

test("a second run finds nothing to write, and one moved by hand is put back", async () => {
  expect(await rebuildDueDates(owner)).toMatchObject({ looked: 1700, changed: 0 });
  const before = await stored();
  await owner.query("update dossier set due_at = due_at + interval '1 day' where id = $1", [before[7]?.id]);
  expect(await rebuildDueDates(owner)).toMatchObject({ changed: 1 });
  expect(await stored()).toEqual(before);
});

test("a reception that does not say its term is named, and its columns are left as they are", async () => {
  const [first] = await stored();
  await owner.query("update dossier_event set payload = payload - 'term' where dossier_id = $1 and event = 'RECEIVE'", [first?.id]);
  const { untold, changed } = await rebuildDueDates(owner);
  expect(untold).toMatchObject([{ name: expect.stringContaining(String(first?.id)), words: expect.stringContaining("term") }]);
  expect(changed).toBe(0);
});
