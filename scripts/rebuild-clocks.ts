import { rebuildClocks } from "@/lib/dossiers/jobs/write-clocks";
import { closeDatabase } from "@/lib/platform/db";
import { withDatabase } from "@/scripts/with-database";

const written = await withDatabase(async () => {
  const count = await rebuildClocks();
  await closeDatabase();
  return count;
});
process.stdout.write(`Đã tính lại đồng hồ của ${written} hồ sơ.\n`);
