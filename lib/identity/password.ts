import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the package's default), 64 MiB, three passes: about 60 ms on the machines we measured. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

// Hashes run in Node's pool of four threads, which also finds hosts and greets the database: a rush of sign-ins must leave it
// room, or every other request waits for a connection. It bounds their memory too.
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** The password as it is stored. Different for equal passwords: the salt is random. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC"), COST));
}

let nobody: Promise<string> | undefined;

/**
 * True when the password belongs to the stored hash. Without a hash (no such account) the same work is done in vain, so that the
 * time of the answer does not tell which accounts exist.
 */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const compared = stored ?? (await (nobody ??= hashPassword("an account that does not exist")));
  const matches = await inTurn(() => verify(compared, password.normalize("NFC")));
  return stored !== undefined && matches;
}
