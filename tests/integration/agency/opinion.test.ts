import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { answerOpinion } from "@/lib/dossiers/commands/answer-opinion";
import { askOpinion } from "@/lib/dossiers/commands/ask-opinion";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { recordOpinion } from "@/lib/dossiers/jobs/record-opinion";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { agenciesToAsk, readOpinionAsked, readOpinionsAsked, readOpinionsOfDossier } from "@/lib/dossiers/queries/opinions";
import { askOpinionSchema } from "@/lib/dossiers/schema/opinion";
import { type ActorOf, mintActor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import { asId, type DossierId, type Id, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
let deskmate: ActorOf<"OFFICIAL">;
const today = "2026-11-26";
const standStill = (day: string, time = "10:00") => setClock(() => vietnamMoment(day, time));
beforeAll(async () => {
  world = await agencyWorld();
  const id = newId<"staff">();
  const { agencyId, provinceCode } = world.stranger;
  await insertRows(world.owner, "staff", [{ id, username: id, full_name: "Lê Thị Hương", role: "OFFICIAL", agency_id: agencyId, office_id: null, province_code: provinceCode, email: `${id}@coquan.example`, phone: null, created_at: "2026-01-01T00:00:00Z" }]);
  deskmate = mintActor({ ...world.stranger, id, name: "Lê Thị Hương" });
  standStill(today);
});
afterEach(() => standStill(today));
afterAll(async () => {
  setClock();
  await world.close();
});

const CLAIMED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"] as const;
const QUESTION = "Văn bằng số 15/2019 của người đề nghị có do trường cấp không?";
const ANSWER = "Văn bằng số 15/2019 do trường cấp ngày 12/7/2019, còn giá trị.";
const official = (i = 0) => world.officials[i] ?? world.stranger;
type Dossier = Readonly<{ id: string; version: number }>;
const act = ({ id, version }: Dossier) => ({ dossierId: id as DossierId, operationId: newId<"operation">(), expectedVersion: version });
const question = (dossier: Dossier, over: Readonly<{ askedAgencyId?: Id<"agency">; value?: number; unit?: "WORKING_DAY" | "WORKING_HOUR" }> = {}) => ({
  ...act(dossier), askedAgencyId: world.stranger.agencyId, question: QUESTION, value: 2, unit: "WORKING_DAY" as const, ...over,
});
const answerTo = (opinionId: string) => ({ operationId: newId<"operation">(), opinionId: asId<"opinion">(opinionId), answer: ANSWER });
const reasons = (result: { ok: boolean; refusals?: readonly { reason: string; field?: string }[] }) => result.refusals?.map(({ reason, field }) => [reason, field]) ?? [];
const words = (result: { ok: boolean; refusals?: readonly { words: string }[] }) => result.refusals?.[0]?.words ?? "";
const claimed = () => world.dossier(pastSteps(CLAIMED, workingDayAfter(today, -1), official()));

async function asked(): Promise<{ dossier: Dossier; opinionId: string }> {
  const dossier = await claimed();
  const result = await askOpinion(official(), question(dossier));
  if (!result.ok) throw new Error(words(result));
  return { dossier, opinionId: result.value.opinionId };
}

test("the holder asks; the asked agency reads the question and never the dossier; the answer comes back into the history", async () => {
  const { dossier, opinionId } = await asked();
  const due = vietnamMoment(workingDayAfter(today, 2), "17:00");
  const [mine] = await readOpinionsOfDossier(official(3), dossier.id);
  expect(mine).toMatchObject({ id: opinionId, question: QUESTION, dueAt: due, answer: null, late: false, askedByName: official().name });
  expect((await eventsOf(world.owner, dossier.id)).at(-1)).toMatchObject({ event: "ASK_OPINION", payload: { opinionId, askedAgencyId: world.stranger.agencyId } });

  expect(await readDossier(world.stranger, dossier.id)).toBeNull();
  expect(await readOpinionsOfDossier(world.stranger, dossier.id)).toEqual([]);
  const theirs = await readOpinionAsked(world.stranger, opinionId);
  expect(theirs).toMatchObject({ question: QUESTION, procedureName: world.version("RESET").name, dossierCode: (await readDossier(official(), dossier.id))?.code });
  expect(JSON.stringify(theirs)).not.toContain(dossier.id);
  expect(JSON.stringify(theirs)).not.toContain(world.citizens.withMail.name);
  expect(await readOpinionAsked(official(), opinionId)).toBeNull();

  standStill(workingDayAfter(today, 1), "09:15");
  expect(await answerOpinion(world.stranger, answerTo(opinionId))).toEqual({ ok: true, value: { opinionId } });
  const jobs = await world.owner.query("select data from pgboss.job where name = 'opinion-answered' and data->>'opinionId' = $1", [opinionId]);
  expect(jobs.rows).toEqual([{ data: { opinionId } }]);
  const audit = await world.owner.query("select event, actor_id from audit_event where stream = 'opinions' and subject_id = $1", [opinionId]);
  expect(audit.rows).toEqual([{ event: "OPINION_ANSWERED", actor_id: world.stranger.id }]);
  await recordOpinion({ opinionId });
  await recordOpinion({ opinionId });
  const recorded = (await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "RECORD_OPINION");
  expect(recorded).toMatchObject([{ actor_name: "Hệ thống", payload: { opinionId, answeredByName: world.stranger.name } }]);
  expect(recorded[0]?.reason).toContain(`${world.stranger.name} trả lời lúc 09:15`);
  expect((await readOpinionsOfDossier(official(), dossier.id))[0]).toMatchObject({ answer: { words: ANSWER, by: world.stranger.name }, late: false });
});

test("answered once: of two at the same moment one, the other reads who and when; a replay is answered byte for byte", async () => {
  const { opinionId } = await asked();
  const inputs = [answerTo(opinionId), answerTo(opinionId)] as const;
  const results = await Promise.all([answerOpinion(world.stranger, inputs[0]), answerOpinion(deskmate, inputs[1])]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const [winner, input] = results[0].ok ? [world.stranger, inputs[0]] as const : [deskmate, inputs[1]] as const;
  expect(words(results.find(({ ok }) => !ok) ?? results[0])).toMatch(new RegExp(`^${winner.name} vừa trả lời câu hỏi này lúc 10:00 ngày 26/11/2026`));
  expect(JSON.stringify(await answerOpinion(winner, input))).toBe(JSON.stringify(results.find(({ ok }) => ok)));
  expect(reasons(await answerOpinion(official(), answerTo(opinionId)))).toEqual([["NOT_FOUND", undefined]]);
  expect(reasons(await answerOpinion(world.stranger, answerTo(newId())))).toEqual([["NOT_FOUND", undefined]]);
});

test("asked by two at once: one question; only the holder asks; an unknown or the own agency is refused at its field", async () => {
  const dossier = await claimed();
  expect(reasons(await askOpinion(official(1), question(dossier)))).toEqual([["NOT_HOLDER", undefined]]);
  expect(reasons(await askOpinion(world.stranger, question(dossier)))).toEqual([["NOT_FOUND", undefined]]);
  expect(reasons(await askOpinion(official(), question(dossier, { askedAgencyId: newId<"agency">() })))).toEqual([["NO_SUCH_AGENCY", "askedAgencyId"]]);
  expect(reasons(await askOpinion(official(), question(dossier, { askedAgencyId: world.head.agencyId })))).toEqual([["OWN_AGENCY", "askedAgencyId"]]);
  const [first, second] = [question(dossier), question(dossier)];
  const results = await Promise.all([askOpinion(official(), first), askOpinion(official(), second)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(words(results.find(({ ok }) => !ok) ?? results[0])).toMatch(new RegExp(`^${official().name} vừa hỏi ý kiến cơ quan khác lúc 10:00`));
  const winner = results[0]?.ok ? first : second;
  expect(JSON.stringify(await askOpinion(official(), winner))).toBe(JSON.stringify(results.find(({ ok }) => ok)));
  expect(await readOpinionsOfDossier(official(), dossier.id)).toHaveLength(1);
});

test("the time to answer runs by the asked agency's own hours and days; late is said on both sides", async () => {
  const dossier = await claimed();
  const hours = await askOpinion(official(), question(dossier, { value: 4, unit: "WORKING_HOUR" }));
  if (!hours.ok) throw new Error(words(hours));
  const { opinionId } = hours.value;
  // 10:00 to 11:30, then from 13:00: two and a half hours more.
  expect((await readOpinionAsked(world.stranger, opinionId))?.dueAt).toEqual(vietnamMoment(today, "15:30"));
  standStill(today, "15:31");
  expect((await readOpinionAsked(world.stranger, opinionId))?.late).toBe(true);
  const page = await readOpinionsAsked(world.stranger, { answered: false, after: null });
  expect(page.rows[0]?.id).toBe(opinionId);
  expect(page.late).toBe(1);
  expect((await answerOpinion(world.stranger, answerTo(opinionId))).ok).toBe(true);
  expect((await readOpinionsOfDossier(official(), dossier.id))[0]).toMatchObject({ late: true });
  expect((await readOpinionsAsked(world.stranger, { answered: true, after: null })).rows.find(({ id }) => id === opinionId)).toMatchObject({ late: true });
  expect((await readOpinionsAsked(official(), { answered: true, after: null })).rows).toEqual([]);
});

test("an answer to a dossier that has ended stays with the question and adds nothing to the history", async () => {
  const { dossier, opinionId } = await asked();
  expect((await stopDossier(official(), { ...act({ id: dossier.id, version: dossier.version + 1 }), reason: "Người nộp đề nghị dừng bằng văn bản.", askedDay: today })).ok).toBe(true);
  expect((await answerOpinion(world.stranger, answerTo(opinionId))).ok).toBe(true);
  await recordOpinion({ opinionId });
  expect((await eventsOf(world.owner, dossier.id)).map(({ event }) => event)).not.toContain("RECORD_OPINION");
  expect((await readOpinionsOfDossier(official(), dossier.id))[0]?.answer?.words).toBe(ANSWER);
});

test("agencies that may be asked: those in being today, without the own; the form says what is missing", async () => {
  const agencies = await agenciesToAsk(official());
  expect(agencies.map(({ id }) => id)).toContain(world.stranger.agencyId);
  expect(agencies.map(({ id }) => id)).not.toContain(world.head.agencyId);
  expect(agencies.map(({ name }) => name).join()).not.toContain("Hà Nam");
  const hidden = { operationId: newId(), dossierId: newId(), expectedVersion: "4" };
  const fieldsOf = (input: object) => askOpinionSchema.safeParse({ ...hidden, ...input }).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(fieldsOf({})).toEqual(["askedAgencyId", "question", "value", "unit"]);
  expect(fieldsOf({ askedAgencyId: newId(), question: QUESTION, value: "2", unit: "WORKING_DAY" })).toEqual([]);
});
