import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { NotPermitted, type Permission } from "@/lib/access/policy";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { type MadeDossier, type Stage, STAGES, World } from "@/tests/factories";
import { checkSessions, checkAccounts } from "@/tests/matrix/account-cells";
import { checkBatches, checkHints, checkShipments } from "@/tests/matrix/agency-cells";
import { AGENCY_WRITES } from "@/tests/matrix/agency-write-doors";
import { checkCalendar } from "@/tests/matrix/calendar-cells";
import { ask, textOf, succeeded, permits, Cells, type Locks, type Answer, type OwnCells } from "@/tests/matrix/cells";
import { CITIZEN_WRITES } from "@/tests/matrix/citizen-write-doors";
import { checkDrafts, checkCounterFiling, checkDesk } from "@/tests/matrix/counter-cells";
import { actionsOfApp, doorsOfRooms, routesOfApp } from "@/tests/matrix/discover";
import { type ReadDoor, type WriteDoor, marksFor, findsFor } from "@/tests/matrix/door";
import { checkBags } from "@/tests/matrix/bag-cells";
import { LISTS } from "@/tests/matrix/list-doors";
import { checkOpinions } from "@/tests/matrix/opinion-cells";
import { PUBLIC, OWN_CELLS, WITHOUT_CELLS, VISITORS_ACTIONS } from "@/tests/matrix/other-doors";
import { type Column, COLUMNS, mayKnow, type People, peopleOf } from "@/tests/matrix/people";
import { checkPhones } from "@/tests/matrix/phone-cells";
import { POST_WRITES } from "@/tests/matrix/post-write-doors";
import { READS } from "@/tests/matrix/read-doors";
import { ROUTE_READS, ROUTE_WRITES } from "@/tests/matrix/route-doors";
import { applicantMarks, digestOf, ghost, idsOf, marksOf, type Ids } from "@/tests/matrix/targets";
import { THIRD_RULES } from "@/tests/matrix/third-rules";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

const WRITES = [...AGENCY_WRITES, ...CITIZEN_WRITES, ...POST_WRITES];

const OWN: OwnCells = [
  ["draft of one's own: startDraft", checkDrafts],
  ["a dossier entered at the counter: fileAtCounter", checkCounterFiling],
  ["sessions: only one's own are seen and ended", checkSessions],
  ["batches and the lists they made: only the agency's; saved filters: only one's own", checkBatches],
  ["the clerk's own desk: an entry is kept and dropped, a shift opened, by clerks alone and for themselves", checkDesk],
  ["opinions: the asking side reads them by the dossier, the asked side by the question and answers, nobody else", checkOpinions],
  ["hints at the components of one's office's dossiers, a clerk's training record, an agency's processes", checkHints],
  ["a dossier's legs at operators: with the dossier", checkShipments],
  ["accounts: only the administrator of the province", checkAccounts],
  ["bags between couriers: given by who holds them, to whom he named", checkBags],
  ["phones: only one's own sends, keeps photos and is revoked", checkPhones],
  ["the calendar: administrators alone, each the draft of his province", checkCalendar],
];

/** The control looks at these alone: with no lock nearly every cell leaks, and each is then asked again. */
const CONTROL: readonly Column[] = ["visitor", "otherCitizen", "clerkElsewhere", "courierElsewhere", "officialElsewhere"];

/** Declares the tests of one run of the matrix; the file that calls it has switched one lock off, or none. */
export function runMatrix(locks: Locks, arrange: (database: TestDatabase) => Promise<void> = async () => undefined): void {
  // A test is a door with all its cells, which may be hundreds.
  vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
  const storage = useStorage();
  const cells = new Cells();
  let database: TestDatabase;
  let world: World;
  let people: People;
  let componentId = "";
  const targets = new Map<Stage, Ids>();
  const blind = new Map<string, string>();
  const codeHolds = locks === "BOTH" || locks === "CODE";
  const columns: readonly Column[] = locks === "NONE" ? CONTROL : COLUMNS;
  const stagesOf = ({ stages }: Readonly<{ stages: readonly Stage[] }>) => (locks === "NONE" ? stages.slice(0, 1) : stages);
  /** Columns that know nothing in this world. */
  const strangers = COLUMNS.filter((column) => STAGES.every((stage) => !mayKnow(column, stage)));
  const inScope = (column: Column, permission: Permission, stage: Stage) => mayKnow(column, stage) && (!codeHolds || permits(column, permission));

  beforeAll(async () => {
    database = await seededDatabase();
    await useDatabase(database);
    await arrange(database);
    world = await World.open(database);
    people = await peopleOf(world.owner, world.cast);
    componentId = world.version.components.find(({ kind }) => kind !== "NOTE")?.id ?? "";
    for (const list of LISTS) for (const column of strangers) blind.set(`${list.door} ${column}`, textOf(await ask(() => list.call(people[column]))));
    for (const stage of STAGES) targets.set(stage, idsOf(await world.dossier(stage), componentId));
  });
  afterAll(async () => {
    process.stdout.write(`\nMa trận quyền (${locks}): ${cells.checked} ô, ${cells.leaks.length} rò rỉ\n`);
    await closeQueue();
    await closeDatabase();
    await world.close();
    await database.drop();
    storage.remove();
  });

  const target = (stage: Stage): Ids => targets.get(stage) ?? ghost(1, componentId);

  async function fresh(door: Pick<WriteDoor, "options" | "prepare">, stage: Stage): Promise<{ made: MadeDossier; ids: Ids }> {
    const made = await world.dossier(stage, door.options);
    return { made, ids: { ...idsOf(made, componentId), ...(await door.prepare?.(world, made)) } };
  }

  /**
   * Asks for those who must get nothing, one after the other, and compares the whole database before and after all of them; only when
   * something was written is it asked again one by one, to name the column.
   */
  async function askStrangers(columns: readonly Column[], call: (column: Column) => Promise<unknown>): Promise<Map<Column, Answer & { wrote: boolean }>> {
    const answers = new Map<Column, Answer & { wrote: boolean }>();
    const before = await digestOf(world);
    for (const column of columns) answers.set(column, { ...(await ask(() => call(column))), wrote: false });
    if ((await digestOf(world)) === before) return answers;
    for (const [column, answer] of answers) {
      const then = await digestOf(world);
      await ask(() => call(column));
      answers.set(column, { ...answer, wrote: (await digestOf(world)) !== then });
    }
    if ([...answers.values()].every(({ wrote }) => !wrote)) for (const [column, answer] of answers) answers.set(column, { ...answer, wrote: true });
    return answers;
  }

  async function checkRead(door: ReadDoor, stage: Stage): Promise<void> {
    // What needs rows of its own is asked for a dossier that has them.
    const ids = door.prepare === undefined ? target(stage) : (await fresh(door, stage)).ids;
    const outside = columns.filter((column) => !inScope(column, door.permission, stage));
    for (const [column, answer] of await askStrangers(outside, (who) => door.call(people[who], ids))) {
      const given = marksFor(door, ids).filter((mark) => textOf(answer).includes(mark));
      const nothing = door.tellsStage ? null : textOf(await ask(() => door.call(people[column], ghost(ids.version, componentId))));
      cells.seen(`${door.door} ${stage} ${column}`, {
        leak: given.length > 0 ? `answered ${given.join(", ")}` : answer.wrote ? "wrote something" : null,
        betrays: nothing !== null && nothing !== textOf(answer) ? `${textOf(answer).slice(0, 120)} instead of ${nothing.slice(0, 120)}` : null,
      });
    }
    for (const column of columns.filter((who) => !outside.includes(who))) {
      const answer = await ask(() => door.call(people[column], ids));
      const due = findsFor(door, column, stage) && permits(column, door.permission);
      const got = marksFor(door, ids).some((mark) => textOf(answer).includes(mark));
      cells.seen(`${door.door} ${stage} ${column}`, { refused: due && !got ? textOf(answer).slice(0, 200) : null });
    }
  }

  async function checkWrite(door: WriteDoor, stage: Stage): Promise<void> {
    const { ids } = await fresh(door, stage);
    const outside = columns.filter((column) => !inScope(column, door.permission, stage));
    for (const [column, answer] of await askStrangers(outside, (who) => door.call(people[who], ids))) {
      const given = marksOf(ids).filter((mark) => answer.thrown === undefined && textOf(answer).includes(mark));
      const nothing = !codeHolds ? null : textOf(await ask(() => door.call(people[column], ghost(ids.version, componentId))));
      cells.seen(`${door.door} ${stage} ${column}`, {
        leak: answer.wrote ? "changed a row" : succeeded(answer) ? "said that it was done" : given.length > 0 ? `answered ${given.join(", ")}` : null,
        betrays: nothing !== null && nothing !== textOf(answer) ? `${textOf(answer).slice(0, 160)} instead of ${nothing.slice(0, 160)}` : null,
      });
    }
    for (const column of columns.filter((who) => !outside.includes(who))) {
      if (!door.wins.includes(column)) {
        // Within his scope, but not his act or not his turn: the lifecycle's business. With the code's lock off it proves nothing.
        if (codeHolds) cells.seen(`${door.door} ${stage} ${column}`, {});
        continue;
      }
      const own = await fresh(door, stage);
      const answer = await ask(() => door.call(people[column], own.ids));
      cells.seen(`${door.door} ${stage} ${column}`, { refused: succeeded(answer) ? null : textOf(answer).slice(0, 300) });
    }
  }

  describe(`access matrix, locks that hold: ${locks}`, () => {
    test("every door, route and action has its cells", () => {
      const tabled = [...READS, ...WRITES, ...LISTS, ...PUBLIC, ...ROUTE_READS, ...ROUTE_WRITES].map(({ door }) => door);
      const known = new Set([...tabled, ...OWN_CELLS, ...Object.keys(WITHOUT_CELLS)]);
      const found = [...doorsOfRooms(), ...routesOfApp()];
      expect(found.filter((door) => !known.has(door)), "doors without cells").toEqual([]);
      expect([...known].filter((door) => !found.includes(door)), "cells without doors").toEqual([]);
      const doors = new Set(doorsOfRooms());
      const astray = actionsOfApp().filter(({ action, calls }) => !calls.some((call) => doors.has(call)) && !(VISITORS_ACTIONS as readonly string[]).includes(action));
      expect(astray, "actions that open no known door").toEqual([]);
    });

    // First, while the lists are short: their targets stand on the first page.
    test.each(LISTS.map((list) => [list.door, list] as const))("list %s", async (_name, list) => {
      for (const column of columns) {
        const answer = await ask(() => list.call(people[column]));
        const text = textOf(answer);
        const permitted = !codeHolds || permits(column, list.permission);
        if (!permitted && !(answer.thrown instanceof NotPermitted)) cells.seen(`${list.door} ${column}`, { leak: `was let in: ${text.slice(0, 120)}` });
        if (strangers.includes(column)) {
          const before = blind.get(`${list.door} ${column}`) ?? "";
          const marks = await applicantMarks(world);
          cells.seen(`${list.door} ${column}`, { leak: text !== before ? "answers otherwise since there are dossiers of others" : (marks.find((mark) => text.includes(mark)) ?? null) });
        }
        for (const stage of STAGES) {
          const allowed = inScope(column, list.permission, stage);
          const given = marksOf(target(stage)).filter((mark) => text.includes(mark));
          const due = permits(column, list.permission) && list.shows.some(([who, when]) => who === column && when === stage) && given.length === 0;
          cells.seen(`${list.door} ${stage} ${column}`, { leak: !allowed && given.length > 0 ? `listed ${given.join(", ")}` : null, refused: due ? text.slice(0, 200) : null });
        }
      }
    });

    test.each([...READS, ...ROUTE_READS].map((door) => [door.door, door] as const))("read %s", async (_name, door) => {
      for (const stage of stagesOf(door)) await checkRead(door, stage);
    });

    test.each([...WRITES, ...ROUTE_WRITES].map((door) => [door.door, door.stages.join(", "), door] as const))("write %s at %s", async (_name, _stages, door) => {
      for (const stage of stagesOf(door)) await checkWrite(door, stage);
    });

    test.each(PUBLIC.map((door) => [door.door, door] as const))("public %s", async (_name, door) => {
      const marks = [...STAGES.flatMap((stage) => marksOf(target(stage))), ...(await applicantMarks(world))];
      for (const column of COLUMNS) {
        const answer = await ask(() => door.call(people[column]));
        const given = marks.filter((mark) => textOf(answer).includes(mark));
        cells.seen(`${door.door} ${column}`, { leak: given.length > 0 ? given.join(", ") : null, refused: answer.thrown === undefined ? null : textOf(answer) });
      }
    });
    test.each(OWN)("%s", async (_title, check) => {
      await check({ cells, codeHolds, world, people, target });
    });

    test.runIf(locks === "NONE")("with no lock at all, every door leaks, and the matrix sees it", () => {
      const leaking = new Set(cells.leaks.map((cell) => cell.split(" ")[0]));
      const tight = [...READS, ...WRITES, ...LISTS.filter(({ shows }) => shows.length > 0), ...ROUTE_READS, ...ROUTE_WRITES].map(({ door }) => door).filter((door) => !leaking.has(door));
      expect([...new Set(tight)].sort()).toEqual(Object.keys(THIRD_RULES).sort());
    });

    test.skipIf(locks === "NONE")("0 leaks, nobody wrongly refused, nothing betrayed", () => {
      expect(cells.leaks).toEqual([]);
      expect(cells.wronglyRefused).toEqual([]);
      expect(cells.betrayed).toEqual([]);
      expect(cells.checked).toBeGreaterThan(5_000);
    });
  });
}
