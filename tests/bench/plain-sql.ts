/** Statements of the floors, each the same question as ours. Imports nothing: the bare Next page is built from a copy of it. */

/** The columns that a list of dossiers shows; the same as the agency's inbox reads. */
const LIST = `select d.id, d.code, d.submission_code, d.status, d.outcome, d.applicant_name, v.name as procedure_name, d.return_method, d.received_at,
    d.processing_ended_at, d.due_at, d.original_due_at, d.due_provisional, d.term_value, d.term_unit, d.calendar_version, v.supplement_policy,
    d.holder_id, s.full_name as holder_name
  from dossier d join procedure_version v on v.id = d.procedure_version_id left join staff s on s.id = d.holder_id`;

export const PLAIN_SQL = {
  list: `${LIST} where d.agency_id = $1 and d.received_at is not null and d.holder_id is null and d.status in ('RECEIVED', 'PROCESSING') order by d.due_at, d.id limit 51`,
  deepPage: `${LIST} where d.agency_id = $1 and d.received_at is not null and (d.due_at, d.id) < ($2, $3) order by d.due_at desc, d.id desc limit 51`,
  search: `${LIST} where d.agency_id = $1 and d.received_at is not null and d.search_text like $2 and d.search_text like $3 order by d.due_at desc, d.id desc limit 51`,
  desk: `select count(*) filter (where status = 'RECEIVED') as received, count(*) filter (where holder_id = $2 and status <> 'RESOLVED') as mine,
      count(*) filter (where holder_id is null and status in ('RECEIVED', 'PROCESSING')) as free, count(*) filter (where status in ('RECEIVED', 'PROCESSING') and due_at < now()) as late,
      count(*) filter (where status = 'AWAITING_SUPPLEMENT') as waiting, count(*) filter (where status = 'RESOLVED') as resolved,
      (select count(*) from (select 1 from dossier where agency_id = $1 and received_at is not null and status in ('RETURNED', 'STOPPED', 'WITHDRAWN') limit 1000) as finished) as finished
    from dossier where agency_id = $1 and received_at is not null and status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'RESOLVED')`,
  deepCursor: "select due_at, id from dossier where agency_id = $1 and received_at is not null order by due_at desc, id desc offset 2000 limit 1",
  province: `select d.id, d.code, d.submission_code, d.status, d.outcome, d.applicant_name, v.name as procedure_name, a.short_name as agency_name, d.received_at,
      d.original_due_at, d.processing_ended_at, d.updated_at
    from dossier d join procedure_version v on v.id = d.procedure_version_id join agency a on a.id = d.agency_id
    where d.province_code = $1 and d.status <> 'DRAFT' order by d.updated_at desc, d.id desc limit 51`,
  provinceCount: "select count(*) from (select 1 from dossier where province_code = $1 and status <> 'DRAFT' limit 10001) as found",
  lookUp: "select coalesce(code, submission_code) as shown_code, status from dossier where (code = $1 or submission_code = $1) and status <> 'DRAFT'",
  session: `select s.public_id, s.method, s.person_id, s.staff_id, t.full_name, t.role, t.agency_id, t.office_id, t.province_code, s.last_seen_at, s.expires_at
    from session s left join person p on p.id = s.person_id left join staff t on t.id = s.staff_id
    where s.token_hash = $1 and s.ended_at is null and t.disabled_at is null`,
  statistics: `select agency_id, channel, count(*) as received, count(*) filter (where processing_ended_at is not null) as resolved,
      count(*) filter (where (processing_ended_at at time zone 'Asia/Ho_Chi_Minh')::date < (original_due_at at time zone 'Asia/Ho_Chi_Minh')::date) as early,
      count(*) filter (where (processing_ended_at at time zone 'Asia/Ho_Chi_Minh')::date > (original_due_at at time zone 'Asia/Ho_Chi_Minh')::date) as late
    from dossier where received_at >= $1 and received_at < $2 or (received_at < $1 and (processing_ended_at is null or processing_ended_at >= $1)) group by 1, 2`,
  counter: `select d.id, coalesce(d.code, d.submission_code) as shown_code, d.applicant_name, v.name as procedure_name, a.short_name, d.status, d.submitted_at, d.due_at
    from dossier d join procedure_version v on v.id = d.procedure_version_id join agency a on a.id = d.agency_id
    where d.office_id = $1 and d.status = 'SUBMITTED'
      and not exists (select 1 from pickup_request p where p.dossier_id = d.id and p.status in ('REQUESTED', 'ASSIGNED', 'COLLECTED')) order by d.submitted_at, d.id limit 41`,
  counterDesk: `select count(*) filter (where status = 'SUBMITTED') as submitted, count(*) filter (where status = 'AWAITING_SUPPLEMENT' and received_at is null) as completion,
      count(*) filter (where status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') and exists (select 1 from paper p where p.dossier_id = d.id and p.holder_kind = 'CLERK')) as hand_over,
      count(*) filter (where status = 'RESOLVED' and return_method <> 'POST') as to_return,
      (select count(*) from dossier t where t.office_id = $1 and t.received_at >= current_date) as today
    from dossier d where office_id = $1 and status in ('SUBMITTED', 'AWAITING_SUPPLEMENT', 'RECEIVED', 'PROCESSING', 'RESOLVED')`,
  deliveries: `select i.id, i.item_code, d.code, i.receiver_name, i.address_text, i.status from postal_item i join dossier d on d.id = i.dossier_id
    where i.direction = 'TO_CITIZEN' and i.status in ('AT_DELIVERY_OFFICE', 'IN_TRANSIT', 'ATTEMPT_FAILED') and (i.courier_id = $1 or i.courier_id is null and i.office_id = $2)
    order by i.commune_code, i.id limit 300`,
} as const;
export type PlainStatement = keyof typeof PLAIN_SQL;


/** What a dossier's page shows beside the dossier itself: one statement per table, `$1` the dossier. */
export const DOSSIER_SQL = {
  dossier: `select d.*, to_jsonb(p.*) as applicant, to_jsonb(a.*) as agency, to_jsonb(o.*) as office, to_jsonb(v.*) as version from dossier d
    join person p on p.id = d.applicant_id join agency a on a.id = d.agency_id left join post_office o on o.id = d.office_id
    join procedure_version v on v.id = d.procedure_version_id where d.id = $1`,
  components: "select c.* from component c join dossier d on d.case_id = c.case_id where d.id = $1 order by c.position",
  dossierAnswers: "select * from component_answer where dossier_id = $1",
  dossierCharges: "select * from charge where dossier_id = $1 order by created_at",
  dossierForms: "select * from issued_form where dossier_id = $1 order by issued_at desc",
  dossierFiles: "select f.*, s.size, s.content_type from dossier_file f join stored_file s using (sha256) where f.dossier_id = $1 and f.removed_at is null order by f.uploaded_at",
  dossierPickups: "select * from pickup_request where dossier_id = $1 order by created_at desc",
  dossierPapers: "select * from paper where dossier_id = $1 order by id",
  dossierItems: "select i.*, e.status as event_status, e.occurred_at from postal_item i left join postal_event e on e.item_id = i.id where i.dossier_id = $1 order by i.created_at, e.occurred_at",
  dossierTransfers: "select * from custody_transfer where dossier_id = $1 order by occurred_at",
  dossierEvents: "select * from dossier_event where dossier_id = $1 order by seq",
  dossierNotifications: "select * from notification where dossier_id = $1 order by created_at desc",
} as const;

/** The statements behind one page of a floor, by its name: `dossier` has one per table. */
export function statementsOf(question: string): string[] {
  if (question === "dossier") return Object.values(DOSSIER_SQL);
  const found = Object.entries(PLAIN_SQL).find(([name]) => name === question);
  return found ? [found[1]] : [];
}
