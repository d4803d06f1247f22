import pg from "pg";
import { rebuildDueDates } from "@/scripts/rebuild-due-dates";
import { withDatabase } from "@/scripts/with-database";

/** `npm run rebuild`: derives every due date anew from the events of its dossier and writes those that differ. */
const { looked, changed, untold } = await withDatabase(async ({ owner }) => {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    return await rebuildDueDates(client);
  } finally {
    await client.end();
  }
});
for (const { name, words } of untold) process.stdout.write(`${name}: ${words}\n`);
process.stdout.write(`Đã xem ${looked} hồ sơ, ghi lại hạn của ${changed}, không tính được ${untold.length}.\n`);
process.exitCode = untold.length === 0 ? 0 : 1;
