import type { Channel, ComponentKind, LimitUnit, NationalProcedure, Procedure } from "@/lib/procedures/procedure";
import { offersPost } from "@/lib/procedures/procedure";
import { searchText } from "@/lib/platform/vietnamese";

/** One procedure on its way into the catalogue's tables. */
export type VersionToStore = Readonly<{
  id: string;
  versionNumber: number;
  /** `YYYY-MM-DD` in Vietnam. */
  effectiveFrom: string;
  procedure: Procedure;
  reviewFlags: readonly string[];
  curated: boolean;
  contentHash: string;
}>;

type Row = Readonly<Record<string, unknown>>;
export type CatalogueRows = Readonly<{ procedures: Row[]; versions: Row[]; channels: Row[]; cases: Row[]; components: Row[]; fees: Row[] }>;

/** The text by which a procedure is found, accents off. */
export function procedureSearchText({ code, name, field, authority }: Pick<Procedure, "code" | "name" | "field" | "authority">): string {
  return searchText(`${code} ${name} ${field} ${authority}`);
}

/** The rows of the catalogue's tables for these versions. @param newId makes the ids of cases, components and fees */
export function catalogueRows(entries: readonly VersionToStore[], newId: () => string): CatalogueRows {
  const rows: CatalogueRows = { procedures: [], versions: [], channels: [], cases: [], components: [], fees: [] };
  for (const { id, versionNumber, effectiveFrom, procedure, reviewFlags, curated, contentHash } of entries) {
    const { code, name, field, level, authority, decision, subjects, resultCodes } = procedure;
    rows.procedures.push({
      code, name, field, level, search_text: procedureSearchText(procedure), fileable: curated, post_channel: offersPost(procedure), current_version_id: id,
    });
    rows.versions.push({
      id, procedure_code: code, version_number: versionNumber, effective_from: effectiveFrom, name, field, level, authority, decision, subjects,
      result_codes: resultCodes, supplement_policy: procedure.supplementPolicy, supplement_days: procedure.supplementDays,
      cutoff_time: procedure.cutoffTime, same_day: procedure.sameDay, presence_required: procedure.presenceRequired,
      authorisation_allowed: procedure.authorisationAllowed, sign_off: procedure.signOff, request_form: procedure.requestForm, review_flags: reviewFlags, curated, content_hash: contentHash,
    });
    for (const { channel, limitValue, limitUnit, feeText } of procedure.channels) {
      rows.channels.push({ version_id: id, channel, limit_value: limitValue, limit_unit: limitUnit, fee_text: feeText });
    }
    for (const [position, { title, components }] of procedure.cases.entries()) {
      const caseId = newId();
      rows.cases.push({ id: caseId, version_id: id, position, title });
      for (const [place, component] of components.entries()) rows.components.push(componentRow(newId(), caseId, place, component));
    }
    for (const fee of procedure.fees) {
      rows.fees.push({
        id: newId(), version_id: id, name: fee.name, kind: fee.kind, channel: fee.channel, amount: fee.amount, per: fee.per, applies_to: fee.appliesTo,
      });
    }
  }
  return rows;
}

function componentRow(id: string, caseId: string, position: number, component: Procedure["cases"][number]["components"][number]): Row {
  return {
    id, case_id: caseId, position, name: component.name, kind: component.kind, originals: component.originals,
    certified_copies: component.certifiedCopies, photocopies: component.photocopies, alternative_group: component.alternativeGroup,
    form_template: component.formTemplate, condition_text: component.conditionText, replaced_by_data: component.replacedByData,
  };
}

/** A stored version as one JSON value, as `STORED_VERSIONS_SQL` builds it. */
export type StoredVersion = Readonly<{
  name: string; level: string; field: string; authority: string; decision: string; subjects: string[]; resultCodes: string[];
  channels: readonly Readonly<{ channel: Channel; limitValue: number | null; limitUnit: LimitUnit | null; feeText: string }>[] | null;
  cases: readonly Readonly<{ title: string | null; components: readonly (Omit<StoredComponent, "kind"> & { kind: ComponentKind })[] | null }>[] | null;
}>;
type StoredComponent = Procedure["cases"][number]["components"][number];

/** What the national part of a stored version says, to be compared with a new line. */
export function nationalOfStored(code: string, stored: StoredVersion): NationalProcedure {
  const { name, level, field, authority, decision, subjects, resultCodes } = stored;
  return {
    code, name, level, field, authority, decision, subjects, resultCodes,
    channels: stored.channels ?? [],
    cases: (stored.cases ?? []).map(({ title, components }) => ({ title, components: components ?? [] })),
  };
}

/** Current versions of the codes in `$1`, each with its channels, cases and components as one JSON value. */
export const STORED_VERSIONS_SQL = `
  select p.code, v.id, v.version_number, v.content_hash, v.curated,
    json_build_object('name', v.name, 'level', v.level, 'field', v.field, 'authority', v.authority, 'decision', v.decision,
      'subjects', v.subjects, 'resultCodes', v.result_codes,
      'channels', (select json_agg(json_build_object('channel', c.channel, 'limitValue', c.limit_value, 'limitUnit', c.limit_unit, 'feeText', c.fee_text))
                   from procedure_channel c where c.version_id = v.id),
      'cases', (select json_agg(json_build_object('title', k.title, 'components',
                  (select json_agg(json_build_object('name', m.name, 'kind', m.kind, 'originals', m.originals, 'certifiedCopies', m.certified_copies,
                      'photocopies', m.photocopies, 'alternativeGroup', m.alternative_group, 'formTemplate', m.form_template,
                      'conditionText', m.condition_text, 'replacedByData', m.replaced_by_data) order by m.position)
                   from component m where m.case_id = k.id)) order by k.position)
                from procedure_case k where k.version_id = v.id)) as content
  from procedure p join procedure_version v on v.id = p.current_version_id
  where p.code = any($1::text[])`;
