/** One way of doing a thing once. `turn` counts from 0, so that each call may ask for something else. */
export type Doing = (turn: number) => Promise<unknown>;

/** What is measured: ours beside its floors, each doing the same thing. */
export type Subject = Readonly<{
  name: string;
  /** Where both run: a function of this process, or a page over HTTP. */
  level: "lõi" | "trang";
  ours: Doing;
  floors: readonly Readonly<{ name: string; doing: Doing }>[];
  /** Each side can be done so many times only (there are no more rows to move). */
  supply?: number;
}>;

export type Times = Readonly<{ p50: number; p95: number; perSecond: number; perSecondOf16: number }>;
export type Comparison = Readonly<{
  name: string;
  level: Subject["level"];
  floor: string;
  ours: Times;
  floorTimes: Times;
  /** Ours p50 over the floor's: 1 is as fast, 2 is twice as slow. */
  ratio: number;
}>;

/** How long to measure: calls one after another, and calls 16 at a time, each side. */
export type Effort = Readonly<{ calls: number; seconds: number; callsOf16: number; secondsOf16: number }>;
export const FULL: Effort = { calls: 400, seconds: 6, callsOf16: 1600, secondsOf16: 4 };
export const QUICK: Effort = { calls: 60, seconds: 1, callsOf16: 160, secondsOf16: 0.6 };

const AT_ONCE = 16;
const ROUNDS = 4;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

type Side = { doing: Doing; turn: number; left: number; alone: number[]; aloneMs: number; together: number; togetherMs: number };

/** Calls one after another, the sides in turns: what disturbs the machine meets them all alike. */
async function oneByOne(sides: readonly Side[], { calls, seconds }: Effort): Promise<void> {
  const begun = performance.now();
  for (let i = 0; i < calls && performance.now() - begun < seconds * 1000 * sides.length; i++) {
    for (const side of sides) {
      if (side.left === 0) continue;
      side.left--;
      const start = performance.now();
      await side.doing(side.turn++);
      const took = performance.now() - start;
      side.alone.push(took);
      side.aloneMs += took;
    }
  }
}

/** 16 callers at once, one side after the other in short rounds. */
async function together(sides: readonly Side[], { callsOf16, secondsOf16 }: Effort): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of sides) {
      const begun = performance.now();
      let calls = Math.ceil(callsOf16 / ROUNDS);
      const caller = async () => {
        while (calls > 0 && side.left > 0 && performance.now() - begun < (secondsOf16 * 1000) / ROUNDS) {
          calls--;
          side.left--;
          await side.doing(side.turn++);
          side.together++;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, caller));
      side.togetherMs += performance.now() - begun;
    }
  }
}

function timesOf(side: Side): Times {
  const sorted = side.alone.toSorted((a, b) => a - b);
  return {
    p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95),
    perSecond: (sorted.length / side.aloneMs) * 1000, perSecondOf16: (side.together / side.togetherMs) * 1000,
  };
}

/** Measures a subject beside its floors, warmed up first. */
export async function compare(subject: Subject, effort: Effort): Promise<Comparison[]> {
  const sides = [subject.ours, ...subject.floors.map(({ doing }) => doing)].map((doing): Side => ({
    doing, turn: 0, left: subject.supply ?? Number.POSITIVE_INFINITY, alone: [], aloneMs: 0, together: 0, togetherMs: 0,
  }));
  await oneByOne(sides, { ...effort, calls: Math.ceil(effort.calls / 10), seconds: effort.seconds / 4 });
  for (const side of sides) Object.assign(side, { alone: [], aloneMs: 0 });
  await oneByOne(sides, effort);
  await together(sides, effort);
  const [ours, ...floors] = sides;
  if (!ours) return [];
  const mine = timesOf(ours);
  return subject.floors.flatMap(({ name }, place) => {
    const floor = floors[place];
    if (!floor) return [];
    const floorTimes = timesOf(floor);
    return { name: subject.name, level: subject.level, floor: name, ours: mine, floorTimes, ratio: mine.p50 / floorTimes.p50 };
  });
}
