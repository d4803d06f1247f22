import { refused, ok, type Result } from "@/lib/platform/result";

/** What the portal takes from outside: told by the first bytes, never by the name or by what the browser says. */
export type FileKind = "application/pdf" | "image/jpeg" | "image/png";
export type FileReason = "FILE_EMPTY" | "FILE_TOO_LARGE" | "FILE_KIND_UNKNOWN" | "FILE_NAME_LIES" | "FILE_BROKEN";

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const FILE_KINDS = {
  "application/pdf": { name: "PDF", endings: ["pdf"], starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  "image/jpeg": { name: "JPG", endings: ["jpg", "jpeg"], starts: [0xff, 0xd8, 0xff] },
  "image/png": { name: "PNG", endings: ["png"], starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
} as const satisfies Record<FileKind, { name: string; endings: readonly string[]; starts: readonly number[] }>;

const KINDS = Object.keys(FILE_KINDS) as FileKind[];

/** A whole file ends as its kind ends; one cut off on the way does not. */
function isWhole(bytes: Uint8Array, kind: FileKind): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - 1024)));
  switch (kind) {
    case "application/pdf":
      return tail.includes("%%EOF");
    case "image/jpeg":
      return tail.includes(Buffer.from([0xff, 0xd9]));
    case "image/png":
      return tail.includes("IEND");
  }
}

/**
 * Checks a file from outside: size, kind by its magic bytes, agreement with its name, wholeness.
 * @returns its kind, or the refusal to show at the field
 */
export function checkFile(bytes: Uint8Array, name: string, field: string): Result<FileKind, FileReason> {
  if (bytes.byteLength === 0) return refused("FILE_EMPTY", "Tệp trống. Hãy chọn lại tệp có nội dung.", field);
  if (bytes.byteLength > MAX_FILE_BYTES) {
    return refused("FILE_TOO_LARGE", "Tệp lớn hơn 20 MB. Chụp lại ở chế độ tài liệu hoặc chia thành nhiều tệp.", field);
  }
  const kind = KINDS.find((candidate) => FILE_KINDS[candidate].starts.every((byte, i) => bytes[i] === byte));
  if (!kind) {
    return refused("FILE_KIND_UNKNOWN", "Chỉ nhận tệp PDF, JPG hoặc PNG. Hãy lưu giấy tờ sang một trong ba loại này rồi gửi lại.", field);
  }
  const ending = name.toLowerCase().split(".").pop() ?? "";
  if (!(FILE_KINDS[kind].endings as readonly string[]).includes(ending)) {
    return refused("FILE_NAME_LIES", `Tên tệp không khớp nội dung: bên trong là ${FILE_KINDS[kind].name}. Hãy đổi đuôi tệp cho đúng rồi gửi lại.`, field);
  }
  if (!isWhole(bytes, kind)) return refused("FILE_BROKEN", "Tệp bị cụt, có thể do mất mạng khi chép. Hãy chụp hoặc quét lại.", field);
  return ok(kind);
}
