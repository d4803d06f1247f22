import type { AgencyLevel, ContractTask } from "@/lib/agencies/labels";

/** Dates are `YYYY-MM-DD` in Vietnam; `effectiveTo` is the last day in force, null while it lasts. */
export type AgencyRecord = Readonly<{
  /** Identifier code (QĐ 20/2020/QĐ-TTg), also the unit part of the dossier code. */
  code: string;
  name: string;
  shortName: string;
  provinceCode: string;
  level: AgencyLevel;
  effectiveFrom: string;
  effectiveTo: string | null;
  successorCode: string | null;
  phone: string;
  address: string;
}>;

export type PostOfficeRecord = Readonly<{
  code: string;
  name: string;
  address: string;
  communeCode: string;
  provinceCode: string;
  phone: string;
  isOneStopCounter: boolean;
  openingHours: string;
}>;

export type ContractScopeRecord = Readonly<{
  agencyCode: string;
  tasks: readonly ContractTask[];
  /** ALL_BY_POST: every procedure of the agency's by-post list of the day. */
  procedureCodes: "ALL_BY_POST" | readonly string[];
}>;

export type ContractRecord = Readonly<{
  number: string;
  title: string;
  provinceCode: string;
  signedOn: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  /** đồng */
  valueDong: number | null;
  scopes: readonly ContractScopeRecord[];
}>;

export type AgencyProcedureRecord = Readonly<{
  agencyCode: string;
  procedureCode: string;
  byPost: boolean;
  effectiveFrom: string;
  effectiveTo: string | null;
  note: string;
}>;
