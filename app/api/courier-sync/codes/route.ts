import { fromThisSite } from "@/app/api/same-origin";
import { NotPermitted } from "@/lib/access/policy";
import { proveDeliveryCode } from "@/lib/dossiers/commands/delivery-code";
import { proveDeliveryCodeSchema } from "@/lib/dossiers/schema/delivery-code";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

const MAX_BODY = 4_000;

function told(status: number, words: string, field?: string): Response {
  return Response.json({ ok: false, words, ...(field !== undefined && { field }) }, { status, headers: { "cache-control": "no-store" } });
}

/** Whether the one-time code that somebody tells at the door is right. `proof`: by which the delivery names this answer. */
export async function POST(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return told(403, "Yêu cầu không đến từ trang này.");
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return told(401, "Phiên đăng nhập đã hết nên chưa kiểm được mã. Đăng nhập lại rồi kiểm.");
  if (!(Number(request.headers.get("content-length") ?? Number.NaN) <= MAX_BODY)) return told(413, "Yêu cầu quá lớn.");
  const input = proveDeliveryCodeSchema.safeParse(await request.json().catch(() => null));
  if (!input.success) return told(422, input.error.issues[0]?.message ?? "Mã không đọc được.", input.error.issues[0]?.path.map(String).join("."));
  try {
    const proven = await proveDeliveryCode(actor, input.data);
    if (!proven.ok) return told(422, proven.refusals[0].words, proven.refusals[0].field);
    return Response.json({ ok: true, proof: input.data.operationId, words: proven.value.words }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof NotPermitted) return told(403, "Tài khoản này không phải của bưu tá.");
    log.error("delivery code not compared", error);
    return told(503, "Hệ thống đang gián đoạn, chưa kiểm được mã. Chưa giao theo mã.");
  }
}
