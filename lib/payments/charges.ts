import type { Channel, ChargeKind } from "@/lib/platform/generated/enums";
import { formatDong, dong, type Dong } from "@/lib/platform/money";

/** What a dossier owes, one line of one kind of money; the kinds are never added up (QĐ 45/2016, Điều 11–12, 15). */
export type ChargeLine = Readonly<{ kind: ChargeKind; name: string; amount: Dong; basis: string }>;

/** A fee of the catalogue: `amount` in đồng for one `per`; `appliesTo` names the class or the answer that it is for. */
export type FeeRuleFacts = Readonly<{ name: string; channel: Channel | null; amount: number; per: string; appliesTo: string | null }>;

/** The answers of the applicant's form by key; keys `copies` and `pages` are quantities. */
type Answers = Readonly<Record<string, string>>;

export type Fees = Readonly<{
  charges: readonly ChargeLine[];
  /** What is not settled by the form, in words: never shown as nothing. */
  open: readonly string[];
}>;

/** Which answer counts each unit; other units ("lần", "thẻ", "giấy", "hồ sơ") are one per dossier. */
const QUANTITY_KEY: Readonly<Record<string, string>> = { bản: "copies", trang: "pages", phút: "pages" };

function quantityOf(per: string, answers: Answers): number | null {
  const key = QUANTITY_KEY[per];
  if (key === undefined) return 1;
  const count = Number(answers[key] ?? "");
  return Number.isInteger(count) && count > 0 ? count : null;
}

function lineOf(rule: FeeRuleFacts, answers: Answers): ChargeLine | string {
  const each = formatDong(dong(rule.amount));
  const quantity = quantityOf(rule.per, answers);
  if (quantity === null) return `${rule.name}: ${each}/${rule.per}, tính theo số ${rule.per} khi tiếp nhận.`;
  const basis = quantity === 1 ? `${each}/${rule.per}` : `${quantity} ${rule.per} × ${each}`;
  return { kind: "FEE", name: rule.name, amount: dong(rule.amount * quantity), basis: rule.appliesTo === null ? basis : `${basis}, ${rule.appliesTo.toLowerCase()}` };
}

/**
 * Phí, lệ phí of a dossier by the catalogue's rules for its channel. A rule for one class applies when an answer of the form
 * names that class; a reduced rate that no answer settles is told beside the ordinary one.
 * @param undeclared the catalogue's own words when it has no rule; null when it plainly says free
 */
export function feesOf(rules: readonly FeeRuleFacts[], channel: Channel, answers: Answers, undeclared: string | null): Fees {
  const inChannel = rules.filter((rule) => rule.channel === null || rule.channel === channel);
  if (inChannel.length === 0) return { charges: [], open: undeclared === null ? [] : [undeclared] };
  const given = new Set(Object.values(answers));
  const charges: ChargeLine[] = [];
  const open: string[] = [];
  for (const name of new Set(inChannel.map((rule) => rule.name))) {
    const rates = inChannel.filter((rule) => rule.name === name);
    const chosen = rates.filter((rule) => rule.appliesTo !== null && given.has(rule.appliesTo));
    const ordinary = rates.filter((rule) => rule.appliesTo === null);
    const taken = chosen.length > 0 ? chosen : ordinary;
    for (const rule of taken) {
      const line = lineOf(rule, answers);
      if (typeof line === "string") open.push(line);
      else charges.push(line);
    }
    if (chosen.length > 0) continue;
    for (const rule of rates.filter(({ appliesTo }) => appliesTo !== null)) {
      open.push(`${name}: ${formatDong(dong(rule.amount))}/${rule.per} nếu thuộc diện “${rule.appliesTo ?? ""}”; quầy xét khi tiếp nhận.`);
    }
  }
  return { charges, open };
}
