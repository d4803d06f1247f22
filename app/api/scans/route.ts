import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { addScans, type ScanFile } from "@/lib/dossiers/commands/add-scans";
import { MOST_AT_ONCE } from "@/lib/dossiers/scan-limits";
import { scanFieldsSchema } from "@/lib/dossiers/schema/scan";
import { MAX_UPLOAD_BYTES, uploadRefusalWords } from "@/lib/dossiers/upload-words";
import type { Actor } from "@/lib/identity/actor";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";
import type { Refusal } from "@/lib/platform/result";

export const dynamic = "force-dynamic";

type Refused = Readonly<{ ok: false; refusals: readonly Refusal[] }>;
/** What became of one file: it is kept and will be judged, or why not. */
type Answer = Readonly<{ ok: true; scanId: string }> | Refused;

const refusedFor = (code: string): Refused => ({ ok: false, refusals: [{ reason: code, words: uploadRefusalWords(code) ?? "Chưa nhận được tệp. Hãy gửi lại sau ít phút." }] });
const refusal = (code: string, status: number): Response => Response.json(refusedFor(code), { status });

/** The files that can be read and have their fields go to the command together; each of the others is refused for itself. */
async function take(actor: Actor, form: FormData): Promise<readonly Answer[]> {
  const files = form.getAll("file");
  const fields = Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === "string"));
  const read = scanFieldsSchema.safeParse({ ...fields, operationIds: form.getAll("operationId") });
  if (!read.success) return files.map(() => refusedFor("STALE_FORM"));
  const { replaces, operationIds, ...rest } = read.data;
  const readable: ScanFile[] = [];
  for (const [place, file] of files.entries()) {
    const operationId = operationIds[place];
    if (typeof file !== "string" && operationId !== undefined) readable.push({ operationId, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  try {
    const added = await addScans(actor, { ...rest, replaces: replaces?.[0] ?? null, files: readable });
    return operationIds.map((id) => {
      const answer = added[readable.findIndex(({ operationId }) => operationId === id)];
      if (answer === undefined) return refusedFor("FILE_EMPTY");
      return answer.ok ? { ok: true, scanId: answer.value.scanId } : { ok: false, refusals: answer.refusals };
    });
  } catch (error) {
    if (!(error instanceof NotPermitted)) log.error("scans failed", error);
    return files.map(() => refusedFor(error instanceof NotPermitted ? "NOT_PERMITTED" : "UNAVAILABLE"));
  }
}

/**
 * Takes scanned files for a dossier's scanning table: multipart with `dossierId`, `sendingId`, `componentId?`, `replaces?` and, for each file in turn, one `operationId`
 * and one `file`. Answers JSON as soon as they are kept, file by file in their order: `{ ok, scans: [{ ok, scanId } | { ok, refusals }] }`; their pages come onto the
 * table behind it. Too large a sending is turned away before it is read.
 */
export async function POST(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return refusal("FOREIGN_ORIGIN", 403);
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return Response.json({ ok: false, refusals: [{ reason: "SIGNED_OUT", words: "Phiên đăng nhập đã hết. Mở thẻ khác để đăng nhập lại, rồi bấm gửi lại tệp này." }] }, { status: 401 });
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_UPLOAD_BYTES)) return refusal("FILE_TOO_LARGE", 422);
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return refusal("FILE_BROKEN", 422);
  }
  const [operations, files] = [form.getAll("operationId"), form.getAll("file")];
  if (files.length === 0) return refusal("FILE_EMPTY", 422);
  if (files.length !== operations.length || files.length > MOST_AT_ONCE) return refusal("STALE_FORM", 422);
  return Response.json({ ok: true, scans: await take(actor, form) });
}
