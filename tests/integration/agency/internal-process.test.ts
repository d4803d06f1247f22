import { beforeAll, describe, expect, test } from "vitest";
import { claimDossier } from "@/lib/dossiers/commands/hold-dossier";
import { finishStep } from "@/lib/dossiers/commands/finish-step";
import { readStepPlan } from "@/lib/dossiers/queries/step-plan";
import { newId } from "@/lib/platform/ids";
import { saveInternalProcess } from "@/lib/procedures/commands/save-internal-process";
import type { InternalStep } from "@/lib/procedures/internal-process";
import { readInternalProcesses } from "@/lib/procedures/queries/internal-processes";
import { saveInternalProcessSchema } from "@/lib/procedures/schema/internal-process";
import { setClock } from "@/lib/platform/clock";
import { TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

const CODE = "1.004623";
let world: World;
const step = (name: string, value: number, unit: InternalStep["unit"] = "WORKING_DAY"): InternalStep => ({ name, value, unit });

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  return opened.close;
}, 120_000);

const processes = async () => (await world.owner.query<{ id: string }>("select id from internal_process where procedure_code = $1 and agency_id = $2 order by created_at, id", [CODE, world.cast.head.agencyId])).rows;
const inForce = async () => (await readInternalProcesses(world.cast.head, CODE))[0]?.process ?? null;
const form = async (steps: readonly InternalStep[]) => ({ operationId: newId<"operation">(), code: CODE, basedOn: ((await inForce())?.id ?? null) as ReturnType<typeof newId<"process">> | null, steps: [...steps] });

describe("the head divides the legal time", () => {
  test("within the limit: a new row, in force for the list; the old one stays", async () => {
    const before = (await processes()).length;
    const input = await form([step("Phân công", 1, "HALF_DAY"), step("Thẩm định", 2)]);
    expect(await saveInternalProcess(world.cast.head, input)).toMatchObject({ ok: true, value: { code: CODE } });
    expect((await processes()).length).toBe(before + 1);
    expect((await inForce())?.steps.map(({ name }) => name)).toEqual(["Phân công", "Thẩm định"]);
    // The same form sent again answers the same and makes nothing.
    expect(await saveInternalProcess(world.cast.head, input)).toMatchObject({ ok: true, value: { processId: input.operationId } });
    expect((await processes()).length).toBe(before + 1);
  });

  test("longer than the legal time: refused with the excess, nothing written", async () => {
    const before = await processes();
    const refused = await saveInternalProcess(world.cast.head, await form([step("Thẩm định", 200)]));
    expect(refused).toMatchObject({ ok: false, refusals: [{ reason: "OVER_LIMIT" }] });
    expect(refused.ok ? "" : refused.refusals[0].words).toMatch(/Phải bớt .* làm việc/);
    expect(await processes()).toEqual(before);
  });

  test("two heads at once: one is saved, the other reads who and when", async () => {
    const [one, other] = [await form([step("Thẩm định", 2)]), await form([step("Thẩm định", 3)])];
    const answers = await Promise.all([saveInternalProcess(world.cast.head, one), saveInternalProcess(world.cast.head, other)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser && !loser.ok ? loser.refusals[0].words : "").toMatch(new RegExp(`^${world.cast.head.name} vừa lưu quy trình .* lúc \\d\\d:\\d\\d ngày 26/11/2026`));
  });

  test("another agency's procedure is none of his; an official may only read", async () => {
    expect(await saveInternalProcess(world.cast.otherHead, await form([step("Thẩm định", 1)]))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    await expect(saveInternalProcess(world.cast.official, await form([step("Thẩm định", 1)]))).rejects.toThrow("may not");
    expect(await readInternalProcesses(world.cast.otherHead, CODE)).toEqual([]);
    expect((await readInternalProcesses(world.cast.official, CODE))[0]?.process).not.toBeNull();
  });

  test("the form: ten rows, empty ones left out, faults at their fields", () => {
    const typed = { operationId: newId(), code: CODE, basedOn: "", "name.1": " Phân  công ", "value.1": "0,5", "unit.1": "WORKING_DAY", "name.4": "Ký", "value.4": "2", "unit.4": "WORKING_HOUR" };
    expect(saveInternalProcessSchema.parse(typed)).toMatchObject({ basedOn: null, steps: [step("Phân công", 0.5), step("Ký", 2, "WORKING_HOUR")] });
    const wrong = saveInternalProcessSchema.safeParse({ ...typed, "name.2": "Thẩm định", "value.2": "hai", "unit.2": "WORKING_DAY" });
    expect(wrong.error?.issues.map(({ path }) => path.join("."))).toEqual(["value.2"]);
  });
});

describe("the steps of a dossier", () => {
  const positions = async (id: string) => (await readStepPlan(world.cast.official, id))?.steps.map(({ state }) => state);
  const act = (made: { id: ReturnType<typeof newId<"dossier">>; version: number }, position: number) => ({ operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, position });

  test("come from the process that was in force when the clock started", async () => {
    const old = await world.dossier("PROCESSING");
    const seeded = (await readStepPlan(world.cast.official, old.id))?.steps.map(({ name }) => name) ?? [];
    expect(seeded).toContain("Phân công chuyên viên");
    expect(seeded).not.toEqual((await inForce())?.steps.map(({ name }) => name));
    expect(await readStepPlan(world.cast.otherOfficial, old.id)).toBeNull();
  });

  test("are finished in order, once, by the holder; a replay answers the same", async () => {
    const made = await world.dossier("PROCESSING");
    expect(await positions(made.id)).toEqual(["CURRENT", "AHEAD", "AHEAD", "AHEAD"]);
    expect(await finishStep(world.cast.official, act(made, 2))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_NEXT_STEP" }] });
    expect(await finishStep(world.cast.deskmate, act(made, 1))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_HOLDER" }] });
    const first = act(made, 1);
    const done = await finishStep(world.cast.official, first);
    expect(done).toMatchObject({ ok: true, value: { version: made.version + 1 } });
    expect(await finishStep(world.cast.official, first)).toEqual(done);
    expect(await finishStep(world.cast.official, { ...act(made, 1), expectedVersion: made.version + 1 })).toMatchObject({ ok: false, refusals: [{ reason: "NOT_NEXT_STEP" }] });
    expect(await positions(made.id)).toEqual(["DONE", "CURRENT", "AHEAD", "AHEAD"]);
    const { rows } = await world.owner.query<{ payload: { position: number; name: string } }>("select payload from dossier_event where dossier_id = $1 and event = 'FINISH_STEP'", [made.id]);
    expect(rows.map(({ payload }) => [payload.position, payload.name])).toEqual([[1, "Phân công chuyên viên"]]);
  });

  test("two clicks at once have one effect; the loser reads who and when", async () => {
    const made = await world.dossier("PROCESSING");
    const answers = await Promise.all([finishStep(world.cast.official, act(made, 1)), finishStep(world.cast.official, act(made, 1))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser && !loser.ok ? loser.refusals[0].words : "").toContain(`${world.cast.official.name} vừa xong một bước nội bộ`);
  });

  test("nobody finishes a step of a dossier that he does not hold or cannot see", async () => {
    const free = await world.dossier("WITH_AGENCY");
    expect((await finishStep(world.cast.official, act(free, 1))).ok).toBe(false);
    expect(await finishStep(world.cast.otherOfficial, act(free, 1))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    expect((await claimDossier(world.cast.deskmate, { operationId: newId<"operation">(), dossierId: free.id, expectedVersion: free.version })).ok).toBe(true);
    expect((await finishStep(world.cast.deskmate, { ...act(free, 1), expectedVersion: free.version + 1 })).ok).toBe(true);
  });
});
