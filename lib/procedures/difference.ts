import type {
  NationalProcedure,
  Procedure,
  ProcedureCase,
  ProcedureChannel,
  ProcedureComponent,
} from "@/lib/procedures/procedure";

/** Parts of a procedure that a new version can change. */
export const PROCEDURE_PARTS = [
  "NAME",
  "LEVEL",
  "FIELD",
  "AUTHORITY",
  "DECISION",
  "SUBJECTS",
  "CHANNELS",
  "FEE_TEXTS",
  "COMPONENTS",
  "RESULT_CODES",
  "SUPPLEMENT",
  "RECEPTION",
  "FEES",
  "REQUEST_FORM",
  "SIGN_OFF",
  "INTERNAL_NOTE",
] as const;
export type ProcedurePart = (typeof PROCEDURE_PARTS)[number];

type NationalPart = Exclude<ProcedurePart, "SUPPLEMENT" | "RECEPTION" | "FEES" | "REQUEST_FORM" | "SIGN_OFF" | "INTERNAL_NOTE">;

/**
 * Each national part in a form that is equal exactly when the part says the same: lists whose order the export
 * shuffles are sorted, so that a mere reshuffling makes no new version.
 */
const NATIONAL_PARTS: Record<NationalPart, (procedure: NationalProcedure) => unknown> = {
  NAME: (procedure) => procedure.name,
  LEVEL: (procedure) => procedure.level,
  FIELD: (procedure) => procedure.field,
  AUTHORITY: (procedure) => procedure.authority,
  DECISION: (procedure) => procedure.decision,
  SUBJECTS: (procedure) => [...procedure.subjects].sort(),
  CHANNELS: (procedure) => sorted(procedure.channels.map(termOf)),
  FEE_TEXTS: (procedure) => sorted(procedure.channels.map((entry) => [entry.channel, entry.feeText])),
  COMPONENTS: (procedure) => sorted(procedure.cases.map(caseOf)),
  RESULT_CODES: (procedure) => [...procedure.resultCodes].sort(),
};

const CURATED_PARTS: Record<Exclude<ProcedurePart, NationalPart>, (procedure: Procedure) => unknown> = {
  SUPPLEMENT: (procedure) => [procedure.supplementPolicy, procedure.supplementDays],
  RECEPTION: (procedure) => [
    procedure.cutoffTime,
    procedure.sameDay,
    procedure.presenceRequired,
    procedure.authorisationAllowed,
    procedure.postStart,
  ],
  FEES: (procedure) => sorted(procedure.fees.map((fee) => [fee.name, fee.kind, fee.channel, fee.amount, fee.per, fee.appliesTo])),
  REQUEST_FORM: (procedure) =>
    procedure.requestForm.map((field) => [field.key, field.label, field.type, field.required, field.hint, field.options ?? []]),
  SIGN_OFF: (procedure) => procedure.signOff,
  INTERNAL_NOTE: (procedure) => procedure.internalNote,
};

function termOf(entry: ProcedureChannel): unknown {
  return [entry.channel, entry.limitValue, entry.limitUnit];
}

function caseOf(entry: ProcedureCase): unknown {
  return [entry.title, sorted(entry.components.map(componentOf))];
}

function componentOf(paper: ProcedureComponent): unknown {
  return [
    paper.name,
    paper.kind,
    paper.originals,
    paper.certifiedCopies,
    paper.photocopies,
    paper.alternativeGroup,
    paper.formTemplate,
    paper.conditionText,
    paper.replacedByData,
  ];
}

function sorted(entries: readonly unknown[]): string[] {
  return entries.map((entry) => JSON.stringify(entry)).sort();
}

/** What the national list says, in one canonical text: equal texts, equal content. To be hashed and compared. */
export function canonicalNationalText(procedure: NationalProcedure): string {
  return JSON.stringify(Object.entries(NATIONAL_PARTS).map(([part, read]) => [part, read(procedure)]));
}

/** The whole procedure, curation included, in one canonical text. */
export function canonicalText(procedure: Procedure): string {
  const curated = Object.entries(CURATED_PARTS).map(([part, read]) => [part, read(procedure)]);
  return `${canonicalNationalText(procedure)}${JSON.stringify(curated)}`;
}

/** Which national parts differ; for a line of the national list against what is stored. */
export function diffNational(previous: NationalProcedure, next: NationalProcedure): "UNCHANGED" | readonly ProcedurePart[] {
  const parts = Object.entries(NATIONAL_PARTS) as [NationalPart, (procedure: NationalProcedure) => unknown][];
  return changed(parts.filter(([, read]) => !same(read(previous), read(next))).map(([part]) => part));
}

/** Which parts differ between two versions of one procedure, curation included. */
export function diffProcedure(previous: Procedure, next: Procedure): "UNCHANGED" | readonly ProcedurePart[] {
  const national = diffNational(previous, next);
  const parts = Object.entries(CURATED_PARTS) as [ProcedurePart, (procedure: Procedure) => unknown][];
  const curated = parts.filter(([, read]) => !same(read(previous), read(next))).map(([part]) => part);
  return changed([...(national === "UNCHANGED" ? [] : national), ...curated]);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function changed(parts: readonly ProcedurePart[]): "UNCHANGED" | readonly ProcedurePart[] {
  return parts.length === 0 ? "UNCHANGED" : parts;
}
