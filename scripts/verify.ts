import { brokenOf, verifyReport, verifyData } from "@/scripts/verify/run";
import { withDatabase } from "@/scripts/with-database";

const started = performance.now();
const tallies = await withDatabase(({ owner }) => verifyData(owner, { signatures: process.argv.includes("--signatures") }), { migrated: false });
process.stdout.write(verifyReport(tallies, (performance.now() - started) / 1000));
process.exitCode = brokenOf(tallies).length === 0 ? 0 : 1;
