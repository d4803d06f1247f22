import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { postHead } from "@/lib/dossiers/form-data/head";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { newPin, shownPin } from "@/lib/dossiers/pin";
import { readFormFacts } from "@/lib/dossiers/queries/form-facts";
import type { IssuePinSlipInput } from "@/lib/dossiers/schema/pin-slip";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/password";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

/** The printed slip, for this one answer. */
export type PinSlipPrint = Readonly<{ pdf: Uint8Array; name: string; serial: number }>;

type Kept = { slipId: string; serial: number };

/**
 * Prints a slip with the dossier's code and a new PIN for somebody who has neither phone nor mail; the slip before ends. The PIN is
 * printed once and kept as an argon2 hash alone: not in the answer of the operation, not as a file, not in a log. So the same sending
 * again cannot be printed again: it is refused, and a new slip is asked for.
 */
export async function issuePinSlip(actor: Actor, { operationId, dossierId }: IssuePinSlipInput): Promise<Result<PinSlipPrint>> {
  const permitted = permit(actor, "pin-slip.issue");
  const pin = newPin();
  // Before the transaction: it takes 60 ms of a processor and would hold a connection.
  const pinHash = await hashPassword(pin);
  const slipId = newId<"pin-slip">();
  const at = now();
  const kept = await once<Kept>(permitted.actor, operationId, "issuePinSlip", async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, select: { id: true } });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    // Two clerks at once wait for each other: their slips have their own numbers, and the later holds.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`pin:${dossierId}`}, 0))`;
    const last = await tx.pinSlip.findFirst({ where: { dossierId }, orderBy: { serial: "desc" }, select: { serial: true } });
    const serial = (last?.serial ?? 0) + 1;
    await tx.$executeRaw`insert into pin_slip (id, dossier_id, serial, pin_hash, issued_by_id, issued_by_name, issued_at)
      values (${slipId}::uuid, ${dossierId}::uuid, ${serial}, ${pinHash}, ${permitted.actor.id}::uuid, ${permitted.actor.name}, ${at})`;
    return ok({ slipId, serial });
  });
  if (!kept.ok) return kept;
  if (kept.value.slipId !== slipId) return refused("SLIP_PRINTED", "Phiếu này đã in một lần; mã PIN không in lại được. Bấm “In phiếu tra cứu” lần nữa để có phiếu mới.");
  const facts = await withActor(permitted.actor, (tx) => readFormFacts(permitted, tx, dossierId));
  const origin = env("PUBLIC_ORIGIN").PUBLIC_ORIGIN;
  const version = formInForce("PIN_SLIP", vietnamDay(at));
  if (!version) throw new Error("No version of PIN_SLIP in force");
  const code = facts.code ?? facts.submissionCode;
  const pdf = await renderForm("PIN_SLIP", {
    head: postHead(facts.office?.name ?? "", facts.provinceName, null, at), dossierCode: code, trackingUrl: `${origin}/tra-cuu?ma=${code}`, trackingSite: `${new URL(origin).host}/tra-cuu/phieu`,
    pin: shownPin(pin), serial: kept.value.serial, procedureName: facts.procedureVersion.name, hotline: facts.office?.phone ?? null,
  }, { version });
  return ok({ pdf, name: `Phiếu tra cứu ${code}.pdf`, serial: kept.value.serial });
}
