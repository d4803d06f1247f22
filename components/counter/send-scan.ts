export type SentScan = Readonly<{ ok: true; scanId: string } | { ok: false; words: string }>;
type Fields = Readonly<Record<"dossierId" | "sendingId" | "componentId" | "replaces", string>>;
/** A file and the operation under which it is kept once, however often it is sent. */
export type ScanFile = Readonly<{ operationId: string; file: File }>;

const BROKEN = "Chưa gửi được vì mạng hoặc máy chủ gián đoạn. Tệp vẫn ở đây: hãy bấm gửi lại.";
const TOO_LARGE = "Tệp lớn hơn 20 MB. Chia thành nhiều tệp hoặc quét ở 200 đến 300 dpi.";
const MOST_BYTES = 20 * 1024 * 1024;

/** The first of these files that go together in one sending: as many as the server takes at once. Never none of some. */
export function sendingOf<T extends ScanFile>(files: readonly T[], mostFiles: number): readonly T[] {
  let bytes = 0;
  const over = files.findIndex(({ file }, index) => (bytes += file.size) > MOST_BYTES || index >= mostFiles);
  return over < 0 ? files : files.slice(0, Math.max(1, over));
}

/** Sends scanned files to the dossier's scanning table, in their order. Answers for each as soon as the server keeps them; judging goes on there. */
export async function sendScans(files: readonly ScanFile[], fields: Fields): Promise<readonly SentScan[]> {
  const all = (words: string) => files.map((): SentScan => ({ ok: false, words }));
  if (files.some(({ file }) => file.size > MOST_BYTES)) return all(TOO_LARGE);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const { operationId, file } of files) {
    form.append("operationId", operationId);
    form.append("file", file);
  }
  try {
    const response = await fetch("/api/scans", { method: "POST", body: form });
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) return all(wordsOf(answer));
    return files.map((_file, index) => readAnswer(answer.scans[index]));
  } catch {
    return all(BROKEN);
  }
}

function isAnswer(answer: unknown): answer is { scans: unknown[] } {
  return typeof answer === "object" && answer !== null && "scans" in answer && Array.isArray(answer.scans);
}

function readAnswer(answer: unknown): SentScan {
  if (typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === true && "scanId" in answer) return { ok: true, scanId: String(answer.scanId) };
  return { ok: false, words: wordsOf(answer) };
}

function wordsOf(answer: unknown): string {
  const [first]: unknown[] = typeof answer === "object" && answer !== null && "refusals" in answer && Array.isArray(answer.refusals) ? answer.refusals : [];
  const words = typeof first === "object" && first !== null && "words" in first ? first.words : null;
  return typeof words === "string" ? words : BROKEN;
}
