/** What came back of one request to a carrier. `body` is parsed JSON, null when it was none. */
export type Asked = Readonly<{ kind: "ANSWER"; status: number; body: unknown }> | Readonly<{ kind: "NOT_TAKEN" | "UNSURE"; words: string }>;

/** Errors before anything could be sent: the carrier cannot have got the request. */
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];
/** The carrier itself says that it did not do it. */
const SAID_BUSY = [429, 503];

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return error.name;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : error instanceof Error ? error.name : "";
}

/**
 * One request with a limit of time. A refusal to connect or a plain "busy" is NOT_TAKEN; whatever else breaks after the sending
 * began is UNSURE, because the carrier may have done what it was asked.
 */
export async function askCarrier(url: string, init: RequestInit, timeoutMs: number): Promise<Asked> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    text = await response.text();
  } catch (error) {
    const code = codeOf(error);
    return NEVER_SENT.includes(code)
      ? { kind: "NOT_TAKEN", words: `không kết nối được (${code})` }
      : { kind: "UNSURE", words: code === "TimeoutError" ? `quá ${timeoutMs} ms chưa trả lời` : `mất câu trả lời (${code})` };
  }
  if (SAID_BUSY.includes(response.status)) return { kind: "NOT_TAKEN", words: `đang bận (${response.status})` };
  if (response.status >= 500) return { kind: "UNSURE", words: `hỏng khi đang làm (${response.status})` };
  return { kind: "ANSWER", status: response.status, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
