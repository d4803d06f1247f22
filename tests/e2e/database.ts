import pg from "pg";
import { theStack } from "@/tests/e2e/stack";

/** Asks the database of this run: to choose a dossier in a state, or to count what a page must not have done twice. */
export async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: theStack().ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A dossier with the people around it, each by the part of the mail address before the @ (null: nobody). */
export type Chosen = Readonly<{ id: string; code: string; version: number; status: string; agency: string; applicant: string; holder: string | null; clerk: string | null }>;

const FIELDS = `
  select d.id, coalesce(d.code, d.submission_code) as code, d.version, d.status, a.code as agency, split_part(p.email, '@', 1) as applicant,
    split_part(h.email, '@', 1) as holder,
    (select split_part(c.email, '@', 1) from paper k join staff c on c.id = k.holder_id where k.dossier_id = d.id and k.holder_kind = 'CLERK' limit 1) as clerk
  from dossier d join agency a on a.id = d.agency_id join person p on p.id = d.applicant_id left join staff h on h.id = d.holder_id
  where p.oidc_subject is not null and a.code like 'H42.%'`;

/**
 * Dossiers around today (never the pilot's) for which the condition holds, the latest first. Those of procedures that the head signs
 * come last: whoever asks for any dossier means one that its holder decides.
 */
export async function dossiersWhere(condition: string, values: readonly unknown[] = []): Promise<Chosen[]> {
  return ask<Chosen>(`${FIELDS} and (${condition}) order by (select v.sign_off from procedure_version v where v.id = d.procedure_version_id), d.updated_at desc, d.id`, values);
}

/** The first of them. @throws when the seed left none */
export async function dossierWhere(condition: string, values: readonly unknown[] = []): Promise<Chosen> {
  const [first] = await dossiersWhere(condition, values);
  if (!first) throw new Error(`No dossier where ${condition}`);
  return first;
}
