import { now } from "@/lib/platform/clock";

function write(level: "info" | "error", message: string, detail: unknown): void {
  const cause = detail instanceof Error ? { name: detail.name, message: detail.message, stack: detail.stack } : detail;
  process.stderr.write(`${JSON.stringify({ at: now().toISOString(), level, message, ...(cause === undefined ? {} : { cause }) })}\n`);
}

/** One JSON line per happening on standard error. Never give it personal data. */
export const log = {
  info: (message: string, detail?: unknown) => write("info", message, detail),
  error: (message: string, detail?: unknown) => write("error", message, detail),
};
