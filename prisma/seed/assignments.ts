import type pg from "pg";
import { DEMO_STAFF } from "@/prisma/seed/data/people";

const CONTRACT_OF_TODAY = "01/2026/HĐ-HCC-BĐ";

/**
 * Who works under today's contract and in which fields each clerk was trained: every clerk is assigned, the first of each counter as the
 * official one and the others in reserve; one field is left untrained for the clerk of Phủ Lý, so that the refusal can be seen.
 */
export async function seedAssignments(client: pg.ClientBase): Promise<void> {
  const clerks = DEMO_STAFF.filter(({ role }) => role === "POSTAL_CLERK");
  const rows = clerks.map(({ username, officeCode }, index) => ({
    username, kind: clerks.findIndex((other) => other.officeCode === officeCode) === index ? "PRIMARY" : "RESERVE",
  }));
  await client.query(
    `insert into clerk_assignment (contract_id, staff_id, kind, effective_from, effective_to)
     select c.id, s.id, r.kind::assignment_kind, c.effective_from, c.effective_to
     from jsonb_to_recordset($1::jsonb) as r(username text, kind text) join staff s on s.username = r.username, delegation_contract c
     where c.number = $2 on conflict do nothing`,
    [JSON.stringify(rows), CONTRACT_OF_TODAY],
  );
  await client.query(
    `insert into training_record (id, staff_id, field, completed_on, note)
     select gen_random_uuid(), s.id, f.field, date '2026-01-09', 'Tập huấn đầu năm 2026'
     from staff s, (select distinct field, row_number() over (order by field) as place from procedure where fileable group by field) f
     where s.username = any($1::text[]) and not (s.username = 'tthoa.phuly' and f.place = 1) on conflict do nothing`,
    [clerks.map(({ username }) => username)],
  );
}
