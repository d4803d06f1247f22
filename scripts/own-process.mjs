import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

// Loader of the page processes: `@/…` is the project's root; Node itself strips the types. Starts in a third of the time of tsx.
const root = pathToFileURL(`${process.cwd()}/`);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.startsWith("@/") ? { url: new URL(`${specifier.slice(2)}.ts`, root).href, format: "module-typescript", shortCircuit: true } : next(specifier, context),
});
