import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { allowSupplement } from "@/lib/dossiers/commands/allow-supplement";
import { transferDossier } from "@/lib/dossiers/commands/assign-dossier";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { proposeDecision, returnProposal, signProposal } from "@/lib/dossiers/commands/propose-decision";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { proposeDecisionSchema } from "@/lib/dossiers/schema/propose-decision";
import { mintActor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import { asId, type DossierId, newId } from "@/lib/platform/ids";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
const today = "2026-11-26";
const standStill = (day: string, time = "10:00") => setClock(() => vietnamMoment(day, time));
beforeAll(async () => {
  world = await agencyWorld();
  // The procedure under PAUSE wants the head's signature; the others do not.
  await world.owner.query("update procedure_version set sign_off = true where id = $1", [world.version("PAUSE").versionId]);
  standStill(today);
});
afterEach(() => standStill(today));
afterAll(async () => {
  setClock();
  await world.close();
});

const CLAIMED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"] as const;
const RESULT = "Giấy phép số 12/GP-SVHTTDL ngày 26/11/2026";
const WHY = "Bằng tốt nghiệp không đúng chuyên ngành, Điều 59 Luật Du lịch.";
const official = (i = 0) => world.officials[i] ?? world.stranger;
type Dossier = Readonly<{ id: string; version: number }>;
const act = ({ id, version }: Dossier) => ({ dossierId: id as DossierId, operationId: newId<"operation">(), expectedVersion: version });
const next = ({ id, version }: Dossier, by = 1): Dossier => ({ id, version: version + by });
const grantProposal = (dossier: Dossier) => ({ ...act(dossier), outcome: "GRANT" as const, result: RESULT, copies: 2, reason: "" });
const refusalProposal = (dossier: Dossier) => ({ ...act(dossier), outcome: "REFUSE" as const, result: "", copies: 1, reason: WHY });
const reasons = (result: { ok: boolean; refusals?: readonly { reason: string }[] }) => result.refusals?.map(({ reason }) => reason) ?? [];
const words = (result: { ok: boolean; refusals?: readonly { words: string }[] }) => result.refusals?.[0]?.words ?? "";
const claimed = (policy: "PAUSE" | "RESET" = "PAUSE") => world.dossier(pastSteps(CLAIMED, workingDayAfter(today, -1), official()), { policy });

async function row(id: string) {
  const { rows } = await world.owner.query("select status, outcome, holder_id, proposed_at from dossier where id = $1", [id]);
  return rows[0];
}

test("the holder proposes, the head signs in one press: granted as proposed, the official stays its holder", async () => {
  const dossier = await claimed();
  expect(reasons(await proposeDecision(official(), grantProposal(dossier)))).toEqual(["NO_RESULT_FILE"]);
  await world.attachResult(dossier.id);
  expect(reasons(await grantDossier(official(), { ...act(dossier), result: RESULT, copies: 1 }))).toEqual(["SIGN_OFF_REQUIRED"]);
  expect(reasons(await refuseDossier(official(), { ...act(dossier), reason: WHY }))).toEqual(["SIGN_OFF_REQUIRED"]);
  expect(reasons(await signProposal(world.head, act(dossier)))).toEqual(["SIGN_OFF_REQUIRED"]);
  expect(reasons(await proposeDecision(official(1), grantProposal(dossier)))).toEqual(["NOT_HOLDER"]);
  expect(reasons(await proposeDecision(world.stranger, grantProposal(dossier)))).toEqual(["NOT_FOUND"]);

  const input = grantProposal(dossier);
  const proposed = await proposeDecision(official(), input);
  expect(proposed).toEqual({ ok: true, value: { dossierId: dossier.id, version: dossier.version + 1 } });
  expect(JSON.stringify(await proposeDecision(official(), input))).toBe(JSON.stringify(proposed));
  expect(reasons(await proposeDecision(official(), grantProposal(next(dossier))))).toEqual(["ALREADY_PROPOSED"]);
  expect((await readDossier(world.head, dossier.id))?.proposal).toMatchObject({ outcome: "GRANT", result: RESULT, copies: 2, by: official().name });
  const applicant = mintActor({ kind: "CITIZEN", id: asId<"person">(world.citizens.withMail.id), name: world.citizens.withMail.name, assuranceLevel: 2 });
  expect(JSON.stringify(await readDossier(applicant, dossier.id))).not.toContain(RESULT);

  await expect(signProposal(official(), act(next(dossier)))).rejects.toThrow("OFFICIAL may not dossier.sign-off");
  const sign = act(next(dossier));
  const signed = await signProposal(world.head, sign);
  expect(signed.ok).toBe(true);
  expect(JSON.stringify(await signProposal(world.head, sign))).toBe(JSON.stringify(signed));
  expect(await row(dossier.id)).toEqual({ status: "RESOLVED", outcome: "GRANTED", holder_id: official().id, proposed_at: null });
  expect((await eventsOf(world.owner, dossier.id)).at(-1)).toMatchObject({ event: "GRANT", actor_name: world.head.name, payload: { result: RESULT, copies: 2, proposedById: official().id } });
  const papers = await world.owner.query("select description, count from paper where dossier_id = $1", [dossier.id]);
  expect(papers.rows).toEqual([{ description: RESULT, count: 2 }]);
  expect((await readDossier(official(), dossier.id))?.holder?.name).toBe(official().name);
});

test("a refusal is signed with the words that were proposed, and its letter goes out; a returned proposal is mended and proposed again", async () => {
  const dossier = await claimed();
  expect((await proposeDecision(official(), refusalProposal(dossier))).ok).toBe(true);
  expect(reasons(await returnProposal(world.head, { ...act(dossier), reason: "Nêu rõ điều khoản." }))).toEqual(["SOMEBODY_FASTER"]);
  expect((await returnProposal(world.head, { ...act(next(dossier)), reason: "Nêu rõ điều khoản." })).ok).toBe(true);
  expect(await row(dossier.id)).toMatchObject({ status: "PROCESSING", holder_id: official().id, proposed_at: null });
  expect(reasons(await returnProposal(world.head, { ...act(next(dossier, 2)), reason: "Nêu rõ điều khoản." }))).toEqual(["NOT_PROPOSED"]);
  const better = { ...refusalProposal(next(dossier, 2)), reason: `${WHY} Có thể nộp lại khi có văn bằng phù hợp.` };
  expect((await proposeDecision(official(), better)).ok).toBe(true);
  expect((await signProposal(world.head, act(next(dossier, 3)))).ok).toBe(true);
  expect(await row(dossier.id)).toMatchObject({ status: "RESOLVED", outcome: "REFUSED", holder_id: official().id });
  const { rows } = await world.owner.query("select kind, data from issued_form where dossier_id = $1", [dossier.id]);
  expect(rows).toMatchObject([{ kind: "REJECTION", data: { reasons: [better.reason], receiver: { name: world.head.name } } }]);
});

test("signed and returned at the same moment: one of them; whoever hands the dossier on takes the proposal back", async () => {
  const dossier = await claimed();
  expect((await proposeDecision(official(), refusalProposal(dossier))).ok).toBe(true);
  const second = mintActor({ ...world.head, id: newId<"staff">(), name: "Phó giám đốc" });
  const results = await Promise.all([signProposal(world.head, act(next(dossier))), returnProposal(second, { ...act(next(dossier)), reason: "Chờ ý kiến Sở Nội vụ." })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(words(results.find(({ ok }) => !ok) ?? results[0])).toMatch(results[0].ok ? /^Vũ Thị Lan vừa từ chối giải quyết lúc 10:00/ : /^Phó giám đốc vừa trả lại tờ trình lúc 10:00/);
  expect((await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "REFUSE" || event === "RETURN_PROPOSAL")).toHaveLength(1);

  const other = await claimed();
  expect((await proposeDecision(official(), refusalProposal(other))).ok).toBe(true);
  const handed = await transferDossier(official(), { ...act(next(other)), assigneeId: asId<"staff">(official(1).id), reason: "Nghỉ phép từ ngày mai." });
  expect(handed.ok).toBe(true);
  expect(reasons(await signProposal(world.head, act(next(other, 2))))).toEqual(["SIGN_OFF_REQUIRED"]);
});

test("where no signature is wanted there is nothing to propose or to sign", async () => {
  const dossier = await claimed("RESET");
  expect(reasons(await proposeDecision(official(), refusalProposal(dossier)))).toEqual(["SIGN_OFF_NOT_NEEDED"]);
  const own = await world.dossier(pastSteps(["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM", "RELEASE"], workingDayAfter(today, -1)));
  await world.attachResult(own.id);
  expect(reasons(await signProposal(world.head, act(own)))).toEqual(["NOT_PROPOSED"]);
  expect(await row(own.id)).toMatchObject({ status: "PROCESSING" });
});

test("the form of a proposal asks for the words of what is proposed", () => {
  const hidden = { operationId: newId(), dossierId: newId(), expectedVersion: "4" };
  const fieldsOf = (input: object) => proposeDecisionSchema.safeParse({ ...hidden, ...input }).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(fieldsOf({})).toEqual(["outcome"]);
  expect(fieldsOf({ outcome: "GRANT", reason: WHY })).toEqual(["result"]);
  expect(fieldsOf({ outcome: "REFUSE", result: RESULT })).toEqual(["reason"]);
  expect(fieldsOf({ outcome: "REFUSE", reason: WHY })).toEqual([]);
});

const lines = () => [{ componentId: world.version("RESET").components[0]?.id ?? "", problem: "INCORRECT" as const, words: "Ký lại đơn." }];

test("a second request is the head's: allowed once, asked once, counted; two heads at once allow once", async () => {
  const dossier = await claimed("RESET");
  const reason = "Người nộp đổi tên trong thời gian giải quyết, phải có thêm giấy tờ.";
  expect(reasons(await allowSupplement(world.head, { ...act(dossier), reason }))).toEqual(["NOTHING_TO_ALLOW"]);
  expect((await requestSupplement(official(), { ...act(dossier), note: "", lines: lines() })).ok).toBe(true);
  expect((await acceptSupplement(official(), { ...act(next(dossier)), note: "" })).ok).toBe(true);
  const twice = next(dossier, 2);
  expect(reasons(await requestSupplement(official(), { ...act(twice), note: "", lines: lines() }))).toEqual(["SECOND_SUPPLEMENT"]);
  await expect(allowSupplement(official(), { ...act(twice), reason })).rejects.toThrow("OFFICIAL may not dossier.override");
  const input = { ...act(twice), reason };
  const results = await Promise.all([allowSupplement(world.head, input), allowSupplement(world.head, { ...act(twice), reason })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(words(results.find(({ ok }) => !ok) ?? results[0])).toMatch(/^Vũ Thị Lan vừa cho phép yêu cầu bổ sung lần nữa lúc 10:00/);
  expect(reasons(await allowSupplement(world.head, { ...act(next(twice)), reason }))).toEqual(["NOTHING_TO_ALLOW"]);
  expect((await requestSupplement(official(), { ...act(next(twice)), note: "", lines: lines() })).ok).toBe(true);
  expect((await acceptSupplement(official(), { ...act(next(twice, 2)), note: "" })).ok).toBe(true);
  expect(reasons(await requestSupplement(official(), { ...act(next(twice, 3)), note: "", lines: lines() }))).toEqual(["SECOND_SUPPLEMENT"]);
  expect((await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "ALLOW_SUPPLEMENT")).toMatchObject([{ reason, actor_name: world.head.name }]);
});

test.each([
  { after: 1, state: "IN_TIME", late: false },
  { after: 2, state: "LAST_DAYS", late: false },
  { after: 3, state: "LAST_DAYS", late: false },
  { after: 4, state: "PASSED", late: true },
])("$after working days after reception the page says $state, and the event keeps it", async ({ after, state, late }) => {
  const received = "2026-11-20";
  const dossier = await world.dossier(pastSteps(CLAIMED, received, official()));
  standStill(workingDayAfter(received, after), "16:00");
  expect((await readDossier(official(), dossier.id))?.supplementReturn).toEqual({ lastDay: workingDayAfter(received, 3), state });
  expect((await requestSupplement(official(), { ...act(dossier), note: "", lines: lines() })).ok).toBe(true);
  expect((await eventsOf(world.owner, dossier.id)).at(-1)?.payload.lateReturn).toBe(late);
  expect((await readDossier(official(), dossier.id))?.supplementReturn).toBeNull();
});
