import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { attachFile } from "@/lib/digitisation/commands";
import type { FileKind } from "@/lib/digitisation/file-kind";
import { checkSafe } from "@/lib/digitisation/safe-file";
import { refuseVirus } from "@/lib/digitisation/virus-check";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { lockOpenDossier } from "@/lib/dossiers/queries/draft-facts";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import type { DossierId, OperationId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";
import { normaliseText } from "@/lib/platform/vietnamese";

export type UploadInput = Readonly<{
  operationId: OperationId;
  dossierId: DossierId;
  /** null when the page does not depend on what it showed. */
  expectedVersion: number | null;
  purpose: "COMPONENT" | "RESULT";
  componentId: string | null;
  name: string;
  bytes: Uint8Array;
}>;

type Uploaded = Readonly<{ fileId: string; name: string }>;
const MOST_FILES = 20;

/** The name without folders and control characters, at most 150 characters, its ending kept. */
function fileName(given: string): string {
  const name = normaliseText((given.split(/[\\/]/).pop() ?? "").replace(/\p{Cc}/gu, "")) || "tep";
  const dot = name.lastIndexOf(".");
  return name.length <= 150 ? name : `${name.slice(0, 140)}${dot > 0 ? name.slice(dot).slice(0, 10) : ""}`;
}

/**
 * Keeps a file with a dossier, checked by its bytes (PDF, JPG, PNG; 20 MB; no script, no second file, no virus). In a draft it is only attached; later it is an
 * event: DIGITISE for a component, ATTACH_RESULT for a result. A citizen adds files to a draft or when asked for a supplement.
 */
export async function uploadFile(actor: Actor, input: UploadInput): Promise<Result<Uploaded>> {
  const permitted = permit(actor, "file.upload");
  const name = fileName(input.name);
  const kind = checkSafe(input.bytes, name, "file");
  if (!kind.ok) return kind;
  const virus = await refuseVirus(input.bytes, "file");
  if (!virus.ok) return virus;
  if (input.purpose === "RESULT") return attachResult(permit(actor, "dossier.decide"), input, name, kind.value);
  return once(permitted.actor, input.operationId, "uploadFile", async (tx) => {
    const dossier = await tx.dossier.findFirst({
      where: { AND: [{ id: input.dossierId }, dossiersVisibleTo(actor)] },
      include: { case: { include: { components: true } }, files: { where: { removedAt: null } } },
    });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    if (input.componentId !== null && !dossier.case.components.some(({ id }) => id === input.componentId)) {
      return refused("NOT_FOUND", "Giấy tờ này không thuộc thủ tục. Hãy tải lại trang.", "file");
    }
    if (dossier.files.filter(({ componentId }) => componentId === input.componentId).length >= MOST_FILES) {
      return refused("TOO_MANY_FILES", `Mỗi giấy tờ nhận nhiều nhất ${MOST_FILES} tệp. Hãy ghép các ảnh thành một tệp PDF.`, "file");
    }
    if (dossier.status === "DRAFT") return attachToDraft(permitted, tx, input, name, kind.value);
    if (actor.kind === "CITIZEN" && dossier.status !== "AWAITING_SUPPLEMENT") {
      return refused("WRONG_STATUS", "Hồ sơ đã nộp. Chỉ gửi thêm được khi cơ quan yêu cầu bổ sung.", "file");
    }
    const moved = await moveDossier<"DIGITISE">(permitted, tx, {
      dossierId: input.dossierId, event: "DIGITISE", operationId: input.operationId, expectedVersion: input.expectedVersion, at: now(),
      payload: { sha256: sha256(input.bytes), componentId: input.componentId, name },
    });
    return moved.ok ? attach(permitted, tx, input, name, kind.value) : moved;
  });
}

async function attach(permitted: Permit, tx: Tx, input: UploadInput, name: string, contentType: FileKind): Promise<Result<Uploaded>> {
  const { dossierId, purpose, componentId, bytes } = input;
  const file = await attachFile(permitted, tx, { dossierId, purpose, componentId, name, bytes, contentType, at: now() });
  return ok({ fileId: file.id, name });
}

/** A file of a draft settles its component, unless the paper is promised too. */
async function attachToDraft(permitted: Permit, tx: Tx, input: UploadInput, name: string, contentType: FileKind): Promise<Result<Uploaded>> {
  const { dossierId, componentId } = input;
  const open = await lockOpenDossier(permitted, tx, dossierId, now());
  if (!open || open.row.status !== "DRAFT") return refused("WRONG_STATUS", REFUSAL_WORDS.WRONG_STATUS);
  const { form } = open.facts;
  if (componentId !== null && form.papers[componentId]?.way !== "PAPER") {
    const papers = { ...form.papers, [componentId]: { way: "UPLOAD" as const, originals: 0, certifiedCopies: 0, photocopies: 0 } };
    await tx.dossier.update({ where: { id: dossierId }, data: { formData: { ...form, papers }, updatedAt: now() } });
  }
  return attach(permitted, tx, input, name, contentType);
}

async function attachResult(permitted: Permit<"dossier.decide">, input: UploadInput, name: string, contentType: FileKind): Promise<Result<Uploaded>> {
  return once(permitted.actor, input.operationId, "attachResult", async (tx) => {
    const moved = await moveDossier<"ATTACH_RESULT">(permitted, tx, {
      dossierId: input.dossierId, event: "ATTACH_RESULT", operationId: input.operationId, expectedVersion: input.expectedVersion, at: now(),
      payload: { sha256: sha256(input.bytes), name },
    });
    return moved.ok ? attach(permitted, tx, { ...input, componentId: null }, name, contentType) : moved;
  });
}
