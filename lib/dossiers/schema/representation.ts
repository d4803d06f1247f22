import type { z } from "zod";
import { AUTHORISATION_KINDS, AUTHORISATION_SCOPES, type Authorisation, type Representation } from "@/lib/dossiers/representation";
import { normaliseName, normaliseText, parseIdentityNumber } from "@/lib/platform/vietnamese";

/** For whom the dossier is: the one who stands there, or one of the three kinds of others. */
export const ON_BEHALF = ["SELF", "PERSON", "CHILD", "ORGANISATION"] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Mã số thuế: 10 digits, 10-3 of a branch, or the 12 digits of a person (domain.md 6.4). */
const TAX_CODE = /^(?:\d{10}(?:-\d{3})?|\d{12})$/;

type Field = (name: string) => string;
type Issue = (name: string, message: string) => void;

function authorisationOf(field: Field, issue: Issue, needed: boolean): Authorisation | null {
  const kind = AUTHORISATION_KINDS.find((known) => known === field("authorisationKind"));
  if (kind === undefined) {
    if (needed) issue("authorisationKind", "Chọn loại giấy ủy quyền đã xem.");
    return null;
  }
  const [number, on, until] = [field("authorisationNumber"), field("authorisationOn"), field("authorisationUntil")];
  if (!DAY.test(on)) issue("authorisationOn", "Chọn ngày ghi trên giấy ủy quyền.");
  if (kind !== "RELATION" && kind !== "PLAIN" && number === "") issue("authorisationNumber", "Ghi số của giấy, như in trên giấy.");
  const scope = AUTHORISATION_SCOPES.find((known) => known === field("authorisationScope"));
  if (scope === undefined) issue("authorisationScope", "Chọn việc được ủy quyền.");
  return { kind, number, on, until: DAY.test(until) ? until : null, scope: scope ?? "FILE" };
}

function organisationOf(field: Field, issue: Issue): Pick<Representation, "ownerTaxCode" | "ownerIdentityNumber" | "ownerDateOfBirth"> {
  const taxCode = field("ownerTaxCode").replace(/\s/g, "");
  if (!TAX_CODE.test(taxCode)) issue("ownerTaxCode", "Mã số thuế có 10 chữ số; chi nhánh thêm gạch ngang và 3 chữ số, ví dụ 0700123456-001.");
  return { ownerTaxCode: taxCode, ownerIdentityNumber: null, ownerDateOfBirth: null };
}

function personOf(field: Field, issue: Issue, child: boolean): Pick<Representation, "ownerTaxCode" | "ownerIdentityNumber" | "ownerDateOfBirth"> {
  const typed = field("ownerIdentityNumber");
  const identity = typed === "" ? null : parseIdentityNumber(typed);
  if (identity?.ok === false) issue("ownerIdentityNumber", identity.refusals[0].words);
  if (identity === null && !child) issue("ownerIdentityNumber", "Ghi số định danh của chủ hồ sơ, như trên giấy ủy quyền.");
  const born = field("ownerDateOfBirth");
  if (child && !DAY.test(born)) issue("ownerDateOfBirth", "Chọn ngày sinh của trẻ.");
  return { ownerTaxCode: null, ownerIdentityNumber: identity?.ok === true ? identity.value.number : null, ownerDateOfBirth: DAY.test(born) ? born : null };
}

/** Reads the fields of "nộp thay" in a form; null: the dossier is the submitter's own. Refusals go to their fields. */
export function representationOf(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): Representation | null {
  const field: Field = (name) => normaliseText(typeof input[name] === "string" ? input[name] : "");
  const issue: Issue = (name, message) => ctx.addIssue({ code: "custom", path: [name], message });
  const kind = ON_BEHALF.find((known) => known === field("onBehalf")) ?? "SELF";
  if (kind === "SELF") return null;
  const ownerName = kind === "ORGANISATION" ? field("ownerName") : normaliseName(field("ownerName"));
  if (ownerName.length < 2) issue("ownerName", kind === "ORGANISATION" ? "Ghi tên tổ chức như trên giấy đăng ký." : "Ghi họ tên chủ hồ sơ.");
  const role = field("role").slice(0, 120);
  if (role === "") issue("role", kind === "ORGANISATION" ? "Ghi chức vụ của người nộp." : "Ghi quan hệ với chủ hồ sơ.");
  const address = field("ownerAddress");
  return {
    kind, ownerName: ownerName.slice(0, 200), role, ownerAddress: address === "" ? null : address.slice(0, 300),
    ...(kind === "ORGANISATION" ? organisationOf(field, issue) : personOf(field, issue, kind === "CHILD")),
    authorisation: kind === "CHILD" ? null : authorisationOf(field, issue, kind === "PERSON"),
  };
}
