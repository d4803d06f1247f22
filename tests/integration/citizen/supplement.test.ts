import { beforeAll, expect, test } from "vitest";
import { resubmitDossier } from "@/lib/dossiers/commands/resubmit-dossier";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { newId } from "@/lib/platform/ids";
import type { MadeDossier, World } from "@/tests/factories";
import { draft, good, refusal, upload } from "@/tests/integration/citizen/filing-acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

async function visit(made: MadeDossier) {
  const { citizen } = world.cast;
  const { components, pickupDays } = await draft(citizen, made.id);
  return {
    papers: [{ componentId: components.find(({ kind }) => kind !== "NOTE")?.id ?? "", originals: 1, certifiedCopies: 0, photocopies: 0 }],
    pickup: { contactName: "Mai Lan", phone: "0912345678", addressText: "Số 18", communeCode: "13285", day: pickupDays[0] ?? "", window: "AFTERNOON" as const },
  };
}

const answer = (made: MadeDossier, expectedVersion: number, changes: Partial<Awaited<ReturnType<typeof visit>>> = {}) =>
  resubmitDossier(world.cast.citizen, { operationId: newId(), dossierId: made.id, expectedVersion, note: "", papers: [], pickup: null, ...changes });

test("before reception: files are sent one by one, then the dossier goes back to the counter", async () => {
  const { citizen } = world.cast;
  const made = await world.dossier("COMPLETION");
  const before = await readDossier(citizen, made.id);
  expect(before).toMatchObject({ status: "AWAITING_SUPPLEMENT", turn: { holder: "CITIZEN" } });
  expect(before?.openRequest?.words).not.toBe("");
  expect(before?.possible).toEqual(expect.arrayContaining(["RESUBMIT", "WITHDRAW", "DIGITISE"]));
  good(await upload(citizen, made.id, (await draft(citizen, made.id)).components[0]?.id ?? null));
  const { version = 0 } = (await readDossier(citizen, made.id)) ?? {};
  expect(version).toBe((before?.version ?? 0) + 1);
  expect(refusal(await answer(made, version - 1)).reason).toBe("SOMEBODY_FASTER");
  good(await answer(made, version));
  expect(await readDossier(citizen, made.id)).toMatchObject({ status: "SUBMITTED", openRequest: null, turn: { holder: "COUNTER" } });
});

test("before reception: papers to be fetched come with a new visit", async () => {
  const { citizen } = world.cast;
  const made = await world.dossier("COMPLETION");
  const { version = 0, papers: before = [] } = (await readDossier(citizen, made.id)) ?? {};
  good(await answer(made, version, await visit(made)));
  const view = await readDossier(citizen, made.id);
  expect(view?.papers).toHaveLength(before.length + 1);
  expect(view?.pickups[0]).toMatchObject({ status: "REQUESTED", phone: "0912345678" });
  expect(view?.events[0]).toMatchObject({ event: "RESUBMIT", payload: { papers: 1 } });
});

test("after reception: a visit is asked for while the agency waits; without papers there is nothing to ask", async () => {
  const { citizen } = world.cast;
  const made = await world.dossier("SUPPLEMENT");
  const { version = 0, possible = [] } = (await readDossier(citizen, made.id)) ?? {};
  expect(possible).not.toContain("RESUBMIT");
  expect(refusal(await answer(made, version)).reason).toBe("NOTHING_GIVEN");
  good(await answer(made, version, await visit(made)));
  expect(await readDossier(citizen, made.id)).toMatchObject({ status: "AWAITING_SUPPLEMENT", pickups: [{ status: "REQUESTED" }, {}] });
});

test("nothing is asked, nothing is answered", async () => {
  const made = await world.dossier("PROCESSING");
  expect(refusal(await answer(made, made.version, await visit(made))).reason).toBe("WRONG_STATUS");
  const submitted = await world.dossier("SUBMITTED");
  expect(refusal(await answer(submitted, submitted.version)).reason).toBe("WRONG_STATUS");
});
