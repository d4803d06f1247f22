import { beforeAll, expect, test } from "vitest";
import { isDrawn } from "@/lib/dossiers/reception-sample";
import { seedQuestions, seedReviews } from "@/prisma/seed/supervision";
import { TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
}, 120_000);

test("the demo's reviews are those on which the lot falls, judged where handling has ended; run again it adds nothing", async () => {
  const made = [];
  for (let i = 0; i < 12; i++) made.push(await world.dossier("RECEIVED"), await world.dossier("RETURNED"));
  const expected = made.filter(({ id }) => isDrawn(id));
  const drawn = await seedReviews(world.owner, new Date(0));
  expect(drawn).toBe(expected.length);
  const { rows } = await world.owner.query<{ dossier_id: string; judged: boolean }>("select dossier_id, verdict is not null as judged from reception_review");
  for (const { dossier_id, judged } of rows) expect(judged).toBe(expected.find(({ id }) => id === dossier_id)?.stage === "RETURNED");
  expect(await seedReviews(world.owner, new Date(0))).toBe(0);
});

test("the demo's questions: of each agency one kept as a hint, one waiting", async () => {
  for (let i = 0; i < 3; i++) await world.dossier("AT_COUNTER");
  expect(await seedQuestions(world.owner, TODAY)).toBe(2);
  const { rows } = await world.owner.query("select kept_as_hint, answered_at is null as waiting from expert_question order by asked_at");
  expect(rows).toEqual([{ kept_as_hint: true, waiting: false }, { kept_as_hint: false, waiting: true }]);
  expect(await seedQuestions(world.owner, TODAY)).toBe(0);
});
