import { checkFile, type FileKind, type FileReason } from "@/lib/digitisation/file-kind";
import { imageSize } from "@/lib/digitisation/image-size";
import { pdfContents, type ActiveName } from "@/lib/digitisation/pdf-content";
import { refused, type Refusal, type Result } from "@/lib/platform/result";

/** Why a file is not taken, beside what `checkFile` finds. */
export type UnsafeReason =
  | FileReason
  | "FILE_IS_TWO" | "FILE_INFECTED" | "IMAGE_TOO_LARGE" | "IMAGE_HEAD_BROKEN" | "PDF_ENCRYPTED" | "PDF_ACTIVE" | "PDF_HIDES_OBJECTS"
  | "PDF_TOO_LONG" | "FILE_UNREADABLE" | "FILE_TOO_SLOW" | "FILE_TOO_HEAVY";

/** A page of A3 at 600 dpi has 70 million pixels; a camera's picture at most as many. */
export const MOST_PIXELS = 75_000_000;
/** No paper or strip is longer; what is was made to break a decoder. */
const LONGEST_SIDE = 20_000;

const ACTIVE_WORDS: Readonly<Record<ActiveName, string>> = {
  JavaScript: "mã lệnh chạy tự động", JS: "mã lệnh chạy tự động", Launch: "lệnh mở chương trình khác", EmbeddedFile: "tệp đính kèm bên trong",
  EmbeddedFiles: "tệp đính kèm bên trong", XFA: "biểu mẫu động XFA", RichMedia: "phim, âm thanh", SubmitForm: "lệnh gửi dữ liệu ra ngoài", ImportData: "lệnh lấy dữ liệu từ ngoài",
  GoToE: "lệnh mở tệp khác", GoToR: "lệnh mở tệp khác", Rendition: "phim, âm thanh", Movie: "phim, âm thanh", Sound: "phim, âm thanh", "3D": "mô hình 3D",
};

/** Ready words of the refusals that carry no figure. */
const WORDS: Readonly<Record<Exclude<UnsafeReason, FileReason | "PDF_ACTIVE">, string>> = {
  FILE_IS_TWO: "Tệp chứa thêm một tệp loại khác bên trong nên không an toàn. Hãy quét lại giấy tờ thành tệp mới.",
  FILE_INFECTED: "Tệp có mẫu vi-rút. Không nhận tệp này; hãy kiểm tra máy đã tạo ra tệp rồi quét lại giấy tờ.",
  IMAGE_TOO_LARGE: "Ảnh quá lớn (trên 75 triệu điểm ảnh). Hãy quét ở 200 đến 300 dpi rồi gửi lại.",
  IMAGE_HEAD_BROKEN: "Không đọc được kích thước ảnh vì tệp hỏng phần đầu. Hãy chụp hoặc quét lại.",
  PDF_ENCRYPTED: "Tệp PDF có mật khẩu hoặc bị khóa. Hãy bỏ mật khẩu rồi gửi lại, hoặc quét lại bản giấy.",
  PDF_HIDES_OBJECTS: "Tệp PDF có phần nén không mở ra kiểm tra được. Hãy in tệp ra PDF mới hoặc quét lại bản giấy.",
  PDF_TOO_LONG: "Tệp PDF có quá nhiều trang hoặc trang quá lớn. Hãy chia thành nhiều tệp, mỗi tệp tối đa 100 trang.",
  FILE_UNREADABLE: "Không mở được tệp vì nội dung bị hỏng. Hãy chụp hoặc quét lại.",
  FILE_TOO_SLOW: "Xử lý tệp quá lâu nên đã dừng. Hãy chia nhỏ tệp hoặc quét lại ở 200 đến 300 dpi.",
  FILE_TOO_HEAVY: "Tệp mở ra chiếm quá nhiều bộ nhớ nên đã dừng. Hãy quét lại ở 200 đến 300 dpi.",
};

export type UnsafeRefusal = Readonly<{ ok: false; refusals: readonly [Refusal<UnsafeReason>] }>;

/** The refusal for a reason found here or by the page process. */
export function unsafe(reason: keyof typeof WORDS, field: string): UnsafeRefusal {
  return refused(reason, WORDS[reason], field);
}

/** Reasons that have words of their own here. */
export function isUnsafeReason(reason: string): reason is keyof typeof WORDS {
  return Object.hasOwn(WORDS, reason);
}

/**
 * Checks a file from outside without decoding it: kind, name, wholeness (`checkFile`), a second file inside it, scripts and attachments in a PDF, size of a
 * picture. What passes may still be hostile to a decoder: decode it only in the page process.
 * @param field the input field that a refusal belongs to
 */
export function checkSafe(bytes: Uint8Array, name: string, field: string): Result<FileKind, UnsafeReason> {
  if (hasTestVirus(bytes)) return unsafe("FILE_INFECTED", field);
  const checked = checkFile(bytes, name, field);
  if (!checked.ok) return checked;
  if (isTwoFiles(bytes, checked.value)) return unsafe("FILE_IS_TWO", field);
  if (checked.value !== "application/pdf") {
    const size = imageSize(bytes, checked.value);
    if (!size) return unsafe("IMAGE_HEAD_BROKEN", field);
    const fits = size.width * size.height <= MOST_PIXELS && size.width <= LONGEST_SIDE && size.height <= LONGEST_SIDE;
    return fits ? checked : unsafe("IMAGE_TOO_LARGE", field);
  }
  const contents = pdfContents(bytes);
  if (contents.encrypted) return unsafe("PDF_ENCRYPTED", field);
  if (contents.active.length > 0) {
    const what = [...new Set(contents.active.map((found) => ACTIVE_WORDS[found]))].join(", ");
    return refused("PDF_ACTIVE", `Tệp PDF có ${what} nên không an toàn. Hãy in tệp ra PDF mới hoặc quét lại bản giấy.`, field);
  }
  return contents.hidden ? unsafe("PDF_HIDES_OBJECTS", field) : checked;
}

/** The file every scanner of viruses is tried with (EICAR), written in two parts so that this source is not taken for it. */
const TEST_VIRUS = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"].join("");
function hasTestVirus(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(TEST_VIRUS);
}

const END_OF_ZIP = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY_OF_ZIP = 0x02014b50;
const LONGEST_ZIP_TAIL = 65_557;
const WEB_PAGE = /<(!doctype\s+html|html|script|svg|body|iframe|\?php)\b|<\?(php|=)/i;

/** True when another program would read the bytes as a file of its own: an archive, a web page, a program, a second document. */
function isTwoFiles(bytes: Uint8Array, kind: FileKind): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isZip(file) || file.includes(Buffer.from([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]))) return true;
  // Browsers look for a page in the first bytes; a page after the end is read by those who look from there.
  const start = file.subarray(0, 1024).toString("latin1");
  if (WEB_PAGE.test(start) || (kind !== "application/pdf" && start.includes("%PDF-"))) return true;
  return afterEnds(file, kind).some((after) => {
    const head = after.toString("latin1");
    return WEB_PAGE.test(head) || /^\s*(MZ|\x7fELF|#!|PK)/.test(head) || (kind !== "application/pdf" && head.includes("%PDF-"));
  });
}

function isZip(file: Buffer): boolean {
  const end = file.lastIndexOf(END_OF_ZIP);
  if (end < 0 || end < file.length - LONGEST_ZIP_TAIL || end + 22 > file.length) return false;
  const directory = end - file.readUInt32LE(end + 12);
  return directory >= 0 && directory + 4 <= file.length && (directory === end || file.readUInt32LE(directory) === ENTRY_OF_ZIP);
}

const END_MARKS: Readonly<Record<FileKind, Buffer>> = {
  "application/pdf": Buffer.from("%%EOF"),
  "image/png": Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
  "image/jpeg": Buffer.from([0xff, 0xd9]),
};
const LOOKED_AT = 4096;
const MOST_ENDS = 200;

/** The beginnings of what follows each end that the kind itself marks: a PDF saved anew has several, a picture may hold a smaller one. */
function afterEnds(file: Buffer, kind: FileKind): Buffer[] {
  const mark = END_MARKS[kind];
  const parts: Buffer[] = [];
  for (let end = file.indexOf(mark); end >= 0 && parts.length < MOST_ENDS; end = file.indexOf(mark, end + mark.length)) {
    parts.push(file.subarray(end + mark.length, end + mark.length + LOOKED_AT));
  }
  return parts;
}
