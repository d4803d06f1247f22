import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "@/lib/identity/actor";
import { type PreparedQuery, readPrepared, transact, type TransactionSettings, type Tx } from "@/lib/platform/db";
import type { QueryResultRow } from "pg";

function settingsOf(actor: Actor): TransactionSettings {
  return {
    "app.actor_kind": actor.kind,
    "app.actor_id": actor.id ?? "",
    "app.actor_office": ("officeId" in actor ? actor.officeId : null) ?? "",
    "app.actor_agency": ("agencyId" in actor ? actor.agencyId : null) ?? "",
    "app.actor_province": "provinceCode" in actor ? actor.provinceCode : "",
  };
}

const together = new AsyncLocalStorage<Readonly<{ actor: Actor; tx: Tx }>>();

/**
 * Runs `work` in one transaction in which the database knows the actor: its row-level policies are the second lock. Within `readTogether` of the same actor it is that
 * reading's transaction.
 */
export function withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = together.getStore();
  return open?.actor === actor ? work(open.tx) : transact(settingsOf(actor), work);
}

/** Several readings of one page, one after the other, in one transaction instead of one each: a transaction costs as much as what most of them read. */
export function readTogether<T>(actor: Actor, reads: () => Promise<T>): Promise<T> {
  return transact(settingsOf(actor), (tx) => together.run({ actor, tx }, reads));
}

/** Whether a reading by `readTogether` is under way: its transaction is no command's. */
export function isReadingTogether(): boolean {
  return together.getStore() !== undefined;
}

type Waiting = Readonly<{ query: PreparedQuery; answer: (rows: QueryResultRow[]) => void; fail: (error: unknown) => void }>;
const gathering = new WeakMap<Actor, Waiting[]>();

/** One prepared read under the actor's row-level policies (hot paths: lists, look-up, statistics). Brief ones that a page asks for at the same moment share a transaction. */
export async function readAs<Row extends QueryResultRow>(actor: Actor, query: PreparedQuery): Promise<Row[]> {
  const rows = query.brief ? await gather(actor, query) : (await readPrepared(settingsOf(actor), [query]))[0];
  return rows as Row[];
}

function gather(actor: Actor, query: PreparedQuery): Promise<QueryResultRow[]> {
  return new Promise((answer, fail) => {
    const waiting = { query, answer, fail };
    const others = gathering.get(actor);
    if (others) return void others.push(waiting);
    const all: Waiting[] = [waiting];
    gathering.set(actor, all);
    queueMicrotask(() => void send(actor, all));
  });
}

async function send(actor: Actor, all: readonly Waiting[]): Promise<void> {
  gathering.delete(actor);
  try {
    const read = await readPrepared(settingsOf(actor), all.map(({ query }) => query));
    all.forEach(({ answer }, at) => answer(read[at] ?? []));
  } catch (error) {
    for (const { fail } of all) fail(error);
  }
}
