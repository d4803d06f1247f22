import path from "node:path";
import { parseArgs } from "node:util";
import { env } from "@/lib/platform/env";
import { startMailCatcher } from "@/simulators/mail-catcher/server";

// The process of the demo: listens where SMTP_URL says; its page on --page-port.
const { values } = parseArgs({ options: { "page-port": { type: "string", default: "0" } } });
const { SMTP_URL, DATA_DIR } = env("SMTP_URL", "DATA_DIR");
const catcher = await startMailCatcher({
  smtpPort: Number(new URL(SMTP_URL).port),
  pagePort: Number(values["page-port"]),
  folder: path.resolve(DATA_DIR, "mail"),
});
process.stdout.write(`Hộp thư dùng thử: ${catcher.pageUrl} (nhận ở ${catcher.smtpUrl})\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void catcher.close().then(() => process.exit(0)));
