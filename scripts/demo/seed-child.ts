import { parseArgs } from "node:util";
import { seedDemo } from "@/prisma/seed/seed";

// A process of its own, so that it shares the machine with the build. Each line tells the launcher how far it is.
const { values } = parseArgs({ options: { "per-stage": { type: "string" } } });
await seedDemo({
  perStage: values["per-stage"] === undefined ? undefined : Number(values["per-stage"]),
  log: (line: string) => {
    process.stdout.write(`${line}\n`);
    process.send?.(line);
  },
});
process.exit(0);
