import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { answerClaim, openClaim, payClaim } from "@/lib/deliveries/commands/claims";
import { switchCarrier } from "@/lib/deliveries/commands/switch-carrier";
import { watchClaims } from "@/lib/deliveries/jobs/watch-claims";
import { readCarriers } from "@/lib/deliveries/queries/carriers";
import { listClaims, readDossierClaims } from "@/lib/deliveries/queries/claims";
import { movePickup } from "@/lib/dossiers/commands/change-pickup";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { makeDeliveryCode, proveDeliveryCode } from "@/lib/dossiers/commands/delivery-code";
import { remindVisits } from "@/lib/dossiers/jobs/remind-visits";
import { readDeliveryCode } from "@/lib/dossiers/queries/delivery-code";
import type { Recipient } from "@/lib/dossiers/schema/deliver-result";
import type { Actor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { verifyData } from "@/scripts/verify/run";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type RunningMailCatcher, startMailCatcher } from "@/simulators/mail-catcher/server";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { DRAWN, good, refusal } from "@/tests/integration/post/acts";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld, tickFrom } from "@/tests/test-world";

let database: TestDatabase;
let world: World;
let catcher: RunningMailCatcher;
const mails = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-mail-"));

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ database, world } = opened);
  catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder: mails });
  process.env.SMTP_URL = catcher.smtpUrl;
  process.env.MAIL_FROM = "Một Cửa Bưu Chính <mot-cua@buudien.example>";
  return async () => {
    await catcher.close();
    fs.rmSync(mails, { recursive: true, force: true });
    await opened.close();
  };
});
afterEach(() => setClock());

const operationId = () => newId<"operation">();
const itemOf = (made: MadeDossier) => made.itemIds.toCitizen ?? "";
const claim = (actor: Actor, made: MadeDossier, kind: "LOST" | "DAMAGED" | "LATE" = "LOST", operation = operationId()) => openClaim(actor, { operationId: operation, itemId: itemOf(made), kind, words: "Chưa nhận được kết quả nào." });
const alerts = async () => (await world.owner.query<{ kind: string }>("select kind from staff_alert where kind in ('CLAIM_OPENED', 'CLAIM_LATE', 'COMPENSATION_LATE') order by created_at, kind")).rows.map(({ kind }) => kind);

test("a citizen's claim: in its time, one at a time, answered in both parts, paid; the supervisor is told when it is late", async () => {
  const { citizen, otherCitizen, supervisor, clerk } = world.cast;
  tickFrom(TODAY);
  const [made, late] = [await world.dossier("OUT_FOR_DELIVERY"), await world.dossier("OUT_FOR_DELIVERY")];
  await world.owner.query("insert into charge (id, dossier_id, kind, name, amount, basis) values (gen_random_uuid(), $1, 'POSTAGE', 'Cước chuyển trả kết quả', 30000, 'biểu cước')", [made.id]);
  await world.owner.query("update postal_item set created_at = $2 where id = $1", [itemOf(made), TODAY]);
  expect(refusal(await claim(citizen, made)).reason).toBe("CLAIM_TOO_EARLY");
  expect(refusal(await claim(otherCitizen, made)).reason).toBe("NOT_FOUND");
  const terms = (await readDossierClaims(citizen, made.id))?.items.find(({ itemId }) => itemId === itemOf(made));
  expect(terms).toMatchObject({ postagePaid: 30_000, open: true, sameProvince: true });
  tickFrom("2026-12-10T02:00:00Z");
  const [one, two] = await Promise.all([claim(citizen, made), claim(clerk, made, "LATE")]);
  expect([one, two].filter(({ ok }) => ok)).toHaveLength(1);
  expect(refusal(await claim(citizen, made)).reason).toBe("CLAIM_OPEN");
  // Whoever was first: asked anew as lost.
  await world.owner.query("update postal_claim set kind = 'LOST'");
  const [open] = await listClaims(supervisor, { done: false });
  expect(open).toMatchObject({ state: "OPEN", answerDueOn: "2026-12-17", late: false });
  expect(await watchClaims()).toBe(1);
  tickFrom("2026-12-18T02:00:00Z");
  expect(await watchClaims()).toBe(1);
  expect(await watchClaims()).toBe(0);
  expect(await alerts()).toEqual(["CLAIM_OPENED", "CLAIM_LATE"]);
  const claimId = open?.id ?? "";
  expect(refusal(await payClaim(supervisor, { operationId: operationId(), claimId, note: "Chuyển khoản số 12" })).reason).toBe("NOTHING_TO_PAY");
  const answers = await Promise.all([1, 2].map(() => answerClaim(supervisor, { operationId: operationId(), claimId, answer: "Bưu điện nhận lỗi làm mất.", exclusion: null, reissueCost: 50_000 })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await readDossierClaims(citizen, made.id))?.claims[0]).toMatchObject({ state: "ACCEPTED", postal: 120_000, reissue: 50_000, payDueOn: "2027-01-17" });
  tickFrom("2027-01-18T02:00:00Z");
  expect(await watchClaims()).toBe(1);
  const paid = operationId();
  const pay = () => payClaim(supervisor, { operationId: paid, claimId, note: "Chuyển khoản số 12" });
  expect(good(await pay())).toMatchObject({ late: true });
  expect(good(await pay())).toMatchObject({ late: true });
  expect(refusal(await payClaim(supervisor, { operationId: operationId(), claimId, note: "Chuyển khoản số 13" })).reason).toBe("SOMEBODY_FASTER");
  expect((await listClaims(supervisor, { done: true }))[0]).toMatchObject({ state: "PAID", paidByName: supervisor.name });
  expect(refusal(await claim(citizen, made)).reason).toBe("CLAIM_SETTLED");
  expect((await readDossierClaims(citizen, made.id))?.items.find(({ itemId }) => itemId === itemOf(made))?.open).toBe(false);
  tickFrom("2027-07-01T02:00:00Z");
  expect(refusal(await claim(citizen, late)).reason).toBe("CLAIM_TOO_LATE");
  // The database alone lets no applicant answer his own claim.
  const { rows: [row] } = await world.owner.query<{ n: number }>("select count(*)::int as n from pg_policies where tablename = 'postal_claim' and cmd = 'UPDATE' and permissive = 'RESTRICTIVE'");
  expect(row?.n).toBe(1);
});

const RECIPIENT: Recipient = { recipientName: "Trần Văn Nhận", relation: "AUTHORISED", identityType: "CITIZEN_CARD", identityLast4: "1234", authorisation: "", signature: DRAWN };

test("a one-time code in place of a written authorisation: right name, in time, newest, once, few attempts", async () => {
  const { citizen, otherCitizen, courier } = world.cast;
  tickFrom(TODAY);
  const made = await world.dossier("OUT_FOR_DELIVERY");
  const makeCode = (actor: Actor = citizen, operation = operationId()) => makeDeliveryCode(actor, { operationId: operation, dossierId: made.id, recipientName: "Trần Văn Nhận" });
  const deliver = (code: string, change: Partial<Recipient> = {}, operation = operationId()) =>
    deliverResult(courier, { operationId: operation, dossierId: made.id, itemId: asId<"item">(itemOf(made)), recipient: { ...RECIPIENT, oneTimeCode: code.replace(" ", ""), ...change } });
  expect(refusal(await makeCode(otherCitizen)).reason).toBe("NOT_FOUND");
  const first = operationId();
  const old = good(await makeCode(citizen, first));
  expect(refusal(await makeCode(citizen, first)).reason).toBe("CODE_TOLD");
  const { rows: kept } = await world.owner.query<{ text: string }>("select answer as text from operation where command = 'makeDeliveryCode' union all select code_hash from delivery_code");
  expect(kept.some(({ text }) => text.includes(old.code) || text.includes(old.code.replace(" ", "")))).toBe(false);
  const fresh = good(await makeCode());
  const wrong = fresh.code === "000 000" ? "111111" : "000000";
  if (old.code !== fresh.code) expect(refusal(await deliver(old.code)).reason).toBe("WRONG_CODE");
  expect(refusal(await deliver(fresh.code, { recipientName: "Lê Thị Khác" })).reason).toBe("NAME_DIFFERS");
  tickFrom(new Date(TODAY.getTime() + 25 * 3_600_000));
  expect(refusal(await deliver(fresh.code)).reason).toBe("CODE_EXPIRED");
  tickFrom(new Date(TODAY.getTime() + 30 * 3_600_000));
  const last = good(await makeCode());
  for (let i = 0; i < 5; i += 1) expect(refusal(await deliver(wrong === last.code.replace(" ", "") ? "222222" : wrong)).reason).toBe("WRONG_CODE");
  expect(refusal(await deliver(last.code)).reason).toBe("TOO_MANY_ATTEMPTS");
  await world.owner.query("delete from sign_in_attempt");
  const operation = operationId();
  const [done, again] = await Promise.all([deliver(last.code, {}, operation), deliver(last.code, {}, operation)]);
  expect(good(done)).toEqual(good(again));
  const { rows: [proof] } = await world.owner.query<{ authorisation: string }>("select authorisation from delivery_proof where item_id = $1", [itemOf(made)]);
  expect(proof?.authorisation).toBe(`Mã một lần do ${citizen.name} lập cho Trần Văn Nhận`);
  expect(await readDeliveryCode(citizen, made.id)).toMatchObject({ mayMake: false, last: { state: "USED" } });
  expect(await readDeliveryCode(otherCitizen, made.id)).toBeNull();
  expect((await verifyData(database.urls.owner)).OPERATIONS.broken).toBe(0);
});

test("a code asked about at the door by a phone: proven before the hand-over, named by the delivery that comes later, spent once", async () => {
  const { citizen, courier, fellowCourier } = world.cast;
  tickFrom(TODAY);
  await world.owner.query("delete from sign_in_attempt");
  const made = await world.dossier("OUT_FOR_DELIVERY");
  const other = await world.dossier("OUT_FOR_DELIVERY");
  const makeCode = async () => good(await makeDeliveryCode(citizen, { operationId: operationId(), dossierId: made.id, recipientName: "Trần Văn Nhận" })).code.replace(" ", "");
  const right = await makeCode();
  const wrong = right === "000000" ? "111111" : "000000";
  const ask = (oneTimeCode: string, change: { recipientName?: string; actor?: Actor; operationId?: ReturnType<typeof operationId> } = {}) =>
    proveDeliveryCode(change.actor ?? courier, { operationId: change.operationId ?? operationId(), dossierId: made.id, recipientName: change.recipientName ?? "Trần Văn Nhận", oneTimeCode });
  const deliver = (codeProof: ReturnType<typeof operationId>, recipientName = "Trần Văn Nhận", target = made) =>
    deliverResult(courier, { operationId: operationId(), dossierId: target.id, itemId: asId<"item">(itemOf(target)), recipient: { ...RECIPIENT, recipientName, codeProof } });
  expect([refusal(await ask(wrong)), refusal(await ask(wrong))].map(({ reason, field, words }) => [reason, field, /Còn (\d) lần thử/.exec(words)?.[1]])).toEqual([["WRONG_CODE", "oneTimeCode", "4"], ["WRONG_CODE", "oneTimeCode", "3"]]);
  expect(refusal(await ask(right, { recipientName: "Lê Thị Khác" })).reason).toBe("NAME_DIFFERS");
  expect(refusal(await ask(right, { actor: fellowCourier })).reason).toBe("WRONG_CODE");
  const proof = operationId();
  const proven = good(await ask(right, { operationId: proof }));
  expect(JSON.stringify(proven)).not.toContain(right);
  // Asking alone hands nothing over and spends nothing; an unasked proof, or one about another person or dossier, is none.
  expect(refusal(await deliver(operationId())).reason).toBe("WRONG_CODE");
  expect(refusal(await deliver(proof, "Lê Thị Khác")).reason).toBe("NAME_DIFFERS");
  expect(refusal(await deliver(proof, "Trần Văn Nhận", other)).reason).toBe("WRONG_CODE");
  // The phone's act comes two days later: the code has run out since, but it was right when the result was handed over.
  tickFrom(new Date(TODAY.getTime() + 48 * 3_600_000));
  good(await deliver(proof));
  const { rows: [kept] } = await world.owner.query<{ authorisation: string }>("select authorisation from delivery_proof where item_id = $1", [itemOf(made)]);
  expect(kept?.authorisation).toBe(`Mã một lần do ${citizen.name} lập cho Trần Văn Nhận`);
  expect(refusal(await ask(right)).reason).toBe("CODE_USED");
  expect((await verifyData(database.urls.owner)).OPERATIONS.broken).toBe(0);
});

test("visits are reminded of the day before and on the morning, each once; a moved one anew, a called-off one not", async () => {
  const { citizen } = world.cast;
  tickFrom(TODAY);
  const made = await world.dossier("ASSIGNED");
  const move = async (day: string) => good(await movePickup(citizen, { operationId: operationId(), dossierId: made.id, expectedVersion: (await world.owner.query<{ version: number }>("select version from dossier where id = $1", [made.id])).rows[0]?.version ?? 0, slot: { day, half: "AFTERNOON" } }));
  await world.owner.query("update pickup_request set status = 'CANCELLED' where dossier_id <> $1", [made.id]);
  await move("2026-12-02");
  const told = async () => (await world.owner.query<{ subject: string }>("select subject from notification where fact_key like '%VISIT_%' and status = 'SENT' order by created_at")).rows.map(({ subject }) => subject.slice(0, 8));
  for (const [at, count] of [["2026-12-01T00:00:00Z", 0], ["2026-12-01T02:00:00Z", 1], ["2026-12-01T09:00:00Z", 1], ["2026-12-02T00:30:00Z", 2], ["2026-12-02T03:00:00Z", 2]] as const) {
    tickFrom(at);
    await remindVisits();
    expect(await told()).toHaveLength(count);
  }
  expect(await told()).toEqual(["Ngày mai", "Hôm nay "]);
  await move("2026-12-04");
  tickFrom("2026-12-03T02:00:00Z");
  await Promise.all([remindVisits(), remindVisits()]);
  expect(await told()).toHaveLength(3);
  await world.owner.query("update pickup_request set status = 'CANCELLED' where dossier_id = $1", [made.id]);
  tickFrom("2026-12-04T00:30:00Z");
  await remindVisits();
  expect(await told()).toHaveLength(3);
  expect((await verifyData(database.urls.owner)).NOTICES.broken).toBe(0);
});

test("an operator's polling is paused and resumed by the administrator with a reason; the supervisor reads it", async () => {
  const { administrator, supervisor } = world.cast;
  tickFrom(TODAY);
  await insertRows(world.owner, "carrier", [{ code: "thu", name: "Bưu chính thử", updated_at: TODAY }]);
  const turn = (paused: boolean, operation = operationId()) => switchCarrier(administrator, { operationId: operation, code: "thu", what: "POLLING", paused, reason: "Họ bảo trì đến 18:00" });
  const both = await Promise.all([turn(true), turn(true)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(refusal(await switchCarrier(administrator, { operationId: operationId(), code: "khac", what: "POLLING", paused: true, reason: "Không có đơn vị này" })).reason).toBe("NOT_FOUND");
  expect((await readCarriers(supervisor))[0]).toMatchObject({ pollingPaused: true, orderingPaused: false, turns: [{ what: "POLLING", paused: true, byName: administrator.name, reason: "Họ bảo trì đến 18:00" }] });
  const operation = operationId();
  expect(good(await turn(false, operation))).toEqual(good(await turn(false, operation)));
  expect((await readCarriers(administrator))[0]).toMatchObject({ pollingPaused: false, turns: [{ paused: false }, { paused: true }] });
});
