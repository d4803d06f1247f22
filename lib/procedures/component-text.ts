import type { ProcedureComponent } from "@/lib/procedures/procedure";
import { raise, type RaisedFlag } from "@/lib/procedures/import-flags";
import { normaliseText } from "@/lib/platform/vietnamese";
import { COMPONENT_NAME_CUT, withoutBullet } from "@/lib/procedures/national-text";
import type { NationalItem } from "@/lib/procedures/schema";

export type ComponentReading = Readonly<{ component: ProcedureComponent; flags: readonly RaisedFlag[] }>;

/** What the heading above a list of papers says of all of them. */
export type ListHeading = "SHOWN" | "NOTE" | "FILED";

const FILE_END = /\.(docx?|pdf|xlsx?|rtf|odt|rar|zip|jpe?g|png)$/iu;
const FILE_END_INSIDE = /\.(?:docx|doc(?!x)|pdf|xlsx|xls(?!x)|rtf|odt|rar|zip|jpe?g|png)(?=\S)/giu;
/** Words with which an attachment's name begins when it is stuck to the text before it. */
const FILE_WORD =
  /(?<=\S)(?<![\s(/_-])(?:M[ẫâaãấ]?u|MẪU|MAU|Ph[ụu] ?l[ụu]c|Phlc|PhlcII|PHỤ LỤC|PHU LUC|PL|Phu|TK |KQ |MS |ND |DON |ĐƠN|Đơn|Don|Văn bản|văn bản|Giấy|BM|Bieu|Biểu|Tờ khai|To khai|mau so |mau \d)/gu;
const GLUE = /(?<=[.;:)\]”"])(?=[\p{L}\d])|(?<=\p{Ll})(?=[\p{Lu}\d])/gu;
const LONGEST_FILE_NAME = 140;

/** Splits the attachments' names that the export stuck to the end of a paper's name. */
export function splitFileNames(text: string): { name: string; files: string[] } {
  let name = text;
  const files: string[] = [];
  while (FILE_END.test(name)) {
    const start = fileStart(name);
    if (start === null) break;
    files.unshift(name.slice(start).replace(/^[\s.]+/u, ""));
    name = name.slice(0, start).trimEnd();
  }
  return { name, files };
}

function fileStart(name: string): number | null {
  const after = lastIndexOf(name, FILE_END_INSIDE, (found) => found.index + found[0].length);
  if (after !== null) return after;
  const window = Math.max(0, name.length - LONGEST_FILE_NAME);
  const word = lastIndexOf(name, FILE_WORD, (found) => found.index);
  if (word !== null && word > window) return word;
  const glue = lastIndexOf(name.replace(FILE_END, ""), GLUE, (found) => found.index);
  return glue !== null && glue > window ? glue : null;
}

function lastIndexOf(text: string, pattern: RegExp, at: (found: RegExpExecArray) => number): number | null {
  let last: number | null = null;
  for (const found of text.matchAll(pattern)) last = at(found);
  return last;
}

const GLUED_FROM = 10;

/**
 * A count of 10 or more is the last number of the paper's name stuck to the true count:
 * "…ngày 01/01/" with 20261 means "…ngày 01/01/2026" and 1 copy.
 */
export function unglueCount(name: string, value: number): { name: string; value: number } {
  if (value < GLUED_FROM) return { name, value };
  const digits = String(value);
  const lost = digits.slice(0, -1);
  const cut = name.length >= COMPONENT_NAME_CUT;
  return { name: cut ? name : `${name}${/[/.-]$/.test(name) ? "" : " "}${lost}`, value: Number(digits.slice(-1)) };
}

const COUNT_AT_END = /(?:^|[\s:,(])0?(\d)\s*(?:\([^)]*\)\s*)?bản (chính|gốc|sao|chụp)[^.;:]{0,40}[.;]?$/iu;
const NOTE_START = /^(lưu ý|ghi chú|chú ý)\b/iu;
const INTRODUCES_LIST = /(các giấy tờ sau|hồ sơ gồm|bao gồm|gồm có|giấy tờ, tài liệu sau)\s*:?$/iu;

/** Reads one paper of the national catalogue under the heading it stands below. */
export function readComponent(item: NationalItem, heading: ListHeading): ComponentReading {
  const flags: RaisedFlag[] = [];
  const whole = normaliseText(item.name);
  const originals = unglueCount(whole, item.originals);
  const copies = unglueCount(originals.name, item.copies);
  if (originals.value !== item.originals || copies.value !== item.copies) {
    flags.push(raise("COUNT_GLUED", `${copies.name} (ghi ${item.originals} bản chính, ${item.copies} bản sao)`));
  }
  const split = splitFileNames(withoutBullet(copies.name));
  const name = split.name.replace(/[\s;,.]+$/u, "") || split.name;
  const { files } = split;
  if (FILE_END.test(copies.name)) flags.push(raise("FILE_NAME_IN_COMPONENT", files.join("; ") || copies.name));
  if (item.name.length >= COMPONENT_NAME_CUT) flags.push(raise("TEXT_CUT", name));

  const counts = countsOf(name, originals.value, copies.value, flags);
  const kind = kindOf(name, heading, counts);
  if (kind === "NOTE") flags.push(raise("NOTE_NOT_COMPONENT", name));
  else if (kind === "SHOWN" || /xuất trình/iu.test(name)) flags.push(raise("SHOWN_NOT_FILED", name));
  if (kind !== "NOTE" && originals.value === 1 && copies.value === 1) flags.push(raise("ORIGINAL_AND_COPY_ASKED", name));
  if (kind !== "NOTE" && /(một|01) trong (các|những|số|hai|ba)/iu.test(name)) flags.push(raise("ALTERNATIVES", name));

  const none = kind === "NOTE";
  return {
    component: {
      name,
      kind,
      originals: none ? 0 : counts.originals,
      certifiedCopies: none ? 0 : counts.certifiedCopies,
      photocopies: none ? 0 : counts.photocopies,
      alternativeGroup: null,
      formTemplate: files.length > 0 ? files.join("; ") : null,
      conditionText: conditionOf(name),
      replacedByData: null,
    },
    flags,
  };
}

type Counts = Readonly<{ originals: number; certifiedCopies: number; photocopies: number }>;

/** The catalogue knows only "bản sao": certified when the text says so, otherwise the lighter kind is asked. */
function countsOf(name: string, originals: number, copies: number, flags: RaisedFlag[]): Counts {
  const certified = /chứng thực|công chứng/iu.test(name);
  if (originals > 0 || copies > 0) {
    return { originals, certifiedCopies: certified ? copies : 0, photocopies: certified ? 0 : copies };
  }
  const written = COUNT_AT_END.exec(name);
  if (written === null) return { originals: 0, certifiedCopies: 0, photocopies: 0 };
  flags.push(raise("COUNT_ONLY_IN_TEXT", name));
  const value = Number(written[1]);
  if (/chính|gốc/iu.test(written[2] ?? "")) return { originals: value, certifiedCopies: 0, photocopies: 0 };
  return { originals: 0, certifiedCopies: certified ? value : 0, photocopies: certified ? 0 : value };
}

function kindOf(name: string, heading: ListHeading, counts: Counts): ProcedureComponent["kind"] {
  const asked = counts.originals + counts.certifiedCopies + counts.photocopies;
  if (asked === 0 || heading === "NOTE" || NOTE_START.test(name) || INTRODUCES_LIST.test(name)) return "NOTE";
  return heading === "SHOWN" || /^xuất trình/iu.test(name) ? "SHOWN" : "FILED";
}

function conditionOf(name: string): string | null {
  if (/\(nếu có\)/iu.test(name)) return "Nếu có";
  const condition = /(?:đối với|trong) trường hợp [^.;]{5,160}/iu.exec(name);
  return condition === null ? null : normaliseText(condition[0]);
}
