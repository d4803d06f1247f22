import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as openFileRoute } from "@/app/api/files/[id]/route";
import { GET as exportInboxRoute } from "@/app/api/agency-inbox/route";
import { GET as printManifestRoute } from "@/app/api/manifests/[id]/route";
import { GET as openFormRoute } from "@/app/api/forms/[id]/route";
import { GET as printControlSlipRoute } from "@/app/api/control-slips/[id]/route";
import { GET as openQuestionPhotoRoute } from "@/app/api/question-photos/[id]/route";
import { POST as uploadRoute } from "@/app/api/uploads/route";
import { keepPhoto } from "@/lib/deliveries/commands/keep-photo";
import { readShipments } from "@/lib/deliveries/queries/shipments";
import { reportIncident } from "@/lib/deliveries/commands/incidents";
import { meetDevice, revokeDevice } from "@/lib/deliveries/commands/courier-device";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { NotPermitted, type Permission, PERMISSIONS } from "@/lib/access/policy";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { POST as pinSlipRoute } from "@/app/api/pin-slips/route";
import { dropEntry, keepEntry } from "@/lib/dossiers/commands/desk-entry";
import { openShift } from "@/lib/dossiers/commands/shift";
import { NO_MONEY } from "@/lib/platform/money";
import { deleteFilter, saveFilter } from "@/lib/dossiers/commands/saved-filter";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { listBatches, readBatch } from "@/lib/dossiers/queries/batches";
import { manifestsMadeBy } from "@/lib/dossiers/queries/result-hand-over";
import { readSavedFilters } from "@/lib/dossiers/queries/saved-filters";
import { disableAccount, enableAccount } from "@/lib/identity/commands/change-account";
import { readExpertNotes, readQuestionPhoto } from "@/lib/dossiers/queries/expert-questions";
import { readTrainingRecord } from "@/lib/dossiers/queries/reception-reviews";
import { saveInternalProcess } from "@/lib/procedures/commands/save-internal-process";
import { endOtherSessions, endOwnSession, signOutOf } from "@/lib/identity/commands/end-session";
import type { Actor, ActorKind, SignedIn } from "@/lib/identity/actor";
import { ownSessions, staffAccount, staffOfProvince } from "@/lib/identity/queries";
import { sha256 } from "@/lib/platform/hash";
import { asId, newId } from "@/lib/platform/ids";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type MadeDossier, seededDatabase, type Stage, STAGES, useDatabase, useStorage, World } from "@/tests/factories";
import { CALENDAR_WRITES, discardBy, draftBy, readsOfCalendar } from "@/tests/matrix/calendar-cells";
import { request } from "@/tests/matrix/current-actor";
import { findsFor, LISTS, marksFor, OWN_CELLS, PUBLIC, READS, type ReadDoor, VISITORS_ACTIONS, WITHOUT_CELLS, WRITES, type WriteDoor } from "@/tests/matrix/doors";
import { actionsOfApp, doorsOfRooms, routesOfApp } from "@/tests/matrix/discover";
import { answerBy, ASKED, OPINION_READS, questionAbout } from "@/tests/matrix/opinion-cells";
import { type Column, COLUMNS, KIND_OF, mayKnow, type People, peopleOf } from "@/tests/matrix/people";
import { orderOf } from "@/tests/matrix/postal-operator-rows";
import { applicantMarks, digestOf, drawnReview, expertQuestion, ghost, idsOf, marksOf, photoOf, sessionOf, type Ids, unsignedManifest } from "@/tests/matrix/targets";
import type { TestDatabase } from "@/tests/setup/database";

/**
 * Which locks hold: both, the database's alone (permission and scope in code say yes to all), the code's alone (policies bypassed);
 * or none, the control that shows that the matrix would see a leak.
 */
export type Locks = "BOTH" | "DATABASE" | "CODE" | "NONE";

type Answer = Readonly<{ value?: unknown; thrown?: unknown }>;

/** Read from the real table, also while `permit` is switched off. */
const permits = (column: Column, permission: Permission) => (PERMISSIONS[permission] as readonly ActorKind[]).includes(KIND_OF[column]);

async function ask(call: () => Promise<unknown>): Promise<Answer> {
  try {
    const value = await call();
    return { value: value instanceof Response ? await readResponse(value) : value };
  } catch (thrown) {
    return { thrown };
  }
}

async function readResponse(response: Response): Promise<unknown> {
  const body = await response.text();
  return { ok: response.status < 300 && !body.includes('"ok":false'), status: response.status, location: response.headers.get("location"), body };
}

const textOf = ({ value, thrown }: Answer): string => JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)) + (thrown instanceof Error ? thrown.message : "");
const succeeded = ({ value }: Answer) => typeof value === "object" && value !== null && "ok" in value && value.ok === true;

/** Routes that read or write a dossier's things, called as their wing's page calls them. */
const ROUTE_READS: readonly ReadDoor[] = [
  { door: "app/api/agency-inbox/route.ts#GET", permission: "dossier.process", stages: ["RECEIVED", "RETURNED"], call: (actor) => asIf(actor, () => exportInboxRoute(new Request("http://127.0.0.1:3000/api/agency-inbox?hang=tat-ca"))), marks: (ids) => [ids.code] },
  { door: "app/api/files/[id]/route.ts#GET", permission: "file.read", stages: ["SUBMITTED", "RECEIVED", "RETURNED"], call: (actor, ids) => asIf(actor, () => openFileRoute(new Request("http://127.0.0.1:3000/api/files/x"), { params: Promise.resolve({ id: ids.fileId }) })), marks: (ids) => [ids.dossierId] },
  { door: "app/api/forms/[id]/route.ts#GET", permission: "form.read", stages: ["RECEIVED", "RETURNED"], call: (actor, ids) => asIf(actor, () => openFormRoute(new Request("http://127.0.0.1:3000/api/forms/x"), { params: Promise.resolve({ id: ids.formId }) })), marks: (ids) => [ids.dossierId] },
  { door: "app/api/control-slips/[id]/route.ts#GET", permission: "register.print", stages: ["RETURNED"], call: (actor, ids) => asIf(actor, () => printControlSlipRoute(new Request("http://127.0.0.1:3000/api/control-slips/x"), { params: Promise.resolve({ id: ids.dossierId }) })), marks: () => ['"status":200'] },
  { door: "app/api/manifests/[id]/route.ts#GET", permission: "manifest.read", stages: ["WITH_AGENCY"], call: (actor, ids) => asIf(actor, () => printManifestRoute(new Request("http://127.0.0.1:3000/api/manifests/x"), { params: Promise.resolve({ id: ids.manifestToAgency }) })), marks: () => ['"status":200'] },
];
const ROUTE_WRITES: readonly WriteDoor[] = [
  {
    door: "app/api/pin-slips/route.ts#POST", permission: "pin-slip.issue", stages: ["RECEIVED"], wins: ["clerkHere"],
    call: async (actor, ids) => readResponse(await asIf(actor, () => pinSlipRoute(new Request("http://127.0.0.1:3000/api/pin-slips", {
      method: "POST", body: new URLSearchParams({ operationId: newId(), dossierId: ids.dossierId }), headers: { origin: "http://127.0.0.1:3000" },
    })))),
  },
  { door: "app/api/uploads/route.ts#POST", permission: "file.upload", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => asIf(actor, () => uploadRoute(uploadRequest(ids))) },
];

function asIf(actor: Actor, call: () => Promise<Response>): Promise<Response> {
  request.actor = actor;
  return call();
}

function uploadRequest(ids: Ids): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries({ operationId: newId(), dossierId: ids.dossierId, componentId: ids.componentId, purpose: "COMPONENT", returnTo: "/cong-dan" })) form.set(name, value);
  form.set("file", new File(["%PDF-1.7\nmatrix\n%%EOF"], "giay-to.pdf", { type: "application/pdf" }));
  return new Request("http://127.0.0.1:3000/api/uploads", { method: "POST", body: form, headers: { origin: "http://127.0.0.1:3000", accept: "application/json", "content-length": "2000" } });
}

/** The control looks at these alone: with no lock nearly every cell leaks, and each is then asked again. */
const CONTROL: readonly Column[] = ["visitor", "otherCitizen", "clerkElsewhere", "courierElsewhere", "officialElsewhere"];

/** Doors at which strangers are stopped by a third rule even with both locks off. */
const THIRD_RULES: Readonly<Record<string, string>> = {
  "lib/digitisation/queries/own-documents.ts#readOwnDocuments": "asks only for the citizen's own store",
  "lib/digitisation/commands/set-document-reuse.ts#setDocumentReuse": "changes only a document of the citizen's own store",
  "lib/dossiers/commands/certify-files.ts#certifyFiles": "only who compared signs",
  "lib/notifications/commands.ts#openAlert": "an alert is opened by whom it was told to alone",
  "lib/deliveries/queries.ts#listDeliveries": "asks only for the courier's own round and his office's",
  "lib/deliveries/commands/settle-put-aside.ts#settlePutAside": "asks only for what was put aside at the supervisor's own office",
  "lib/dossiers/queries/courier-snapshot.ts#readCourierSnapshot": "asks only for the courier's own stops and deliveries, and his office's",
  "lib/dossiers/queries/courier-stops.ts#listStops": "asks only for the courier's own stops and his office's",
  "lib/dossiers/commands/deliver-result.ts#deliverResult": "the item must be in the courier's own hands",
  "lib/dossiers/commands/change-pickup.ts#missPickup": "the stop must be the courier's own, or nobody's",
  "lib/dossiers/commands/take-delivery-round.ts#failDelivery": "the item must be in the courier's own hands",
  "lib/dossiers/commands/decide-dossier.ts#grantDossier": "only its holder decides a dossier",
  "lib/dossiers/commands/decide-dossier.ts#refuseDossier": "only its holder decides a dossier",
  "lib/dossiers/commands/finish-step.ts#finishStep": "only its holder finishes a step",
  "lib/payments/commands/take-cash.ts#takeCash": "money is taken in the clerk's own open shift alone",
  "lib/dossiers/commands/shift.ts#closeShift": "asks only for the shifts of the clerk's own office",
  "lib/dossiers/commands/substitute-clerk.ts#substituteClerk": "asks only for the clerks of the own office",
  "lib/dossiers/commands/expert-question.ts#answerQuestion": "asks only for the questions to the expert's own agency",
  "lib/dossiers/commands/judge-reception.ts#judgeReception": "asks only for what was drawn for the judge's own agency",
  "lib/dossiers/commands/hold-dossier.ts#releaseDossier": "only its holder releases a dossier",
  "lib/dossiers/commands/request-supplement.ts#requestSupplement": "only its holder asks for a supplement",
  "lib/dossiers/commands/stop-dossier.ts#stopDossier": "only its holder stops a dossier",
  "lib/dossiers/commands/assign-dossier.ts#assignDossier": "only somebody of the actor's own agency is given a dossier",
  "lib/dossiers/commands/assign-dossier.ts#transferDossier": "only its holder or the head hands a dossier on",
  "lib/dossiers/commands/extend-dossier.ts#extendDossier": "only its holder or the head appoints the date anew",
  "lib/dossiers/commands/ask-opinion.ts#askOpinion": "only its holder asks for an opinion",
  "lib/dossiers/commands/propose-decision.ts#proposeDecision": "only its holder proposes a decision",
  "lib/dossiers/commands/propose-decision.ts#signProposal": "only a head signs",
};

/** The cells of one run: what was looked at, and what went wrong, in words that name the cell. */
class Cells {
  checked = 0;
  readonly leaks: string[] = [];
  readonly wronglyRefused: string[] = [];
  readonly betrayed: string[] = [];

  seen(cell: string, { leak, refused, betrays }: Readonly<{ leak?: string | null; refused?: string | null; betrays?: string | null }>): void {
    this.checked += 1;
    if (leak) this.leaks.push(`${cell}: ${leak}`);
    if (refused) this.wronglyRefused.push(`${cell}: ${refused}`);
    if (betrays) this.betrayed.push(`${cell}: ${betrays}`);
  }
}

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

    test("draft of one's own: startDraft", async () => {
      const { rows: [place] } = await world.owner.query<{ agency: string; office: string }>("select agency_id as agency, office_id as office from dossier limit 1");
      const { rows: [current] } = await world.owner.query<{ id: string }>("select c.id from procedure p join procedure_case c on c.version_id = p.current_version_id where p.code = '1.004623' order by c.position limit 1");
      for (const column of COLUMNS) {
        const before = await digestOf(world);
        const answer = await ask(() => startDraft(people[column], {
          operationId: newId<"operation">(), procedureCode: "1.004623", caseId: asId<"case">(current?.id ?? ""), agencyId: asId<"agency">(place?.agency ?? ""), officeId: asId<"office">(place?.office ?? ""),
        }));
        if (permits(column, "dossier.draft")) cells.seen(`startDraft ${column}`, { refused: succeeded(answer) ? null : textOf(answer) });
        else cells.seen(`startDraft ${column}`, { leak: (await digestOf(world)) !== before ? "made a draft" : null });
      }
    });

    test("a dossier entered at the counter: fileAtCounter", async () => {
      const { rows: [place] } = await world.owner.query<{ agency: string }>("select agency_id as agency from dossier limit 1");
      const { rows: [current] } = await world.owner.query<{ id: string }>("select c.id from procedure p join procedure_case c on c.version_id = p.current_version_id where p.code = '1.004623' order by c.position limit 1");
      for (const column of COLUMNS) {
        const before = await digestOf(world);
        const answer = await ask(() => fileAtCounter(people[column], {
          operationId: newId<"operation">(), offer: { agencyId: place?.agency ?? "", caseId: current?.id ?? "", procedureCode: "1.004623" }, returnMethod: "COUNTER", returnTo: null, conditions: {}, representation: null,
          person: { identityNumber: "035090001234", fullName: "Nguyễn Văn An", dateOfBirth: "1990-03-05", sex: "MALE", address: "", phone: null, email: null },
        }));
        if (column === "clerkHere") cells.seen(`fileAtCounter ${column}`, { refused: succeeded(answer) ? null : textOf(answer) });
        if (!permits(column, "dossier.file-at-counter")) cells.seen(`fileAtCounter ${column}`, { leak: (await digestOf(world)) !== before ? "filed a dossier" : null });
      }
    });

    test("sessions: only one's own are seen and ended", async () => {
      const { citizen, clerk } = world.cast;
      for (const [whose, row] of [["owner", { personId: citizen.id }], ["clerkHere", { staffId: clerk.id }]] as const) {
        for (const column of COLUMNS) {
          const session = await sessionOf(world, row);
          const mine = column === whose;
          const manages = column === "administratorHere" && whose === "clerkHere" && !codeHolds;
          const listed = textOf(await ask(() => ownSessions(people[column]))).includes(session);
          cells.seen(`ownSessions of ${whose} ${column}`, { leak: listed && !mine ? "listed" : null, refused: mine && !listed ? "own session not listed" : null });
          const open = async () => (await world.owner.query("select 1 from session where public_id = $1 and ended_at is null", [session])).rowCount === 1;
          // Whoever asks brings a session of another: as a form's field, as his cookie's, and as the one to keep.
          const cookie = { publicId: session, actor: people[column] as SignedIn, method: "DEMO" } as const;
          await ask(() => endOwnSession(people[column], { session }));
          if (!mine) await ask(() => signOutOf(people[column], cookie));
          if (!mine) await ask(() => endOtherSessions(people[column], null));
          cells.seen(`endOwnSession of ${whose} ${column}`, { leak: !mine && !manages && !(await open()) ? "ended another's session" : null, refused: mine && (await open()) ? "own session not ended" : null });
        }
      }
    });

    test("batches and the lists they made: only the agency's; saved filters: only one's own", async () => {
      const { head, official } = world.cast;
      const [batchId, operationId, filterId] = [newId(), newId<"operation">(), newId<"filter">()];
      const ids = target("RESOLVED");
      await insertRows(world.owner, "batch", [{ id: batchId, agency_id: head.agencyId, kind: "REMIND", asked_by_id: head.id, asked_by_name: head.name, payload: {}, created_at: "2026-11-26T02:00:00Z" }]);
      await insertRows(world.owner, "batch_item", [{ batch_id: batchId, position: 1, dossier_id: ids.dossierId, dossier_code: ids.code, operation_id: newId(), version: 1 }]);
      const manifestId = await unsignedManifest(world, ids.dossierId, "RESULT_DISPATCH");
      await insertRows(world.owner, "operation", [{ id: operationId, command: "makeManifest", actor_id: official.id, answer: JSON.stringify({ manifestId }), occurred_at: "2026-11-26T02:00:00Z" }]);
      await insertRows(world.owner, "saved_filter", [{ id: filterId, staff_id: official.id, name: "Của tôi thôi", query: "hang=qua-han", created_at: "2026-11-26T02:00:00Z" }]);
      for (const column of COLUMNS) {
        const here = column === "officialHere" || column === "headHere";
        const mine = column === "officialHere";
        const listed = textOf(await ask(() => listBatches(people[column]))).includes(batchId);
        const read = textOf(await ask(() => readBatch(people[column], batchId))).includes(ids.dossierId);
        cells.seen(`listBatches ${column}`, { leak: listed && !here ? "listed" : null, refused: here && !listed ? "not listed" : null });
        cells.seen(`readBatch ${column}`, { leak: read && !here ? "read" : null, refused: here && !read ? "not read" : null });
        const made = textOf(await ask(() => manifestsMadeBy(people[column], [operationId]))).includes(ids.dossierId);
        cells.seen(`manifestsMadeBy ${column}`, { leak: made && !mine ? "read" : null, refused: mine && !made ? "not read" : null });
        const filters = textOf(await ask(() => readSavedFilters(people[column]))).includes(filterId);
        cells.seen(`readSavedFilters ${column}`, { leak: filters && !mine ? "read" : null, refused: mine && !filters ? "not read" : null });
        if (!mine) await ask(() => deleteFilter(people[column], { filterId }));
        const still = (await world.owner.query("select 1 from saved_filter where id = $1", [filterId])).rowCount === 1;
        cells.seen(`deleteFilter ${column}`, { leak: still ? null : "deleted another's" });
        const before = await digestOf(world);
        await ask(() => saveFilter(people[column], { name: `Thử ${column}`, query: "hang=qua-han" }));
        const may = (PERMISSIONS["saved-filter.manage"] as readonly ActorKind[]).includes(KIND_OF[column]);
        cells.seen(`saveFilter ${column}`, { leak: codeHolds && !may && (await digestOf(world)) !== before ? "saved" : null, refused: may && (await digestOf(world)) === before ? "not saved" : null });
      }
    });

    test("the clerk's own desk: an entry is kept and dropped, a shift opened, by clerks alone and for themselves", async () => {
      for (const column of COLUMNS) {
        const clerk = KIND_OF[column] === "POSTAL_CLERK";
        for (const [name, call] of [
          ["keepEntry", () => keepEntry(people[column], { subject: "new", fields: { fullName: column } })], ["dropEntry", () => dropEntry(people[column], { subject: "new" })],
          ["openShift", () => openShift(people[column], { operationId: newId<"operation">(), openingFloat: NO_MONEY })],
        ] as const) {
          if (name === "openShift") await world.owner.query("update counter_shift set closed_at = opened_at, closed_by_id = clerk_id, closed_by_name = clerk_name where closed_at is null");
          const before = await digestOf(world);
          const answer = await ask(call);
          const wrote = (await digestOf(world)) !== before;
          cells.seen(`${name} ${column}`, { leak: codeHolds && !clerk && wrote ? "wrote" : null, refused: clerk && !succeeded(answer) ? textOf(answer) : null });
        }
      }
    });

    test("opinions: the asking side reads them by the dossier, the asked side by the question and answers, nobody else", async () => {
      const { dossierId } = target("PROCESSING");
      const opinionId = await questionAbout(world, dossierId);
      for (const column of COLUMNS) {
        for (const { door, mine, call } of OPINION_READS) {
          const told = textOf(await ask(() => call(people[column], { dossierId, opinionId })));
          const given = told.includes(opinionId);
          const betrayed = ASKED.includes(column) && told.includes(dossierId);
          cells.seen(`${door} ${column}`, { leak: given && !mine.includes(column) ? "read" : betrayed ? "told of the dossier" : null, refused: mine.includes(column) && !given ? told.slice(0, 200) : null });
        }
        const own = await questionAbout(world, dossierId);
        const before = await digestOf(world);
        const answered = await ask(() => answerBy(people[column], own));
        const rightful = ASKED.includes(column);
        cells.seen(`answerOpinion ${column}`, { leak: !rightful && (await digestOf(world)) !== before ? "answered" : null, refused: rightful && !succeeded(answered) ? textOf(answered) : null });
      }
    });

    test("hints at the components of one's office's dossiers, a clerk's training record, an agency's processes", async () => {
      const made = await world.dossier("AT_COUNTER");
      const hint = await expertQuestion(world, made, true);
      const photo = await photoOf(world, hint);
      const finding = await drawnReview(world, await world.dossier("RECEIVED"), true);
      for (const column of COLUMNS) {
        const person = people[column];
        const atDesk = column === "clerkHere" || column === "supervisorHere";
        const notes = textOf(await ask(() => readExpertNotes(person, made.id)));
        // A kept hint is for every desk and its own agency: with the code's lock off the policy shows it to them.
        const reads = atDesk || (!codeHolds && ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"].includes(KIND_OF[column]));
        cells.seen(`readExpertNotes ${column}`, { leak: notes.includes(hint) && !reads ? "read" : null, refused: atDesk && !notes.includes(hint) ? notes : null });
        const [seen, opened] = [textOf(await ask(() => readQuestionPhoto(person, hint))), await ask(() => asIf(person, () => openQuestionPhotoRoute(new Request("http://localhost/"), { params: Promise.resolve({ id: hint }) })))];
        const asked = atDesk || column === "officialHere" || column === "headHere";
        cells.seen(`readQuestionPhoto ${column}`, { leak: seen.includes(photo) && !asked ? "read" : null, refused: asked && !seen.includes(photo) ? seen : null });
        cells.seen(`GET question-photos ${column}`, { leak: !asked && !textOf(opened).includes("404") ? textOf(opened).slice(0, 80) : null });
        const record = textOf(await ask(() => readTrainingRecord(person, world.cast.clerk.id)));
        const rightful = column === "clerkHere" || column === "supervisorHere" || column === "administratorHere";
        cells.seen(`readTrainingRecord ${column}`, { leak: record.includes(finding) && !rightful ? "read" : null, refused: rightful && !record.includes(finding) ? record.slice(0, 200) : null });
        const { rows: [last] } = await world.owner.query<{ id: string }>("select id from internal_process where procedure_code = '1.004623' and agency_id = $1 order by created_at desc, id desc limit 1", [world.cast.head.agencyId]);
        const before = await digestOf(world);
        const saved = await ask(() => saveInternalProcess(person, {
          operationId: newId<"operation">(), code: "1.004623", basedOn: last ? asId<"process">(last.id) : null, steps: [{ name: "Thẩm định", value: 1, unit: "WORKING_DAY" }],
        }));
        cells.seen(`saveInternalProcess ${column}`, {
          leak: column !== "headHere" && (await digestOf(world)) !== before ? "saved" : null, refused: column === "headHere" && !succeeded(saved) ? textOf(saved) : null,
        });
      }
    });

    test("a dossier's legs at operators: with the dossier", async () => {
      const made = await world.dossier("DISPATCHED");
      await orderOf(world, made);
      for (const column of COLUMNS) {
        const read = textOf(await ask(() => readShipments(people[column], made.id))).includes(`MT-${made.id}`);
        const rightful = mayKnow(column, "DISPATCHED");
        cells.seen(`readShipments ${column}`, { leak: read && !rightful ? "read" : null, refused: rightful && !read ? "not read" : null });
      }
    });

    test("accounts: only the administrator of the province", async () => {
      const account = world.cast.deskmate.id;
      const state = async () => (await world.owner.query<{ disabled_at: Date | null }>("select disabled_at from staff where id = $1", [account])).rows[0]?.disabled_at ?? null;
      for (const column of COLUMNS) {
        const person = people[column];
        const rightful = column === "administratorHere";
        const colleague = column === "officialHere" || column === "headHere";
        const listed = textOf(await ask(() => staffOfProvince(person, { search: "", role: null, state: null, after: null }))).includes(account);
        const read = textOf(await ask(() => staffAccount(person, account))).includes(account);
        // With the code's lock off, the database lets colleagues of one agency know one another: that is its policy.
        const known = rightful || (!codeHolds && colleague);
        cells.seen(`staffOfProvince ${column}`, { leak: listed && !known ? "listed" : null, refused: rightful && !listed ? "not listed" : null });
        cells.seen(`staffAccount ${column}`, { leak: read && !known ? "read" : null, refused: rightful && !read ? "not read" : null });
        const before = await digestOf(world);
        await ask(() => disableAccount(person, { account, reason: "Nghỉ việc từ 01/12/2026." }));
        cells.seen(`disableAccount ${column}`, { leak: !rightful && (await digestOf(world)) !== before ? "disabled" : null, refused: rightful && (await state()) === null ? "not disabled" : null });
        await world.owner.query("update staff set disabled_at = '2026-11-01T00:00:00Z' where id = $1", [account]);
        const closed = await digestOf(world);
        await ask(() => enableAccount(person, { account }));
        cells.seen(`enableAccount ${column}`, { leak: !rightful && (await digestOf(world)) !== closed ? "enabled" : null, refused: rightful && (await state()) !== null ? "not enabled" : null });
        await world.owner.query("update staff set disabled_at = null where id = $1", [account]);
      }
    });

    test("phones: only one's own sends, keeps photos and is revoked", async () => {
      const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
      const announced = [{ sha256: sha256(photo), size: photo.byteLength }];
      for (const column of COLUMNS) {
        const [made, own] = [await world.dossier("OUT_FOR_DELIVERY"), await world.dossier("OUT_FOR_DELIVERY")];
        const attempt = (courierOf: MadeDossier, deviceId: string) => ({
          deviceId, deviceName: "", operations: [{
            id: newId(), deviceId, sequence: 1, kind: "FAIL_DELIVERY" as const, subjects: [`item:${courierOf.itemIds.toCitizen ?? ""}`], photos: announced, seenVersion: null,
            payload: { itemId: courierOf.itemIds.toCitizen ?? "", reason: "Không có người ở nhà." }, madeAt: "2026-11-26T01:00:00.000Z",
          }],
        });
        const attempts = async () => (await world.owner.query("select 1 from postal_event where dossier_id = $1 and status = 'ATTEMPT_FAILED'", [made.id])).rowCount ?? 0;
        const mine = column === "courierOfIt";
        const answer = textOf(await ask(() => syncCourier(people[column], attempt(made, newId()))));
        const given = mine ? [] : [made.id, made.code ?? made.submissionCode].filter((mark) => answer.includes(mark));
        cells.seen(`syncCourier ${column}`, { leak: given.length > 0 ? given.join(", ") : !mine && (await attempts()) > 0 ? "wrote an attempt" : null, refused: mine && (await attempts()) === 0 ? answer.slice(0, 200) : null });
        // A phone of the courier's, in the hands of everybody.
        const device = newId();
        const sending = attempt(own, device);
        await syncCourier(world.cast.courier, sending);
        const met = await ask(() => meetDevice(people[column], { deviceId: device, deviceName: "" }));
        cells.seen(`meetDevice ${column}`, { leak: !mine && succeeded(met) ? "met another's phone" : null, refused: mine && !succeeded(met) ? textOf(met) : null });
        const kept = await ask(() => keepPhoto(people[column], { deviceId: device, operationId: sending.operations[0]?.id ?? "", sha256: sha256(photo), bytes: photo }));
        cells.seen(`keepPhoto ${column}`, { leak: !mine && succeeded(kept) ? "kept a photo" : null, refused: mine && !succeeded(kept) ? textOf(kept) : null });
        const revoked = await ask(() => revokeDevice(people[column], { operationId: newId(), deviceId: device }));
        const may = mine || column === "supervisorHere";
        // Anybody of the post may note a number; a stranger's note never reaches the dossier behind it.
        const noted = await ask(() => reportIncident(people[column], { operationId: newId(), kind: "WRONG_SEAL", code: made.code ?? made.submissionCode, words: `niêm phong rách, ${column}` }));
        const reached = ((await world.owner.query("select 1 from custody_incident where dossier_id = $1 and words like $2", [made.id, `%, ${column}`])).rowCount ?? 0) > 0;
        const knows = mayKnow(column, "OUT_FOR_DELIVERY");
        cells.seen(`reportIncident ${column}`, { leak: reached && !knows ? "reached the dossier" : null, refused: (mine || column === "clerkHere") && !reached ? textOf(noted) : null });
        cells.seen(`revokeDevice ${column}`, { leak: !may && succeeded(revoked) ? "revoked" : null, refused: may && !succeeded(revoked) ? textOf(revoked) : null });
      }
    });

    test("the calendar: administrators alone, each the draft of his province", async () => {
      const keepers: readonly Column[] = ["administratorHere", "administratorElsewhere"];
      const others = COLUMNS.filter((column) => !keepers.includes(column));
      const untouched = await digestOf(world);
      for (const column of others) await ask(() => draftBy(people[column]));
      cells.seen("startCalendarDraft others", { leak: (await digestOf(world)) === untouched ? null : "drafted" });
      const started = await ask(() => draftBy(people.administratorHere));
      cells.seen("startCalendarDraft administratorHere", { refused: succeeded(started) ? null : textOf(started) });
      const { rows: [draft] } = await world.owner.query<{ version: string }>("select version from calendar_version where published_at is null");
      const version = draft?.version ?? "";
      const known = STAGES.map((stage) => [stage, target(stage).dossierId] as const);
      for (const column of COLUMNS) {
        const before = await digestOf(world);
        const told = textOf(await ask(() => readsOfCalendar(people[column], version)));
        const betrayed = known.filter(([stage, id]) => told.includes(id) && !mayKnow(column, stage)).map(([stage]) => stage);
        cells.seen(`calendarEffects ${column}`, { leak: betrayed.length > 0 ? `told dossiers at ${betrayed.join(", ")}` : codeHolds && column !== "administratorHere" && told.includes(version) ? "told the draft" : null });
        if (column === "administratorHere") cells.seen("readCalendarVersion administratorHere", { refused: told.includes(version) ? null : told.slice(0, 200) });
        else for (const { call } of CALENDAR_WRITES) await ask(() => call(people[column], version));
        if (column !== "administratorHere") await ask(() => discardBy(people[column], version));
        cells.seen(`calendar commands ${column}`, { leak: (await digestOf(world)) === before ? null : "changed another's draft" });
      }
      for (const { door, call } of CALENDAR_WRITES) {
        const answer = await ask(() => call(people.administratorHere, version));
        cells.seen(`${door} administratorHere`, { refused: succeeded(answer) ? null : textOf(answer).slice(0, 200) });
      }
      await ask(() => draftBy(people.administratorElsewhere));
      const { rows: [theirs] } = await world.owner.query<{ version: string }>("select version from calendar_version where published_at is null");
      const thrown = await ask(() => discardBy(people.administratorElsewhere, theirs?.version ?? ""));
      cells.seen("discardCalendarDraft administratorElsewhere", { refused: succeeded(thrown) ? null : textOf(thrown) });
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
