/** Numbers that look like chance and come again with the same seed. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, never reaching, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in so many of a hundred cases. */
  percent(cases: number): boolean {
    return this.next() * 100 < cases;
  }

  /** @throws when there is nothing to pick */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error("Nothing to pick from");
    return item;
  }

  /** `count` different whole numbers from `least` to `most`, in order. */
  moments(count: number, least: number, most: number): number[] {
    const found = new Set<number>();
    const possible = Math.min(count, most - least + 1);
    while (found.size < possible) found.add(this.whole(least, most));
    return [...found].sort((one, other) => one - other);
  }

  /** A chance of its own for somebody who works beside others: their steps do not change his. */
  fork(): Chance {
    return new Chance(Math.floor(this.next() * 4_294_967_296));
  }
}
