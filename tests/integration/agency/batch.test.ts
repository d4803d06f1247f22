import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { releaseDossier } from "@/lib/dossiers/commands/hold-dossier";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { remindDossier } from "@/lib/dossiers/commands/remind-dossier";
import { startBatch } from "@/lib/dossiers/commands/start-batch";
import { runBatch } from "@/lib/dossiers/jobs/run-batch";
import { listBatches, readBatch } from "@/lib/dossiers/queries/batches";
import { readBatchSelection } from "@/lib/dossiers/queries/batch-selection";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { chosenText, type StartBatchInput, startBatchSchema } from "@/lib/dossiers/schema/start-batch";
import type { ActorOf, StaffActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
let head: ActorOf<"AGENCY_HEAD">;
type Official = ActorOf<"OFFICIAL">;
type Made = Readonly<{ id: string; version: number }>;

const RECEIVED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE"] as const;
const day = workingDayAfter(vietnamDay(now()), -2);
const REMINDER = "Trình lãnh đạo trước thứ Sáu.";
const official = (i: number): Official => world.officials[i] ?? world.stranger;

beforeAll(async () => {
  world = await agencyWorld();
  head = world.head;
  await insertRows(world.owner, "staff", [{
    id: head.id, username: "lanh.dao", full_name: head.name, role: "AGENCY_HEAD", agency_id: head.agencyId, office_id: null, province_code: "37", email: "lanh.dao@coquan.example", phone: null, created_at: "2026-01-01T00:00:00Z",
  }]);
});
afterAll(() => world.close());

async function claimed(count: number, by: Official = official(1)): Promise<Made[]> {
  const made: Made[] = [];
  for (let i = 0; i < count; i++) made.push(await world.dossier(pastSteps([...RECEIVED, "CLAIM"], day, by)));
  return made;
}

async function resolved(returnMethod: "POST" | "ONLINE" = "POST"): Promise<Made> {
  return world.dossier(pastSteps([...RECEIVED, "CLAIM", "GRANT"], day, official(1)), { returnMethod });
}

function input(kind: StartBatchInput["kind"], dossiers: readonly Made[], more: Partial<StartBatchInput> = {}): StartBatchInput {
  return { operationId: newId<"operation">(), kind, dossiers: dossiers.map(({ id, version }) => ({ id: asId<"dossier">(id), version })), assigneeId: null, reason: REMINDER, ...more };
}

async function started(actor: StaffActor, wanted: StartBatchInput): Promise<string> {
  const result = await startBatch(actor, wanted);
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value.batchId;
}

/** What a batch did, and how often each of its dossiers has the event. */
async function outcome(batchId: string, event: string) {
  const batch = await readBatch(head, batchId);
  const { rows } = await world.owner.query<{ n: number }>(
    "select count(e.id)::int as n from batch_item i left join dossier_event e on e.dossier_id = i.dossier_id and e.event = $2 where i.batch_id = $1 group by i.position", [batchId, event]);
  return { done: batch?.done, refused: batch?.refused, total: batch?.total, finished: batch?.finishedAt !== null, times: rows.map(({ n }) => n).sort((a, b) => a - b), items: batch?.items ?? [] };
}

const operationsOf = async (batchId: string) =>
  (await world.owner.query<{ operation_id: string; dossier_id: string; version: number; position: number }>("select operation_id, dossier_id, version, position from batch_item where batch_id = $1 order by position", [batchId])).rows;

describe("a batch of fifty", () => {
  test("is started with an item each and a job in the queue; one that a colleague moved meanwhile is refused with who and when, the others are done", async () => {
    const made = await claimed(50);
    const batchId = await started(head, input("ASSIGN", made, { assigneeId: official(2).id, reason: "" }));
    expect(await outcome(batchId, "ASSIGN")).toMatchObject({ done: 0, refused: 0, total: 50, finished: false });
    expect((await world.owner.query("select 1 from pgboss.job where name = 'batch' and data->>'batchId' = $1", [batchId])).rowCount).toBe(1);
    const faster = made[17];
    const released = await releaseDossier(official(1), { operationId: newId<"operation">(), dossierId: asId<"dossier">(faster?.id ?? ""), expectedVersion: faster?.version ?? 0, reason: "" });
    expect(released.ok).toBe(true);
    await runBatch({ batchId });
    const { done, refused, finished, items } = await outcome(batchId, "ASSIGN");
    expect({ done, refused, finished }).toEqual({ done: 49, refused: 1, finished: true });
    // The refused one comes first, with the words that the act itself gives.
    expect(items[0]).toMatchObject({ dossierId: faster?.id, status: "REFUSED" });
    expect(items[0]?.words).toMatch(/^Chuyên viên H42\.18 2 vừa trả lại hồ sơ cho phòng lúc \d\d:\d\d ngày/);
    expect(items.slice(1).every(({ status, words, applicantName }) => status === "DONE" && words === "" && applicantName === "Nguyễn Thị Mai Lan")).toBe(true);
    const { rows } = await world.owner.query("select holder_id, count(*)::int as n from dossier where id = any($1) group by 1 order by 2", [made.map(({ id }) => id)]);
    expect(rows).toEqual([{ holder_id: null, n: 1 }, { holder_id: official(2).id, n: 49 }]);
    const [event] = (await eventsOf(world.owner, made[0]?.id ?? "")).slice(-1);
    expect(event).toMatchObject({ event: "ASSIGN", actor_name: head.name, payload: { assigneeId: official(2).id } });
  });

  test("runs once more and changes nothing; the same form sent twice is one batch", async () => {
    const made = await claimed(3);
    const form = input("REMIND", made);
    const batchId = await started(head, form);
    expect(await started(head, form)).toBe(batchId);
    await runBatch({ batchId });
    await runBatch({ batchId });
    expect(await outcome(batchId, "REMIND")).toMatchObject({ done: 3, total: 3, finished: true, times: [1, 1, 1] });
  });
});

describe("a worker that dies", () => {
  test("after acts that it could not note down: the next one notes them, and each item happens once", async () => {
    const made = await claimed(12);
    const batchId = await started(head, input("REMIND", made));
    // Half of the work of a worker that died: acts done under the items' own operations, of which no item knows.
    for (const { operation_id, dossier_id, version } of (await operationsOf(batchId)).slice(0, 6)) {
      const done = await remindDossier(head, { operationId: asId<"operation">(operation_id), dossierId: asId<"dossier">(dossier_id), expectedVersion: version, reason: REMINDER });
      expect(done.ok).toBe(true);
    }
    expect(await outcome(batchId, "REMIND")).toMatchObject({ done: 0, finished: false });
    await runBatch({ batchId });
    expect(await outcome(batchId, "REMIND")).toMatchObject({ done: 12, refused: 0, finished: true, times: Array<number>(12).fill(1) });
  });

  test("in the middle, with every connection cut: what is done stays, and the next run goes on", async () => {
    const made = await claimed(30);
    const batchId = await started(head, input("REMIND", made));
    let ended = "";
    const running = runBatch({ batchId }).then(() => (ended = "ran through"), () => (ended = "died"));
    for (;;) {
      const { rows: [row] } = await world.owner.query<{ n: number }>("select count(*)::int as n from batch_item where batch_id = $1 and status = 'DONE'", [batchId]);
      if ((row?.n ?? 0) >= 5) break;
    }
    // Cut until it is felt: a connection that lay idle is only replaced.
    const cut = new Set<number>();
    while (ended === "") {
      const { rows } = await world.owner.query<{ pid: number }>("select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename <> current_user");
      for (const { pid } of rows) cut.add(pid);
    }
    expect(await running).toBe("died");
    // Reading goes on when the last of them is gone: until then the pool may still hand one out that has just been cut.
    await expect.poll(async () => (await world.owner.query("select 1 from pg_stat_activity where pid = any($1)", [[...cut]])).rowCount).toBe(0);
    const middle = await outcome(batchId, "REMIND");
    expect(middle.finished).toBe(false);
    expect(middle.done).toBeLessThan(30);
    await runBatch({ batchId });
    expect(await outcome(batchId, "REMIND")).toMatchObject({ done: 30, refused: 0, finished: true, times: Array<number>(30).fill(1) });
  });

  test("or only seems dead: two run the same batch, each item happens once", async () => {
    const batchId = await started(head, input("REMIND", await claimed(20)));
    await Promise.all([runBatch({ batchId }), runBatch({ batchId })]);
    expect(await outcome(batchId, "REMIND")).toMatchObject({ done: 20, refused: 0, finished: true, times: Array<number>(20).fill(1) });
  });
});

test("two batches at once over the same dossiers: each dossier is assigned once, the other batch reads who was faster", async () => {
  const made = await claimed(20);
  const [one, two] = [await started(head, input("ASSIGN", made, { assigneeId: official(3).id })), await started(head, input("ASSIGN", made.toReversed(), { assigneeId: official(4).id }))];
  await Promise.all([runBatch({ batchId: one }), runBatch({ batchId: two })]);
  const [first, second] = [await outcome(one, "ASSIGN"), await outcome(two, "ASSIGN")];
  expect(first.times).toEqual(Array<number>(20).fill(1));
  expect([(first.done ?? 0) + (second.done ?? 0), (first.refused ?? 0) + (second.refused ?? 0)]).toEqual([20, 20]);
  expect([...first.items, ...second.items].filter(({ status }) => status === "REFUSED").every(({ words }) => /vừa phân công giải quyết lúc/.test(words))).toBe(true);
});

test("an employee disabled since: nothing more is done in his name, and each item says why", async () => {
  const leaver = official(9);
  const made = await claimed(4, leaver);
  const batchId = await started(leaver, input("TRANSFER", made, { assigneeId: official(2).id, reason: "Bàn giao công việc." }));
  await world.owner.query("update staff set disabled_at = now() where id = $1", [leaver.id]);
  await runBatch({ batchId });
  const { items, ...rest } = await outcome(batchId, "TRANSFER");
  expect(rest).toMatchObject({ done: 0, refused: 4, finished: true, times: [0, 0, 0, 0] });
  expect(items.every(({ words }) => words === "Tài khoản của người yêu cầu đã bị khóa nên không làm tiếp.")).toBe(true);
});

test("a reminder needs somebody to remind", async () => {
  const [held] = await claimed(1);
  const free = await world.dossier(pastSteps([...RECEIVED], day));
  const batchId = await started(head, input("REMIND", [free, ...(held ? [held] : [])]));
  await runBatch({ batchId });
  const { items, ...rest } = await outcome(batchId, "REMIND");
  expect(rest).toMatchObject({ done: 1, refused: 1, times: [0, 1] });
  expect(items[0]).toMatchObject({ dossierId: free.id, words: "Chưa ai giữ hồ sơ này nên không có ai để nhắc. Hãy phân công trước." });
});

test("a holder transfers his own; what a colleague holds is refused", async () => {
  const [mine, theirs] = [await claimed(2, official(5)), await claimed(1, official(6))];
  const batchId = await started(official(5), input("TRANSFER", [...mine, ...theirs], { assigneeId: official(7).id, reason: "Đi học hai tuần." }));
  await runBatch({ batchId });
  const { items, ...rest } = await outcome(batchId, "TRANSFER");
  expect(rest).toMatchObject({ done: 2, refused: 1 });
  expect(items[0]).toMatchObject({ dossierId: theirs[0]?.id, words: "Hồ sơ đang do người khác giải quyết. Hãy nhận hồ sơ trước khi làm việc này." });
});

describe("what a form may not do", () => {
  test("another agency's dossier and one that does not exist are refused alike; nothing of them is kept or written", async () => {
    const foreign = await world.dossier(pastSteps([...RECEIVED, "CLAIM"], day, world.stranger), { agencyCode: "H42.03" });
    const [own] = await claimed(1);
    const batchId = await started(head, input("REMIND", [foreign, { id: newId(), version: 3 }, ...(own ? [own] : [])]));
    const before = await eventsOf(world.owner, foreign.id);
    await runBatch({ batchId });
    const { items, ...rest } = await outcome(batchId, "REMIND");
    expect(rest).toMatchObject({ done: 1, refused: 2, finished: true });
    const words = "Không tìm thấy hồ sơ này trong phạm vi của anh/chị.";
    expect(items.slice(0, 2).map(({ position: _, doneAt: __, ...item }) => item)).toEqual(Array(2).fill({ dossierId: null, code: "", applicantName: null, procedureName: null, status: "REFUSED", words }));
    expect(await eventsOf(world.owner, foreign.id)).toEqual(before);
    const only = await startBatch(head, input("REMIND", [foreign]));
    expect(only).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    expect(await readBatch(world.stranger, batchId)).toBeNull();
    expect((await listBatches(world.stranger)).batches).toEqual([]);
  });

  test("an official assigns and reminds nobody; nobody assigns to another agency's people", async () => {
    const made = await claimed(1);
    expect(await startBatch(official(1), input("ASSIGN", made, { assigneeId: official(2).id }))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_YOURS" }] });
    expect(await startBatch(official(1), input("REMIND", made))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_YOURS" }] });
    expect(await startBatch(head, input("ASSIGN", made, { assigneeId: world.stranger.id }))).toMatchObject({ ok: false, refusals: [{ reason: "NO_SUCH_COLLEAGUE" }] });
    await expect(startBatch(world.administrator, input("REMIND", made))).rejects.toThrow("may not batch.run");
  });

  test("501 dossiers, none, a broken list, no assignee, no words: refused at their fields", () => {
    const many = (count: number) => chosenText(Array.from({ length: count }, () => ({ id: newId(), version: 4 })));
    const refusal = (fields: Record<string, string>) => {
      const read = startBatchSchema.safeParse({ operationId: newId(), kind: "REMIND", reason: REMINDER, dossiers: many(2), ...fields });
      return read.success ? "" : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(" ");
    };
    expect(refusal({ dossiers: many(500) })).toBe("");
    expect(refusal({ dossiers: many(501) })).toBe("dossiers: Mỗi lần làm được tối đa 500 hồ sơ; anh/chị đã chọn 501.");
    expect(refusal({ dossiers: "" })).toBe("dossiers: Chọn ít nhất một hồ sơ.");
    expect(refusal({ dossiers: "x:1" })).toContain("Danh sách đã cũ");
    expect(refusal({ kind: "ASSIGN" })).toBe("assigneeId: Chọn người giải quyết.");
    expect(refusal({ kind: "TRANSFER", assigneeId: newId(), reason: "" })).toContain("reason: Ghi lý do chuyển");
    expect(refusal({ reason: "" })).toContain("reason: Ghi điều cần nhắc");
    expect(refusal({ kind: "GRANT" })).toBe("kind: Chọn việc cần làm.");
  });
});

describe("results handed to the post", () => {
  const manifestLines = async () => (await world.owner.query<{ number: string; n: number }>("select m.number, count(*)::int as n from manifest m join manifest_line l on l.manifest_id = m.id where m.kind = 'RESULT_DISPATCH' group by 1 order by 1")).rows;

  test("go on one list; those that cannot go are refused each with why", async () => {
    const [good, alike, online] = [await resolved(), await resolved(), await resolved("ONLINE")];
    const [open] = await claimed(1);
    const batchId = await started(official(1), input("HAND_OVER_RESULTS", [good, alike, online, ...(open ? [open] : [])], { reason: "" }));
    await runBatch({ batchId });
    const { items, ...rest } = await outcome(batchId, "DISPATCH_RESULT");
    expect(rest).toMatchObject({ done: 2, refused: 2, finished: true });
    const [list] = await manifestLines();
    expect(list?.n).toBe(2);
    expect(Object.fromEntries(items.map(({ dossierId, words }) => [dossierId, words]))).toEqual({
      [good.id]: `Trong ${list?.number ?? ""}, chờ bưu điện ký nhận.`, [alike.id]: `Trong ${list?.number ?? ""}, chờ bưu điện ký nhận.`,
      [online.id]: "Chưa giao được cho bưu điện: công dân nhận bản điện tử.", [open?.id ?? ""]: "Chưa giao được cho bưu điện: đang ở bước khác.",
    });
    // Again over the same: they are on a list already.
    const again = await started(official(1), input("HAND_OVER_RESULTS", [good], { reason: "" }));
    await runBatch({ batchId: again });
    expect((await outcome(again, "DISPATCH_RESULT")).items[0]?.words).toBe(`Chưa giao được cho bưu điện: đã nằm trong biên bản ${list?.number ?? ""} chưa ký.`);
  });

  test("a worker that died after the list was made: the list is found again, the rest follows on another", async () => {
    const made = [await resolved(), await resolved(), await resolved()];
    const before = (await manifestLines()).length;
    const batchId = await started(official(1), input("HAND_OVER_RESULTS", made, { reason: "" }));
    const [first] = await operationsOf(batchId);
    const list = await makeManifest(official(1), { operationId: asId<"operation">(first?.operation_id ?? ""), dossierIds: made.slice(0, 2).map(({ id }) => asId<"dossier">(id)) });
    expect(list.ok).toBe(true);
    await runBatch({ batchId });
    expect(await outcome(batchId, "DISPATCH_RESULT")).toMatchObject({ done: 3, refused: 0, finished: true });
    expect((await manifestLines()).length).toBe(before + 2);
  });

  test("two batches at once over the same results: each result is on one list", async () => {
    const made = [await resolved(), await resolved(), await resolved(), await resolved()];
    const [one, two] = [await started(official(1), input("HAND_OVER_RESULTS", made.slice(0, 3), { reason: "" })), await started(official(2), input("HAND_OVER_RESULTS", made.slice(1), { reason: "" }))];
    await Promise.all([runBatch({ batchId: one }), runBatch({ batchId: two })]);
    const { rows } = await world.owner.query<{ n: number }>("select count(*)::int as n from manifest_line where dossier_id = any($1) group by dossier_id", [made.map(({ id }) => id)]);
    expect(rows.map(({ n }) => n)).toEqual([1, 1, 1, 1]);
    const [first, second] = [await outcome(one, "DISPATCH_RESULT"), await outcome(two, "DISPATCH_RESULT")];
    expect([(first.done ?? 0) + (second.done ?? 0), (first.refused ?? 0) + (second.refused ?? 0)]).toEqual([4, 2]);
  });
});

test("what is chosen: by name only those in sight, or all that a list holds, up to 500", async () => {
  const foreign = await world.dossier(pastSteps([...RECEIVED], day), { agencyCode: "H42.03" });
  const [own] = await claimed(1, official(11));
  const named = await readBatchSelection(head, { ids: [foreign.id, own?.id ?? "", newId()] });
  expect(named).toMatchObject({ overflow: false, rows: [{ id: own?.id, version: own?.version }] });
  const filter = agencyInboxFilter.parse({ nguoi: official(11).id });
  expect((await readBatchSelection(head, { queue: "tat-ca", filter })).rows.map(({ id }) => id)).toEqual([own?.id]);
});
