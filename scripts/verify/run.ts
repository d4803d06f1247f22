import pg from "pg";
import { checkAuditStreams } from "@/scripts/verify/audit-streams";
import { checkCash } from "@/scripts/verify/cash";
import { checkCertified, checkSignaturesAnew } from "@/scripts/verify/certified";
import { checkCustody } from "@/scripts/verify/custody";
import { checkFileUses } from "@/scripts/verify/file-uses";
import { checkFiles } from "@/scripts/verify/files";
import { checkHistories } from "@/scripts/verify/history";
import { checkIncidents } from "@/scripts/verify/incidents";
import { checkMoments } from "@/scripts/verify/moments";
import { checkNotices } from "@/scripts/verify/notices";
import { checkNumbers } from "@/scripts/verify/numbers";
import { checkOperations } from "@/scripts/verify/operations";
import { checkPostal } from "@/scripts/verify/postal";
import { checkQuarantine } from "@/scripts/verify/quarantine";
import { checkRegister } from "@/scripts/verify/register";
import { checkReturns } from "@/scripts/verify/returns";
import { INVARIANTS, type InvariantName, newTallies, type Tallies, type Tally } from "@/scripts/verify/tally";

const CHECKS: readonly ((client: pg.ClientBase, tallies: Tallies) => Promise<void>)[] = [
  checkHistories, checkNumbers, checkRegister, checkMoments, checkOperations, checkCustody, checkIncidents, checkReturns, checkPostal, checkCash, checkNotices, checkCertified, checkQuarantine, checkAuditStreams, checkFileUses, checkFiles,
];

/** Behind the row-level policies everything would look right, because nothing would be seen. */
async function mustSeeAll(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ hidden: boolean }>("select row_security_active('dossier') as hidden");
  if (rows[0]?.hidden !== false) throw new Error("Kiểm chứng phải chạy bằng vai trò chủ sở hữu (DATABASE_URL): vai trò này không thấy hết dữ liệu.");
}

/**
 * Checks every promise of the data, reading only, in one snapshot of the database: it may run beside the working product.
 * Files are looked for under STORAGE_URL.
 * @param ownerUrl the owner's login, who sees past the row-level policies
 * @param anew what is computed anew instead of trusted as recorded: every signature (`npm run verify -- --signatures`)
 */
export async function verifyData(ownerUrl: string, anew: Readonly<{ signatures: boolean }> = { signatures: false }): Promise<Tallies> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await mustSeeAll(client);
    // No plan that sorts a whole table before its first row.
    await client.query("set local cursor_tuple_fraction = 0.01");
    await client.query("set local statement_timeout = 0");
    const tallies = newTallies();
    for (const check of CHECKS) await check(client, tallies);
    if (anew.signatures) await checkSignaturesAnew(client, tallies);
    await client.query("commit");
    return tallies;
  } finally {
    await client.end();
  }
}

/** The promises that are broken. */
export function brokenOf(tallies: Tallies): [InvariantName, Tally][] {
  return (Object.entries(tallies) as [InvariantName, Tally][]).filter(([, tally]) => tally.broken > 0);
}

/** The table for the terminal: each promise, how many rows were looked at, whether it holds; then the first bad row of each broken one. */
export function verifyReport(tallies: Tallies, seconds: number): string {
  const names = Object.keys(INVARIANTS) as InvariantName[];
  const width = Math.max(...names.map((name) => INVARIANTS[name].length));
  const lines = names.map((name) => {
    const { rows, broken } = tallies[name];
    return `${INVARIANTS[name].padEnd(width)}  ${String(rows).padStart(10)}  ${broken === 0 ? "ĐÚNG" : `HỎNG ${broken}`}`;
  });
  const broken = brokenOf(tallies);
  const faults = broken.map(([name, { broken: count, first }]) => `${name}: ${count} chỗ hỏng. Chỗ đầu tiên: ${first?.row ?? ""}: ${first?.words ?? ""}.`);
  const end = broken.length === 0 ? `Mọi cam kết của dữ liệu đều đúng (${seconds.toFixed(1)} giây).` : `${broken.length} cam kết bị phá vỡ (${seconds.toFixed(1)} giây).`;
  return [`${"Cam kết".padEnd(width)}  ${"Số dòng".padStart(10)}  Kết quả`, ...lines, ...(faults.length > 0 ? ["", ...faults] : []), "", end, ""].join("\n");
}
