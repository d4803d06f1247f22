import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const TYPEFACE_FILES = [
  "400Regular/Tinos_400Regular.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "700Bold/Tinos_700Bold.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf",
] as const;
const PRINTS_BETWEEN_EVICTIONS = 20;

let shared: NodeCompiler | undefined;
let printsSinceEviction = 0;

/** One compiler for the process: it keeps fonts and parsed sources. Web, worker and scripts all start in the project's root. */
function compiler(): NodeCompiler {
  shared ??= NodeCompiler.create({
    workspace: process.cwd(),
    fontArgs: [{ fontBlobs: TYPEFACE_FILES.map((file) => readFileSync(path.join(process.cwd(), "node_modules/@expo-google-fonts/tinos", file))) }],
  });
  return shared;
}

/** A Typst source, or the file of one from the project's root. */
export type TypstSource = Readonly<{ source: string } | { file: string }>;
/** `standard`: PDF/A-2a, for archives, with the tags that screen readers need (ISO 19005-2); `madeAt`: the moment that the PDF bears. */
type Archive = Readonly<{ standard: "a-2a"; madeAt: Date }>;

/**
 * Prints a Typst document as PDF. `inputs` reach it as JSON texts, never as source; the same inputs and archive give the same bytes.
 * @throws Error when the PDF cannot be made, with the compiler's own words
 */
export function printTypst(from: TypstSource, inputs: Readonly<Record<string, unknown>>, archive?: Archive): Uint8Array {
  const texts = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, JSON.stringify(value)]));
  const main = "source" in from ? { mainFileContent: from.source } : { mainFilePath: path.join(process.cwd(), from.file) };
  const made = compiler().pdf({ ...main, inputs: texts }, archive && { pdfStandard: archive.standard, creationTimestamp: Math.floor(archive.madeAt.getTime() / 1000) });
  forgetOldWork();
  return new Uint8Array(made);
}

/** The compiler remembers layouts: dropping them now and then bounds memory, doing it each time doubles the work. */
function forgetOldWork(): void {
  printsSinceEviction += 1;
  if (printsSinceEviction < PRINTS_BETWEEN_EVICTIONS) return;
  printsSinceEviction = 0;
  compiler().evictCache(0);
}
