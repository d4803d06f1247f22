import { applicantBlock, oneStopHead, ownerBlock, receivingUnit } from "@/lib/dossiers/form-data/head";
import type { FormFacts } from "@/lib/dossiers/queries/form-facts";
import { SUPPLEMENT_PROBLEM_WORDS, type SupplementLine } from "@/lib/dossiers/schema/request-supplement";
import type { ApologyData, FormHead, RejectionData, StopNoticeData, SupplementRequestData } from "@/lib/forms/data";

/** Who writes, from where one reads on, when: common to the letters of an agency to the applicant. */
type Letter = Readonly<{ facts: FormFacts; writerName: string; origin: string; at: Date }>;

/** Head of a paper that the agency itself issues; a commune's goes out under its one-stop (NĐ 30/2020/NĐ-CP, Phụ lục I). */
function agencyHead({ facts, at }: Letter): FormHead {
  const head = oneStopHead(facts, null, at);
  return facts.agency.level === "COMMUNE" ? head : { ...head, issuer: facts.agency.name };
}

function common(letter: Letter) {
  const { facts, origin } = letter;
  return {
    head: agencyHead(letter),
    receivingUnit: receivingUnit(facts),
    dossierCode: facts.code,
    trackingUrl: `${origin}/tra-cuu?ma=${facts.code ?? facts.submissionCode}`,
    applicant: applicantBlock(facts),
    procedureName: facts.procedureVersion.name,
    procedureCode: facts.procedureCode,
    request: facts.case.title ?? facts.procedureVersion.name,
    contact: { name: facts.agency.name, phone: facts.agency.phone, site: new URL(origin).host },
  };
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ of the deciding agency (mẫu số 02; NĐ 118/2025, Điều 19: một lần, đầy đủ). */
export function supplementLetter(letter: Letter, lines: readonly SupplementLine[], reason: string, supplementBy: Date | null): SupplementRequestData {
  const asked = new Map(lines.map((line) => [line.componentId, line]));
  const papers = letter.facts.case.components.flatMap(({ id, name, originals, certifiedCopies, photocopies }) => {
    const line = asked.get(id);
    return line ? [{ name, originals, certifiedCopies, photocopies, note: `${SUPPLEMENT_PROBLEM_WORDS[line.problem]}: ${line.words}` }] : [];
  });
  return { ...common(letter), owner: ownerBlock(letter.facts), papers, reason, supplementBy, guide: { name: letter.writerName, role: letter.facts.agency.shortName, confirmedAt: letter.at } };
}

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ, within the term (mẫu số 03; NĐ 118/2025, Điều 19: không đủ điều kiện). */
export function refusalLetter(letter: Letter, reason: string): RejectionData {
  return {
    ...common(letter),
    owner: ownerBlock(letter.facts),
    reasons: reason.split("\n").filter((line) => line !== ""),
    receiver: { name: letter.writerName, role: letter.facts.agency.shortName, confirmedAt: letter.at },
    submitterSignature: null,
  };
}

/** What every letter signed by the head himself begins and ends with. A received dossier has its code. */
function signedByHead(letter: Letter, headName: string) {
  const { head, dossierCode, trackingUrl, applicant, procedureName, request, receivingUnit: oneStop } = common(letter);
  const { agency, receivedAt, submissionCode } = letter.facts;
  return {
    head, dossierCode: dossierCode ?? submissionCode, trackingUrl, addressee: applicant, procedureName, request, receivedAt: receivedAt ?? letter.at,
    headTitle: agency.level === "COMMUNE" ? "Chủ tịch" : "Giám đốc", headName, copiesTo: ["Như trên", oneStop],
  };
}

type Reappointment = Readonly<{ reason: string; formerDueAt: Date; newDueAt: Date; headName: string }>;

/** Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (mẫu số 04; NĐ 61/2018, Điều 19.9); the one-stop gets a copy. */
export function apologyLetter(letter: Letter, { reason, formerDueAt, newDueAt, headName }: Reappointment): ApologyData {
  return { ...signedByHead(letter, headName), formerDueAt, reason, newDueAt };
}

/** `askedAt`: when the applicant asked for it; null when the agency stops of itself. */
type Stop = Readonly<{ reason: string; askedAt: Date | null; headName: string }>;

const LEFT_BEHIND: ReadonlySet<string> = new Set(["ORIGINAL", "CERTIFIED_COPY"]);

/** Thông báo dừng giải quyết hồ sơ (mẫu số 05; TT 03/2025/TT-VPCP). Papers that the applicant does not hold go back to him. */
export function stopLetter(letter: Letter, { reason, askedAt, headName }: Stop): StopNoticeData {
  const owed = letter.facts.papers.filter(({ kind, holderKind }) => LEFT_BEHIND.has(kind) && holderKind !== "CITIZEN").map(({ description }) => description);
  return { ...signedByHead(letter, headName), reason, askedAt, returned: owed.length === 0 ? null : `${owed.join("; ")}.` };
}
