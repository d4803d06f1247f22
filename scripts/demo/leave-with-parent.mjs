// Preloaded into every child of the launcher. When the launcher is gone (even killed), its channel closes and the child leaves
// the way SIGTERM would make it: nothing keeps running behind.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
