import type { LimitUnit } from "@/lib/procedures/procedure";
import { PILOT_AGENCY_CODES, type PilotAgencyCode } from "@/prisma/seed/data/agencies/agencies";

export type PilotProcedure = Readonly<{
  agencyCode: PilotAgencyCode;
  procedureCode: string;
  limitValue: number;
  limitUnit: LimitUnit;
  /** Expected number of dossiers among the pilot's 1,700 of 2023. */
  weight: number;
}>;

/**
 * What the six agencies of Hà Nam took through the postal clerk in 2023, with the limits of that year. The split of
 * the 1,700 dossiers is invented; procedures and limits are real. 1.005092 is answered on the day of reception, so it
 * can be on time but hardly early: its weight stays below the 168 dossiers of the year that were on time.
 */
export const PILOT_PROCEDURES = [
  { agencyCode: "H25.16", procedureCode: "1.003868", limitValue: 15, limitUnit: "DAY", weight: 62 },
  { agencyCode: "H25.16", procedureCode: "1.005442", limitValue: 7, limitUnit: "WORKING_DAY", weight: 6 },
  { agencyCode: "H25.16", procedureCode: "2.001737", limitValue: 3, limitUnit: "WORKING_DAY", weight: 14 },
  { agencyCode: "H25.16", procedureCode: "1.003114", limitValue: 7, limitUnit: "WORKING_DAY", weight: 28 },
  { agencyCode: "H25.16", procedureCode: "2.001584", limitValue: 7, limitUnit: "WORKING_DAY", weight: 8 },
  { agencyCode: "H25.10", procedureCode: "1.000898", limitValue: 25, limitUnit: "WORKING_DAY", weight: 250 },
  { agencyCode: "H25.10", procedureCode: "2.000422", limitValue: 25, limitUnit: "WORKING_DAY", weight: 152 },
  { agencyCode: "H25.18", procedureCode: "1.004623", limitValue: 15, limitUnit: "DAY", weight: 131 },
  { agencyCode: "H25.18", procedureCode: "1.002445", limitValue: 7, limitUnit: "WORKING_DAY", weight: 45 },
  { agencyCode: "H25.06", procedureCode: "1.000449", limitValue: 5, limitUnit: "WORKING_DAY", weight: 31 },
  { agencyCode: "H25.06", procedureCode: "2.000212", limitValue: 5, limitUnit: "WORKING_DAY", weight: 63 },
  { agencyCode: "H25.03", procedureCode: "2.001914", limitValue: 5, limitUnit: "WORKING_DAY", weight: 402 },
  { agencyCode: "H25.03", procedureCode: "1.005092", limitValue: 1, limitUnit: "WORKING_DAY", weight: 84 },
  { agencyCode: "H25.14", procedureCode: "1.004237", limitValue: 5, limitUnit: "WORKING_DAY", weight: 193 },
  { agencyCode: "H25.14", procedureCode: "1.004122", limitValue: 13, limitUnit: "WORKING_DAY", weight: 46 },
  { agencyCode: "H25.14", procedureCode: "1.010727", limitValue: 30, limitUnit: "DAY", weight: 75 },
  { agencyCode: "H25.14", procedureCode: "1.011671", limitValue: 1, limitUnit: "WORKING_DAY", weight: 110 },
] as const satisfies readonly PilotProcedure[];

/** Dossiers that the pilot received in 2023 (report on QĐ 2138/QĐ-UBND). */
export const PILOT_DOSSIERS = 1700;

/** The pilot's procedures of one agency. */
export function pilotProceduresOf(agencyCode: PilotAgencyCode): readonly PilotProcedure[] {
  return PILOT_PROCEDURES.filter((entry) => entry.agencyCode === agencyCode);
}

/** The six agencies of the pilot. */
export const PILOT_AGENCIES: readonly PilotAgencyCode[] = PILOT_AGENCY_CODES;
