import { beforeAll, describe, expect, test } from "vitest";
import { readDelivery, listDeliveries, findScanned } from "@/lib/deliveries/queries";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { saveChecklist } from "@/lib/dossiers/commands/save-checklist";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { countPiles, listPile } from "@/lib/dossiers/queries/counter-queue";
import { listStops, readStop } from "@/lib/dossiers/queries/courier-stops";
import { listManifests, manifestCandidates, readManifest } from "@/lib/dossiers/queries/manifests";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import type { MadeDossier, World } from "@/tests/factories";
import { collect, DRAWN, fullChecklist, good, OWNER, receive, refusal, takeOver } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const one = async <T extends object>(sql: string, values: unknown[]): Promise<T | undefined> => (await world.owner.query(sql, values)).rows[0] as T | undefined;
const version = async (made: MadeDossier) => (await one<{ version: number }>("select version from dossier where id = $1", [made.id]))?.version ?? -1;
const holders = async (made: MadeDossier) =>
  (await world.owner.query<{ holder_kind: string; count: number }>("select holder_kind, count from paper where dossier_id = $1 order by id", [made.id])).rows.map(({ holder_kind, count }) => `${holder_kind} ${count}`);
const forms = async (made: MadeDossier) =>
  (await world.owner.query<{ kind: string }>("select kind from issued_form where dossier_id = $1 order by issued_at", [made.id])).rows.map(({ kind }) => kind);

describe("from the door to the agency and back", () => {
  let made: MadeDossier;
  let itemId: string;

  test("the courier collects: custody, item, slip, one event and one job", async () => {
    const { courier } = world.cast;
    made = await world.dossier("SUBMITTED");
    expect((await listStops(courier)).free.map(({ id }) => id)).toContain(made.pickupId);
    const done = good(await collect(courier, made));
    expect(done.itemCode).toMatch(/^CP\d{9}VN$/);
    expect(await holders(made)).toEqual(["COURIER 1", "COURIER 1"]);
    expect(await forms(made)).toEqual(["POSTAL_SLIP"]);
    const event = await one<{ event: string; payload: { sealNumber: string } }>("select event, payload from dossier_event where dossier_id = $1 order by seq desc limit 1", [made.id]);
    expect(event).toMatchObject({ event: "COLLECT_PAPERS", payload: { sealNumber: "NP000777", discrepancy: "" } });
    const custody = await one<{ giver_signature: string; receiver_signature: string; place: string }>("select * from custody_transfer where dossier_id = $1", [made.id]);
    expect(custody?.giver_signature).toMatch(/^[0-9a-f]{64}$/);
    expect(custody?.receiver_signature).not.toBe(custody?.giver_signature);
    expect((await readStop(courier, made.pickupId ?? ""))?.collected).toMatchObject({ itemCode: done.itemCode, sealNumber: "NP000777" });
    expect(await findScanned(world.cast.clerk, done.itemCode)).toEqual({ kind: "DOSSIER", id: made.id });
  });

  test("the clerk cannot receive what is still with the courier", async () => {
    const { clerk } = world.cast;
    expect((await listPile(clerk, { pile: "COURIER" })).rows.map(({ id }) => id)).toContain(made.id);
    expect(refusal(await receive(clerk, made, await version(made), fullChecklist(world))).reason).toBe("PAPERS_ON_THE_WAY");
  });

  test("the clerk takes over, checks and receives: number, due date, receipt", async () => {
    const { clerk } = world.cast;
    const taken = good(await takeOver(clerk, made, await version(made)));
    expect(taken.discrepancy).toBe("");
    expect(await holders(made)).toEqual(["CLERK 1", "CLERK 1"]);
    const [first, ...rest] = fullChecklist(world);
    good(await saveChecklist(clerk, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: taken.version, lines: rest }));
    expect(refusal(await receive(clerk, made, taken.version, [])).reason).toBe("CHECKLIST_INCOMPLETE");
    const received = good(await receive(clerk, made, taken.version, first ? [first] : []));
    const { rows: [agency] } = await world.owner.query<{ code: string }>("select a.code from agency a join dossier d on d.agency_id = a.id where d.id = $1", [made.id]);
    const row = await one<Record<string, unknown>>("select *, to_char(code_day, 'YYYY-MM-DD') as day from dossier where id = $1", [made.id]);
    expect(received.code).toBe(`${agency?.code ?? ""}-${vietnamDay(row?.received_at as Date).slice(2).replaceAll("-", "")}-${String(row?.code_serial).padStart(4, "0")}`);
    expect(row).toMatchObject({ status: "RECEIVED", code: received.code, code_unit: agency?.code, day: vietnamDay(row?.received_at as Date) });
    expect((row?.clock_started_at as Date).getTime()).toBe((row?.received_at as Date).getTime());
    expect((row?.due_at as Date).toISOString()).toBe(received.dueAt);
    expect((row?.original_due_at as Date).toISOString()).toBe(received.dueAt);
    expect(row?.search_text).toContain(received.code.toLowerCase());
    const event = await one<{ payload: Record<string, unknown> }>("select payload from dossier_event where dossier_id = $1 and event = 'RECEIVE'", [made.id]);
    expect(event?.payload).toMatchObject({ code: received.code, dueAt: received.dueAt, calendarVersion: row?.calendar_version });
    expect(event?.payload.checklist).toHaveLength(fullChecklist(world).length);
    expect(await forms(made)).toEqual(["POSTAL_SLIP", "RECEIPT"]);
    const piles = await countPiles(clerk);
    expect(piles.HAND_OVER).toBeGreaterThanOrEqual(1);
    expect((await listPile(clerk, { pile: "TODAY" })).rows[0]?.id).toBe(made.id);
    expect((await listPile(clerk, { pile: "CHECK", words: "mai lan" })).rows.map(({ id }) => id)).toContain(made.id);
  });

  test("the bag goes to the agency by a signed manifest", async () => {
    const { clerk, official, colleague } = world.cast;
    expect((await manifestCandidates(colleague)).flatMap(({ dossiers }) => dossiers)).toEqual([]);
    expect((await manifestCandidates(clerk)).flatMap(({ dossiers }) => dossiers.map(({ dossierId }) => dossierId))).toContain(made.id);
    const manifest = good(await makeManifest(clerk, { operationId: newId<"operation">(), dossierIds: [made.id] }));
    expect(refusal(await makeManifest(clerk, { operationId: newId<"operation">(), dossierIds: [made.id] })).words).toContain(`đã nằm trong biên bản ${manifest.number}`);
    expect(await readManifest(official, manifest.manifestId)).toMatchObject({ toSign: true, lines: 1, papers: 2, rows: [{ taken: null, papers: [{ count: 1 }, { count: 1 }] }] });
    const sign = { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifest.manifestId), lines: {} };
    expect(refusal(await signManifest(clerk, sign)).reason).toBe("NOT_FOUND");
    expect(refusal(await signManifest(world.cast.otherOfficial, sign)).reason).toBe("NOT_FOUND");
    expect(good(await signManifest(official, sign))).toEqual({ manifestId: manifest.manifestId, number: manifest.number, taken: 1, left: [] });
    expect(await holders(made)).toEqual(["AGENCY 1", "AGENCY 1"]);
    expect(await forms(made)).toEqual(["POSTAL_SLIP", "RECEIPT", "HANDOVER_RECORD"]);
    const again = refusal(await signManifest(world.cast.deskmate, { ...sign, operationId: newId<"operation">() }));
    expect(again.words).toMatch(new RegExp(`^${official.name} vừa ký nhận ${manifest.number} lúc \\d\\d:\\d\\d ngày`));
    expect((await listManifests(clerk, { signed: true })).manifests.map(({ id }) => id)).toContain(manifest.manifestId);
  });

  test("the result comes back by a signed manifest: an item waits at the office", async () => {
    const { clerk, official } = world.cast;
    made = await world.dossier("RESOLVED");
    const manifest = good(await makeManifest(official, { operationId: newId<"operation">(), dossierIds: [made.id] }));
    expect(manifest.number).toMatch(/^KQ-H42\.18-\d{6}-\d{3}$/);
    good(await signManifest(clerk, { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifest.manifestId), lines: {} }));
    const item = await one<{ id: string; status: string; courier_id: string | null; receiver_name: string }>("select * from postal_item where dossier_id = $1 and direction = 'TO_CITIZEN'", [made.id]);
    expect(item).toMatchObject({ status: "AT_DELIVERY_OFFICE", courier_id: null, receiver_name: "Nguyễn Thị Mai Lan" });
    expect(await holders(made)).toContain("CLERK 1");
    itemId = item?.id ?? "";
    expect((await listDeliveries(world.cast.courier)).waiting.map((one_) => one_.itemId)).toContain(itemId);
    expect((await listDeliveries(world.cast.otherCourier)).waiting.map((one_) => one_.itemId)).not.toContain(itemId);
  });

  test("the courier takes it out, fails once, then delivers with identity and signature", async () => {
    const { courier, fellowCourier } = world.cast;
    const deliver = (change: Partial<typeof OWNER> = {}) =>
      deliverResult(courier, { operationId: newId<"operation">(), dossierId: made.id, itemId: asId<"item">(itemId), recipient: { ...OWNER, ...change } });
    expect(refusal(await deliver()).reason).toBe("NOT_TAKEN");
    good(await takeDeliveryRound(courier, { operationId: newId<"operation">(), itemIds: [asId<"item">(itemId)], clerkSignature: DRAWN }));
    expect(await holders(made)).toContain("COURIER 1");
    expect(refusal(await takeDeliveryRound(fellowCourier, { operationId: newId<"operation">(), itemIds: [asId<"item">(itemId)], clerkSignature: DRAWN })).reason).toBe("SOMEBODY_FASTER");
    good(await failDelivery(courier, { operationId: newId<"operation">(), itemId: asId<"item">(itemId), reason: "Không có người ở nhà" }));
    expect(await readDelivery(courier, itemId)).toMatchObject({ open: true, status: "ATTEMPT_FAILED", failedAttempts: 1 });
    expect(refusal(await deliver({ identityLast4: "0000" }))).toMatchObject({ reason: "IDENTITY_DIFFERS", field: "identityLast4" });
    expect(refusal(await deliver({ recipientName: "Trần Văn Khôi" }))).toMatchObject({ reason: "NAME_DIFFERS", field: "recipientName" });
    good(await deliver({ recipientName: "nguyen thi mai lan" }));
    expect(await one("select status, returned_at is not null as returned from dossier where id = $1", [made.id])).toEqual({ status: "RETURNED", returned: true });
    expect(await one("select identity_last4, relation from delivery_proof where item_id = $1", [itemId])).toEqual({ identity_last4: "4127", relation: "OWNER" });
    expect((await forms(made)).at(-1)).toBe("DELIVERY_PROOF");
    expect(refusal(await deliver()).reason).toBe("DELIVERY_CLOSED");
  });
});

describe("what differs is recorded and does not stop the work", () => {
  test("another count at the door: the paper that is not there stays with the citizen", async () => {
    const { courier } = world.cast;
    const made = await world.dossier("SUBMITTED");
    const [missing = ""] = made.paperIds;
    const done = good(await collect(courier, made, { [missing]: 0 }));
    expect(done.discrepancy).toBe("Giấy tờ 1: khai 1, đếm được 0");
    expect((await holders(made)).sort()).toEqual(["CITIZEN 1", "COURIER 1"]);
  });

  test("another seal and another count at the counter: a discrepancy with the courier to answer", async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("COLLECTED");
    const [lost = ""] = made.paperIds;
    const taken = good(await takeOver(clerk, made, made.version, { sealNumber: "NP999999", counted: { [lost]: 0 } }));
    expect(taken.discrepancy).toContain("Giấy tờ 1: khai 1, đếm được 0");
    expect(taken.discrepancy).toContain("niêm phong khác");
    const custody = await one<{ discrepancy: string; giver_name: string }>("select discrepancy, giver_name from custody_transfer where dossier_id = $1 and kind = 'COUNTER_TAKEOVER'", [made.id]);
    expect(custody?.discrepancy).toContain("trên túi là NP999999");
    expect(custody?.giver_name).toBe(world.cast.courier.name);
    expect((await holders(made)).sort()).toEqual(["CLERK 1", "COURIER 1"]);
  });

  test("a paper not counted is asked for at its field; nothing at all is no collection", async () => {
    const { courier } = world.cast;
    const made = await world.dossier("SUBMITTED");
    const nothing = Object.fromEntries(made.paperIds.map((id) => [id, 0]));
    expect(refusal(await collect(courier, made, nothing)).reason).toBe("NOTHING_COUNTED");
    const uncounted = await collect(courier, { ...made, paperIds: made.paperIds.slice(1) });
    expect(refusal(uncounted)).toMatchObject({ reason: "NOT_COUNTED", field: `counted.${made.paperIds[0] ?? ""}` });
    expect(await version(made)).toBe(made.version);
  });

  test("one line that cannot move does not hold back the bag", async () => {
    const { clerk, official } = world.cast;
    const [good1, gone, absent] = [await world.dossier("RECEIVED"), await world.dossier("RECEIVED"), await world.dossier("RECEIVED")];
    const manifest = good(await makeManifest(clerk, { operationId: newId<"operation">(), dossierIds: [good1.id, gone.id, absent.id] }));
    await world.owner.query("update dossier set status = 'STOPPED' where id = $1", [gone.id]);
    const signed = good(await signManifest(official, {
      operationId: newId<"operation">(), manifestId: asId<"manifest">(manifest.manifestId),
      lines: { [good1.id]: { outcome: "DISCREPANCY", words: "thiếu 01 ảnh" }, [absent.id]: { outcome: "ABSENT", words: "không có trong túi" } },
    }));
    expect(signed.taken).toBe(1);
    expect(signed.left.map(({ dossierId }) => dossierId).sort()).toEqual([gone.id, absent.id].sort());
    expect(await holders(good1)).toEqual(["AGENCY 1", "AGENCY 1"]);
    expect(await holders(absent)).toEqual(["CLERK 1", "CLERK 1"]);
    const view = await readManifest(clerk, manifest.number);
    const discrepancies = new Map(view?.rows.map(({ dossierId, discrepancy, taken }) => [dossierId, { discrepancy, taken }]));
    expect(discrepancies.get(good1.id)).toEqual({ discrepancy: "thiếu 01 ảnh", taken: true });
    expect(discrepancies.get(absent.id)).toEqual({ discrepancy: "Không nhận: không có trong túi", taken: false });
    expect(discrepancies.get(gone.id)?.taken).toBe(false);
    expect(good(await makeManifest(clerk, { operationId: newId<"operation">(), dossierIds: [absent.id] })).lines).toBe(1);
  });

  test("a manifest with nothing to take is not signed", async () => {
    const { clerk, official } = world.cast;
    const made = await world.dossier("RECEIVED");
    const manifest = good(await makeManifest(clerk, { operationId: newId<"operation">(), dossierIds: [made.id] }));
    const lines = { [made.id]: { outcome: "ABSENT", words: "túi trống" } } as const;
    expect(refusal(await signManifest(official, { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifest.manifestId), lines })).reason).toBe("NOTHING_TAKEN");
    expect((await readManifest(clerk, manifest.manifestId))?.signedAt).toBeNull();
  });
});

describe("once, and not twice", () => {
  test("a replay gets the first answer, byte for byte, and leaves one event", async () => {
    const { courier, clerk } = world.cast;
    const made = await world.dossier("SUBMITTED");
    const operationId = newId<"operation">();
    const first = await collect(courier, made, {}, operationId);
    const second = await collect(courier, made, {}, operationId);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    good(await takeOver(clerk, made, await version(made)));
    const receiving = newId<"operation">();
    const before = await version(made);
    const answers = await Promise.all([1, 2, 3].map(() => receive(clerk, made, before, fullChecklist(world), receiving)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(await one("select count(*)::int as n from dossier_event where dossier_id = $1 and event in ('COLLECT_PAPERS', 'RECEIVE')", [made.id])).toEqual({ n: 2 });
    expect(await one("select count(*)::int as n from custody_transfer where dossier_id = $1", [made.id])).toEqual({ n: 2 });
  });

  test("a stale page is told who was faster, and with what", async () => {
    const { clerk, colleague } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    good(await receive(colleague, made, made.version, fullChecklist(world)));
    const late = refusal(await receive(clerk, made, made.version, fullChecklist(world)));
    expect(late.reason).toBe("SOMEBODY_FASTER");
    expect(late.words).toMatch(new RegExp(`^${colleague.name} vừa tiếp nhận hồ sơ lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}\\.`));
  });
});

describe("who may", () => {
  test("another office's clerk and courier find nothing", async () => {
    const { otherClerk, otherCourier } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    expect(refusal(await receive(otherClerk, made, made.version, fullChecklist(world))).reason).toBe("NOT_FOUND");
    expect(refusal(await takeOver(otherClerk, made, made.version)).reason).toBe("NOT_FOUND");
    const waiting = await world.dossier("SUBMITTED");
    expect(refusal(await collect(otherCourier, waiting)).reason).toBe("NOT_FOUND");
    expect(await readStop(otherCourier, waiting.pickupId ?? "")).toBeNull();
    expect((await listStops(otherCourier)).free.map(({ id }) => id)).not.toContain(waiting.pickupId);
    expect(await findScanned(otherClerk, waiting.submissionCode)).toBeNull();
  });

  test("a colleague's stop is his", async () => {
    const made = await world.dossier("ASSIGNED");
    expect(refusal(await collect(world.cast.fellowCourier, made)).reason).toBe("NOT_FOUND");
    good(await collect(world.cast.courier, made));
  });

  test("an official and a citizen may not: the gate throws", async () => {
    const made = await world.dossier("AT_COUNTER");
    await expect(receive(world.cast.official, made, made.version, [])).rejects.toThrow("may not dossier.receive");
    await expect(collect(world.cast.citizen, made)).rejects.toThrow("may not pickup.collect");
  });

  test("without training in the field, without a contract in force, without a limit: refused with words, and no number taken", async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const counters = async () => (await world.owner.query("select unit, to_char(day, 'YYYY-MM-DD') as day, last_serial from dossier_number_counter order by unit, day")).rows;
    const before = await counters();
    const attempt = async () => refusal(await receive(clerk, made, made.version, fullChecklist(world)));
    const during = async (spoil: string, mend: string) => {
      await world.owner.query(spoil);
      try {
        return await attempt();
      } finally {
        await world.owner.query(mend);
      }
    };
    const field = `(select field from procedure_version where id = '${world.version.id}')`;
    expect(await during(`update training_record set field = '#' || field where field = ${field} and staff_id = '${clerk.id}'`, `update training_record set field = substr(field, 2) where field like '#%'`))
      .toMatchObject({ reason: "NOT_TRAINED", words: expect.stringContaining("chưa được tiếp nhận thủ tục này") as string });
    expect(await during("update delegation_contract set effective_to = '2026-01-02' where number = '01/2026/HĐ-HCC-BĐ'", "update delegation_contract set effective_to = '2026-12-31' where number = '01/2026/HĐ-HCC-BĐ'"))
      .toMatchObject({ reason: "NO_CONTRACT" });
    const limits = (await world.owner.query<{ channel: string; limit_value: string }>("select channel, limit_value from procedure_channel where version_id = $1", [world.version.id])).rows;
    const restore = limits.map(({ channel, limit_value }) => `update procedure_channel set limit_value = ${limit_value ?? "null"} where version_id = '${world.version.id}' and channel = '${channel}'`).join(";");
    expect(await during(`update procedure_channel set limit_value = null where version_id = '${world.version.id}'`, restore)).toMatchObject({ reason: "NO_LIMIT" });
    expect(await counters()).toEqual(before);
    expect(await version(made)).toBe(made.version);
    good(await receive(clerk, made, made.version, fullChecklist(world)));
  });
});

describe("before reception", () => {
  test("completion is asked for component by component; the legal clock has not started", async () => {
    const { clerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    const component = world.version.components.find(({ kind }) => kind !== "NOTE");
    good(await requestCompletion(clerk, {
      operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, note: "",
      lines: [{ componentId: component?.id ?? "", problem: "OUTDATED", words: "Giấy cấp năm 2024, nộp lại bản còn hiệu lực." }],
    }));
    const row = await one<{ status: string; received_at: Date | null; due_at: Date | null }>("select status, received_at, due_at from dossier where id = $1", [made.id]);
    expect(row).toEqual({ status: "AWAITING_SUPPLEMENT", received_at: null, due_at: null });
    const event = await one<{ reason: string }>("select reason from dossier_event where dossier_id = $1 and event = 'REQUEST_COMPLETION'", [made.id]);
    expect(event?.reason).toContain("(hết hiệu lực): Giấy cấp năm 2024");
    expect(await forms(made)).toContain("SUPPLEMENT_REQUEST");
    expect((await listPile(clerk, { pile: "COMPLETION" })).rows.map(({ id }) => id)).toContain(made.id);
  });

  test("“Đã nộp” with neither a count nor a scan is asked back at its field", async () => {
    const made = await world.dossier("AT_COUNTER");
    const lines = fullChecklist(world).slice(-1).map((line) => ({ ...line, originals: 0 }));
    const answer = refusal(await saveChecklist(world.cast.clerk, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, lines }));
    expect(answer).toMatchObject({ reason: "NO_COUNT", field: `answer.${lines[0]?.componentId ?? ""}` });
  });
});
