import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { env } from "@/lib/platform/env";

/** Passwords and keys of one DATA_DIR, made once, readable by the owner alone. */
const Secrets = z.object({
  ownerPassword: z.string(),
  appPassword: z.string(),
  jobsPassword: z.string(),
  nextAuthSecret: z.string(),
  oidcClientSecret: z.string(),
});
export type DemoSecrets = z.infer<typeof Secrets>;

/** Where everything embedded lives: DATA_DIR, else `.demo` in the project. Absolute. */
export function dataFolder(): string {
  const folder = path.resolve(import.meta.dirname, "..", "..", env("DATA_DIR").DATA_DIR);
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

/** The storage folder of a DATA_DIR as STORAGE_URL wants it, made when missing. */
export function storageUrl(dataDir: string): string {
  const folder = path.join(dataDir, "storage");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return pathToFileURL(folder).href;
}

export function demoSecrets(dataDir: string): DemoSecrets {
  const file = path.join(dataDir, "secrets.json");
  if (fs.existsSync(file)) return Secrets.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  const secret = (bytes: number) => randomBytes(bytes).toString("hex");
  const secrets: DemoSecrets = {
    ownerPassword: secret(16),
    appPassword: secret(16),
    jobsPassword: secret(16),
    nextAuthSecret: secret(32),
    oidcClientSecret: secret(32),
  };
  writePrivately(file, secrets);
  return secrets;
}

/** Writes JSON readable by the owner alone, all at once: a reader never meets half a file. */
export function writePrivately(file: string, content: object) {
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(unfinished, file);
}
