import { fractionsOf } from "@/prisma/seed/chance";

/** Chance of the tests that comes again with the same seed: a corpus, a history or a courier's day is its seed. */
export class Chance {
  /** From 0 up to, never reaching, 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = fractionsOf(seed);
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + this.upTo(most - least + 1);
  }

  /** A whole number from 0 up to, never reaching, `end`. */
  upTo(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** True in this share of the cases (0.25: in every fourth). */
  likely(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError when there is nothing to pick */
  pick<T>(items: readonly T[]): T {
    const item = items[this.upTo(items.length)];
    if (item === undefined) throw new RangeError("Nothing to pick from");
    return item;
  }

  sign(): number {
    return this.likely(0.5) ? -1 : 1;
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
    return new Chance(this.upTo(4_294_967_296));
  }
}
