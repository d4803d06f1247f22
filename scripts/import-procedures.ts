import { closeSync, openSync, readSync, writeFileSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import pg from "pg";
import { now } from "@/lib/platform/clock";
import { importReportText } from "@/lib/procedures/import-report";
import { importProcedures } from "@/lib/procedures/jobs";
import { withDatabase } from "@/scripts/with-database";

const CHUNK = 1 << 16;

/** The lines of a file, read piece by piece. The newline at the very end opens no new line. */
function* linesOfFile(path: string): Generator<string> {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const chunk = Buffer.alloc(CHUNK);
  let rest = "";
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield line.replace(/\r$/, "");
    }
    rest += decoder.end();
    if (rest !== "") yield rest;
  } finally {
    closeSync(file);
  }
}

const USAGE = "Cách dùng: npm run import:procedures -- TỆP.jsonl [--report TỆP.json]\n";

async function main(): Promise<void> {
  const [file, option, reportFile] = process.argv.slice(2);
  if (file === undefined || (option !== undefined && (option !== "--report" || reportFile === undefined))) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  await withDatabase(async ({ owner }) => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      const report = await importProcedures(client, linesOfFile(file), now());
      process.stdout.write(`${importReportText(report)}\n`);
      if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    } finally {
      await client.end();
    }
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`Không nhập được tệp thủ tục: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
