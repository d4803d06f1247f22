import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import type { Proposal } from "@/lib/dossiers/proposal";
import type { Turn } from "@/lib/dossiers/turn";
import type {
  AnswerKind, CertificationState, Channel, ChargeKind, ComponentKind, DossierStatus, FilePurpose, IncidentKind, NotificationStatus, Outcome, PaperKind, PartyKind, PickupStatus,
  PostalDirection, PostalStatus, RepresentationKind, ReturnMethod, SignatureState, SupplementPolicy, TransferKind,
} from "@/lib/platform/generated/enums";

/** What every wing's dossier page is made of. Plain values: moments as Date, money as whole đồng, words in Vietnamese. */

export type SignatureView = Readonly<{ state: SignatureState; signerName: string; organisation: string; authority: string; signedAt: Date | null; timeStamped: boolean }>;

export type FileView = Readonly<{
  id: string;
  name: string;
  purpose: FilePurpose;
  componentId: string | null;
  contentType: string;
  /** Bytes. */
  size: number;
  uploadedById: string;
  uploadedByName: string;
  uploadedAt: Date;
  /** Signatures in the file, judged when it came. */
  signatures: readonly SignatureView[];
  /** A clerk asked to sign it as compared: it waits, or could not be signed (words say why). */
  certification: Readonly<{ state: CertificationState; clerkId: string; clerkName: string; words: string }> | null;
  /** It is the copy that a clerk signed. */
  certified: boolean;
  /** It was taken out of its owner's store. */
  fromStore: boolean;
  /** What was read on a scan, a line each; null when nothing was. */
  text: string | null;
}>;

export type ComponentView = Readonly<{
  id: string;
  position: number;
  name: string;
  kind: ComponentKind;
  originals: number;
  certifiedCopies: number;
  photocopies: number;
  alternativeGroup: string | null;
  conditionText: string | null;
  formTemplate: string | null;
  replacedByData: string | null;
  /** What the applicant said he would do about it; null when he said nothing. */
  declared: Readonly<{ way: "UPLOAD" | "PAPER" | "NOT_APPLICABLE"; originals: number; certifiedCopies: number; photocopies: number }> | null;
  /** The clerk's answer on the checklist; null until checked. */
  answer: Readonly<{
    answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number; note: string; paperReason: string; checkedById: string; checkedByName: string; checkedAt: Date;
  }> | null;
  files: readonly FileView[];
}>;

export type PaperView = Readonly<{
  id: string;
  componentId: string | null;
  kind: PaperKind;
  description: string;
  count: number;
  owedBack: boolean;
  holderKind: PartyKind;
  /** The person or the body that answers for it now, e.g. "Trần Văn Nam"; null for the applicant. */
  holderName: string | null;
  /** "Bưu tá Trần Văn Nam", "Quầy bưu điện, chị …", "người nộp hồ sơ": where the paper is. */
  whereabouts: string;
}>;

export type EventView = Readonly<{
  seq: number;
  event: DossierEventName;
  /** The act with a capital: "Tiếp nhận hồ sơ". */
  title: string;
  actorName: string;
  actorKindWords: string;
  at: Date;
  reason: string | null;
  payload: Readonly<Record<string, unknown>>;
}>;

export type FormView = Readonly<{ id: string; kind: string; title: string; issuedByName: string; issuedAt: Date }>;
export type ChargeView = Readonly<{ id: string; kind: ChargeKind; name: string; amount: number; basis: string }>;
export type NoticeView = Readonly<{ id: string; channel: string; subject: string; body: string; status: NotificationStatus; createdAt: Date; sentAt: Date | null }>;

export type PickupView = Readonly<{
  id: string; status: PickupStatus; contactName: string; phone: string; address: string; windowFrom: Date; windowTo: Date; courierId: string | null;
}>;

export type PostalItemView = Readonly<{
  id: string; direction: PostalDirection; itemCode: string; status: PostalStatus; sealNumber: string | null; receiverName: string; address: string;
  events: readonly Readonly<{ id: string; status: PostalStatus; reason: string | null; actorName: string; at: Date }>[];
}>;

export type TransferView = Readonly<{
  id: string; kind: TransferKind; receiverKind: PartyKind; giverName: string; receiverName: string; place: string; discrepancy: string; sealNumber: string | null; at: Date;
}>;

export type IncidentView = Readonly<{
  id: string; kind: IncidentKind; words: string; responsibleName: string; noticedByName: string; noticedAt: Date; settlement: string | null;
}>;

export type DueView = Readonly<{
  dueAt: Date;
  /** What the receipt promised. */
  originalDueAt: Date;
  /** When the date was appointed anew: what would be due without that, and is judged. */
  beforeExtensionAt: Date | null;
  /** The date crosses days off that are not officially fixed yet. */
  provisional: boolean;
  /** Waiting for the applicant: nothing runs. */
  suspended: boolean;
  overdue: boolean;
  /** "còn 3 ngày làm việc, đến hết 26/11/2026"; after the end "xong ngày 20/11/2026, trước hạn". */
  words: string;
  /** "10 ngày làm việc"; null when the catalogue gave none. */
  termWords: string | null;
}>;

export type DossierView = Readonly<{
  id: string;
  /** To be sent back with every act as `expectedVersion`. */
  version: number;
  status: DossierStatus;
  outcome: Outcome | null;
  /** Dossier code, or the submission code (BC-…) until there is one. */
  shownCode: string;
  code: string | null;
  submissionCode: string;
  channel: Channel;
  returnMethod: ReturnMethod;
  returnAddress: string | null;
  procedure: Readonly<{
    code: string; name: string; field: string; versionNumber: number; resultCodes: readonly string[];
    supplementPolicy: SupplementPolicy; supplementDays: number | null;
    /** The head signs every decision. */
    signOff: boolean;
    /** Trả ngay trong ngày; its cut-off hour `HH:mm`, when it has one. */
    sameDay: boolean; cutoffTime: string | null;
  }>;
  caseId: string;
  caseTitle: string | null;
  agency: Readonly<{ id: string; name: string; shortName: string; phone: string | null; address: string | null }>;
  office: Readonly<{ id: string; name: string; address: string; phone: string | null; openingHours: string; provinceCode: string }> | null;
  applicant: Readonly<{
    id: string; name: string;
    /** Masked: "••••••••1234", "091••••678". */
    identityNumber: string | null; phone: string | null;
    email: string | null; address: string | null;
  }>;
  /** Chủ hồ sơ when another than the submitter: his number masked, and by what right the submitter files. */
  owner: Readonly<{ kind: RepresentationKind; name: string; number: string | null; right: string }> | null;
  /** The procedure's own form, label by label. */
  request: readonly Readonly<{ key: string; label: string; value: string }>[];
  components: readonly ComponentView[];
  /** Files of no component: results, proofs. */
  resultFiles: readonly FileView[];
  otherFiles: readonly FileView[];
  /** Photos taken at the door. */
  proofFiles: readonly FileView[];
  papers: readonly PaperView[];
  transfers: readonly TransferView[];
  /** Oldest first. */
  incidents: readonly IncidentView[];
  /** Newest first. */
  events: readonly EventView[];
  forms: readonly FormView[];
  charges: readonly ChargeView[];
  notices: readonly NoticeView[];
  pickups: readonly PickupView[];
  items: readonly PostalItemView[];
  moments: Readonly<{
    createdAt: Date; submittedAt: Date | null; receivedAt: Date | null; clockStartedAt: Date | null; processingEndedAt: Date | null; returnedAt: Date | null;
  }>;
  due: DueView | null;
  turn: Turn;
  /** The official who holds it, with the name from the event by which he took it; `lapsed`: a colleague may claim it. */
  holder: Readonly<{ id: string; name: string; since: Date | null; lapsed: boolean }> | null;
  supplementRequests: number;
  /** Until which day, `YYYY-MM-DD`, it may go back for supplement (three working days); null once asked, and outside of processing. */
  supplementReturn: Readonly<{ lastDay: string; state: "IN_TIME" | "LAST_DAYS" | "PASSED" }> | null;
  /** Why only a head may appoint the day of return anew; null when the holder may, and when nobody may. */
  extensionNeedsHead: "TOO_LATE" | "REPEATED" | null;
  /** What lies before the head for his signature; null for the applicant, and when nothing does. */
  proposal: (Proposal & Readonly<{ by: string; at: Date }>) | null;
  /** Words of the last request for completion or supplement, while it waits for the applicant. */
  openRequest: Readonly<{ words: string; by: string; at: Date }> | null;
  /** Events of the lifecycle that this actor may cause now. */
  possible: readonly DossierEventName[];
}>;
