import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { assignDossier, transferDossier } from "@/lib/dossiers/commands/assign-dossier";
import { claimDossier, releaseDossier } from "@/lib/dossiers/commands/hold-dossier";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { setClock } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import { asId, type DossierId, newId } from "@/lib/platform/ids";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
const today = "2026-11-26";
const standStill = (day: string, time = "10:00") => setClock(() => vietnamMoment(day, time));
beforeAll(async () => {
  world = await agencyWorld();
  standStill(today);
});
afterEach(() => standStill(today));
afterAll(async () => {
  setClock();
  await world.close();
});

const RECEIVED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE"] as const;
const CLAIMED = [...RECEIVED, "CLAIM"] as const;
const REASON = "Đồng nghiệp phụ trách lĩnh vực này.";
const official = (i = 0) => world.officials[i] ?? world.stranger;
type Dossier = Readonly<{ id: string; version: number }>;
const act = ({ id, version }: Dossier) => ({ dossierId: id as DossierId, operationId: newId<"operation">(), expectedVersion: version });
const to = (dossier: Dossier, whom: { id: string }) => ({ ...act(dossier), assigneeId: asId<"staff">(whom.id), reason: REASON });
const next = ({ id, version }: Dossier, by = 1): Dossier => ({ id, version: version + by });
const reasons = (result: { ok: boolean; refusals?: readonly { reason: string; field?: string }[] }) => result.refusals?.map(({ reason, field }) => [reason, field]) ?? [];
const words = (result: { ok: boolean; refusals?: readonly { words: string }[] }) => result.refusals?.[0]?.words ?? "";

async function row(id: string) {
  const { rows } = await world.owner.query("select status, holder_id, held_since, version from dossier where id = $1", [id]);
  return rows[0] as { status: string; holder_id: string | null; held_since: Date | null; version: number };
}

test("the head assigns a dossier that nobody holds: it is in work, the official is named everywhere", async () => {
  const dossier = await world.dossier(pastSteps(RECEIVED, workingDayAfter(today, -1)));
  const assigned = await assignDossier(world.head, to(dossier, official(4)));
  expect(assigned).toEqual({ ok: true, value: { dossierId: dossier.id, version: dossier.version + 1 } });
  expect(await row(dossier.id)).toMatchObject({ status: "PROCESSING", holder_id: official(4).id });
  expect((await eventsOf(world.owner, dossier.id)).at(-1)).toMatchObject({ event: "ASSIGN", actor_name: world.head.name, payload: { assigneeId: official(4).id, assigneeName: official(4).name } });
  expect((await readDossier(official(7), dossier.id))?.holder).toMatchObject({ id: official(4).id, name: official(4).name });
  await expect(assignDossier(official(1), to(next(dossier), official(2)))).rejects.toThrow("OFFICIAL may not dossier.assign");
});

test("only an open account of the agency is given a dossier; another agency finds nothing", async () => {
  const dossier = await world.dossier(pastSteps(RECEIVED, workingDayAfter(today, -1)));
  const disabled = official(19);
  await world.owner.query("update staff set disabled_at = now() where id = $1", [disabled.id]);
  for (const whom of [disabled, world.stranger, { id: newId() }]) expect(reasons(await assignDossier(world.head, to(dossier, whom)))).toEqual([["NO_SUCH_COLLEAGUE", "assigneeId"]]);
  expect(reasons(await transferDossier(world.stranger, to(dossier, world.stranger)))).toEqual([["NOT_FOUND", undefined]]);
  expect(await row(dossier.id)).toMatchObject({ status: "RECEIVED", holder_id: null, version: dossier.version });
});

test("the holder hands the dossier on and holds it no more; a colleague may not, the head may; to its own holder it does not go", async () => {
  const dossier = await world.dossier(pastSteps(CLAIMED, workingDayAfter(today, -1), official(0)));
  expect(reasons(await transferDossier(official(1), to(dossier, official(1))))).toEqual([["NOT_HOLDER", undefined]]);
  expect(reasons(await transferDossier(official(0), to(dossier, official(0))))).toEqual([["HOLDS_ALREADY", "assigneeId"]]);
  expect((await transferDossier(official(0), to(dossier, official(2)))).ok).toBe(true);
  expect(await row(dossier.id)).toMatchObject({ status: "PROCESSING", holder_id: official(2).id });
  expect(words(await releaseDossier(official(0), { ...act(dossier), reason: "" }))).toMatch(/^Chuyên viên H42\.18 1 vừa chuyển hồ sơ cho đồng nghiệp lúc/);
  expect(reasons(await releaseDossier(official(0), { ...act(next(dossier)), reason: "" }))).toEqual([["NOT_HOLDER", undefined]]);
  expect((await transferDossier(world.head, to(next(dossier), official(3)))).ok).toBe(true);
  expect((await readDossier(world.head, dossier.id))?.holder?.name).toBe(official(3).name);
});

test("the head assigns while an official claims: one holder, the loser reads who, what, when; a replay is answered byte for byte", async () => {
  const dossier = await world.dossier(pastSteps(RECEIVED, workingDayAfter(today, -1)));
  const input = to(dossier, official(5));
  const [assigned, claimed] = await Promise.all([assignDossier(world.head, input), claimDossier(official(6), act(dossier))]);
  expect([assigned, claimed].filter(({ ok }) => ok)).toHaveLength(1);
  const [winner, loser, what] = assigned.ok ? [world.head, claimed, "phân công giải quyết"] as const : [official(6), assigned, "nhận giải quyết"] as const;
  expect(words(loser)).toMatch(new RegExp(`^${winner.name} vừa ${what} lúc \\d\\d:\\d\\d ngày 26/11/2026`));
  expect((await row(dossier.id)).holder_id).toBe(assigned.ok ? official(5).id : official(6).id);
  if (!assigned.ok) expect((await assignDossier(world.head, { ...input, expectedVersion: dossier.version + 1 })).ok).toBe(true);
  const answers = await Promise.all([assignDossier(world.head, input), assignDossier(world.head, input)]);
  for (const answer of answers) expect(JSON.stringify(answer)).toBe(JSON.stringify(answers[0]));
  expect((await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "ASSIGN")).toHaveLength(1);
});

test("two hand one dossier on at the same moment: one holder", async () => {
  const dossier = await world.dossier(pastSteps(CLAIMED, workingDayAfter(today, -1), official(0)));
  const results = await Promise.all([transferDossier(official(0), to(dossier, official(8))), transferDossier(world.head, to(dossier, official(9)))]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await row(dossier.id)).holder_id).toBe(results[0]?.ok ? official(8).id : official(9).id);
  expect(results.flatMap((result) => reasons(result))).toEqual([["SOMEBODY_FASTER", undefined]]);
});

test("five working days without an act and a colleague may claim; the former holder reads who, what, when, and an act keeps the claim", async () => {
  const taken = workingDayAfter(today, -8);
  const dossier = await world.dossier(pastSteps(CLAIMED, taken, official(0)));
  const [fifth, sixth] = [workingDayAfter(taken, 5), workingDayAfter(taken, 6)];
  standStill(fifth, "16:59");
  expect((await readDossier(official(1), dossier.id))?.possible).not.toContain("CLAIM");
  expect(reasons(await claimDossier(official(1), act(dossier)))).toEqual([["ALREADY_HELD", undefined]]);
  standStill(sixth);
  const view = await readDossier(official(1), dossier.id);
  expect(view?.possible).toContain("CLAIM");
  expect(view?.holder).toMatchObject({ id: official(0).id, lapsed: true });
  expect((await readDossier(official(0), dossier.id))?.possible).not.toContain("CLAIM");
  const results = await Promise.all([claimDossier(official(1), act(dossier)), claimDossier(official(2), act(dossier))]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = results[0]?.ok ? official(1) : official(2);
  expect(words(await releaseDossier(official(0), { ...act(dossier), reason: "" }))).toMatch(new RegExp(`^${winner.name} vừa nhận giải quyết lúc 10:00 ngày`));
  expect((await row(dossier.id)).holder_id).toBe(winner.id);
  standStill(workingDayAfter(sixth, 5));
  expect(reasons(await claimDossier(official(3), act(next(dossier))))).toEqual([["ALREADY_HELD", undefined]]);
});
