import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { World } from "@/tests/factories";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

/** What a file of integration tests stands on; `close` gives everything back and the clock to itself. */
export type TestWorld = Readonly<{ database: TestDatabase; world: World; close: () => Promise<void> }>;

/** A database of the file's own with the foundation in it, a storage folder, and a cast: opened in `beforeAll`, which returns `close`. */
export async function openTestWorld(): Promise<TestWorld> {
  const database = await seededDatabase();
  const storage = useStorage();
  await useDatabase(database);
  const world = await World.open(database);
  const close = async () => {
    setClock();
    await world.close();
    await closeQueue();
    await closeDatabase();
    await database.drop();
    storage.remove();
  };
  return { database, world, close };
}

/** From this moment on a second passes with each look at the clock. */
export function tickFrom(moment: Date | string): void {
  let at = new Date(moment).getTime();
  setClock(() => new Date((at += 1_000)));
}
