type Sent = Readonly<{ ok: true; scanId: string } | { ok: false; words: string }>;

const BROKEN = "Chưa gửi được vì mạng hoặc máy chủ gián đoạn. Tệp vẫn ở đây: hãy bấm gửi lại.";
const MOST_BYTES = 20 * 1024 * 1024;

/** Sends one scanned file to the dossier's scanning table. Answers as soon as the server keeps it; judging goes on there. The same operation sent again is kept once. */
export async function sendScan(file: File, fields: Readonly<Record<"operationId" | "dossierId" | "sendingId" | "componentId" | "replaces", string>>): Promise<Sent> {
  if (file.size > MOST_BYTES) return { ok: false, words: "Tệp lớn hơn 20 MB. Chia thành nhiều tệp hoặc quét ở 200 đến 300 dpi." };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file);
  try {
    const response = await fetch("/api/scans", { method: "POST", body: form });
    const answer: unknown = await response.json();
    return readAnswer(answer);
  } catch {
    return { ok: false, words: BROKEN };
  }
}

function readAnswer(answer: unknown): Sent {
  if (typeof answer !== "object" || answer === null) return { ok: false, words: BROKEN };
  if ("ok" in answer && answer.ok === true && "scanId" in answer) return { ok: true, scanId: String(answer.scanId) };
  const [first]: unknown[] = "refusals" in answer && Array.isArray(answer.refusals) ? answer.refusals : [];
  const words = typeof first === "object" && first !== null && "words" in first ? first.words : null;
  return { ok: false, words: typeof words === "string" ? words : BROKEN };
}
