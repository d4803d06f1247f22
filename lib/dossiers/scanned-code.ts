import { normaliseCode } from "@/lib/dossiers/code";

/** The code in what was scanned: a QR of a receipt holds the address of `/tra-cuu?ma=…`. */
export function codeIn(scanned: string): string {
  const text = scanned.trim();
  if (!URL.canParse(text)) return normaliseCode(text).slice(0, 64);
  return normaliseCode(new URL(text).searchParams.get("ma") ?? text).slice(0, 64);
}

// The 0 stands in no submission code, so that no code of a dossier can end like this.
const PAPER_CODE = /^(.+)-G0(\d{1,3})$/;

/** The code on the label of a paper's cover: of its dossier, and its place among the dossier's papers from 1, e.g. `H42.05-261126-0001-G01`. */
export function paperCode(dossierCode: string, place: number): string {
  return `${dossierCode}-G0${place}`;
}

/** The dossier's code and the paper's place in a paper's code; null for any other code. */
export function paperIn(code: string): Readonly<{ dossierCode: string; place: number }> | null {
  const parts = PAPER_CODE.exec(code);
  return parts === null ? null : { dossierCode: parts[1] ?? "", place: Number(parts[2]) };
}
