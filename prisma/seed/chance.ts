/** Chance that comes out the same at every run: the demo's invented people and days are always the same ones. */
export type Chance = Readonly<{
  /** From 0 (included) to 1 (not included). */
  next: () => number;
  /** A whole number between both ends, included. */
  between: (low: number, high: number) => number;
  pick: <T>(from: readonly T[]) => T;
  shuffled: <T>(items: readonly T[]) => T[];
}>;

/** Fractions from 0 (included) to 1 (not included), the same for the same seed. Mulberry32: small, and even enough for whatever is invented. */
export function fractionsOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function chanceOf(seed: number): Chance {
  const next = fractionsOf(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const one = from[between(0, from.length - 1)];
    if (one === undefined) throw new RangeError("Nothing to pick from");
    return one;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = between(0, i);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  return { next, between, pick, shuffled };
}
