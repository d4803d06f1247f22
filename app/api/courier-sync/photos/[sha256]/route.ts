import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { keepPhoto } from "@/lib/deliveries/commands/keep-photo";
import { photoSchema } from "@/lib/deliveries/sync/schema";
import { MAX_PHOTO_BYTES } from "@/lib/deliveries/sync/snapshot";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

function told(status: number, reason: string, words: string): Response {
  return Response.json({ ok: false, reason, words }, { status });
}

/** Takes one photo by its SHA-256: `?viec=` the operation that announced it, `?may=` the phone. Too large a one is turned away unread. */
export async function PUT(request: Request, { params }: { params: Promise<{ sha256: string }> }): Promise<Response> {
  if (!fromThisSite(request)) return told(403, "FOREIGN_ORIGIN", "Yêu cầu không đến từ trang này.");
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return told(401, "SIGN_IN", "Phiên đăng nhập đã hết.");
  if (!(Number(request.headers.get("content-length") ?? Number.NaN) <= MAX_PHOTO_BYTES)) return told(413, "PHOTO_TOO_LARGE", "Ảnh quá lớn: tối đa 1,5 MB.");
  const { searchParams } = new URL(request.url);
  const input = photoSchema.safeParse({ sha256: (await params).sha256, operationId: searchParams.get("viec"), deviceId: searchParams.get("may") });
  if (!input.success) return told(422, "BROKEN", "Địa chỉ ảnh không đúng.");
  try {
    const kept = await keepPhoto(actor, { ...input.data, bytes: new Uint8Array(await request.arrayBuffer()) });
    return kept.ok ? Response.json({ ok: true, sha256: kept.value.sha256 }) : told(422, kept.refusals[0].reason, kept.refusals[0].words);
  } catch (error) {
    if (error instanceof NotPermitted) return told(403, "NOT_PERMITTED", "Tài khoản này không phải của bưu tá.");
    log.error("photo not kept", error);
    return told(503, "UNAVAILABLE", "Hệ thống đang gián đoạn. Máy sẽ tự gửi lại.");
  }
}
