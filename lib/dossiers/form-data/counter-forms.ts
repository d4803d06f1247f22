import { termWords } from "@/lib/deadlines/labels";
import { applicantBlock, oneStopHead, ownerBlock, ownerRight, receivingUnit } from "@/lib/dossiers/form-data/head";
import { RETURN_METHOD_WORDS } from "@/lib/dossiers/labels";
import type { FormFacts } from "@/lib/dossiers/queries/form-facts";
import { SUPPLEMENT_PROBLEM_WORDS, type SupplementLine } from "@/lib/dossiers/schema/request-supplement";
import type { ContactPoint, CountedPaper, ReceiptData, RejectionData, Signature, SupplementRequestData } from "@/lib/forms/data";
import type { AnswerKind, Channel } from "@/lib/platform/generated/enums";

/** Who writes, from where one reads on, when. */
type Written = Readonly<{ facts: FormFacts; clerk: Readonly<{ id: string; name: string }>; origin: string; at: Date }>;

const CHANNEL_WORDS = {
  COUNTER: "trực tiếp tại quầy", ONLINE: "trực tuyến", POST: "qua dịch vụ bưu chính công ích",
} satisfies Record<Channel, string>;

const ANSWER_NOTES: Partial<Record<AnswerKind, string>> = {
  ALTERNATIVE: "Giấy tờ thay thế", FROM_DATABASE: "Khai thác từ cơ sở dữ liệu",
};

function trackingUrl({ facts, origin }: Written): string {
  return `${origin}/tra-cuu?ma=${facts.code ?? facts.submissionCode}`;
}

function contactOf({ facts, origin }: Written): ContactPoint {
  return { name: facts.office?.name ?? facts.agency.name, phone: facts.office?.phone ?? facts.agency.phone, site: new URL(origin).host };
}

function clerkSignature({ facts, clerk, at }: Written): Signature {
  return { name: clerk.name, role: facts.office === null ? null : `Nhân viên ${facts.office.name}`, confirmedAt: at };
}

/** What is only shown goes back over the counter at once; an original that a courier brought comes back with the result. */
function shownNote(channel: Channel): string {
  return channel === "COUNTER" ? "Đã xuất trình và trả lại tại quầy" : "Xuất trình, trả lại cùng kết quả";
}

/** The checked components with their three counts, as the receipt lists them; notes and what was not given are left out. */
function receivedPapers({ case: { components }, answers, channel }: FormFacts): CountedPaper[] {
  const byComponent = new Map(answers.map((answer) => [answer.componentId, answer]));
  return components.flatMap(({ id, name, kind }) => {
    const answer = byComponent.get(id);
    if (kind === "NOTE" || !answer || answer.answer === "MISSING") return [];
    const { originals, certifiedCopies, photocopies, note } = answer;
    // Said not to be needed, and nothing given in its place: not received.
    if (answer.answer === "ALTERNATIVE" && originals + certifiedCopies + photocopies === 0) return [];
    const scanned = answer.answer === "FILED" && originals + certifiedCopies + photocopies === 0 ? "Bản điện tử" : null;
    const said = answer.answer === "SHOWN" ? shownNote(channel) : (ANSWER_NOTES[answer.answer] ?? scanned);
    return { name, originals, certifiedCopies, photocopies, note: [said, note].filter((words) => words !== null && words !== "").join(". ") || null };
  });
}

function returnPlace({ returnMethod, returnAddress, office, agency }: FormFacts): string {
  switch (returnMethod) {
    case "POST":
      return `${returnAddress ?? "Địa chỉ đã đăng ký"} (${RETURN_METHOD_WORDS.POST.toLowerCase()})`;
    case "COUNTER":
      return office?.name ?? agency.name;
    case "ONLINE":
      return "Cổng dịch vụ công, bản điện tử";
  }
}

/** What the dossier was received with: number, moments and term, all fixed now. */
export type Received = Readonly<{ code: string; receivedAt: Date; dueAt: Date; term: Parameters<typeof termWords>[0] | null; register: ReceiptData["register"] }>;

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu số 01; NĐ 118/2025, Điều 17). */
export function receipt(written: Written, received: Received): ReceiptData {
  const { facts } = written;
  const unit = receivingUnit(facts);
  return {
    head: oneStopHead(facts, null, written.at), dossierCode: received.code, trackingUrl: `${written.origin}/tra-cuu?ma=${received.code}`, receivingUnit: unit,
    submitter: applicantBlock(facts), owner: ownerBlock(facts), ownerRight: facts.representation && ownerRight(facts.representation), channel: CHANNEL_WORDS[facts.channel],
    procedureName: facts.procedureVersion.name, procedureCode: facts.procedureCode, request: facts.case.title ?? facts.procedureVersion.name,
    papers: receivedPapers(facts), sets: 1, timeLimit: received.term === null ? "Trong ngày làm việc" : termWords(received.term),
    receivedAt: received.receivedAt, dueAt: received.dueAt, returnPlace: returnPlace(facts), register: received.register,
    receiver: clerkSignature(written), submitterSignature: null, hotline: facts.office?.phone ?? null, trackingSite: `${new URL(written.origin).host}/tra-cuu`,
  };
}

/** What the applicant reads: one numbered line per paper, then the note. */
export function completionWords(facts: FormFacts, lines: readonly SupplementLine[], note: string): string {
  const names = new Map(facts.case.components.map(({ id, name }) => [id, name]));
  const asked = lines.map(({ componentId, problem, words }, i) => `${i + 1}. ${names.get(componentId) ?? ""} (${SUPPLEMENT_PROBLEM_WORDS[problem]}): ${words}`);
  return [...asked, note].filter((line) => line !== "").join("\n");
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ before reception (mẫu số 02; NĐ 118/2025, Điều 17: một lần, đầy đủ): no clock has started. */
export function completionRequest(written: Written, lines: readonly SupplementLine[], reason: string): SupplementRequestData {
  const { facts } = written;
  const asked = new Map(lines.map((line) => [line.componentId, line]));
  const papers = facts.case.components.flatMap(({ id, name, originals, certifiedCopies, photocopies }) => {
    const line = asked.get(id);
    return line ? [{ name, originals, certifiedCopies, photocopies, note: `${SUPPLEMENT_PROBLEM_WORDS[line.problem]}: ${line.words}` }] : [];
  });
  return {
    head: oneStopHead(facts, null, written.at), receivingUnit: receivingUnit(facts), dossierCode: facts.submissionCode, trackingUrl: trackingUrl(written), applicant: applicantBlock(facts),
    procedureName: facts.procedureVersion.name, procedureCode: facts.procedureCode, request: facts.case.title ?? facts.procedureVersion.name,
    owner: ownerBlock(facts), papers, reason, supplementBy: null, contact: contactOf(written), guide: clerkSignature(written),
  };
}

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ at the counter (mẫu số 03; NĐ 118/2025, Điều 17). */
export function rejection(written: Written, reason: string): RejectionData {
  const { facts } = written;
  return {
    head: oneStopHead(facts, null, written.at), receivingUnit: receivingUnit(facts), dossierCode: facts.submissionCode, trackingUrl: trackingUrl(written), applicant: applicantBlock(facts),
    procedureName: facts.procedureVersion.name, procedureCode: facts.procedureCode, request: facts.case.title ?? facts.procedureVersion.name,
    owner: ownerBlock(facts), reasons: reason.split("\n").filter((line) => line !== ""), contact: contactOf(written), receiver: clerkSignature(written), submitterSignature: null,
  };
}
