import { type AskedComponent, mayLeaveOut, paperCount } from "@/lib/dossiers/declared-papers";
import type { DossierForm } from "@/lib/dossiers/dossier-form";
import { readRequestAnswers } from "@/lib/dossiers/request-answers";
import type { ReturnMethod } from "@/lib/platform/generated/enums";
import type { RequestField } from "@/lib/procedures/procedure";

export const DRAFT_STEPS = ["REQUEST", "PAPERS", "DELIVERY"] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

export type DraftReason = "REQUEST_GAP" | "PAPER_GAP" | "POST_NOT_OFFERED" | "ONLINE_NOT_OFFERED" | "PICKUP_GAP" | "RETURN_GAP";

/** Something without which the draft cannot be filed: in which step, at which field, what to do. */
export type DraftGap = Readonly<{ step: DraftStep; reason: DraftReason; field: string; words: string }>;

export type DraftFacts = Readonly<{
  form: DossierForm;
  requestForm: readonly RequestField[];
  components: readonly AskedComponent[];
  /** Components that have at least one file. */
  withFiles: ReadonlySet<string>;
  returnMethod: ReturnMethod;
  /** By the agency's list, else the national channels. */
  byPost: boolean;
  /** The version has the online channel. */
  online: boolean;
  /** Days on which a visit can be asked for, `YYYY-MM-DD`. */
  pickupDays: readonly string[];
}>;

/** The field at which a component's refusal stands. */
export function paperFieldName(componentId: string): string {
  return `papers.${componentId}`;
}

export const POST_NOT_OFFERED_WORDS =
  "Thủ tục này không nằm trong danh mục làm qua bưu chính của cơ quan nên bưu tá không nhận giấy tờ và không trả kết quả tận nhà. Hãy tải tệp lên và nhận kết quả tại quầy hoặc bản điện tử.";

/** A component is settled when a file is there, papers are promised, or it may be and is left out. */
function isGiven(facts: DraftFacts, component: AskedComponent): boolean {
  const declared = facts.form.papers[component.id];
  if (facts.withFiles.has(component.id)) return true;
  return declared?.way === "PAPER" && paperCount(declared) > 0;
}

function isSettled(facts: DraftFacts, component: AskedComponent): boolean {
  if (isGiven(facts, component)) return true;
  return component.alternativeGroup === null && mayLeaveOut(component) && facts.form.papers[component.id]?.way === "NOT_APPLICABLE";
}

function paperGaps(facts: DraftFacts): DraftGap[] {
  const gaps: DraftGap[] = [];
  const groupsTold = new Set<string>();
  for (const component of facts.components) {
    if (component.kind === "NOTE") continue;
    const field = paperFieldName(component.id);
    const group = component.alternativeGroup;
    if (facts.form.papers[component.id]?.way === "PAPER" && !facts.byPost) gaps.push({ step: "PAPERS", reason: "POST_NOT_OFFERED", field, words: POST_NOT_OFFERED_WORDS });
    if (group !== null) {
      const members = facts.components.filter(({ alternativeGroup }) => alternativeGroup === group);
      if (groupsTold.has(group) || members.some((member) => isGiven(facts, member))) continue;
      groupsTold.add(group);
      gaps.push({ step: "PAPERS", reason: "PAPER_GAP", field, words: `Cần một trong các giấy tờ: ${members.map(({ name }) => `“${name}”`).join("; ")}.` });
    } else if (!isSettled(facts, component)) {
      gaps.push({ step: "PAPERS", reason: "PAPER_GAP", field, words: `Chọn cách nộp “${component.name}”: tải tệp lên${facts.byPost ? " hoặc giao bản giấy" : ""}.` });
    }
  }
  return gaps;
}

/** True when at least one paper goes by hand: the courier must come. */
export function needsPickup(form: DossierForm): boolean {
  return Object.values(form.papers).some((declared) => declared.way === "PAPER" && paperCount(declared) > 0);
}

function deliveryGaps(facts: DraftFacts): DraftGap[] {
  const { form, returnMethod, byPost } = facts;
  const gaps: DraftGap[] = [];
  if (needsPickup(form) && byPost) {
    if (form.pickup === null) gaps.push({ step: "DELIVERY", reason: "PICKUP_GAP", field: "addressText", words: "Điền nơi và lúc bưu tá đến lấy giấy tờ." });
    else if (!facts.pickupDays.includes(form.pickup.day)) {
      gaps.push({ step: "DELIVERY", reason: "PICKUP_GAP", field: "day", words: "Ngày hẹn lấy giấy tờ đã qua hoặc là ngày nghỉ. Chọn một ngày khác." });
    }
  }
  if (returnMethod === "POST" && !byPost) gaps.push({ step: "DELIVERY", reason: "POST_NOT_OFFERED", field: "returnMethod", words: POST_NOT_OFFERED_WORDS });
  if (returnMethod === "POST" && byPost && form.returnTo === null) gaps.push({ step: "DELIVERY", reason: "RETURN_GAP", field: "returnAddressText", words: "Điền địa chỉ nhận kết quả." });
  if (!needsPickup(form) && !facts.online) {
    gaps.push({ step: "PAPERS", reason: "ONLINE_NOT_OFFERED", field: "", words: "Thủ tục này không nhận hồ sơ trực tuyến: cần giao ít nhất một giấy tờ cho bưu tá." });
  }
  return gaps;
}

/** Everything that still keeps the draft from being filed, in the order of the steps. */
export function draftGaps(facts: DraftFacts): DraftGap[] {
  const { refusals } = readRequestAnswers(facts.requestForm, facts.form.request, "COMPLETE");
  const request = refusals.map(({ field, words }): DraftGap => ({ step: "REQUEST", reason: "REQUEST_GAP", field: field ?? "", words }));
  const order = (gap: DraftGap) => DRAFT_STEPS.indexOf(gap.step);
  return [...request, ...paperGaps(facts), ...deliveryGaps(facts)].sort((one, other) => order(one) - order(other));
}
