import type pg from "pg";
import { type Actor, type ActorKind, type ActorOf, visitor } from "@/lib/identity/actor";
import { sessionOfToken } from "@/lib/identity/session";
import { asSignIn, openSession } from "@/lib/identity/sign-in-transaction";
import { now } from "@/lib/platform/clock";

/** A person of the demo, signed in by the product's own code. */
export type SignedInPerson<K extends ActorKind> = Readonly<{ actor: ActorOf<K>; token: string }>;

export type Cast = Readonly<{
  visitor: Actor;
  official: SignedInPerson<"OFFICIAL">;
  clerk: SignedInPerson<"POSTAL_CLERK">;
  courier: SignedInPerson<"COURIER">;
  administrator: SignedInPerson<"ADMINISTRATOR">;
}>;

async function signIn<K extends Exclude<ActorKind, "VISITOR" | "CITIZEN">>(owner: pg.Pool, username: string, kind: K): Promise<SignedInPerson<K>> {
  const { rows: [row] } = await owner.query<{ id: string; full_name: string }>("select id, full_name from staff where username = $1", [username]);
  if (!row) throw new Error(`No account ${username}`);
  const context = { from: { userAgent: "npm run bench", ipAddress: "127.0.0.1" }, replaces: null, at: now() };
  const { token } = await asSignIn((tx) => openSession(tx, { kind, id: row.id, name: row.full_name }, "DEMO", context));
  const session = await sessionOfToken(token);
  const is = (actor: Actor | undefined): actor is ActorOf<K> => actor?.kind === kind;
  const actor = session?.actor;
  if (!is(actor)) throw new Error(`${username} is no ${kind}`);
  return { actor, token };
}

/** The people who ask: an official of the measured agency, the clerk who receives for it, the province's administrator. */
export async function castOf(owner: pg.Pool): Promise<Cast> {
  return {
    visitor: visitor(),
    official: await signIn(owner, "tthu.vhttdl", "OFFICIAL"),
    clerk: await signIn(owner, "ntha.quay", "POSTAL_CLERK"),
    courier: await signIn(owner, "pvcuong.buuta", "COURIER"),
    administrator: await signIn(owner, "nvhung.tinh37", "ADMINISTRATOR"),
  };
}
