import { checkEnv } from "@/lib/platform/env";
import { migrateDatabase } from "@/scripts/migrations";
import { loadDotEnv, withDatabase } from "@/scripts/with-database";

loadDotEnv();
// On a server of one's own the two roles' passwords are the operator's choice, never generated ones.
if (process.env.DATABASE_URL) checkEnv("migrate");
await withDatabase(
  async (urls) => {
    const applied = await migrateDatabase(urls, (line) => process.stdout.write(`${line}\n`));
    process.stdout.write(applied.length === 0 ? "Cơ sở dữ liệu đã theo kịp mã nguồn.\n" : `Xong: ${applied.length} migration.\n`);
  },
  { migrated: false },
);
