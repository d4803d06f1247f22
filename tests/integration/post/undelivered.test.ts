import { afterEach, beforeAll, expect, test } from "vitest";
import { readDelivery } from "@/lib/deliveries/queries";
import { listUndelivered } from "@/lib/deliveries/queries/undelivered";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { paperNow, paperWay } from "@/lib/dossiers/paper-way";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { returnCandidates } from "@/lib/dossiers/return-candidates";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { verifyData } from "@/scripts/verify/run";
import type { MadeDossier, World } from "@/tests/factories";
import { DRAWN, good, OWNER, refusal } from "@/tests/integration/post/acts";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld, tickFrom } from "@/tests/test-world";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ database, world } = opened);
  return opened.close;
});
afterEach(() => setClock());

const itemOf = (made: MadeDossier) => asId<"item">(made.itemIds.toCitizen ?? "");
/** A morning of December on which a second passes with each look at the clock. */
const onDay = (day: string) => tickFrom(`2026-12-${day}T03:00:00Z`);
const fail = (made: MadeDossier) => failDelivery(world.cast.courier, { operationId: newId<"operation">(), itemId: itemOf(made), cause: "ABSENT", reason: "gọi cửa không ai thưa" });
const takeOut = (made: MadeDossier) => takeDeliveryRound(world.cast.courier, { operationId: newId<"operation">(), itemIds: [itemOf(made)], clerkSignature: DRAWN });
const takeBack = (made: MadeDossier) => takeBackItems(world.cast.clerk, { operationId: newId<"operation">(), itemIds: [itemOf(made)], courierSignature: DRAWN });
const makeReturn = (made: MadeDossier) => makeManifest(world.cast.clerk, { operationId: newId<"operation">(), kind: "UNDELIVERED_RETURN", dossierIds: [made.id] });
const sign = (actor: Parameters<typeof signManifest>[0], manifestId: string) => signManifest(actor, { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifestId), lines: {} });
const result = async (made: MadeDossier) => (await world.owner.query<{ holder_kind: string }>("select holder_kind from paper where id = $1", [made.resultPaperId])).rows[0]?.holder_kind;

test("two failed attempts two working days apart, back to the agency, out again, delivered; the applicant sees each step", async () => {
  const { clerk, courier, official, citizen } = world.cast;
  onDay("01");
  const made = await world.dossier("OUT_FOR_DELIVERY", { begunAt: new Date("2026-11-24T01:00:00Z") });
  good(await fail(made));
  const { rows: [event] } = await world.owner.query<{ reason: string }>("select reason from dossier_event where dossier_id = $1 and event = 'FAIL_DELIVERY'", [made.id]);
  expect(event?.reason).toBe("Không gặp người nhận: gọi cửa không ai thưa");
  expect((await readDelivery(courier, itemOf(made)))?.invitations).toEqual({ mayReturn: false, nextFrom: "2026-12-03" });
  const seen = await readDossier(citizen, made.id);
  expect(seen && paperWay(seen, [])[0]).toMatchObject({ title: "Phát chưa được", more: "Không gặp người nhận: gọi cửa không ai thưa" });
  expect(seen && seen.papers.map((paper) => paperNow(seen, paper))).toContain("đã mang đến mà chưa giao được, sẽ mời nhận lại");

  expect(refusal(await makeReturn(made)).words).toContain("bưu gửi đang ở bưu tá");
  expect(good(await takeBack(made))).toEqual({ taken: 1 });
  expect(await result(made)).toBe("CLERK");
  expect(refusal(await takeBack(made)).reason).toBe("NOT_THERE");
  onDay("02");
  good(await takeOut(made));
  good(await fail(made));
  good(await takeBack(made));
  // One working day apart is not two.
  expect(refusal(await makeReturn(made)).words).toContain("chưa đủ hai lần mời");
  onDay("03");
  good(await takeOut(made));
  good(await fail(made));
  good(await takeBack(made));
  const waiting = await listUndelivered(clerk);
  expect(waiting.find(({ dossierId }) => dossierId === made.id)).toMatchObject({ mayReturn: true, courier: null, papers: 1, attempts: [{}, {}, {}] });
  expect(returnCandidates(waiting).flatMap(({ dossiers }) => dossiers.map(({ dossierId }) => dossierId))).toContain(made.id);
  const manifest = good(await makeReturn(made));
  expect(manifest.number).toMatch(/^HT-/);
  expect(refusal(await sign(clerk, manifest.manifestId)).reason).toBe("NOT_FOUND");
  expect(good(await sign(official, manifest.manifestId))).toMatchObject({ taken: 1, left: [] });
  expect(await result(made)).toBe("AGENCY");
  const back = await readDossier(citizen, made.id);
  expect(back?.status).toBe("RESOLVED");
  expect(back?.turn.holder).toBe("CITIZEN");
  expect(back?.items.find(({ direction }) => direction === "TO_CITIZEN")?.status).toBe("RETURNED_TO_AGENCY");
  expect(back && paperWay(back, [])[0]?.title).toBe("Kết quả chuyển hoàn về cơ quan");
  expect(back && back.papers.filter(({ kind }) => kind === "RESULT").map((paper) => paperNow(back, paper))).toEqual(["đã chuyển hoàn, chờ hẹn phát lại"]);
  expect((await listUndelivered(clerk)).map(({ dossierId }) => dossierId)).not.toContain(made.id);

  onDay("08");
  const again = good(await makeManifest(official, { operationId: newId<"operation">(), dossierIds: [made.id] }));
  good(await sign(clerk, again.manifestId));
  good(await takeOut(made));
  expect(await readDelivery(courier, itemOf(made))).toMatchObject({ failedAttempts: 0, invitations: null });
  good(await deliverResult(courier, { operationId: newId<"operation">(), dossierId: made.id, itemId: itemOf(made), recipient: OWNER }));
  expect((await readDossier(citizen, made.id))?.status).toBe("RETURNED");

  const tallies = await verifyData(database.urls.owner);
  for (const name of ["HISTORY", "CHAIN", "CUSTODY", "RETURNS", "POSTAL", "OPERATIONS", "FILE_USES"] as const) expect([name, tallies[name].first]).toEqual([name, null]);
});

test("a courier who took it out again meanwhile: the line stays with the post, nobody's papers move", async () => {
  const { official } = world.cast;
  onDay("01");
  const made = await world.dossier("OUT_FOR_DELIVERY", { begunAt: new Date("2026-11-24T01:00:00Z") });
  good(await fail(made));
  onDay("03");
  good(await fail(made));
  good(await takeBack(made));
  const manifest = good(await makeReturn(made));
  good(await takeOut(made));
  expect(refusal(await sign(official, manifest.manifestId)).words).toContain("bưu tá vừa mang đi phát lại");
  expect(await result(made)).toBe("COURIER");
});
