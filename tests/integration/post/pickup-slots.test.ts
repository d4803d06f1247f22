import { afterEach, beforeAll, expect, test } from "vitest";
import { cancelPickup, missPickup, movePickup, setPickupCapacity } from "@/lib/dossiers/commands/change-pickup";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readPickupPlan, readVisit } from "@/lib/dossiers/queries/pickup-plan";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { verifyData } from "@/scripts/verify/run";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { collect, fullChecklist, good, receive, refusal } from "@/tests/integration/post/acts";
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

const visitOf = async (made: MadeDossier) => {
  const visit = await readVisit(world.cast.citizen, made.id);
  if (visit === null) throw new Error("No visit");
  return visit;
};
const move = async (made: MadeDossier, day: string, half: "MORNING" | "AFTERNOON") =>
  movePickup(world.cast.citizen, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: (await visitOf(made)).version, slot: { day, half } });
const stopOf = async (made: MadeDossier) =>
  (await world.owner.query<{ id: string; status: string; courier_id: string | null; window_from: Date }>("select * from pickup_request where dossier_id = $1 order by created_at desc", [made.id])).rows;

test("moved to a half day with room, the courier free of it; the last place is given once", async () => {
  const { supervisor, citizen } = world.cast;
  tickFrom(TODAY);
  const [one, two] = [await world.dossier("ASSIGNED"), await world.dossier("SUBMITTED")];
  const { rows: [area] } = await world.owner.query<{ area: string }>("select coalesce(c.old_district, '') as area from pickup_request p join commune c on c.code = p.commune_code where p.dossier_id = $1", [one.id]);
  good(await setPickupCapacity(supervisor, { operationId: newId<"operation">(), area: area?.area ?? "", visits: 1 }));
  expect((await readPickupPlan(supervisor)).areas.find((row) => row.area === area?.area)).toMatchObject({ most: 1, own: true });
  good(await move(one, "2026-12-01", "AFTERNOON"));
  const [stop] = await stopOf(one);
  expect(stop).toMatchObject({ status: "REQUESTED", courier_id: null });
  expect(stop?.window_from.toISOString()).toBe("2026-12-01T06:30:00.000Z");
  expect(refusal(await move(two, "2026-12-01", "AFTERNOON"))).toMatchObject({ reason: "SLOT_FULL", field: "slot" });
  expect(refusal(await move(two, "2026-11-29", "MORNING")).reason).toBe("SLOT_FULL");
  const both = await Promise.all([move(two, "2026-12-02", "MORNING"), move(one, "2026-12-02", "MORNING")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readVisit(world.cast.otherCitizen, one.id)).toBeNull();
  expect((await visitOf(one)).slots.find(({ day, half }) => day === "2026-12-02" && half === "MORNING")?.left).toBe(0);
  expect((await readDossier(citizen, one.id))?.turn.holder).toBe("POST");
  good(await setPickupCapacity(supervisor, { operationId: newId<"operation">(), area: area?.area ?? "", visits: 50 }));
});

test("a missed visit is told and asked for anew; then nothing can be moved once it was collected", async () => {
  const { courier, citizen } = world.cast;
  tickFrom(TODAY);
  const made = await world.dossier("ASSIGNED");
  good(await move(made, "2026-12-02", "AFTERNOON"));
  const early = await missPickup(courier, { operationId: newId<"operation">(), pickupId: asId<"pickup">(made.pickupId ?? ""), reason: "không nghe máy" });
  expect(refusal(early).reason).toBe("TOO_EARLY");
  tickFrom("2026-12-02T08:00:00Z");
  good(await missPickup(courier, { operationId: newId<"operation">(), pickupId: asId<"pickup">(made.pickupId ?? ""), reason: "gọi hai lần không nghe máy" }));
  expect((await readDossier(citizen, made.id))?.turn.holder).toBe("CITIZEN");
  expect((await visitOf(made)).visit).toMatchObject({ open: false, missed: true });
  good(await move(made, "2026-12-04", "MORNING"));
  const [fresh, old] = await stopOf(made);
  expect([fresh?.status, old?.status]).toEqual(["REQUESTED", "MISSED"]);
  good(await collect(courier, { ...made, pickupId: fresh?.id ?? null }));
  expect(await readVisit(citizen, made.id)).toBeNull();
});

test("called off and brought to the counter: the papers pass from the applicant to the clerk with the reception", async () => {
  const { clerk, citizen } = world.cast;
  tickFrom(TODAY);
  const made = await world.dossier("SUBMITTED");
  const { version } = await visitOf(made);
  good(await cancelPickup(citizen, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: version }));
  expect((await readDossier(citizen, made.id))?.turn.holder).toBe("CITIZEN");
  good(await receive(clerk, made, version + 1, fullChecklist(world)));
  const { rows } = await world.owner.query<{ holder_kind: string; kind: string }>("select p.holder_kind, t.kind from paper p join custody_transfer t on t.dossier_id = p.dossier_id where p.dossier_id = $1", [made.id]);
  expect(new Set(rows.map(({ holder_kind, kind }) => `${holder_kind} ${kind}`))).toEqual(new Set(["CLERK COUNTER_TAKEOVER"]));
  const tallies = await verifyData(database.urls.owner);
  for (const name of ["HISTORY", "CUSTODY", "INCIDENTS", "POSTAL", "OPERATIONS"] as const) expect([name, tallies[name].first]).toEqual([name, null]);
});
