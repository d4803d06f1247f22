import { newId } from "@/lib/platform/ids";

/** What is asked of the server at the door: whose result, who stands there, and what he tells. */
export type Asked = Readonly<{ dossierId: string; recipientName: string; oneTimeCode: string }>;
/** PROVEN: the server said that the code is right; `proof` names its word. REFUSED: it is not, or not for him. UNCHECKED: nobody could say. */
export type CodeWord = Readonly<{ state: "PROVEN"; proof: string; words: string }> | Readonly<{ state: "REFUSED" | "UNCHECKED"; words: string }>;

const PATIENCE = 20_000;
const WITHOUT_NETWORK = "Không có mạng nên chưa kiểm được mã này: chưa giao theo mã. Xem giấy ủy quyền thì ghi vào ô trên và xóa mã; không có thì ghi “Chưa phát được” và đến lại.";

/** Asks the server about a code. An answer that never came, or a hotel's page, is no proof. */
export async function askCode(asked: Asked): Promise<CodeWord> {
  try {
    const response = await fetch("/api/courier-sync/codes", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...asked, operationId: newId() }), signal: AbortSignal.timeout(PATIENCE),
    });
    const body = (await response.json()) as { ok?: boolean; proof?: string; words?: string } | null;
    if (response.ok && body?.ok === true && typeof body.proof === "string") return { state: "PROVEN", proof: body.proof, words: body.words ?? "" };
    if (typeof body?.words === "string") return { state: response.status === 422 ? "REFUSED" : "UNCHECKED", words: body.words };
  } catch {
    // No answer, or one that is not the server's.
  }
  return { state: "UNCHECKED", words: WITHOUT_NETWORK };
}
