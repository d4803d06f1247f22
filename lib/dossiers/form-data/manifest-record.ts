import { postHead, printedSignature } from "@/lib/dossiers/form-data/head";
import type { HandoverParty, HandoverRecordData, ResultHandoverData } from "@/lib/forms/data";
import type { PaperKind, ReturnMethod } from "@/lib/platform/generated/enums";

/** A line of a signed manifest as it is printed. */
export type RecordLine = Readonly<{
  dossierId: string;
  code: string;
  itemCode: string | null;
  sealNumber: string | null;
  procedureName: string;
  applicantName: string;
  returnMethod: ReturnMethod;
  returnAddress: string | null;
  papers: readonly Readonly<{ kind: PaperKind; description: string; count: number }>[];
  discrepancy: string;
}>;

/** A signed manifest as it is printed. `scanText` is its number. */
export type ManifestRecord = Readonly<{
  number: string;
  officeName: string;
  agencyName: string;
  provinceName: string;
  place: string;
  giverName: string;
  giverId: string;
  receiverName: string;
  receiverId: string;
  madeAt: Date;
  signedAt: Date;
}>;

function parties(record: ManifestRecord, fromPost: boolean): { giver: HandoverParty; receiver: HandoverParty } {
  const post = (person: string): HandoverParty => ({ organisation: record.officeName, person, role: "nhân viên bưu điện" });
  const agency = (person: string): HandoverParty => ({ organisation: record.agencyName, person, role: "công chức" });
  return fromPost
    ? { giver: post(record.giverName), receiver: agency(record.receiverName) }
    : { giver: agency(record.giverName), receiver: post(record.receiverName) };
}

function common(record: ManifestRecord, fromPost: boolean) {
  return {
    head: postHead(record.officeName, record.provinceName, record.number, record.signedAt),
    scanText: record.number,
    handedOverAt: record.signedAt,
    place: record.place,
    ...parties(record, fromPost),
    giverSignature: printedSignature(record.giverName, null, { method: "ACCOUNT", accountId: record.giverId }, record.madeAt),
    receiverSignature: printedSignature(record.receiverName, null, { method: "ACCOUNT", accountId: record.receiverId }, record.signedAt),
  };
}

const sumOf = (line: RecordLine, kind: PaperKind) => line.papers.reduce((sum, paper) => sum + (paper.kind === kind ? paper.count : 0), 0);

/** Biên bản giao nhận hồ sơ: its signing is the hand-over to the agency (QĐ 45/2016/QĐ-TTg, Điều 7). */
export function handoverRecord(record: ManifestRecord, lines: readonly RecordLine[]): HandoverRecordData {
  return {
    ...common(record, true),
    lines: lines.map((line) => ({
      slipNumber: line.itemCode ?? line.code, dossierCode: line.code, procedureName: line.procedureName, applicantName: line.applicantName,
      originals: sumOf(line, "ORIGINAL"), certifiedCopies: sumOf(line, "CERTIFIED_COPY"), photocopies: sumOf(line, "PHOTOCOPY"),
      sealNumber: line.sealNumber ?? "", complete: line.discrepancy === "", discrepancy: line.discrepancy === "" ? null : line.discrepancy,
    })),
  };
}

/** Phiếu bàn giao kết quả (QĐ 45/2016/QĐ-TTg, Điều 9): originals lent for comparison are listed with the result. `fromPost`: undelivered, back to the agency. */
export function resultHandover(record: ManifestRecord, lines: readonly RecordLine[], fromPost = false): ResultHandoverData {
  return {
    ...common(record, fromPost),
    lines: lines.map((line) => ({
      dossierCode: line.code, procedureName: line.procedureName, ownerName: line.applicantName, address: line.returnAddress ?? "",
      result: line.papers.length === 0 ? "Văn bản trả lời" : line.papers.map(({ description, count }) => `${description} (${count})`).join("; "),
      feeDue: false, byPost: line.returnMethod === "POST", note: [fromPost ? "Chuyển hoàn: chưa phát được" : "", line.discrepancy].filter((words) => words !== "").join("; ") || null,
    })),
  };
}
