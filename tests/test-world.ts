import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/queue";
import { seededDatabase, useDatabase, useStorage, World } from "@/tests/factories";
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
