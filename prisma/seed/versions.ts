import type pg from "pg";
import type { TermAtReception } from "@/lib/dossiers/term";
import type { Channel, ComponentKind, SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";

export type ComponentOfTime = Readonly<{ id: string; kind: ComponentKind; originals: number; certifiedCopies: number; photocopies: number }>;

/** A procedure's version in force on some day, with its first case. */
export type VersionOfTime = Readonly<{
  id: string;
  name: string;
  caseId: string;
  components: readonly ComponentOfTime[];
  termBy: (channel: Channel) => TermAtReception;
}>;

type VersionRow = {
  id: string; procedure_code: string; name: string; supplement_policy: SupplementPolicy; cutoff_time: string | null; same_day: boolean; case_id: string;
  limits: Partial<Record<Channel, { value: number | null; unit: TermUnit | null }>> | null;
  components: ComponentOfTime[] | null;
};

/** The versions in force on a day, by procedure code; of several the one with the highest number. */
export async function versionsOn(client: pg.ClientBase, day: string): Promise<Map<string, VersionOfTime>> {
  const { rows } = await client.query<VersionRow>(
    `select distinct on (v.procedure_code) v.id, v.procedure_code, v.name, v.supplement_policy, v.cutoff_time, v.same_day, c.id as case_id,
       (select jsonb_object_agg(l.channel, jsonb_build_object('value', l.limit_value, 'unit', l.limit_unit)) from procedure_channel l where l.version_id = v.id) as limits,
       (select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'originals', k.originals, 'certifiedCopies', k.certified_copies, 'photocopies', k.photocopies)
          order by k.position) from component k where k.case_id = c.id) as components
     from procedure_version v join procedure_case c on c.version_id = v.id and c.position = (select min(position) from procedure_case where version_id = v.id)
     where v.effective_from <= $1::date and (v.effective_to is null or v.effective_to >= $1::date)
     order by v.procedure_code, v.version_number desc`,
    [day],
  );
  return new Map(rows.map((row) => {
    const limits = row.limits ?? {};
    const termBy = (channel: Channel): TermAtReception => {
      const limit = limits[channel]?.value != null ? limits[channel] : (limits.COUNTER ?? limits.ONLINE ?? limits.POST);
      return { value: limit?.value ?? null, unit: limit?.unit ?? null, supplementPolicy: row.supplement_policy, cutoffTime: row.cutoff_time, sameDay: row.same_day };
    };
    return [row.procedure_code, { id: row.id, name: row.name, caseId: row.case_id, components: row.components ?? [], termBy }];
  }));
}
