import { beforeAll, describe, expect, test } from "vitest";
import { readAs, readTogether } from "@/lib/access/with-actor";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readOpenAtCounter } from "@/lib/dossiers/queries/open-at-counter";
import type { Actor } from "@/lib/identity/actor";
import type { World } from "@/tests/factories";
import { fullChecklist, receive } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

describe("the readings of one page", () => {
  test("share one reading; another actor's within it keeps his own rights, and no command is called in it", async () => {
    const { clerk, otherClerk } = world.cast;
    const made = await world.dossier("AT_COUNTER");
    expect(await readOpenAtCounter(clerk, made.id)).toMatchObject({ dossier: { id: made.id }, entry: null, documents: [], incoming: [], shiftOpen: expect.any(Boolean) as boolean });
    expect(await readOpenAtCounter(otherClerk, made.id)).toBeNull();
    expect(await readTogether(clerk, async () => [(await readDossier(clerk, made.id))?.id, await readDossier(otherClerk, made.id)])).toEqual([made.id, null]);
    await expect(readTogether(clerk, () => receive(clerk, made, made.version, fullChecklist(world)))).rejects.toThrow("A command was called within a reading");
    const { rows } = await world.owner.query("select status from dossier where id = $1", [made.id]);
    expect(rows).toEqual([{ status: "SUBMITTED" }]);
  });

  test("that are brief and begin at the same moment share a transaction, of one actor alone; one that fails fails its companions, and the next goes on", async () => {
    const { clerk, otherClerk } = world.cast;
    const probe = async (actor: Actor, brief: { brief?: true } = { brief: true }) => {
      const [row] = await readAs<{ began: string; who: string }>(actor, { name: "probe", text: "select pg_current_xact_id()::text as began, current_setting('app.actor_id') as who", values: [], ...brief });
      return row;
    };
    const wrong = () => readAs(clerk, { name: "wrong", text: "select 1 / $1::int", values: [0], brief: true });
    const [first, second, other, alone] = await Promise.all([probe(clerk), probe(clerk), probe(otherClerk), probe(clerk, {})]);
    expect(first?.who).toBe(clerk.id);
    expect(second).toEqual(first);
    expect(other?.who).toBe(otherClerk.id);
    expect(new Set([first?.began, other?.began, alone?.began]).size).toBe(3);
    const [failed, companion, apart] = await Promise.allSettled([wrong(), probe(clerk), probe(otherClerk)]);
    expect([failed.status, companion.status, apart.status]).toEqual(["rejected", "rejected", "fulfilled"]);
    expect((await probe(clerk))?.who).toBe(clerk.id);
  });
});
