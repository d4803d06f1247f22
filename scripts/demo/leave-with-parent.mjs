// Preloaded into every child of the launcher. When the launcher is gone (even killed), its channel closes and the child leaves
// the way SIGTERM would make it: nothing keeps running behind. A child's own forks inherit the preload, but not the duty.
if (process.ppid === Number(new URL(import.meta.url).searchParams.get("launcher"))) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
