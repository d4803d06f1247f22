import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import { codeExpiry, codeMayBeMade } from "@/lib/dossiers/delivery-code";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { newPin, shownPin } from "@/lib/dossiers/pin";
import type { MakeDeliveryCodeInput, ProveDeliveryCodeInput } from "@/lib/dossiers/schema/delivery-code";
import type { Recipient } from "@/lib/dossiers/schema/deliver-result";
import type { Actor } from "@/lib/identity/actor";
import { hashPassword, passwordMatches } from "@/lib/identity/password";
import { countPinAttempt, forgivePinAttempt, pinAttemptsLeft } from "@/lib/identity/pin-attempts";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { searchText } from "@/lib/platform/vietnamese";

type MadeCode = Readonly<{ codeId: string; /** In groups, for the one who made it and this answer alone. */ code: string; expiresAt: Date; recipientName: string }>;

type KeptCode = { codeId: string; serial: number };

/**
 * The owner makes a code for somebody who is to take the result for him, in place of a written authorisation (QĐ 45/2016/QĐ-TTg, Điều 10). The
 * code before ends. It is told in this answer alone and kept as an argon2 hash; the same sending again is refused.
 */
export async function makeDeliveryCode(actor: Actor, { operationId, dossierId, recipientName }: MakeDeliveryCodeInput): Promise<Result<MadeCode>> {
  const permitted = permit(actor, "delivery-code.make");
  const code = newPin();
  // Before the transaction: it takes 60 ms of a processor and would hold a connection.
  const hash = await hashPassword(code);
  const codeId = newId<"delivery-code">();
  const at = now();
  const expiresAt = codeExpiry(at);
  const kept = await once<KeptCode>(permitted.actor, operationId, "makeDeliveryCode", async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, select: { returnMethod: true, status: true } });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    if (!codeMayBeMade(dossier)) return refused("NO_DELIVERY", "Hồ sơ này không có lần phát kết quả tận nơi nào sắp tới, nên không cần mã.");
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`delivery-code:${dossierId}`}, 0))`;
    const last = await tx.deliveryCode.findFirst({ where: { dossierId }, orderBy: { serial: "desc" }, select: { serial: true } });
    const serial = (last?.serial ?? 0) + 1;
    const { id, name } = permitted.actor;
    await tx.$executeRaw`insert into delivery_code (id, dossier_id, serial, code_hash, recipient_name, made_by_id, made_by_name, made_at, expires_at)
      values (${codeId}::uuid, ${dossierId}::uuid, ${serial}, ${hash}, ${recipientName}, ${id}::uuid, ${name}, ${at}, ${expiresAt})`;
    return ok({ codeId, serial });
  });
  if (!kept.ok) return kept;
  if (kept.value.codeId !== codeId) return refused("CODE_TOLD", "Mã đã hiện một lần và không hiện lại được. Bấm lập mã lần nữa để có mã mới; mã cũ hết dùng.");
  return ok({ codeId, code: shownPin(code), expiresAt, recipientName });
}

/** A code that was compared and fits: spent with the delivery. `words`: what stands in the proof for the authorisation. */
export type ProvenCode = Readonly<{ codeId: string; words: string }>;

type KnownCode = Readonly<{ id: string; code_hash: string; recipient_name: string; made_by_name: string; expires_at: Date; used_at: Date | null }>;

/** Tries that a courier has left on a dossier's code, in words; "" when that is not known. */
async function triesLeft(dossierId: string, courierId: string): Promise<string> {
  const left = await pinAttemptsLeft(`phat:${dossierId}`, courierId);
  return left > 0 ? ` Còn ${left} lần thử.` : " Hết lần thử: đợi 15 phút, hoặc xem giấy ủy quyền.";
}

const WRONG = "Mã một lần chưa đúng, hoặc đã có mã mới hơn. Nhờ người nhận hỏi lại chủ hồ sơ.";

/**
 * Compares a code; each attempt is counted first, per dossier and courier, so that a code of six digits is not to be guessed. Where there is none for this
 * courier (no code, or another has the result) nothing is to be guessed either, and nothing counted.
 */
async function compared({ actor }: Permit<"delivery.complete">, dossierId: string, { recipientName, oneTimeCode }: Readonly<{ recipientName: string; oneTimeCode: string }>): Promise<Result<KnownCode>> {
  const [known] = await withActor(actor, (tx) => tx.$queryRaw<KnownCode[]>`select * from delivery_code_of(${dossierId}::uuid)`);
  if (!known) return refused("WRONG_CODE", WRONG, "oneTimeCode");
  const attempt = await countPinAttempt(`phat:${dossierId}`, actor.id);
  if (!attempt.ok) return refused("TOO_MANY_ATTEMPTS", "Đã thử mã quá nhiều lần. Đợi 15 phút, hoặc xem giấy ủy quyền; không có thì chưa giao.", "oneTimeCode");
  if (!(await passwordMatches(known.code_hash, oneTimeCode))) return refused("WRONG_CODE", `${WRONG}${await triesLeft(dossierId, actor.id)}`, "oneTimeCode");
  await forgivePinAttempt(`phat:${dossierId}`, actor.id);
  if (known.used_at === null && now() > known.expires_at) return refused("CODE_EXPIRED", `Mã này hết hạn lúc ${formatDateTime(known.expires_at)}. Chủ hồ sơ lập mã mới trên trang hồ sơ của mình.`, "oneTimeCode");
  if (searchText(recipientName) !== searchText(known.recipient_name)) {
    return refused("NAME_DIFFERS", `Mã này lập cho ${known.recipient_name}. Người có mặt là người khác thì chưa giao.`, "recipientName");
  }
  return ok(known);
}

const provenBy = (known: KnownCode): ProvenCode => ({ codeId: known.id, words: `Mã một lần do ${known.made_by_name} lập cho ${known.recipient_name}` });
const USED = "Mã này đã dùng cho một lần giao. Mỗi mã chỉ dùng một lần.";

type Proof = ProvenCode & Readonly<{ dossierId: string; recipientName: string }>;

/**
 * A phone asks at the door whether a code is right, before its courier hands anything over: only the server can compare it. The answer is kept under
 * the operation's id, by which the delivery names it later (`codeProof`), also when the network is gone by then; the code is spent with the delivery.
 */
export async function proveDeliveryCode(actor: Actor, { operationId, dossierId, recipientName, oneTimeCode }: ProveDeliveryCodeInput): Promise<Result<Proof>> {
  const permitted = permit(actor, "delivery.complete");
  const known = await compared(permitted, dossierId, { recipientName, oneTimeCode });
  if (!known.ok) return known;
  if (known.value.used_at !== null) return refused("CODE_USED", USED, "oneTimeCode");
  return once<Proof>(permitted.actor, operationId, "proveDeliveryCode", async () => ok({ ...provenBy(known.value), dossierId, recipientName }));
}

/** What this courier was told at the door about this dossier and this person. */
async function provenBefore({ actor }: Permit<"delivery.complete">, dossierId: string, recipientName: string, codeProof: string): Promise<Result<ProvenCode>> {
  const asked = await withActor(actor, (tx) => tx.operation.findFirst({ where: { id: codeProof, actorId: actor.id, command: "proveDeliveryCode" } }));
  const proof = asked === null ? null : (JSON.parse(asked.answer) as Proof);
  if (proof === null || proof.dossierId !== dossierId) return refused("WRONG_CODE", "Mã một lần của lần giao này chưa được máy chủ kiểm.", "oneTimeCode");
  if (searchText(proof.recipientName) !== searchText(recipientName)) return refused("NAME_DIFFERS", `Mã này lập cho ${proof.recipientName}, không phải ${recipientName}.`, "recipientName");
  return ok({ codeId: proof.codeId, words: proof.words });
}

/**
 * Compares the code that an authorised person tells at the door, or finds what was said of it there before; null when none was told. Whether it was
 * used is seen when it is spent, so that a replay gets its first answer.
 */
export async function provenCode(permitted: Permit<"delivery.complete">, dossierId: string, recipient: Recipient): Promise<Result<ProvenCode | null>> {
  const { oneTimeCode, codeProof, recipientName } = recipient;
  if (codeProof !== undefined) return provenBefore(permitted, dossierId, recipientName, codeProof);
  if (oneTimeCode === undefined) return ok(null);
  const known = await compared(permitted, dossierId, { recipientName, oneTimeCode });
  return known.ok ? ok(provenBy(known.value)) : known;
}

/** Spends a compared code, once, in the delivery's transaction. */
export async function spendCode(_permitted: Permit<"delivery.complete">, tx: Tx, code: ProvenCode | null, at: Date): Promise<Result<null>> {
  if (code === null) return ok(null);
  const count = await tx.$executeRaw`update delivery_code set used_at = ${at} where id = ${code.codeId}::uuid and used_at is null`;
  return count === 1 ? ok(null) : refused("CODE_USED", USED, "oneTimeCode");
}
