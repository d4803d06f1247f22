/** Keys closer than this, in milliseconds, come from a scanner: the fastest typists stay above 40. */
export const scanGapMs = 30;
const shortestCode = 6;

/** Parts the fields in the QR of an identity card; no other code of ours has it. */
export const CARD_SEPARATOR = "|";
/** Where this tab keeps a scanned card until the page for it reads and removes it. */
export const SCANNED_CARD = "mcbc-the-vua-quet";

/** Keys of one burst so far and the time of the last one. */
export type Burst = Readonly<{ text: string; lastAt: number }>;
export const noBurst: Burst = { text: "", lastAt: Number.NEGATIVE_INFINITY };

/** The burst after one more printable key at the time `at` (milliseconds); a slow key begins a new burst. */
export function addKey(burst: Burst, key: string, at: number): Burst {
  return at - burst.lastAt <= scanGapMs ? { text: burst.text + key, lastAt: at } : { text: key, lastAt: at };
}

/** The scanned code when Enter ends a burst at the time `at`, or null when a person typed. */
export function scannedCode(burst: Burst, at: number): string | null {
  const quick = at - burst.lastAt <= scanGapMs * 2;
  return quick && burst.text.length >= shortestCode ? burst.text : null;
}

/** The attribute of a place on the page that takes every scan for itself, and the event (its detail is the code) by which it gets them. */
export const SCAN_INTAKE = "data-scan-intake";
export const SCANNED_EVENT = "mcbc-quet";
