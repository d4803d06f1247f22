/** What a procedure says, as the catalogue stores one version of it. Pure types; no database, no screen. */

export const CHANNELS = ["COUNTER", "ONLINE", "POST"] as const;
export type Channel = (typeof CHANNELS)[number];

export const LIMIT_UNITS = ["WORKING_DAY", "DAY", "HOUR", "MONTH"] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** FILED: nộp; SHOWN: xuất trình rồi trả lại ngay; NOTE: ghi chú, không phải giấy tờ. */
export const COMPONENT_KINDS = ["FILED", "SHOWN", "NOTE"] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

/** What a request for supplement does to the term (NĐ 118/2025, Điều 19 and sector laws). */
export const SUPPLEMENT_POLICIES = ["RESET", "PAUSE", "NONE"] as const;
export type SupplementPolicy = (typeof SUPPLEMENT_POLICIES)[number];

/** FEE: phí (pays for a service); CHARGE: lệ phí (a levy). Two kinds of public money, never one total. */
export const FEE_KINDS = ["FEE", "CHARGE"] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

/** When the term of a posted dossier starts: hand-over signed at the agency, or the arrival postmark. */
export const POST_STARTS = ["HANDOVER", "ARRIVAL"] as const;
export type PostStart = (typeof POST_STARTS)[number];

export const REQUEST_FIELD_TYPES = ["text", "date", "number", "choice", "longtext"] as const;
export type RequestFieldType = (typeof REQUEST_FIELD_TYPES)[number];

/**
 * A fee as the national catalogue words it. `amount` is null when the text does not settle it;
 * 0 only when every channel plainly says free. `review` asks a person to read `text`.
 */
export type ReadFee = Readonly<{
  amount: number | null;
  currency: "VND" | "USD" | null;
  text: string;
  review: boolean;
}>;

export type ProcedureChannel = Readonly<{
  channel: Channel;
  limitValue: number | null;
  limitUnit: LimitUnit | null;
  feeText: string;
}>;

/** One paper of the dossier. Counts are sheets' sets asked of the applicant, 0 or more. */
export type ProcedureComponent = Readonly<{
  name: string;
  kind: ComponentKind;
  originals: number;
  certifiedCopies: number;
  photocopies: number;
  /** Components of one case with the same group: one of them is enough. */
  alternativeGroup: string | null;
  formTemplate: string | null;
  conditionText: string | null;
  /** Database that replaces the paper (NĐ 309/2026, Điều 4.2a). */
  replacedByData: string | null;
}>;

export type ProcedureCase = Readonly<{
  title: string | null;
  components: readonly ProcedureComponent[];
}>;

/** `amount` in đồng per `per` ("trang", "bản", "hồ sơ", …). */
export type ProcedureFee = Readonly<{
  name: string;
  kind: FeeKind;
  channel: Channel | null;
  amount: number;
  per: string;
  appliesTo: string | null;
}>;

export type RequestField = Readonly<{
  key: string;
  label: string;
  type: RequestFieldType;
  required: boolean;
  hint: string;
  options?: readonly string[];
}>;

/** What one line of the national catalogue gives. */
export type NationalProcedure = Readonly<{
  code: string;
  name: string;
  level: string;
  field: string;
  authority: string;
  decision: string;
  subjects: readonly string[];
  /** At most one entry per channel. */
  channels: readonly ProcedureChannel[];
  cases: readonly ProcedureCase[];
  resultCodes: readonly string[];
}>;

/** What a person adds before the procedure may be filed here. */
export type ProcedureCuration = Readonly<{
  supplementPolicy: SupplementPolicy;
  supplementDays: number | null;
  /** `HH:mm`; after it the term counts from the next working day. Null: no such rule in its law. */
  cutoffTime: string | null;
  sameDay: boolean;
  presenceRequired: boolean;
  authorisationAllowed: boolean;
  fees: readonly ProcedureFee[];
  internalNote: string | null;
  postStart: PostStart | null;
  requestForm: readonly RequestField[];
  /** The head of the agency signs every decision (docs/decisions/050). */
  signOff: boolean;
}>;

export type Procedure = NationalProcedure & ProcedureCuration;

/**
 * Curation of a procedure that nobody has curated yet: the general rules of the one-stop mechanism
 * (RESET: NĐ 118/2025, Điều 19), no fee rule, no form.
 */
export const UNCURATED: ProcedureCuration = {
  supplementPolicy: "RESET",
  supplementDays: null,
  cutoffTime: null,
  sameDay: false,
  presenceRequired: false,
  authorisationAllowed: true,
  fees: [],
  internalNote: null,
  postStart: null,
  requestForm: [],
  signOff: false,
};

/** A procedure may start a postal leg only when it lists the postal channel (QĐ 45/2016, Điều 1 and 13). */
export function offersPost(procedure: Pick<NationalProcedure, "channels">): boolean {
  return procedure.channels.some((entry) => entry.channel === "POST");
}
