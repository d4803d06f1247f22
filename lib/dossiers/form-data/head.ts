import { AUTHORISATION_WORDS } from "@/lib/dossiers/labels";
import type { FormFacts } from "@/lib/dossiers/queries/form-facts";
import { AUTHORISATION_KINDS } from "@/lib/dossiers/representation";
import type { CountedPaper, FormHead, PersonBlock, Signature } from "@/lib/forms/data";
import type { SignatureMark } from "@/lib/deliveries/signature";
import { formatDate } from "@/lib/platform/format";

/** "Tỉnh Ninh Bình" → "tỉnh Ninh Bình"; "Thành phố Hà Nội" → "thành phố Hà Nội". */
function lowerFirst(name: string): string {
  return name.charAt(0).toLocaleLowerCase("vi") + name.slice(1);
}

/** The province's name alone, as it stands before a date: "Ninh Bình". */
function placeName(provinceName: string): string {
  return provinceName.replace(/^(Tỉnh|Thành phố)\s+/u, "");
}

/** Name of the one-stop (Bộ phận tiếp nhận và trả kết quả) of the dossier's agency. */
export function receivingUnit({ agency, provinceName }: FormFacts): string {
  return agency.level === "COMMUNE" ? `Trung tâm Phục vụ hành chính công, ${agency.name}` : `Trung tâm Phục vụ hành chính công ${lowerFirst(provinceName)}`;
}

/** Head of the papers of the one-stop (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export function oneStopHead(facts: FormFacts, number: string | null, at: Date): FormHead {
  const parentBody = facts.agency.level === "COMMUNE" ? facts.agency.name : `Ủy ban nhân dân ${lowerFirst(facts.provinceName)}`;
  return { parentBody, issuer: "Trung tâm Phục vụ hành chính công", number, place: placeName(facts.provinceName), issuedAt: at };
}

/** Head of the post's papers. */
export function postHead(officeName: string, provinceName: string, number: string | null, at: Date): FormHead {
  return { parentBody: "Tổng công ty Bưu điện Việt Nam", issuer: officeName, number, place: placeName(provinceName), issuedAt: at };
}

/** Head of an agency's own papers. */
export function agencyHead(agency: Readonly<{ name: string }>, provinceName: string, number: string | null, at: Date): FormHead {
  return { parentBody: `Ủy ban nhân dân ${lowerFirst(provinceName)}`, issuer: agency.name, number, place: placeName(provinceName), issuedAt: at };
}

/** The applicant as the forms name him. */
export function applicantBlock({ applicant, applicantName }: FormFacts): PersonBlock {
  return { name: applicantName, address: applicant.addressText, phone: applicant.phone, email: applicant.email, identityNumber: applicant.identityNumber };
}

/** Chủ hồ sơ when another than the submitter: his number, or an organisation's tax code. */
export function ownerBlock({ representation }: FormFacts): PersonBlock | null {
  if (representation === null) return null;
  const { ownerName, ownerAddress, ownerIdentityNumber, ownerTaxCode } = representation;
  return { name: ownerName, address: ownerAddress, phone: null, email: null, identityNumber: ownerIdentityNumber ?? ownerTaxCode };
}

/** By what right the submitter files for the owner, in one line: "Cha, mẹ hoặc người giám hộ", "Giấy ủy quyền số 12, ngày 20/11/2026". */
export function ownerRight(representation: NonNullable<FormFacts["representation"]>): string {
  const { role, authorisationKind, authorisationNumber, authorisationOn, authorisationUntil } = representation;
  const kind = AUTHORISATION_KINDS.find((known) => known === authorisationKind);
  if (kind === undefined) return role;
  const number = authorisationNumber === "" ? "" : ` số ${authorisationNumber}`;
  const until = authorisationUntil === null ? "" : `, hiệu lực đến ${formatDate(authorisationUntil)}`;
  return `${role}; ${AUTHORISATION_WORDS[kind].toLowerCase()}${number}${authorisationOn === null ? "" : ` ngày ${formatDate(authorisationOn)}`}${until}`;
}

/** A signature as a form prints it: strokes when drawn, the moment when confirmed under the own account. */
export function printedSignature(name: string, role: string | null, mark: SignatureMark, at: Date): Signature {
  switch (mark.method) {
    case "DRAWN":
      return { name, role, strokes: mark.strokes };
    case "TYPED":
      return { name: mark.name, role, confirmedAt: at };
    case "ACCOUNT":
    case "ON_PAPER":
      return { name, role, confirmedAt: at };
  }
}

/** Papers counted by kind, a row each (bản chính, bản sao chứng thực, bản chụp). */
export function countedPapers(papers: readonly Readonly<{ description: string; kind: string; count: number }>[]): CountedPaper[] {
  return papers.map(({ description, kind, count }) => ({
    name: description,
    originals: kind === "ORIGINAL" || kind === "RESULT" ? count : 0,
    certifiedCopies: kind === "CERTIFIED_COPY" ? count : 0,
    photocopies: kind === "PHOTOCOPY" ? count : 0,
  }));
}
