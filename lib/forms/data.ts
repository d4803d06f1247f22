import type { CashReceiptFacts, PinSlipFacts } from "@/lib/forms/counter-papers";
import type { Dong } from "@/lib/platform/money";

/** What each form prints: plain values, moments as Date, money as đồng. Text is written as given; null prints a dotted line. */

/** Left and right heads of an administrative paper (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export type FormHead = Readonly<{
  /** Cơ quan chủ quản, e.g. "Ủy ban nhân dân tỉnh Ninh Bình"; printed in capitals. */
  parentBody: string;
  /** The body that issues the paper; printed in bold capitals. */
  issuer: string;
  /** Số, e.g. "12/TNHS". */
  number: string | null;
  /** Địa danh before the date, e.g. "Ninh Bình". */
  place: string;
  issuedAt: Date;
}>;

export type PersonBlock = Readonly<{
  name: string;
  address: string | null; phone: string | null; email: string | null;
  identityNumber: string | null;
}>;

/** One paper with the three counts of Mẫu số 01. */
export type CountedPaper = Readonly<{
  name: string;
  originals: number;
  certifiedCopies: number;
  photocopies: number;
  /** What is to be done with it, or what is wrong. */
  note?: string | null;
}>;

/** A name under a signature space, with the drawn signature where one was taken on a screen. */
export type Signature = Readonly<{
  name: string;
  /** Function of the signer, e.g. "Nhân viên bưu chính". */
  role?: string | null;
  /** Strokes of x, y pairs, each from 0 to 1 in a box twice as wide as high. */
  strokes?: readonly (readonly number[])[] | null;
  /** When the person confirmed in the system under the own account. */
  confirmedAt?: Date | null;
}>;

export type ReceiptData = Readonly<{
  head: FormHead;
  dossierCode: string;
  /** Address that the QR opens. */
  trackingUrl: string;
  /** Name of the Bộ phận tiếp nhận và trả kết quả, e.g. that of a province or a Sở. */
  receivingUnit: string;
  submitter: PersonBlock;
  /** Chủ hồ sơ when another than the submitter. */
  owner: PersonBlock | null;
  /** By what right the submitter files for him; left out of forms issued before it was asked. */
  ownerRight?: string | null;
  /** Hình thức nộp, e.g. "qua dịch vụ bưu chính công ích". */
  channel: string;
  procedureName: string;
  procedureCode: string;
  /** Nội dung yêu cầu giải quyết. */
  request: string;
  papers: readonly CountedPaper[];
  /** Số lượng hồ sơ, in bộ. */
  sets: number;
  /** Limit in words with its unit, e.g. "10 ngày làm việc". */
  timeLimit: string;
  receivedAt: Date; dueAt: Date; returnPlace: string;
  /** Vào Sổ theo dõi hồ sơ. */
  register: Readonly<{ volume: string; order: string }> | null;
  receiver: Signature;
  /** Signature of the submitter, when present at the counter or taken by the courier. */
  submitterSignature: Signature | null;
  hotline: string | null;
  trackingSite: string;
}>;

export type ContactPoint = Readonly<{ name: string; phone: string | null; site: string | null }>;

export type SupplementRequestData = Readonly<{
  head: FormHead;
  receivingUnit: string;
  /** Before reception the code of the submission (BC-…); null only on forms of the past. */
  dossierCode: string | null;
  trackingUrl: string | null;
  applicant: PersonBlock;
  /** Chủ hồ sơ when another; left out of forms issued before it was asked. */
  owner?: PersonBlock | null;
  procedureName: string; procedureCode: string; request: string;
  papers: readonly CountedPaper[];
  reason: string;
  /** Last day for supplementing when the procedure sets one. */
  supplementBy: Date | null;
  contact: ContactPoint;
  guide: Signature;
}>;

export type RejectionData = Readonly<{
  head: FormHead;
  receivingUnit: string;
  dossierCode: string | null;
  trackingUrl: string | null;
  applicant: PersonBlock;
  owner?: PersonBlock | null;
  procedureName: string; procedureCode: string; request: string;
  reasons: readonly string[];
  contact: ContactPoint;
  receiver: Signature;
  submitterSignature: Signature | null;
}>;

export type ApologyData = Readonly<{
  head: FormHead;
  dossierCode: string;
  trackingUrl: string;
  addressee: PersonBlock;
  procedureName: string;
  request: string;
  receivedAt: Date;
  formerDueAt: Date;
  reason: string;
  newDueAt: Date;
  /** Who signs: "Giám đốc", "Chủ tịch". */
  headTitle: string;
  headName: string;
  /** Nơi nhận, one line each. */
  copiesTo: readonly string[];
}>;

export type StopNoticeData = Readonly<{
  head: FormHead;
  dossierCode: string;
  trackingUrl: string;
  addressee: PersonBlock;
  procedureName: string;
  request: string;
  receivedAt: Date;
  /** When the applicant asked to stop; null when the agency stops of itself. `reason` is then the agency's. */
  askedAt: Date | null;
  reason: string;
  /** What goes back to the applicant: papers, fees. */
  returned: string | null;
  headTitle: string;
  headName: string;
  copiesTo: readonly string[];
}>;

export type PostalParty = Readonly<{ name: string; address: string; phone: string | null; email: string | null }>;

export type PostalSlipData = Readonly<{
  head: FormHead;
  slipNumber: string;
  /** Postal item number (S10 or the post's own), printed as Code 128 too. */
  itemNumber: string;
  /** What the QR gives to a scanner. */
  scanText: string;
  /** Carrying the dossier to the agency, or its result back to the applicant. */
  leg: "TO_AGENCY" | "TO_APPLICANT";
  sender: PostalParty;
  recipient: PostalParty;
  dossierCode: string | null;
  procedureName: string;
  procedureCode: string;
  papers: readonly CountedPaper[];
  sealNumber: string;
  weightGrams: number;
  acceptedAt: Date;
  acceptedPlace: string;
  /** Working days of transit, J + n (TT 17/2017/TT-BTTTT, Điều 7). */
  transitDays: number;
  /** Three kinds of money, never one total. */
  postage: Dong;
  adminFeeCollected: Dong;
  serviceCharge: Dong;
  paidHow: string;
  hotline: string;
  senderSignature: Signature;
  postalSignature: Signature;
  /** Signature of the one who received the item at the end of the leg, once there is one. */
  recipientSignature: Signature | null;
}>;

export type HandoverParty = Readonly<{ organisation: string; person: string; role: string }>;

export type HandoverRecordData = Readonly<{
  head: FormHead;
  scanText: string;
  handedOverAt: Date;
  place: string;
  giver: HandoverParty;
  receiver: HandoverParty;
  lines: readonly Readonly<{
    slipNumber: string;
    dossierCode: string | null;
    procedureName: string;
    applicantName: string;
    originals: number;
    certifiedCopies: number;
    photocopies: number;
    sealNumber: string;
    complete: boolean;
    discrepancy: string | null;
  }>[];
  giverSignature: Signature;
  receiverSignature: Signature;
}>;

export type ResultHandoverData = Readonly<{
  head: FormHead;
  scanText: string;
  handedOverAt: Date;
  place: string;
  giver: HandoverParty;
  receiver: HandoverParty;
  lines: readonly Readonly<{
    dossierCode: string;
    procedureName: string;
    /** Kind, number and day of the result, e.g. "Giấy phép số 12/GP-SVHTT ngày 05/3/2026". */
    result: string;
    ownerName: string;
    address: string;
    feeDue: boolean;
    byPost: boolean;
    note: string | null;
  }>[];
  giverSignature: Signature;
  receiverSignature: Signature;
}>;

export type DeliveryProofData = Readonly<{
  head: FormHead;
  dossierCode: string;
  trackingUrl: string;
  /** null when returned at the counter. */
  itemNumber: string | null;
  procedureName: string;
  giver: HandoverParty;
  recipientName: string;
  recipientPhone: string | null;
  /** "Chủ hồ sơ", "Người được ủy quyền", … */
  relation: string;
  /** Kind of the identity paper that was checked, and its last digits only. */
  identityKind: string;
  identityLastDigits: string;
  /** Authorisation paper when the recipient is not the owner. */
  authorisation: string | null;
  results: readonly Readonly<{ kind: string; number: string; abstract: string; count: number }>[];
  /** Originals that had been lent for comparison and go back now. */
  papersReturned: readonly string[];
  /** Old papers taken back for the agency. */
  papersCollected: readonly string[];
  feeCollected: Dong | null;
  deliveredAt: Date; deliveredPlace: string;
  giverSignature: Signature;
  recipientSignature: Signature;
}>;

/** Stuck on a sealed bag: who it goes to and how much is in it, nothing about what the papers say. */
export type BundleLabelData = Readonly<{
  head: FormHead;
  sealNumber: string;
  /** What the QR gives to a scanner. */
  scanText: string;
  from: HandoverParty;
  to: HandoverParty;
  toAddress: string;
  dossierCount: number;
  paperCount: number;
  /** Sealed bundles in the bag; null where it holds loose papers. */ bundleCount: number | null;
  sealedAt: Date;
}>;

/** One hand-over of a dossier: who gave it, who took it, when, and how the giver kept his time. */
export type ControlRow = Readonly<{
  giver: string;
  receiver: string;
  giverName: string;
  receiverName: string;
  at: Date;
  /** The receiver's finding about the giver's time; null leaves the cell for his pen. */
  result: "Trước hạn" | "Đúng hạn" | "Quá hạn" | null;
  note: string;
}>;

export type ControlSlipData = Readonly<{
  head: FormHead;
  dossierCode: string;
  trackingUrl: string;
  applicantName: string;
  procedureName: string;
  procedureCode: string;
  receivedAt: Date;
  dueAt: Date | null;
  resolvingAgency: string;
  /** Cơ quan phối hợp: those asked for an opinion. */
  coordinatingAgencies: readonly string[];
  rows: readonly ControlRow[];
}>;

export type RegisterRow = Readonly<{
  /** Số thứ tự, continuous within the year. */
  order: number;
  code: string;
  procedureName: string;
  /** Số lượng hồ sơ, in bộ. */
  sets: number;
  applicantName: string;
  contact: string;
  agency: string;
  receivedAt: Date; dueAt: Date | null; handedAt: Date | null; resultAt: Date | null; returnedAt: Date | null;
  returnMethod: string;
  /** Who signed for the result; empty leaves the cell for a pen. */
  receivedBy: string;
  note: string;
}>;

export type RegisterData = Readonly<{
  head: FormHead;
  /** Whose register: a post office or an agency. */
  unit: string;
  /** First and last day of what is printed, both included. */
  from: Date;
  until: Date;
  rows: readonly RegisterRow[];
}>;

export type CashReceiptData = Readonly<{ head: FormHead; cashier: Signature }> & CashReceiptFacts;
export type PinSlipData = Readonly<{ head: FormHead }> & PinSlipFacts;

export type FormDataByKind = Readonly<{
  RECEIPT: ReceiptData;
  SUPPLEMENT_REQUEST: SupplementRequestData;
  REJECTION: RejectionData;
  APOLOGY: ApologyData;
  STOP_NOTICE: StopNoticeData;
  POSTAL_SLIP: PostalSlipData;
  HANDOVER_RECORD: HandoverRecordData;
  RESULT_HANDOVER: ResultHandoverData;
  DELIVERY_PROOF: DeliveryProofData;
  BUNDLE_LABEL: BundleLabelData;
  CONTROL_SLIP: ControlSlipData;
  REGISTER: RegisterData;
  CASH_RECEIPT: CashReceiptData;
  PIN_SLIP: PinSlipData;
}>;

/** The kinds that can be printed today. */
export type PrintableFormKind = keyof FormDataByKind;
