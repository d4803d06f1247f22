import { searchText } from "@/lib/platform/vietnamese";

/** Words that say how a paper is handed in, not what it is. */
const HANDING_IN = /\b(ban sao|ban chinh|ban chup|ban goc|ban photo|co chung thuc|chung thuc|sao y|co cong chung|cong chung|hoac|kem theo|de doi chieu|neu co|mot trong cac giay to)\b/g;
/** What is done to a thing to get a new one of it. */
const ACTS = /^(cap moi|cap lai|cap doi|cap gia han|gia han|cap bo sung|dieu chinh|sua doi|cap ban sao|cap)\s+/;
/** Papers made for one request: of use nowhere else. */
const FOR_ONE_REQUEST = /^(don|to khai|giay de nghi|van ban de nghi|phieu yeu cau|phieu de nghi|ban khai|ban cam ket|to trinh|bao cao|cong van|giay gioi thieu|giay uy quyen|van ban uy quyen|ban thao|anh|ho so|de an|phuong an|du thao|danh sach|ban ve|ban cong bo|phong bi)\b/;

/**
 * Kinds of papers that lose their validity after so many months from the day of issue. Values of practice, to be confirmed against the Gazette (docs/decisions/072).
 */
const LIVES: readonly Readonly<{ kind: RegExp; months: number }>[] = [
  { kind: /\b(giay )?kham suc khoe\b/, months: 12 },
  { kind: /\bxac nhan tinh trang hon nhan\b/, months: 6 },
  { kind: /\b(phieu )?ly lich tu phap\b/, months: 6 },
  { kind: /\bso yeu ly lich\b/, months: 6 },
];

/** What two names of one kind of paper have in common: without accents, without what says how it is handed in. */
export function typeKey(name: string): string {
  return searchText(name).replace(/\([^)]*\)/g, " ").replace(/[^a-z0-9 ]+/g, " ").replace(HANDING_IN, " ").replace(/\s+/g, " ").trim();
}

/** The kind of thing that a procedure gives: "Cấp lại thẻ …" gives a "thẻ …". */
export function resultTypeKey(procedureName: string): string {
  return typeKey(procedureName).replace(ACTS, "");
}

/** A thing's name out of the procedure's that gives it, with a capital. */
export function resultName(procedureName: string): string {
  const name = procedureName.replace(/^(Cấp mới|Cấp lại|Cấp đổi|Cấp gia hạn|Gia hạn|Cấp bổ sung|Điều chỉnh|Sửa đổi|Cấp bản sao|Cấp)\s+/u, "");
  return `${name.charAt(0).toLocaleUpperCase("vi")}${name.slice(1)}`;
}

/** True for a paper that is made for one request, such as the application form itself. */
export function isForOneRequest(name: string, formTemplate: string | null): boolean {
  return formTemplate !== null || FOR_ONE_REQUEST.test(typeKey(name));
}

/** Months that a paper of this kind is valid for; null when it does not run out, or nobody says. */
export function lifeInMonths(key: string): number | null {
  return LIVES.find(({ kind }) => kind.test(key))?.months ?? null;
}

const FEWEST_WORDS = 3;

/** Whether a kept document is what a component asks for: the same kind, or one name wholly within the other, of three words at least. */
export function isOfType(documentKey: string, componentName: string): boolean {
  const asked = typeKey(componentName);
  if (asked === "" || documentKey === "") return false;
  if (asked === documentKey) return true;
  const [shorter, longer] = asked.length < documentKey.length ? [asked, documentKey] : [documentKey, asked];
  return shorter.split(" ").length >= FEWEST_WORDS && ` ${longer} `.includes(` ${shorter} `);
}

export type OfferedDocument = Readonly<{
  typeKey: string; field: string; oneDossier: boolean; validTo: string | null; validityUnknown: boolean; reuse: "ANYWHERE" | "FIELD" | "NOWHERE";
}>;

/**
 * Whether a document may be offered for a component: of its kind, not made for one request, still valid that day, and where its owner lets it be used.
 * @param today `YYYY-MM-DD`
 */
export function isOffered(document: OfferedDocument, component: Readonly<{ name: string; formTemplate: string | null }>, field: string, today: string): boolean {
  if (document.oneDossier || document.validityUnknown || document.reuse === "NOWHERE") return false;
  if (document.reuse === "FIELD" && document.field !== field) return false;
  if (document.validTo !== null && document.validTo < today) return false;
  return component.formTemplate === null && isOfType(document.typeKey, component.name);
}
