import pg from "pg";
import type { PastAct } from "@/lib/dossiers/replay";
import { now } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import type { SupplementPolicy, TermUnit } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type Counters, dossierRows } from "@/prisma/seed/dossier-rows";
import { insertRows } from "@/prisma/seed/insert-rows";
import { ask } from "@/tests/e2e/database";
import { theStack } from "@/tests/e2e/stack";

type Model = {
  agency_id: string; office_id: string; province_code: string; procedure_code: string; procedure_version_id: string; case_id: string; name: string;
  term_value: string; term_unit: TermUnit; supplement_policy: SupplementPolicy; clerk_id: string; clerk_name: string; holder_id: string; holder_name: string;
};

/** A day of this year on which the agency received nothing, so that the codes made here are new ones. */
async function freeDay(agency: string): Promise<string> {
  const [row] = await ask<{ day: string }>(
    `select to_char(day, 'YYYY-MM-DD') as day from generate_series($2::date - 60, $2::date - 20, interval '1 day') as day
     where extract(isodow from day) < 6 and not exists (select 1 from dossier d join agency a on a.id = d.agency_id where a.code = $1 and d.code_day = day::date) order by day desc limit 1`, [agency, now().toISOString().slice(0, 10)]);
  if (!row) throw new Error("No free day");
  return row.day;
}

/**
 * Puts so many dossiers with a whole past into an agency: received, and held by `holder` when he is named. Their applicant has an
 * unusual name, and no account, so that other tests never choose one of them. @returns ids, and the applicant's name to search for
 */
export async function manyDossiers(agency: string, count: number, holder: string | null): Promise<{ ids: string[]; name: string }> {
  const [model] = await ask<Model>(
    `select d.agency_id, d.office_id, d.province_code, d.procedure_code, d.procedure_version_id, d.case_id, v.name, d.term_value, d.term_unit, v.supplement_policy,
       c.id as clerk_id, c.full_name as clerk_name, s.id as holder_id, s.full_name as holder_name
     from dossier d join agency a on a.id = d.agency_id join procedure_version v on v.id = d.procedure_version_id
       join staff c on c.office_id = d.office_id and c.role = 'POSTAL_CLERK' join staff s on s.agency_id = a.id and s.username = coalesce($2, s.username)
     where a.code = $1 and d.term_value is not null and d.office_id is not null and not v.sign_off order by d.received_at desc nulls last limit 1`, [agency, holder]);
  if (!model) throw new Error(`No dossier to copy in ${agency}`);
  const applicant = { id: newId(), name: `Khúc Thừa ${newId().slice(-6).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}` };
  const day = await freeDay(agency);
  const ids = Array.from({ length: count }, () => newId<"dossier">());
  const owner = new pg.Client({ connectionString: theStack().ownerUrl });
  await owner.connect();
  try {
    await insertRows(owner, "person", [{ id: applicant.id, full_name: applicant.name, assurance_level: 0, created_at: now().toISOString(), updated_at: now().toISOString() }]);
    const counters: Counters = new Map();
    const start = vietnamMoment(day, "08:00").getTime();
    const citizen = { kind: "CITIZEN", ...applicant } as const;
    const clerk = { kind: "POSTAL_CLERK", id: model.clerk_id, name: model.clerk_name } as const;
    const official = { kind: "OFFICIAL", id: model.holder_id, name: model.holder_name } as const;
    for (const id of ids) {
      const steps: readonly Pick<PastAct, "event" | "actor">[] = [
        { event: "CREATE_DRAFT", actor: citizen }, { event: "SUBMIT", actor: citizen }, { event: "RECEIVE", actor: clerk }, ...(holder === null ? [] : [{ event: "CLAIM", actor: official } as const]),
      ];
      const rows = dossierRows({
        id, applicant, agency: { id: model.agency_id, code: agency }, officeId: model.office_id, provinceCode: model.province_code,
        procedure: { code: model.procedure_code, name: model.name, versionId: model.procedure_version_id, caseId: model.case_id }, channel: "ONLINE", returnMethod: "POST",
        returnAddress: "Số 1 phố Thử, phường Hoa Lư", returnCommuneCode: null, formData: {},
        term: { value: Number(model.term_value), unit: model.term_unit, supplementPolicy: model.supplement_policy, cutoffTime: null, sameDay: false },
        acts: steps.map((step, i) => ({ ...step, at: new Date(start + i * 60_000), operationId: newId() })),
      }, vietnamCalendar(), counters);
      await insertRows(owner, "dossier", [rows.dossier]);
      await insertRows(owner, "dossier_event", rows.events);
    }
    await insertRows(owner, "dossier_number_counter", [...counters.values()].map(({ unit, day: codeDay, last }) => ({ unit, day: codeDay, last_serial: last })));
  } finally {
    await owner.end();
  }
  return { ids, name: applicant.name };
}
