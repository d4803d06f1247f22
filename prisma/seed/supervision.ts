import type pg from "pg";
import { isDrawn } from "@/lib/dossiers/reception-sample";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";

type Reception = Readonly<{ dossier_id: string; agency_id: string; office_id: string | null; clerk_id: string; clerk_name: string; field: string; at: Date; component: string | null; judge_id: string | null; judge_name: string | null; ended: boolean }>;

/** What the agencies found, by turns; most receptions are right. */
const FINDINGS = ["", "", "", "bản quét thiếu mặt sau, cần quét đủ hai mặt.", "", "", "giấy đã hết hạn 6 tháng, lẽ ra phải yêu cầu hoàn thiện."];
const DAY = 86_400_000;

/**
 * Draws the receptions of today's dossiers on which the lot falls, as the worker would have; those whose handling has ended are judged.
 * @returns how many were drawn
 */
export async function seedReviews(client: pg.ClientBase, since: Date): Promise<number> {
  const { rows } = await client.query<Reception>(
    `select d.id as dossier_id, d.agency_id, d.office_id, e.actor_id as clerk_id, e.actor_name as clerk_name, v.field, e.occurred_at as at, d.processing_ended_at is not null as ended,
       (select c.name from component c where c.case_id = d.case_id and c.kind <> 'NOTE' order by c.position limit 1) as component, o.id as judge_id, o.full_name as judge_name
     from dossier d join dossier_event e on e.dossier_id = d.id and e.event = 'RECEIVE' and e.actor_kind = 'POSTAL_CLERK' join procedure_version v on v.id = d.procedure_version_id
       left join lateral (select s.id, s.full_name from staff s where s.agency_id = d.agency_id and s.role = 'OFFICIAL' order by s.username limit 1) o on true
     where e.occurred_at >= $1 and not exists (select 1 from reception_review r where r.dossier_id = d.id) order by e.occurred_at, d.id`, [since]);
  const drawn = rows.filter(({ dossier_id }) => isDrawn(dossier_id));
  await insertRows(client, "reception_review", drawn.map((row, i) => {
    const found = FINDINGS[i % FINDINGS.length] ?? "";
    const judged = row.ended && row.judge_id !== null;
    return {
      id: newId(), dossier_id: row.dossier_id, agency_id: row.agency_id, office_id: row.office_id, clerk_id: row.clerk_id, clerk_name: row.clerk_name, field: row.field, drawn_at: row.at,
      verdict: judged ? (found === "" ? "CORRECT" : "FINDING") : null, findings: judged && found !== "" ? `${row.component ?? "Hồ sơ"}: ${found}` : "",
      reviewed_by_id: judged ? row.judge_id : null, reviewed_by_name: judged ? row.judge_name : null, reviewed_at: judged ? new Date(row.at.getTime() + DAY / 24) : null,
    };
  }));
  return drawn.length;
}

type AtCounter = Readonly<{ dossier_id: string; agency_id: string; office_id: string; procedure_code: string; procedure_name: string; component_id: string; component_name: string; clerk_id: string; clerk_name: string; expert_id: string; expert_name: string; place: number }>;

/**
 * Clerks' questions about dossiers that lie at the counters: of each agency's one answered and kept as a hint, one waiting.
 * @returns how many were asked
 */
export async function seedQuestions(client: pg.ClientBase, at: Date): Promise<number> {
  const { rows } = await client.query<AtCounter>(
    `select * from (select d.id as dossier_id, d.agency_id, d.office_id, d.procedure_code, v.name as procedure_name, c.id as component_id, c.name as component_name, s.id as clerk_id, s.full_name as clerk_name,
       x.id as expert_id, x.full_name as expert_name, row_number() over (partition by d.agency_id order by d.submitted_at, d.id)::int as place
     from dossier d join procedure_version v on v.id = d.procedure_version_id
       join lateral (select k.id, k.name from component k where k.case_id = d.case_id and k.kind <> 'NOTE' order by k.position offset 1 limit 1) c on true
       join lateral (select t.id, t.full_name from staff t where t.office_id = d.office_id and t.role = 'POSTAL_CLERK' order by t.username desc limit 1) s on true
       join lateral (select o.id, o.full_name from staff o where o.agency_id = d.agency_id and o.role = 'OFFICIAL' order by o.username limit 1) x on true
     where d.status = 'SUBMITTED') q where q.place <= 2 and not exists (select 1 from expert_question)`);
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  await insertRows(client, "expert_question", rows.map(({ place, expert_id, expert_name, ...row }) => {
    const answered = place === 1;
    return {
      id: newId(), agency_id: row.agency_id, office_id: row.office_id, dossier_id: row.dossier_id, procedure_code: row.procedure_code, procedure_name: row.procedure_name,
      component_id: row.component_id, component_name: row.component_name, asked_by_id: row.clerk_id, asked_by_name: row.clerk_name,
      question: answered ? "Bản sao chứng thực điện tử in ra có được nhận như bản sao chứng thực không?" : "Giấy này do chi nhánh ký thay trụ sở chính thì có nhận được không?",
      asked_at: minutes(answered ? -2_880 : -10), due_at: minutes(answered ? -2_850 : 20),
      answer: answered ? "Được, nếu tra được mã chứng thực điện tử. Ghi mã đó vào ghi chú của giấy tờ này." : null, answered_by_id: answered ? expert_id : null, answered_by_name: answered ? expert_name : null,
      answered_at: answered ? minutes(-2_862) : null, kept_as_hint: answered,
    };
  }));
  return rows.length;
}
