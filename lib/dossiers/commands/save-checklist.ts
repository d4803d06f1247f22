import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { once } from "@/lib/access/once";
import { forgetEntry } from "@/lib/dossiers/commands/desk-entry";
import { EVENT_WORDS, REFUSAL_WORDS } from "@/lib/dossiers/labels";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { ChecklistLine, SaveChecklistInput } from "@/lib/dossiers/schema/save-checklist";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDate, formatTime } from "@/lib/platform/format";
import type { Dossier } from "@/lib/platform/generated/client";
import { ok, type Refusal, refused, type Result } from "@/lib/platform/result";

export type SavedChecklist = { dossierId: string; code: string | null; answers: number };

/** The dossier on the clerk's desk as his page showed it: still to be checked, and not moved by anybody since. */
export async function dossierToCheck(permitted: Permit, tx: Tx, dossierId: string, expectedVersion: number): Promise<Result<Dossier>> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(permitted.actor)] } });
  return stillToCheck(permitted, tx, dossier, expectedVersion);
}

/** The same for a dossier that the caller has read in his sight, with more beside it. */
export async function stillToCheck<Found extends Dossier>(_permitted: Permit, tx: Tx, dossier: Found | null, expectedVersion: number): Promise<Result<Found>> {
  if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
  if (dossier.version !== expectedVersion) {
    const last = await tx.dossierEvent.findFirst({ where: { dossierId: dossier.id }, orderBy: { seq: "desc" } });
    const what = last && last.event in EVENT_WORDS ? EVENT_WORDS[last.event as DossierEventName] : "cập nhật hồ sơ";
    const words = last ? `${last.actorName} vừa ${what} lúc ${formatTime(last.occurredAt)} ngày ${formatDate(last.occurredAt)}. Hãy tải lại trang để xem bước mới nhất.` : REFUSAL_WORDS.SOMEBODY_FASTER;
    return refused("SOMEBODY_FASTER", words);
  }
  return dossier.status === "SUBMITTED" ? ok(dossier) : refused("WRONG_STATUS", REFUSAL_WORDS.WRONG_STATUS);
}

type Named = Readonly<{ id: string; name: string; replacedByData: string | null }>;

/**
 * Papers taken at the counter although a database has their data, without a reason (NĐ 309/2026, Điều 4.2a). What the applicant sent
 * by courier he chose to send: nobody asked him for it.
 */
function paperAskedAgain({ channel }: Dossier, components: readonly Named[], lines: readonly ChecklistLine[]): readonly [Refusal, ...Refusal[]] | null {
  const replaced = new Map(components.flatMap(({ id, replacedByData }) => (replacedByData === null ? [] : [[id, replacedByData] as const])));
  const [first, ...rest] = lines.flatMap(({ componentId, answer, paperReason }): Refusal[] => {
    const database = replaced.get(componentId);
    if (channel !== "COUNTER" || database === undefined || (paperReason ?? null) !== null || (answer !== "FILED" && answer !== "MISSING")) return [];
    return [{ reason: "PAPER_REPLACED", words: `Dữ liệu này có ở ${database}: chọn “Từ CSDL”, hoặc chọn lý do vẫn cần bản giấy.`, field: `paperReason.${componentId}` }];
  });
  return first ? [first, ...rest] : null;
}

/**
 * Writes the clerk's answers (NĐ 118/2025, Điều 17: complete and correct). "Đã nộp" needs a count or a scan of the component;
 * an original shown for comparison is owed back with the result (Điều 20).
 */
export async function writeChecklist(permitted: Permit, tx: Tx, dossier: Dossier, lines: readonly ChecklistLine[]): Promise<Result<number>> {
  const { actor } = permitted;
  await forgetEntry(permitted, tx, dossier.id);
  const asked = await tx.dossier.findFirst({
    where: { AND: [{ id: dossier.id }, dossiersVisibleTo(actor)] },
    select: { case: { select: { components: true } }, files: { where: { purpose: "COMPONENT", removedAt: null }, select: { componentId: true } } },
  });
  if (!asked) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
  const { case: { components }, files } = asked;
  const known = new Set(components.map(({ id }) => id));
  const scanned = new Set(files.map(({ componentId }) => componentId));
  const empty = lines.filter(({ componentId, answer, originals, certifiedCopies, photocopies }) =>
    answer === "FILED" && originals + certifiedCopies + photocopies === 0 && !scanned.has(componentId));
  const [first, ...rest] = empty.map(({ componentId }): Refusal => ({
    reason: "NO_COUNT", words: "Ghi số bản đã nộp; nếu nộp bản điện tử thì số hóa tệp trước rồi mới ghi “Đã nộp”.", field: `answer.${componentId}`,
  }));
  if (first) return { ok: false, refusals: [first, ...rest] };
  const unexplained = paperAskedAgain(dossier, components, lines);
  if (unexplained) return { ok: false, refusals: unexplained };
  if (lines.some(({ componentId }) => !known.has(componentId))) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
  const replaced = new Set(components.flatMap(({ id, replacedByData }) => (replacedByData === null ? [] : [id])));
  // One statement for the whole list: a reception waits for nothing more than it must.
  await tx.$executeRaw`
    insert into component_answer (dossier_id, component_id, answer, originals, certified_copies, photocopies, note, paper_reason, checked_by_id, checked_by_name, checked_at)
    select ${dossier.id}::uuid, r."componentId", r.answer::answer_kind, r.originals, r."certifiedCopies", r.photocopies, r.note, coalesce(r."paperReason", ''), ${actor.id}::uuid, ${actor.name}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(lines.map((line) => ({ ...line, paperReason: replaced.has(line.componentId) ? (line.paperReason ?? null) : null })))}::jsonb)
      as r("componentId" uuid, answer text, originals int, "certifiedCopies" int, photocopies int, note text, "paperReason" text)
    on conflict (dossier_id, component_id) do update set answer = excluded.answer, originals = excluded.originals,
      certified_copies = excluded.certified_copies, photocopies = excluded.photocopies, note = excluded.note, paper_reason = excluded.paper_reason,
      checked_by_id = excluded.checked_by_id, checked_by_name = excluded.checked_by_name, checked_at = excluded.checked_at`;
  // Only ever set: an original declared as lent stays lent whatever the clerk answers.
  const shown = lines.filter(({ answer }) => answer === "SHOWN").map(({ componentId }) => componentId);
  if (shown.length > 0) await tx.paper.updateMany({ where: { dossierId: dossier.id, componentId: { in: shown }, kind: "ORIGINAL" }, data: { owedBack: true } });
  return ok(lines.length);
}

/** Keeps the checklist as far as it is filled in; the dossier stays where it is. */
export async function saveChecklist(actor: Actor, input: SaveChecklistInput): Promise<Result<SavedChecklist>> {
  const permitted = permit(actor, "dossier.check");
  return once(permitted.actor, input.operationId, "saveChecklist", async (tx) => {
    const dossier = await dossierToCheck(permitted, tx, input.dossierId, input.expectedVersion);
    if (!dossier.ok) return dossier;
    const written = await writeChecklist(permitted, tx, dossier.value, input.lines);
    return written.ok ? ok({ dossierId: input.dossierId, code: null, answers: written.value }) : written;
  });
}
