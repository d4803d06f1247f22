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

/** Runs `work` in one transaction in which the database knows the actor: its row-level policies are the second lock. */
export function withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(settingsOf(actor), work);
}

/** One prepared read under the actor's row-level policies (hot paths: lists, look-up, statistics). */
export function readAs<Row extends QueryResultRow>(actor: Actor, query: PreparedQuery): Promise<Row[]> {
  return readPrepared<Row>(settingsOf(actor), query);
}
