import { CHANNELS, type Channel, type LimitUnit, type ProcedureChannel, type ReadFee } from "@/lib/procedures/procedure";
import { readFeeText } from "@/lib/procedures/fee-text";
import { raise, type RaisedFlag } from "@/lib/procedures/import-flags";
import { CHANNEL_LABELS, limitWords } from "@/lib/procedures/labels";
import { normaliseText } from "@/lib/platform/vietnamese";
import { FEE_TEXT_CUT } from "@/lib/procedures/national-text";
import type { NationalChannel } from "@/lib/procedures/schema";

export type ReadChannel = ProcedureChannel & Readonly<{ fee: ReadFee }>;
export type ChannelsReading = Readonly<{ channels: readonly ReadChannel[]; flags: readonly RaisedFlag[] }>;

/** From these values on a limit is rather a typing error than a promise. */
const LONGEST_USUAL: Record<LimitUnit, number> = { WORKING_DAY: 60, DAY: 90, HOUR: 8, MONTH: 6 };
/** Channels whose limits differ by this factor or more contradict one another. */
const SUSPICIOUS_RATIO = 3;
const LIMIT_IN_TEXT = /\d{1,3}\s*(?:\([^)]*\)\s*)?(?:ngày làm việc|ngày|giờ|tháng)(?!\s*\d)/iu;

/**
 * Reads the channels of a national line, one entry per channel in the order COUNTER, ONLINE, POST.
 * A channel listed with several limits keeps none: which case has which limit is for a person to say.
 */
export function readChannels(listed: readonly NationalChannel[]): ChannelsReading {
  const flags: RaisedFlag[] = [];
  const channels: ReadChannel[] = [];
  for (const channel of CHANNELS) {
    const entries = listed.filter((entry) => entry.channel === channel);
    if (entries.length > 0) channels.push(readChannel(channel, entries, flags));
  }
  if (!channels.some((entry) => entry.channel === "POST")) {
    flags.push(raise("NO_POST_CHANNEL", channels.map((entry) => CHANNEL_LABELS[entry.channel]).join(", ")));
  }
  compareLimits(channels, flags);
  return { channels: agreeOnFree(channels, flags), flags };
}

function readChannel(channel: Channel, entries: readonly NationalChannel[], flags: RaisedFlag[]): ReadChannel {
  const limits = new Map<string, { value: number; unit: LimitUnit }>();
  for (const { limit, unit } of entries) {
    if (limit !== null && unit !== null && limit > 0) limits.set(`${limit} ${unit}`, { value: limit, unit });
    else if (limit !== null) flags.push(raise("SUSPICIOUS_LIMIT", `${CHANNEL_LABELS[channel]}: ${limit} ${unit ?? "không có đơn vị"}`));
  }
  const texts = [...new Set(entries.map((entry) => normaliseText(entry.feeText)).filter((text) => text !== ""))];
  const only = limits.size === 1 ? [...limits.values()][0] : undefined;
  if (limits.size > 1) {
    const words = [...limits.values()].map((limit) => limitWords(limit.value, limit.unit)).join("; ");
    flags.push(raise("SEVERAL_LIMITS_IN_CHANNEL", `${CHANNEL_LABELS[channel]}: ${words}`));
  }
  if (limits.size === 0) {
    flags.push(raise("MISSING_LIMIT", CHANNEL_LABELS[channel]));
    const hint = texts.find((text) => LIMIT_IN_TEXT.test(text));
    if (hint !== undefined) flags.push(raise("LIMIT_ONLY_IN_TEXT", LIMIT_IN_TEXT.exec(hint)?.[0] ?? hint));
  }
  if (entries.some((entry) => entry.feeText.length >= FEE_TEXT_CUT)) flags.push(raise("TEXT_CUT", `Phí, ${CHANNEL_LABELS[channel]}`));
  return {
    channel,
    limitValue: only?.value ?? null,
    limitUnit: only?.unit ?? null,
    feeText: texts.join("\n"),
    fee: readFees(texts, limits.size === 0, flags),
  };
}

/** Several fee texts in one channel: an amount is believed only when all of them give the same. */
function readFees(texts: readonly string[], limitMissing: boolean, flags: RaisedFlag[]): ReadFee {
  const readings = (texts.length === 0 ? [""] : texts).map((text) => readFeeText(text, limitMissing));
  for (const reading of readings) flags.push(...reading.flags);
  const [first, ...others] = readings.map((reading) => reading.fee);
  const text = texts.join("\n");
  const agree = first !== undefined && others.every((fee) => fee.amount === first.amount && fee.currency === first.currency);
  if (!agree) return { amount: null, currency: null, text, review: true };
  return { ...first, text, review: first.review || others.some((fee) => fee.review) };
}

/** "Miễn phí" of one channel is believed only when no other channel says something else. */
function agreeOnFree(channels: readonly ReadChannel[], flags: RaisedFlag[]): ReadChannel[] {
  const free = channels.filter((entry) => entry.fee.amount === 0);
  if (free.length === 0 || free.length === channels.length) return [...channels];
  flags.push(raise("FREE_BESIDE_AMOUNT", `${free.map((entry) => CHANNEL_LABELS[entry.channel]).join(", ")} ghi miễn phí, kênh khác thì không`));
  return channels.map((entry) => (entry.fee.amount === 0 ? { ...entry, fee: { ...entry.fee, amount: null, currency: null, review: true } } : entry));
}

function compareLimits(channels: readonly ReadChannel[], flags: RaisedFlag[]): void {
  const words = channels.map((entry) => `${CHANNEL_LABELS[entry.channel]}: ${limitWords(entry.limitValue, entry.limitUnit) ?? "không có"}`);
  const known = channels.filter((entry) => entry.limitValue !== null);
  if (new Set(known.map((entry) => limitWords(entry.limitValue, entry.limitUnit))).size > 1) {
    flags.push(raise("LIMITS_DIFFER_BY_CHANNEL", words.join("; ")));
  }
  for (const entry of known) {
    if (entry.limitValue !== null && entry.limitUnit !== null && isUnusual(entry.limitValue, entry.limitUnit)) {
      flags.push(raise("SUSPICIOUS_LIMIT", `${CHANNEL_LABELS[entry.channel]}: ${limitWords(entry.limitValue, entry.limitUnit) ?? ""}`));
    }
  }
  const units = new Set(known.map((entry) => entry.limitUnit));
  const values = known.map((entry) => entry.limitValue ?? 0);
  if (units.size === 1 && Math.max(...values) >= SUSPICIOUS_RATIO * Math.min(...values)) {
    flags.push(raise("SUSPICIOUS_LIMIT", words.join("; ")));
  }
}

function isUnusual(value: number, unit: LimitUnit): boolean {
  return !Number.isInteger(value) || value > LONGEST_USUAL[unit] || (unit === "WORKING_DAY" && value === LONGEST_USUAL[unit]);
}
