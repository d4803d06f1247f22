import type { X509Certificate } from "node:crypto";
import { checkSignature } from "@/lib/digitisation/signing/check-cms";
import { readDer } from "@/lib/digitisation/signing/der";
import { subjectPart } from "@/lib/digitisation/signing/trust";

/**
 * What can be said of a signature in a PDF: valid; the document was changed after it; its signer is known to no authority that we trust, or was not when he
 * signed; it cannot be read.
 */
export type SignatureState = "VALID" | "CHANGED" | "UNKNOWN_AUTHORITY" | "OUT_OF_TIME" | "UNREADABLE";

export type PdfSignature = Readonly<{
  state: SignatureState;
  /** The name in the certificate; empty when it cannot be read. */
  signerName: string;
  /** The unit that the certificate names; empty when it names none. */
  organisation: string;
  authority: string;
  serial: string;
  /** By the time stamp when there is a trusted one, else by what the signer says; null when nothing says it. */
  signedAt: Date | null;
  timeStamped: boolean;
}>;

const MOST_SIGNATURES = 20;
const LONGEST_SIGNATURE = 128 * 1024;
const NOTHING_READ = { signerName: "", organisation: "", authority: "", serial: "", signedAt: null, timeStamped: false } as const;

type Place = Readonly<{ start: number; gapStart: number; gapEnd: number; end: number; at: number }>;

/** The byte ranges that signatures claim, in the order of their ends. */
function placesOf(source: string): Place[] {
  const places: Place[] = [];
  for (const match of source.matchAll(/\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g)) {
    const [start = 0, first = 0, second = 0, length = 0] = match.slice(1).map(Number);
    places.push({ start, gapStart: start + first, gapEnd: second, end: second + length, at: match.index });
    if (places.length === MOST_SIGNATURES) break;
  }
  return places.sort((a, b) => a.end - b.end);
}

/** The signature in the gap between the ranges; null when the gap holds anything but one string in hexadecimal. */
function signatureIn(source: string, { gapStart, gapEnd }: Place): Uint8Array | null {
  if (gapEnd - gapStart > LONGEST_SIGNATURE || source[gapStart] !== "<" || source[gapEnd - 1] !== ">") return null;
  const digits = source.slice(gapStart + 1, gapEnd - 1).replace(/\s+/g, "");
  return /^([0-9a-fA-F]{2})+$/.test(digits) ? Buffer.from(digits, "hex") : null;
}

/** `D:20260305090500+07'00'` as a moment; null when it is none. */
function pdfDate(text: string): Date | null {
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})'?)?/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, sign, hours = "00", minutes = "00"] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign === undefined ? "Z" : `${sign}${hours}:${minutes}`}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * Finds and judges every signature of a PDF; empty when it has none. A signature holds for all bytes up to its end; what was added behind the last one was
 * signed by nobody, so that one counts as changed. Earlier signatures of several stand for the document as it was then.
 * @param roots authorities that are trusted
 * @param at the moment of asking, for signatures without a trusted time stamp
 */
export function checkPdfSignatures(bytes: Uint8Array, roots: readonly X509Certificate[], at: Date): PdfSignature[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.includes("/ByteRange")) return [];
  const source = file.toString("latin1");
  const places = placesOf(source);
  return places.map((place, i) => {
    const { start, gapStart, gapEnd, end } = place;
    const cms = signatureIn(source, place);
    if (start !== 0 || gapStart >= gapEnd || end > file.length || cms === null) return { state: "UNREADABLE", ...NOTHING_READ };
    const checked = checkSignature(cms, Buffer.concat([file.subarray(0, gapStart), file.subarray(gapEnd, end)]), roots, at);
    if (checked === null) return { state: "UNREADABLE", ...NOTHING_READ };
    const { signer, intact, timeStamp, trust, saidAt } = checked;
    // The room that the signature does not fill is nobody's: only zeros may stand there.
    const filled = readDer(cms)?.raw.length ?? 0;
    const isLast = i === places.length - 1;
    const addedAfter = cms.subarray(filled).some((byte) => byte !== 0) || (isLast && source.slice(end).trim() !== "");
    const said = /\/M\s*\(([^)]{0,40})\)/.exec(source.slice(Math.max(0, place.at - 2_000), place.at + 2_000))?.[1];
    const state: SignatureState = !intact || addedAfter ? "CHANGED" : trust === "TRUSTED" ? "VALID" : trust === "OUT_OF_TIME" ? "OUT_OF_TIME" : "UNKNOWN_AUTHORITY";
    return {
      state, signerName: subjectPart(signer, "CN") ?? "", organisation: subjectPart(signer, "O") ?? "", authority: issuerName(signer), serial: signer.serialNumber,
      signedAt: timeStamp?.trust === "TRUSTED" ? timeStamp.at : (saidAt ?? (said === undefined ? null : pdfDate(said))), timeStamped: timeStamp?.trust === "TRUSTED",
    };
  });
}

function issuerName({ issuer }: X509Certificate): string {
  const parts = new Map(issuer.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
  return parts.get("CN") ?? parts.get("O") ?? issuer.replaceAll("\n", ", ");
}
