import { fromThisSite } from "@/app/api/same-origin";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import { NotPermitted } from "@/lib/access/policy";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

/** The largest sending: 50 operations with their signatures. */
const MAX_BODY = 12_000_000;
const NO_STORE = { headers: { "cache-control": "no-store" } } as const;

function told(status: number, reason: string, words: string): Response {
  return Response.json({ ok: false, reason, words }, { status, ...NO_STORE });
}

async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotPermitted) return told(403, "NOT_PERMITTED", "Tài khoản này không phải của bưu tá.");
    log.error("courier sync failed", error);
    return told(503, "UNAVAILABLE", "Hệ thống đang gián đoạn. Máy sẽ tự gửi lại.");
  }
}

/** The courier's day, for his phone to work with while there is no network. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return told(401, "SIGN_IN", "Phiên đăng nhập đã hết. Đăng nhập lại rồi gửi tiếp; việc đã ghi vẫn còn trên máy.");
  return answered(async () => Response.json({ ok: true, snapshot: await readCourierSnapshot(actor) }, NO_STORE));
}

/** Takes a phone's operations and answers each. 410: the phone was revoked and must wipe itself; 409: it is another courier's. */
export async function POST(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return told(403, "FOREIGN_ORIGIN", "Yêu cầu không đến từ trang này.");
  const actor = await currentActor();
  if (actor.kind === "VISITOR") return told(401, "SIGN_IN", "Phiên đăng nhập đã hết. Đăng nhập lại rồi gửi tiếp; việc đã ghi vẫn còn trên máy.");
  if (!(Number(request.headers.get("content-length") ?? Number.NaN) <= MAX_BODY)) return told(413, "TOO_LARGE", "Một lần gửi quá lớn.");
  const body: unknown = await request.json().catch(() => null);
  const sending = sendingSchema.safeParse(body);
  if (!sending.success) return told(422, "BROKEN", "Dữ liệu gửi lên không đọc được. Cập nhật ứng dụng rồi gửi lại.");
  return answered(async () => {
    const result = await syncCourier(actor, sending.data);
    if (!result.ok) return told(409, result.refusals[0].reason, result.refusals[0].words);
    const { revoked, ...answers } = result.value;
    return revoked === null ? Response.json({ ok: true, ...answers }, NO_STORE) : Response.json({ ok: false, reason: "DEVICE_REVOKED", words: revoked, receipts: answers.receipts }, { status: 410, ...NO_STORE });
  });
}
