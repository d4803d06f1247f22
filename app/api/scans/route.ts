import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { addScan } from "@/lib/dossiers/commands/add-scan";
import { scanFieldsSchema } from "@/lib/dossiers/schema/scan";
import { MAX_UPLOAD_BYTES, uploadRefusalWords } from "@/lib/dossiers/upload-words";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

function refusal(code: string, status: number): Response {
  return Response.json({ ok: false, refusals: [{ reason: code, words: uploadRefusalWords(code) }] }, { status });
}

/**
 * Takes one scanned file for a dossier's scanning table: multipart with `operationId`, `dossierId`, `sendingId`, `componentId?`, `replaces?` and one `file`.
 * Answers JSON as soon as it is kept: the scan that is being judged, or the words of the refusal. Too large a sending is turned away before it is read.
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
  const fields = scanFieldsSchema.safeParse(Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === "string")));
  if (!fields.success) return refusal("STALE_FORM", 422);
  const file = form.get("file");
  if (file === null || typeof file === "string") return refusal("FILE_EMPTY", 422);
  try {
    const { replaces, ...rest } = fields.data;
    const result = await addScan(actor, { ...rest, replaces: replaces?.[0] ?? null, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    return result.ok ? Response.json({ ok: true, scanId: result.value.scanId }) : Response.json({ ok: false, refusals: result.refusals }, { status: 422 });
  } catch (error) {
    if (error instanceof NotPermitted) return refusal("NOT_PERMITTED", 403);
    log.error("scan failed", error);
    return refusal("UNAVAILABLE", 503);
  }
}
