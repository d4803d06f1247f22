type Line = { running: number; waiting: (() => void)[] };

const held = globalThis as typeof globalThis & { mcbcTurns?: Map<string, Line> };
const lines = (held.mcbcTurns ??= new Map());

/**
 * Runs `work` when fewer than `places` of the same name run in this process; the others wait their turn, first come first served.
 * For work that queues behind one lock of the database anyway: waiting here takes no connection from anybody else.
 */
export async function inTurn<T>(name: string, places: number, work: () => Promise<T>): Promise<T> {
  const line = lines.get(name) ?? { running: 0, waiting: [] };
  lines.set(name, line);
  if (line.running >= places) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.running += 1;
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    // The place passes on to the next in line, or is given back.
    if (next) next();
    else line.running -= 1;
  }
}
