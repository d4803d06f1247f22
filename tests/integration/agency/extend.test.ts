import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { extendDossier } from "@/lib/dossiers/commands/extend-dossier";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { extendDossierSchema } from "@/lib/dossiers/schema/extend-dossier";
import { type ActorOf, mintActor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import type { SupplementPolicy } from "@/lib/platform/generated/enums";
import { asId, type DossierId, newId } from "@/lib/platform/ids";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, TERM_DAYS, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
/** A working Thursday, two days after a holiday. */
const today = "2026-11-26";
const standStill = (day: string) => setClock(() => vietnamMoment(day, "10:00"));
beforeAll(async () => {
  world = await agencyWorld();
  standStill(today);
});
afterEach(() => standStill(today));
afterAll(async () => {
  setClock();
  await world.close();
});

const REASON = "Đang chờ kết quả xác minh văn bằng của cơ sở đào tạo.";
const CLAIMED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"] as const;
const official = (i = 0) => world.officials[i] ?? world.stranger;
const act = (dossier: { id: string; version: number }) => ({ dossierId: dossier.id as DossierId, operationId: newId<"operation">(), expectedVersion: dossier.version });
const extension = (dossier: { id: string; version: number }, newDueDay: string, override = "") => ({ ...act(dossier), newDueDay, reason: REASON, override });
const reasons = (result: { ok: boolean; refusals?: readonly { reason: string; field?: string }[] }) => result.refusals?.map(({ reason, field }) => [reason, field]) ?? [];
const words = (result: { ok: boolean; refusals?: readonly { words: string }[] }) => result.refusals?.[0]?.words ?? "";

/** Received so many working days ago: its term ends TERM_DAYS after that day. */
async function held(daysAgo: number, policy: SupplementPolicy = "RESET") {
  const received = workingDayAfter(today, -daysAgo);
  const dossier = await world.dossier(pastSteps(CLAIMED, received, official()), { policy });
  return { ...dossier, received, due: workingDayAfter(received, TERM_DAYS) };
}

async function dues(id: string) {
  const { rows } = await world.owner.query<{ due_at: Date; original_due_at: Date; due_before_extension_at: Date | null }>("select due_at, original_due_at, due_before_extension_at from dossier where id = $1", [id]);
  const [row] = rows;
  if (!row) throw new Error("no dossier");
  return { due: vietnamDay(row.due_at), original: vietnamDay(row.original_due_at), before: row.due_before_extension_at && vietnamDay(row.due_before_extension_at) };
}

test("an extension moves the current date, keeps the promised one, and apologises in writing", async () => {
  const dossier = await held(5);
  const later = workingDayAfter(dossier.due, 4);
  const extended = await extendDossier(official(), extension(dossier, later));
  expect(extended).toEqual({ ok: true, value: { dossierId: dossier.id, version: dossier.version + 1 } });
  expect(await dues(dossier.id)).toEqual({ due: later, original: dossier.due, before: dossier.due });
  const event = (await eventsOf(world.owner, dossier.id)).at(-1);
  expect(event).toMatchObject({ event: "EXTEND", reason: REASON, payload: { newDueDay: later, override: null } });
  expect([vietnamDay(new Date(String(event?.payload.dueBefore))), vietnamDay(new Date(String(event?.payload.dueAt)))]).toEqual([dossier.due, later]);
  const { rows } = await world.owner.query("select kind, data, sha256 from issued_form where dossier_id = $1", [dossier.id]);
  expect(rows).toMatchObject([{ kind: "APOLOGY", data: { reason: REASON, headTitle: "Giám đốc" } }]);
  expect([vietnamDay(new Date(rows[0].data.formerDueAt)), vietnamDay(new Date(rows[0].data.newDueAt))]).toEqual([dossier.due, later]);
  expect(fs.readdirSync(world.storageFolder, { recursive: true, encoding: "utf8" }).map((file) => path.basename(file))).toContain(rows[0].sha256);
  const view = await readDossier(official(), dossier.id);
  expect([view?.due?.dueAt, view?.due?.originalDueAt, view?.due?.beforeExtensionAt].map((day) => day && vietnamDay(day))).toEqual([later, dossier.due, dossier.due]);
});

test("refused at the date: on the last day, a second time, not later, on a day off; a colleague may not", async () => {
  const lastDay = await held(TERM_DAYS);
  const late = await extendDossier(official(), extension(lastDay, workingDayAfter(today, 5), "Lãnh đạo đã đồng ý miệng rồi."));
  expect(reasons(late)).toEqual([["EXTENSION_TOO_LATE", "newDueDay"]]);
  expect(words(late)).toContain("chậm nhất một ngày trước khi hết hạn");
  expect(words(late)).toContain("Chỉ lãnh đạo cơ quan quyết định khác được");

  const dossier = await held(4);
  expect(reasons(await extendDossier(official(), extension(dossier, dossier.due)))).toEqual([["EXTENSION_NOT_LATER", "newDueDay"]]);
  expect(reasons(await extendDossier(official(), extension(dossier, "2026-12-20")))).toEqual([["EXTENSION_DAY_OFF", "newDueDay"]]);
  expect(reasons(await extendDossier(official(1), extension(dossier, workingDayAfter(dossier.due, 3))))).toEqual([["NOT_HOLDER", undefined]]);
  expect(reasons(await extendDossier(world.stranger, extension(dossier, workingDayAfter(dossier.due, 3))))).toEqual([["NOT_FOUND", undefined]]);
  expect((await extendDossier(official(), extension(dossier, workingDayAfter(dossier.due, 3)))).ok).toBe(true);
  const again = await extendDossier(official(), extension({ id: dossier.id, version: dossier.version + 1 }, workingDayAfter(dossier.due, 6)));
  expect(reasons(again)).toEqual([["EXTENSION_REPEATED", "newDueDay"]]);
  expect(await eventsOf(world.owner, dossier.id)).toHaveLength(dossier.version + 1);
  expect((await world.owner.query("select 1 from issued_form where dossier_id = $1", [dossier.id])).rowCount).toBe(1);
});

test("the head sets the rule aside with a reason that is kept; without one he is asked for it; a fault in the date stays a fault", async () => {
  const dossier = await held(TERM_DAYS + 2);
  const later = workingDayAfter(today, 5);
  expect(reasons(await extendDossier(world.head, extension(dossier, later)))).toEqual([["EXTENSION_TOO_LATE", "override"]]);
  const why = "Bão số 12, cơ quan cấp bằng ngừng làm việc ba ngày.";
  expect(reasons(await extendDossier(world.head, extension(dossier, dossier.due, why)))).toEqual([["EXTENSION_NOT_LATER", "newDueDay"]]);
  expect((await extendDossier(world.head, extension(dossier, later, why))).ok).toBe(true);
  expect((await eventsOf(world.owner, dossier.id)).at(-1)?.payload.override).toEqual({ reason: why, setAside: ["EXTENSION_TOO_LATE"] });
  const further = workingDayAfter(today, 9);
  expect((await extendDossier(world.head, extension({ id: dossier.id, version: dossier.version + 1 }, further, why))).ok).toBe(true);
  expect(await dues(dossier.id)).toEqual({ due: further, original: dossier.due, before: dossier.due });
});

test("the holder and the head extend at the same moment: one date, the other reads who, what, when; a replay is answered byte for byte", async () => {
  const dossier = await held(3);
  const input = extension(dossier, workingDayAfter(dossier.due, 2));
  const other = extension(dossier, workingDayAfter(dossier.due, 5), "Lãnh đạo quyết định theo đề nghị của phòng.");
  const results = await Promise.all([extendDossier(official(), input), extendDossier(world.head, other)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = results[0]?.ok ? official() : world.head;
  const loser = results.find(({ ok }) => !ok);
  expect(loser && words(loser)).toMatch(new RegExp(`^${winner.name} vừa xin lỗi và hẹn lại ngày trả lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}`));
  const replayed = winner === official() ? await extendDossier(official(), input) : await extendDossier(world.head, other);
  expect(JSON.stringify(replayed)).toBe(JSON.stringify(results.find(({ ok }) => ok)));
  const stale = await extendDossier(official(), extension(dossier, workingDayAfter(dossier.due, 8)));
  expect(reasons(stale)).toEqual([["SOMEBODY_FASTER", undefined]]);
  expect((await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "EXTEND")).toHaveLength(1);
});

const supplement = (dossier: { id: string; version: number }, policy: SupplementPolicy) => ({
  ...act(dossier), note: "", lines: [{ componentId: world.version(policy).components[1]?.id ?? "", problem: "OUTDATED" as const, words: "Nộp giấy cấp trong 6 tháng gần nhất." }],
});

test.each([
  // RESET counts anew from the arrival and leaves nothing of the extension; PAUSE moves both dates by the days of waiting.
  { policy: "RESET", expected: (arrival: string) => ({ due: workingDayAfter(arrival, TERM_DAYS), before: null }) },
  { policy: "PAUSE", expected: (_arrival: string, later: string, due: string) => ({ due: workingDayAfter(later, 3), before: workingDayAfter(due, 3) }) },
  { policy: "NONE", expected: (_arrival: string, later: string, due: string) => ({ due: later, before: due }) },
] as const)("extended, then supplemented under $policy: the dates by the working days walked one by one", async ({ policy, expected }) => {
  const dossier = await held(2, policy);
  const later = workingDayAfter(dossier.due, 4);
  expect((await extendDossier(official(), extension(dossier, later))).ok).toBe(true);
  expect((await requestSupplement(official(), supplement({ id: dossier.id, version: dossier.version + 1 }, policy))).ok).toBe(true);
  const arrival = workingDayAfter(today, 3);
  standStill(arrival);
  expect((await acceptSupplement(official(), { ...act({ id: dossier.id, version: dossier.version + 2 }), note: "" })).ok).toBe(true);
  expect(await dues(dossier.id)).toEqual({ ...expected(arrival, later, dossier.due), original: dossier.due });
});

test("the applicant goes out of the waiting, the holder stops another: the notice says who asked for it", async () => {
  const { id, name } = world.citizens.withMail;
  const citizen: ActorOf<"CITIZEN"> = mintActor({ kind: "CITIZEN", id: asId<"person">(id), name, assuranceLevel: 2 });
  const withdrawn = await held(1);
  expect((await requestSupplement(official(), supplement(withdrawn, "RESET"))).ok).toBe(true);
  const out = await withdrawDossier(citizen, { ...act({ id: withdrawn.id, version: withdrawn.version + 1 }), reason: "" });
  expect(out).toEqual({ ok: true, value: { dossierId: withdrawn.id, version: withdrawn.version + 2 } });
  const forms = await world.owner.query("select kind, data from issued_form where dossier_id = $1 order by issued_at, id", [withdrawn.id]);
  expect(forms.rows.map(({ kind }) => kind)).toEqual(["SUPPLEMENT_REQUEST", "STOP_NOTICE"]);
  expect(forms.rows[1].data).toMatchObject({ reason: "không còn nhu cầu." });
  expect(vietnamDay(new Date(forms.rows[1].data.askedAt))).toBe(today);

  const waiting = await held(1);
  expect((await requestSupplement(official(), supplement(waiting, "RESET"))).ok).toBe(true);
  const stop = { ...act({ id: waiting.id, version: waiting.version + 1 }), reason: "Thủ tục đã bị bãi bỏ theo quyết định công bố mới.", askedDay: null };
  expect((await stopDossier(official(), stop)).ok).toBe(true);
  const notice = await world.owner.query("select data from issued_form where dossier_id = $1 and kind = 'STOP_NOTICE'", [waiting.id]);
  expect(notice.rows).toMatchObject([{ data: { askedAt: null, reason: stop.reason } }]);
});

test("the form says at which field something is missing", () => {
  const hidden = { operationId: newId(), dossierId: newId(), expectedVersion: "4" };
  const fieldsOf = (input: object) => extendDossierSchema.safeParse({ ...hidden, ...input }).error?.issues.map(({ path: at }) => at.join(".")) ?? [];
  expect(fieldsOf({})).toEqual(["newDueDay", "reason"]);
  expect(fieldsOf({ newDueDay: "2026-02-30", reason: REASON })).toEqual(["newDueDay"]);
  expect(fieldsOf({ newDueDay: "2026-03-30", reason: REASON })).toEqual([]);
});
