import type { ProcedureCase, ProcedureComponent } from "@/lib/procedures/procedure";
import { raise, type RaisedFlag } from "@/lib/procedures/import-flags";
import { normaliseText } from "@/lib/platform/vietnamese";
import { readComponent, type ListHeading } from "@/lib/procedures/component-text";
import { leadingOrdinal, withoutBullet } from "@/lib/procedures/national-text";
import type { NationalGroup } from "@/lib/procedures/schema";

export type CasesReading = Readonly<{ cases: readonly ProcedureCase[]; flags: readonly RaisedFlag[] }>;

const SECTION = /^(giấy tờ phải (nộp|xuất trình)|giấy tờ (nộp|xuất trình)|lưu ý|chú ý|ghi chú|bao gồm|(a\) )?thành phần hồ sơ|hồ sơ gồm|thành phần, số lượng hồ sơ)/iu;
const ONE_OF_LIST = /(một|01) trong (các|những|số)[^.]*(giấy tờ|tài liệu|văn bản|trường hợp)/iu;

type OpenCase = { title: string | null; components: ProcedureComponent[]; oneOf: boolean };

/**
 * Reads the groups of a national line as cases. Headings such as "Giấy tờ phải xuất trình" or "Lưu ý" are no cases:
 * their papers join the common case (title null) with the kind that the heading gives them.
 */
export function readCases(groups: readonly NationalGroup[]): CasesReading {
  const flags: RaisedFlag[] = [];
  const open: OpenCase[] = [];
  for (const group of groups) {
    const title = titleOf(group.case, flags);
    const heading = headingOf(group.case);
    const target = caseFor(open, title);
    target.oneOf ||= title !== null && ONE_OF_LIST.test(title);
    for (const item of group.items) {
      const read = readComponent(item, heading);
      if (target.components.some((known) => samePaper(known, read.component))) {
        flags.push(raise("DUPLICATE_COMPONENT", read.component.name));
        continue;
      }
      flags.push(...read.flags);
      target.components.push(read.component);
    }
  }
  const cases = open.map((entry, index) => closeCase(entry, index, flags));
  if (!cases.some((entry) => entry.components.some((paper) => paper.kind !== "NOTE"))) {
    flags.push(raise("NO_COMPONENTS", groups.length === 0 ? "Danh sách giấy tờ rỗng" : "Chỉ có dòng ghi chú"));
  }
  return { cases: commonFirst(cases), flags };
}

function titleOf(written: string | null, flags: RaisedFlag[]): string | null {
  if (written === null) return null;
  const title = withoutBullet(normaliseText(written));
  if (title === "" || SECTION.test(title)) {
    flags.push(raise("SECTION_NOT_CASE", written));
    return null;
  }
  if (!/^\p{Ll}/u.test(title) || leadingOrdinal(title) !== null) return title;
  flags.push(raise("CASE_TITLE_CUT", title));
  return `…${title}`;
}

function headingOf(written: string | null): ListHeading {
  const title = withoutBullet(normaliseText(written ?? ""));
  if (/^giấy tờ (phải )?xuất trình/iu.test(title)) return "SHOWN";
  return /^(lưu ý|chú ý|ghi chú)/iu.test(title) ? "NOTE" : "FILED";
}

function caseFor(open: OpenCase[], title: string | null): OpenCase {
  const known = open.find((entry) => entry.title === title);
  if (known !== undefined) return known;
  const fresh: OpenCase = { title, components: [], oneOf: false };
  open.push(fresh);
  return fresh;
}

function samePaper(one: ProcedureComponent, other: ProcedureComponent): boolean {
  return one.name === other.name && one.kind === other.kind && one.formTemplate === other.formTemplate;
}

function closeCase(entry: OpenCase, index: number, flags: RaisedFlag[]): ProcedureCase {
  const ordered = inWrittenOrder(entry.components);
  const choices = ordered.filter((paper) => paper.kind === "FILED");
  if (!entry.oneOf || choices.length < 2) return { title: entry.title, components: ordered };
  flags.push(raise("ALTERNATIVES", entry.title ?? ""));
  const group = `case-${index + 1}`;
  return {
    title: entry.title,
    components: ordered.map((paper) => (paper.kind === "FILED" ? { ...paper, alternativeGroup: group } : paper)),
  };
}

/** The export shuffles papers; when each carries its ordinal they are put back, otherwise left, notes last. */
function inWrittenOrder(components: readonly ProcedureComponent[]): ProcedureComponent[] {
  const papers = components.filter((paper) => paper.kind !== "NOTE");
  const notes = components.filter((paper) => paper.kind === "NOTE");
  const ordinals = papers.map((paper) => leadingOrdinal(paper.name));
  if (ordinals.every((ordinal): ordinal is number => ordinal !== null)) {
    const byOrdinal = papers.map((paper, index) => ({ paper, ordinal: ordinals[index] ?? 0 }));
    byOrdinal.sort((one, other) => one.ordinal - other.ordinal);
    return [...byOrdinal.map((entry) => entry.paper), ...notes];
  }
  return [...papers, ...notes];
}

function commonFirst(cases: readonly ProcedureCase[]): ProcedureCase[] {
  return [...cases.filter((entry) => entry.title === null), ...cases.filter((entry) => entry.title !== null)];
}
