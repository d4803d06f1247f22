/** The least that a simulator's faults say: which one, and after how many hits all is well again. */
type Faults = Readonly<{ mode: string; times?: number | undefined }>;

/** The faults of a simulator that are set, used up as they hit. */
export class FaultSwitch<Set extends Faults> {
  readonly #none: Set;
  readonly #hits: (faults: Set, target: string) => boolean;
  #faults: Set;

  /** @param hits whether the faults that are set concern this carrier or call */
  constructor(none: Set, hits: (faults: Set, target: string) => boolean) {
    this.#none = none;
    this.#hits = hits;
    this.#faults = none;
  }

  set(faults: Set): void {
    this.#faults = faults;
  }

  /** All is well again. */
  clear(): void {
    this.#faults = this.#none;
  }

  get now(): Set {
    return this.#faults;
  }

  /** The fault that hits this carrier or call; "none" for the others. */
  hit(target: string): Set["mode"] {
    const faults = this.#faults;
    if (faults.mode === this.#none.mode || !this.#hits(faults, target)) return this.#none.mode;
    if (faults.times !== undefined) this.#faults = faults.times > 1 ? { ...faults, times: faults.times - 1 } : { ...faults, mode: this.#none.mode, times: undefined };
    return faults.mode;
  }
}
