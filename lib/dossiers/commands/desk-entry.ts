import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { DropEntryInput, KeepEntryInput } from "@/lib/dossiers/schema/desk-entry";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { ok, type Result } from "@/lib/platform/result";

/**
 * Keeps what a clerk has typed and not sent, so that a closed browser or a lost connection costs him nothing. His alone; the last
 * keeping wins, and sending the form forgets it. Nothing of the dossier changes.
 */
export async function keepEntry(actor: Actor, { subject, fields }: KeepEntryInput): Promise<Result<{ subject: string }>> {
  const { actor: clerk } = permit(actor, "desk-entry.keep");
  return withActor(clerk, async (tx) => {
    await tx.$executeRaw`
      insert into desk_entry (staff_id, subject, fields, kept_at) values (${clerk.id}::uuid, ${subject}, ${JSON.stringify(fields)}::jsonb, ${now()})
      on conflict (staff_id, subject) do update set fields = excluded.fields, kept_at = excluded.kept_at`;
    return ok({ subject });
  });
}

/** Throws away what was typed: another citizen is served. */
export async function dropEntry(actor: Actor, { subject }: DropEntryInput): Promise<Result<{ subject: string }>> {
  const permitted = permit(actor, "desk-entry.keep");
  return withActor(permitted.actor, async (tx) => {
    await forgetEntry(permitted, tx, subject);
    return ok({ subject });
  });
}

/** The entry was sent: in the transaction of what it became. */
export async function forgetEntry({ actor }: Permit, tx: Tx, subject: string): Promise<void> {
  await tx.deskEntry.deleteMany({ where: { staffId: actor.id, subject } });
}
