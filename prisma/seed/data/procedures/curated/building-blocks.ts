import type { Channel, LimitUnit, Procedure, ProcedureChannel, ProcedureComponent } from "@/lib/procedures/procedure";

type Counts = Readonly<{ originals?: number; certified?: number; photocopies?: number }>;
type Details = Readonly<{ group?: string; form?: string; when?: string; data?: string }>;

/** Databases that replace a paper (NĐ 309/2026, Điều 4.2a). */
export const POPULATION_DATABASE = "Cơ sở dữ liệu quốc gia về dân cư";
export const CIVIL_STATUS_DATABASE = "Cơ sở dữ liệu hộ tịch điện tử";
export const BUSINESS_DATABASE = "Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp";
export const LAND_DATABASE = "Cơ sở dữ liệu đất đai";

/** A paper to be filed. */
export function filed(name: string, counts: Counts, details: Details = {}): ProcedureComponent {
  return component("FILED", name, counts, details);
}

/** A paper to be shown and given back at once; one original. */
export function shown(name: string, details: Details = {}): ProcedureComponent {
  return component("SHOWN", name, { originals: 1 }, details);
}

/** A remark among the papers. */
export function note(name: string): ProcedureComponent {
  return component("NOTE", name, {}, {});
}

function component(kind: ProcedureComponent["kind"], name: string, counts: Counts, details: Details): ProcedureComponent {
  return {
    name,
    kind,
    originals: counts.originals ?? 0,
    certifiedCopies: counts.certified ?? 0,
    photocopies: counts.photocopies ?? 0,
    alternativeGroup: details.group ?? null,
    formTemplate: details.form ?? null,
    conditionText: details.when ?? null,
    replacedByData: details.data ?? null,
  };
}

/** The same limit and fee text in several channels. */
export function channels(
  listed: readonly Channel[],
  limitValue: number,
  limitUnit: LimitUnit,
  feeText: string,
): ProcedureChannel[] {
  return listed.map((channel) => ({ channel, limitValue, limitUnit, feeText }));
}

export const ALL_CHANNELS = ["COUNTER", "ONLINE", "POST"] as const satisfies readonly Channel[];

/** What most curated procedures share; each states what differs. */
export const USUAL = {
  supplementPolicy: "RESET",
  supplementDays: null,
  cutoffTime: null,
  sameDay: false,
  presenceRequired: false,
  authorisationAllowed: true,
  fees: [],
  internalNote: null,
  postStart: "HANDOVER",
  signOff: false,
} as const satisfies Partial<Procedure>;
