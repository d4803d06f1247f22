import { createHash } from "node:crypto";
import { pdfNumber, pdfText } from "@/lib/digitisation/pdf-objects";
import { firstPage, objectText, readFrame, updatedPdf, withEntries } from "@/lib/digitisation/signing/pdf-update";
import { drawStamp, type Stamp } from "@/lib/digitisation/signing/stamp";

/** Room for the signature in bytes: three certificates, a time stamp and its certificates take about eight thousand. */
const ROOM = 14_000;
const MARGIN = 14;
const RANGE_PLACE = "/ByteRange [0 0000000000 0000000000 0000000000]";

/** A document that waits for its signature. */
export type PreparedPdf = Readonly<{
  bytes: Uint8Array;
  /** SHA-256 of everything but the place of the signature. */
  digest: Uint8Array;
  /** Where the hexadecimal digits of the signature begin. */
  place: number;
}>;

export type SigningFacts = Readonly<{ name: string; reason: string; place: string; at: Date; stamp: Stamp; font: Uint8Array }>;

/** True when the file has the frame that `preparePdf` extends: made by our own writer, not signed yet. */
export function isPreparable(bytes: Uint8Array): boolean {
  const frame = readFrame(bytes);
  return frame !== null && firstPage(frame) !== null && !/\/(AcroForm|Annots)\b/.test(objectText(frame, frame.root) ?? "");
}

/**
 * Adds a signature field with its visible stamp at the upper right of the first page (NĐ 30/2020, Phụ lục I: where a signed copy says what it is)
 * behind the end of the file, with room for the signature (PAdES: ISO 32000-2, 12.8; ETSI EN 319 142-1). What the file was before stays as it is,
 * and so does PDF/A: letters embedded, an appearance, nothing that runs.
 * @throws TypeError when the file is not one of our own writer, or was signed before
 */
export function preparePdf(bytes: Uint8Array, facts: SigningFacts): PreparedPdf {
  const frame = readFrame(bytes);
  const page = frame && firstPage(frame);
  const catalog = frame && objectText(frame, frame.root);
  if (!frame || !page || catalog === null) throw new TypeError("Not a file of our own writer");
  const [signatureAt, fieldAt] = [frame.size, frame.size + 1];
  const stamp = drawStamp(facts.stamp, facts.font, frame.size + 2);
  const [width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page.text)?.slice(1).map(Number) ?? [];
  // A paper smaller than the stamp gets it made smaller: the appearance is stretched to the rectangle.
  const scale = Math.min(1, (width - MARGIN) / stamp.width, (height - MARGIN) / stamp.height);
  const [w, h] = [stamp.width * scale, stamp.height * scale];
  const rectangle = [width - w - MARGIN / 2, height - h - MARGIN / 2, width - MARGIN / 2, height - MARGIN / 2].map(pdfNumber).join(" ");
  const at = `D:${facts.at.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
  const signature = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${at}) /Name ${pdfText(facts.name)} /Reason ${pdfText(facts.reason)} /Location ${pdfText(facts.place)} ${RANGE_PLACE} /Contents <${"0".repeat(ROOM * 2)}> >>`;
  const field = `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${pdfText("Doi chieu")} /V ${signatureAt} 0 R /P ${page.number} 0 R /Rect [${rectangle}] /F 132 /AP << /N ${stamp.appearance} 0 R >> >>`;
  const plain = (body: string): Uint8Array => Buffer.from(body, "latin1");
  const updated = Buffer.from(updatedPdf(bytes, frame, [
    { number: frame.root, body: plain(withEntries(catalog, `/AcroForm << /Fields [${fieldAt} 0 R] /SigFlags 3 >>`)) },
    { number: page.number, body: plain(withEntries(page.text, `/Annots [${fieldAt} 0 R]`)) },
    { number: signatureAt, body: plain(signature) },
    { number: fieldAt, body: plain(field) },
    ...stamp.objects,
  ]));
  const begins = updated.indexOf("/Contents <", bytes.length) + "/Contents ".length;
  const ends = begins + ROOM * 2 + 2;
  const range = `/ByteRange [0 ${begins} ${ends} ${updated.length - ends}`;
  updated.write(`${range.padEnd(RANGE_PLACE.length - 1)}]`, updated.indexOf(RANGE_PLACE, bytes.length), "latin1");
  const digest = createHash("sha256").update(updated.subarray(0, begins)).update(updated.subarray(ends)).digest();
  return { bytes: new Uint8Array(updated), digest: new Uint8Array(digest), place: begins + 1 };
}

/** The document with its signature in place. @throws RangeError when the signature is larger than its room */
export function withSignature({ bytes, place }: PreparedPdf, cms: Uint8Array): Uint8Array {
  if (cms.length > ROOM) throw new RangeError(`A signature of ${cms.length} bytes does not fit`);
  const signed = Buffer.from(bytes);
  signed.write(Buffer.from(cms).toString("hex").toUpperCase(), place, "latin1");
  return new Uint8Array(signed);
}
