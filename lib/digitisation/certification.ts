import type { AnswerKind, CertificationState } from "@/lib/platform/generated/enums";

/** What is looked at before a file may be signed as compared with its paper. */
export type CertifiableFile = Readonly<{
  contentType: string;
  uploadedById: string;
  componentId: string | null;
  /** States of the signatures that are in the file already. */
  signatures: readonly string[];
  certification: Readonly<{ state: CertificationState; clerkId: string }> | null;
  /** It is a signed copy, or was taken out of the owner's store. */
  certified: boolean;
  fromStore: boolean;
}>;

export type ComparedAnswer = Readonly<{ answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number; checkedById: string; checkedByName: string }>;

export type CertifyReason = "ALREADY_CERTIFIED" | "ALREADY_WAITING" | "SIGNED_BY_OTHERS" | "NOT_COMPARED" | "NOT_COMPARER" | "NO_PAPER" | "NO_COMPONENT" | "FROM_STORE";

/** The answers by which a clerk says that he had the paper in his hands. */
const WITH_PAPER: readonly AnswerKind[] = ["FILED", "SHOWN", "ALTERNATIVE"];

/**
 * Why this clerk may not sign the file as compared with the paper; null when he may. Only who compared signs (NĐ 118/2025, Điều 17; TT 01/2023/TT-VPCP: the
 * one who receives compares and signs): the clerk who answered for the component, or before there is an answer the one who scanned it. A file
 * that came without a paper cannot have been compared; one that somebody signed already keeps that signature.
 */
export function whyNotCertified(file: CertifiableFile, answer: ComparedAnswer | null, clerkId: string): CertifyReason | null {
  if (file.certified || file.certification?.state === "SIGNED") return "ALREADY_CERTIFIED";
  if (file.fromStore) return "FROM_STORE";
  if (file.certification !== null && file.certification.clerkId !== clerkId) return "NOT_COMPARER";
  if (file.certification?.state === "WAITING") return "ALREADY_WAITING";
  if (file.componentId === null) return "NO_COMPONENT";
  if (file.signatures.length > 0) return "SIGNED_BY_OTHERS";
  if (answer === null) return file.uploadedById === clerkId ? null : "NOT_COMPARED";
  if (answer.checkedById !== clerkId) return "NOT_COMPARER";
  if (!WITH_PAPER.includes(answer.answer)) return "NO_PAPER";
  const counted = answer.originals + answer.certifiedCopies + answer.photocopies;
  return counted > 0 || answer.answer === "SHOWN" || file.uploadedById === clerkId ? null : "NO_PAPER";
}

export const CERTIFY_REASON_WORDS: Readonly<Record<CertifyReason, string>> = {
  ALREADY_CERTIFIED: "Tệp này đã được ký đối chiếu.",
  ALREADY_WAITING: "Tệp này đang chờ ký.",
  SIGNED_BY_OTHERS: "Tệp đã có chữ ký số sẵn nên giữ nguyên, không ký đối chiếu.",
  NOT_COMPARED: "Ghi kết quả kiểm giấy tờ này (đã nộp, xuất trình) rồi lưu, sau đó mới ký đối chiếu.",
  NOT_COMPARER: "Người khác đã đối chiếu giấy tờ này. Chỉ người đối chiếu được ký.",
  NO_PAPER: "Giấy tờ này không có bản giấy ở quầy nên không ký đối chiếu được.",
  NO_COMPONENT: "Tệp này không thuộc thành phần hồ sơ nào.",
  FROM_STORE: "Tệp lấy từ kho giấy tờ, đã được ký khi đưa vào kho.",
};

export const CERTIFICATION_WORDS: Readonly<Record<CertificationState, string>> = { WAITING: "Đang chờ ký", SIGNED: "Đã ký đối chiếu", FAILED: "Chưa ký được" };
