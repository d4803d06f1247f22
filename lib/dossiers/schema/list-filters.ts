import { z } from "zod";
import { AGENCY_QUEUES } from "@/lib/dossiers/agency-queues";
import { isId } from "@/lib/platform/ids";
import { normaliseText } from "@/lib/platform/vietnamese";

/** Place in a keyset list: the sort moment and the id of a row, as `2026-11-26T10:00:00.000Z_<uuid>`. */
export type Cursor = Readonly<{ at: Date; id: string }>;

/** Writes a place for the address. */
export function cursorText({ at, id }: Cursor): string {
  return `${at.toISOString()}_${id}`;
}

/** One value of a query parameter; a repeated one counts once, an unusable one not at all. */
const text = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch("")).transform(normaliseText);
const day = text.transform((value) => (z.iso.date().safeParse(value).success ? value : null));
/** A place in a keyset list, from the address; null when there is none, or none such. */
export const cursor = text.transform((value): Cursor | null => {
  const [moment = "", id = ""] = value.split("_");
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) || !isId(id) ? null : { at, id };
});

function oneOf<const T extends readonly string[]>(values: T) {
  return text.transform((value): T[number] | null => values.find((known) => known === value) ?? null);
}

/** What the address of the agency's inbox says; anything unreadable is left out, so that no address is an error. */
export const agencyInboxFilter = z.object({
  hang: oneOf(AGENCY_QUEUES),
  tim: text.transform((value) => value.slice(0, 100)),
  "thu-tuc": text.transform((value) => (/^\d\.\d{6}$/.test(value) ? value : null)),
  nguoi: text.transform((value) => (isId(value) ? value : null)),
  sau: cursor,
  truoc: cursor,
});
export type AgencyInboxFilter = z.output<typeof agencyInboxFilter>;

/** How a dossier counts in the figures of a period. */
export const PUNCTUALITY_FILTERS = ["da-giai-quyet", "truoc-han", "dung-han", "qua-han", "dang-giai-quyet", "trong-han", "dang-qua-han"] as const;
export type PunctualityFilter = (typeof PUNCTUALITY_FILTERS)[number];

export const PUNCTUALITY_FILTER_WORDS = {
  "da-giai-quyet": "Đã giải quyết",
  "truoc-han": "Giải quyết trước hạn",
  "dung-han": "Giải quyết đúng hạn",
  "qua-han": "Giải quyết quá hạn",
  "dang-giai-quyet": "Đang giải quyết",
  "trong-han": "Đang giải quyết, trong hạn",
  "dang-qua-han": "Đang giải quyết, quá hạn",
} satisfies Record<PunctualityFilter, string>;

export const STATUS_FILTERS = [
  "SUBMITTED", "RECEIVED", "NOT_RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT", "AWAITING_PAYMENT", "WITHDRAWN", "STOPPED", "RESOLVED", "RETURNED",
] as const;

/** What the address of the province's list says. `tu`, `den`, `chot`: the period of the figures, Vietnamese days. */
export const provinceDossiersFilter = z.object({
  tim: text.transform((value) => value.slice(0, 100)),
  "co-quan": text.transform((value) => (/^[A-Z]\d{2}(\.[0-9A-Z]{2,4}){0,4}$/.test(value) ? value : null)),
  "trang-thai": oneOf(STATUS_FILTERS),
  "ket-qua": oneOf(PUNCTUALITY_FILTERS),
  tu: day,
  den: day,
  chot: day,
  /** What an end is judged against, as on the page of figures; the term when nothing is said. */
  "can-cu": oneOf(["hen-lai"]),
  sau: cursor,
  truoc: cursor,
});
export type ProvinceDossiersFilter = z.output<typeof provinceDossiersFilter>;
