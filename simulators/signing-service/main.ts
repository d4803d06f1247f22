import path from "node:path";
import { parseArgs } from "node:util";
import { signingSettingsInForce } from "@/lib/digitisation/signing/settings";
import { env } from "@/lib/platform/env";
import { DEMO_STAFF } from "@/prisma/seed/data/people";
import { startSigningService } from "@/simulators/signing-service/server";

// The process of the demo: knows the demo's clerks by name, makes its keys in DATA_DIR at its first start; nobody else ever has them.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const { DATA_DIR } = env("DATA_DIR");
const settings = signingSettingsInForce();
if (settings === null) throw new Error("SIGNING_SERVICE names no client for the simulator to know");
const service = await startSigningService({
  port: Number(values.port),
  folder: path.join(DATA_DIR, "signing"),
  signers: DEMO_STAFF.filter(({ role }) => role === "POSTAL_CLERK").map(({ username, fullName }) => ({ userId: username, name: fullName, unit: "Bưu điện (chạy thử)" })),
  client: { id: settings.clientId, secret: settings.clientSecret },
});
process.stdout.write(`Ký số từ xa mô phỏng: ${service.url}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void service.close().then(() => process.exit(0)));
