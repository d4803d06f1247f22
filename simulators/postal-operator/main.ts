import { parseArgs } from "node:util";
import { postalCarriers } from "@/lib/deliveries/carriers/settings";
import { env } from "@/lib/platform/env";
import { startPostalOperator } from "@/simulators/postal-operator/server";

// The process of the demo: plays every operator of POSTAL_CARRIERS; the address that they name is its own.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, "auto-step": { type: "string" } } });
const { PUBLIC_ORIGIN, PORT } = env("PUBLIC_ORIGIN", "PORT");
const operator = await startPostalOperator({
  port: Number(values.port),
  ...(values["auto-step"] === undefined ? {} : { autoStep: Number(values["auto-step"]) }),
  carriers: postalCarriers().map(({ code, shape, secret, webhookSecret }) => ({ code, shape, secret, webhookSecret, webhookUrl: `http://127.0.0.1:${PORT}/api/webhooks/${code}` })),
});
process.stdout.write(`Bưu chính mô phỏng: ${operator.url} (trang chính: ${PUBLIC_ORIGIN})\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void operator.close().then(() => process.exit(0)));
