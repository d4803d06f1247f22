import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { operationOfFile, type UploadFields, uploadFieldsSchema } from "@/lib/dossiers/schema/upload-file";
import { MAX_UPLOAD_BYTES, uploadRefusalWords } from "@/lib/dossiers/upload-words";
import type { Actor } from "@/lib/identity/actor";
import { localPath } from "@/lib/identity/destination";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";
import { ok, refused, type Result } from "@/lib/platform/result";

export const dynamic = "force-dynamic";

type Sent = Readonly<{ files: readonly Readonly<{ fileId: string; name: string }>[] }>;

/** The page that the form stands on, when the form itself was not read. */
function pageBefore(request: Request): string {
  const referer = request.headers.get("referer");
  if (referer === null || !URL.canParse(referer)) return "/";
  const { pathname, search } = new URL(referer);
  return localPath(pathname + search) ?? "/";
}

/** A form gets its page again with the outcome in the address; a script that asks for JSON gets the words. */
function answer(request: Request, returnTo: string, componentId: string | null, result: Result<Sent>): Response {
  if (request.headers.get("accept")?.includes("application/json") === true) {
    return Response.json(result.ok ? { ok: true, ...result.value } : { ok: false, refusals: result.refusals }, { status: result.ok ? 200 : 422 });
  }
  const target = new URL(returnTo, "http://here.invalid");
  for (const name of ["loi", "xong", "giay"]) target.searchParams.delete(name);
  if (result.ok) target.searchParams.set("xong", "tep");
  else target.searchParams.set("loi", result.refusals[0].reason);
  if (componentId !== null) target.searchParams.set("giay", componentId);
  const place = componentId === null ? "" : `#giay-${componentId}`;
  return new Response(null, { status: 303, headers: { location: `${target.pathname}${target.search}${place}` } });
}

function withWords(code: string): Result<Sent> {
  return refused(code, uploadRefusalWords(code) ?? "", "file");
}

async function keepAll(actor: Actor, fields: UploadFields, files: readonly File[]): Promise<Result<Sent>> {
  const kept: { fileId: string; name: string }[] = [];
  for (const [index, file] of files.entries()) {
    const { dossierId, componentId, purpose, operationId, expectedVersion } = fields;
    const result = await uploadFile(actor, {
      dossierId, componentId, purpose, operationId: operationOfFile(operationId, index), name: file.name, bytes: new Uint8Array(await file.arrayBuffer()),
      // Each file after the first meets the version that the one before has made.
      expectedVersion: index === 0 ? expectedVersion : null,
    });
    if (!result.ok) return result;
    kept.push(result.value);
  }
  return ok({ files: kept });
}

/**
 * Takes files of a dossier: multipart with `operationId`, `dossierId`, `componentId?`, `purpose`, `expectedVersion?`, `returnTo`
 * and one or more `file`. Too large a sending is turned away before it is read.
 */
export async function POST(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return Response.json({ ok: false, refusals: [{ reason: "FOREIGN_ORIGIN", words: uploadRefusalWords("FOREIGN_ORIGIN") }] }, { status: 403 });
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return new Response(null, { status: 303, headers: { location: `/dang-nhap?tiep=${encodeURIComponent(pageBefore(request))}` } });
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_UPLOAD_BYTES)) return answer(request, pageBefore(request), null, withWords("FILE_TOO_LARGE"));
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return answer(request, pageBefore(request), null, withWords("FILE_BROKEN"));
  }
  const fields = uploadFieldsSchema.safeParse(Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === "string")));
  if (!fields.success) return answer(request, pageBefore(request), null, withWords("STALE_FORM"));
  const { returnTo, componentId } = fields.data;
  const files = form.getAll("file").filter((value): value is File => typeof value !== "string" && value.name !== "");
  if (files.length === 0) return answer(request, returnTo, componentId, withWords("FILE_EMPTY"));
  try {
    return answer(request, returnTo, componentId, await keepAll(actor, fields.data, files));
  } catch (error) {
    if (error instanceof NotPermitted) return answer(request, returnTo, componentId, withWords("NOT_PERMITTED"));
    log.error("upload failed", error);
    return answer(request, returnTo, componentId, withWords("UNAVAILABLE"));
  }
}
