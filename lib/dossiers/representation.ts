import type { RepresentationKind } from "@/lib/platform/generated/enums";
import { ok, refused, type Result } from "@/lib/platform/result";

/** By what paper somebody acts for the owner of a dossier. */
export const AUTHORISATION_KINDS = ["NOTARISED", "PLAIN", "INTRODUCTION", "RELATION"] as const;
export type AuthorisationKind = (typeof AUTHORISATION_KINDS)[number];

/** What the paper lets him do; one that only collects results files nothing. */
export const AUTHORISATION_SCOPES = ["FILE_AND_COLLECT", "FILE", "COLLECT"] as const;
export type AuthorisationScope = (typeof AUTHORISATION_SCOPES)[number];

export type Authorisation = Readonly<{
  kind: AuthorisationKind;
  number: string;
  /** Vietnamese days, `YYYY-MM-DD`; `until` null: without an end. */
  on: string;
  until: string | null;
  scope: AuthorisationScope;
}>;

/** Chủ hồ sơ when another than who stands at the counter, and by what right that one acts. */
export type Representation = Readonly<{
  kind: RepresentationKind;
  ownerName: string;
  ownerIdentityNumber: string | null;
  /** `YYYY-MM-DD`; always there for a child. */
  ownerDateOfBirth: string | null;
  ownerTaxCode: string | null;
  ownerAddress: string | null;
  /** Relation to the owner, or function in the organisation. */
  role: string;
  /** null: a parent or guardian, an organisation's legal representative. */
  authorisation: Authorisation | null;
}>;

export type RepresentationReason = "NOT_AUTHORISABLE" | "AUTHORISATION_MISSING" | "AUTHORISATION_NOT_YET" | "AUTHORISATION_ENDED" | "AUTHORISATION_SCOPE" | "NOT_A_CHILD";

const FULL_AGE = 18;
const NO_AUTHORISATION = /không\s+(?:được\s+)?(?:ủy|uỷ)\s+quyền/iu;

/**
 * May nobody act for the owner in this case? The procedure says so, or a note among the case's papers does (Phiếu lý lịch tư pháp
 * số 2: only the person himself).
 */
export function authorisationForbidden(version: Readonly<{ authorisationAllowed: boolean }>, components: readonly Readonly<{ kind: string; name: string }>[]): boolean {
  return !version.authorisationAllowed || components.some(({ kind, name }) => kind === "NOTE" && NO_AUTHORISATION.test(name));
}

/** Whether somebody born on a day is still a child on another; both `YYYY-MM-DD`. */
function isChild(born: string, day: string): boolean {
  const [year = 0, month = 0, date = 0] = born.split("-").map(Number);
  const grown = `${String(year + FULL_AGE).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  return day < grown;
}

function authorisationRefusal(authorisation: Authorisation, day: string): Result<null, RepresentationReason> {
  const { on, until, scope } = authorisation;
  if (on > day) return refused("AUTHORISATION_NOT_YET", "Giấy ủy quyền ghi ngày sau hôm nay. Đối chiếu lại ngày trên giấy.", "authorisationOn");
  if (until !== null && until < day) return refused("AUTHORISATION_ENDED", "Giấy ủy quyền đã hết hiệu lực. Hướng dẫn làm giấy mới, hoặc chủ hồ sơ tự nộp.", "authorisationUntil");
  if (scope === "COLLECT") return refused("AUTHORISATION_SCOPE", "Giấy này chỉ ủy quyền nhận kết quả, không ủy quyền nộp hồ sơ.", "authorisationScope");
  return ok(null);
}

/**
 * Whether whoever stands at the counter may file for the owner (Bộ luật Dân sự, Điều 134–141; QĐ 45/2016/QĐ-TTg, Điều 1.2): an
 * authorisation of somebody else must be there, in force and cover filing; where the procedure forbids it, nobody but the owner, a
 * child's parent or an organisation's legal representative files.
 * @param day Vietnamese day of filing, `YYYY-MM-DD`
 */
export function checkRepresentation(representation: Representation, forbidden: boolean, day: string): Result<null, RepresentationReason> {
  const { kind, authorisation, ownerDateOfBirth } = representation;
  if (kind === "CHILD") {
    if (ownerDateOfBirth === null || !isChild(ownerDateOfBirth, day)) {
      return refused("NOT_A_CHILD", "Người này đã đủ 18 tuổi: tự nộp, hoặc có giấy ủy quyền cho người nộp thay.", "ownerDateOfBirth");
    }
    return ok(null);
  }
  if (forbidden && (kind === "PERSON" || authorisation !== null)) {
    return refused("NOT_AUTHORISABLE", "Thủ tục này không được ủy quyền: chính chủ hồ sơ phải đến nộp.", "onBehalf");
  }
  if (kind === "PERSON" && authorisation === null) return refused("AUTHORISATION_MISSING", "Chọn loại giấy ủy quyền đã xem.", "authorisationKind");
  return authorisation === null ? ok(null) : authorisationRefusal(authorisation, day);
}
