import { dataFolder } from "@/scripts/demo/data-folder";
import { launch, type LaunchOptions, type RunningDemo } from "@/scripts/demo/launch";
import { loadDotEnv } from "@/scripts/with-database";

/**
 * Runs the product in the terminal until Ctrl-C, SIGTERM, the terminal's end or the death of a part of it. Every child is gone
 * when this returns. The process's exit code is 0 after a wanted end, 1 after a failure.
 */
export async function runInTerminal(web: LaunchOptions["web"], announce: (demo: RunningDemo) => Promise<string>): Promise<void> {
  loadDotEnv();
  const started = performance.now();
  const log = (line: string) => process.stdout.write(`[${String(Math.round((performance.now() - started) / 1000)).padStart(3)} giây] ${line}\n`);
  const wanted = new AbortController();
  const asked = new Promise<undefined>((resolve) => {
    // npm passes a Ctrl-C on to us after the terminal already did: the second one changes nothing.
    const ask = () => {
      if (wanted.signal.aborted) return;
      log("Đang dừng…");
      wanted.abort(new Error("Đã dừng theo yêu cầu"));
      resolve(undefined);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
    // Whoever started us was killed without a word: nobody is left to stop us.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && ask(), 500).unref();
  });
  let demo: RunningDemo | undefined;
  try {
    demo = await launch({ dataDir: dataFolder(), web, log, signal: wanted.signal });
    process.stdout.write(await announce(demo));
    const broken = await Promise.race([asked, demo.broken]);
    if (broken !== undefined) {
      process.exitCode = 1;
      process.stderr.write(`\nPhần "${broken.name}" đã dừng ngoài ý muốn, dừng tất cả. Cuối nhật ký:\n${broken.logTail()}\n`);
    }
  } catch (error) {
    if (!wanted.signal.aborted) {
      process.exitCode = 1;
      process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    }
  } finally {
    await demo?.stop();
    log("Đã dừng.");
  }
  // A stray timer or socket must not keep the terminal.
  process.exit();
}
