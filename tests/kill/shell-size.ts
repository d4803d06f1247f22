import type { Phone } from "@/tests/kill/phone";
import type { Transfer } from "@/tests/kill/line";

/** What the shell's first visit brought over the line, in bytes as transferred. `again`: what its worker fetched once more to keep it. */
export type ShellSize = Readonly<{ parts: Readonly<Record<string, Readonly<{ files: number; bytes: number }>>>; total: number; again: number; requests: number }>;

function kindOf({ path, type }: Transfer): string {
  if (type.startsWith("text/html")) return "HTML";
  if (type.includes("javascript")) return "script";
  if (type.startsWith("text/css")) return "CSS";
  if (path.endsWith(".woff2")) return "fonts";
  return "other";
}

/** Prepares a phone that has never seen the shell, with nothing in its cache, and weighs what came. */
export async function weighFirstVisit(phone: Phone): Promise<ShellSize> {
  await phone.signIn();
  const page = await phone.newTab();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  phone.line.transfers = [];
  await phone.prepare(page);
  await page.waitForLoadState("networkidle");
  const parts: Record<string, { files: number; bytes: number }> = {};
  const seen = new Set<string>();
  let again = 0;
  for (const transfer of phone.line.transfers) {
    if (transfer.path.startsWith("/api/")) continue;
    if (seen.has(transfer.path)) again += transfer.bytes;
    else {
      seen.add(transfer.path);
      const part = (parts[kindOf(transfer)] ??= { files: 0, bytes: 0 });
      part.files += 1;
      part.bytes += transfer.bytes;
    }
  }
  return { parts, total: Object.values(parts).reduce((sum, { bytes }) => sum + bytes, 0), again, requests: phone.line.transfers.length };
}
