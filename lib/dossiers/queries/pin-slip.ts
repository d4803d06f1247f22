import { z } from "zod";
import { permit } from "@/lib/access/policy";
import { countPinAttempt, forgivePinAttempt } from "@/lib/identity/pin-attempts";
import type { OpenByPinInput } from "@/lib/dossiers/schema/pin-slip";
import type { SlipTicket } from "@/lib/identity/slip-ticket";
import type { Actor } from "@/lib/identity/actor";
import { passwordMatches } from "@/lib/identity/password";
import { readPublic } from "@/lib/platform/db";
import type { DossierStatus, PaperKind, PartyKind, ReturnMethod } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

/** One answer for every failure: it does not tell whether the code, the slip or the PIN was wrong. */
const UNIFORM = "Mã hồ sơ hoặc mã PIN chưa đúng. Đối chiếu từng chữ số với phiếu; phiếu cũ hết dùng được khi đã lấy phiếu mới.";

/**
 * Compares a PIN with the slip in force of a dossier. Attempts are counted first, by code and by address; a code without a slip costs the
 * same time as one with.
 */
export async function openByPin(actor: Actor, { code, pin }: OpenByPinInput, ipAddress: string): Promise<Result<SlipTicket>> {
  permit(actor, "dossier.look-up");
  const attempt = await countPinAttempt(code, ipAddress);
  if (!attempt.ok) return attempt;
  const [slip] = await readPublic<{ dossier_id: string; serial: number; pin_hash: string }>({ name: "pin-slip-of", text: "select dossier_id, serial, pin_hash from pin_slip_of($1)", values: [code] });
  if (!(await passwordMatches(slip?.pin_hash, pin)) || !slip) return refused("WRONG_PIN", UNIFORM, "pinPassword");
  await forgivePinAttempt(code, ipAddress);
  return ok({ dossierId: slip.dossier_id, serial: slip.serial });
}

/** What the holder of a slip sees of his dossier: more than a code tells, and no person's name. */
export type SlipDossier = Readonly<{
  code: string; status: DossierStatus; procedureName: string; agency: Readonly<{ name: string; phone: string | null }>; office: Readonly<{ name: string; phone: string | null }> | null;
  receivedAt: Date | null; dueAt: Date | null; returnMethod: ReturnMethod;
  /** What is asked of him now, or why it ended; null when there is nothing. */
  asked: string | null;
  papers: readonly Readonly<{ description: string; kind: PaperKind; count: number; holder: PartyKind }>[];
}>;

type Row = {
  shown_code: string; status: DossierStatus; procedure_name: string; agency_name: string; agency_phone: string | null; office_name: string | null; office_phone: string | null;
  received_at: Date | null; due_at: Date | null; return_method: ReturnMethod; asked: string | null; papers: unknown;
};

const papersSchema = z.array(z.object({
  description: z.string(), kind: z.enum(["ORIGINAL", "CERTIFIED_COPY", "PHOTOCOPY", "RESULT"]), count: z.number(), holder: z.enum(["CITIZEN", "COURIER", "CLERK", "AGENCY"]),
}));

/** The dossier of a slip; null when a newer slip was issued since. */
export async function readSlipDossier(actor: Actor, { dossierId, serial }: SlipTicket): Promise<SlipDossier | null> {
  permit(actor, "dossier.look-up");
  const [row] = await readPublic<Row>({ name: "pin-slip-dossier", text: "select * from pin_slip_dossier($1, $2)", values: [dossierId, serial] });
  if (!row) return null;
  return {
    code: row.shown_code, status: row.status, procedureName: row.procedure_name, agency: { name: row.agency_name, phone: row.agency_phone },
    office: row.office_name === null ? null : { name: row.office_name, phone: row.office_phone }, receivedAt: row.received_at, dueAt: row.due_at, returnMethod: row.return_method,
    asked: row.asked, papers: papersSchema.parse(row.papers),
  };
}
