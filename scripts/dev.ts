import { runInTerminal } from "@/scripts/demo/session";

// `npm run dev`: the demo with `next dev` in the place of a production build.
await runInTerminal("development", ({ settings }) => Promise.resolve(`\nBản phát triển: ${settings.origin} · nhật ký: ${settings.logs}\n\n`));
