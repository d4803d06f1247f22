-- The second lock (design 4.2). The web connects as mcbc_app and the worker as mcbc_jobs: both own nothing and cannot
-- bypass these policies. The roles exist before migrations run (scripts/migrate.ts makes them).

-- Who acts: set for one transaction by withActor().
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.actor_kind', true), ''), 'NOBODY') $$;
CREATE FUNCTION actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor_id', true), '')::uuid $$;
CREATE FUNCTION actor_office() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor_office', true), '')::uuid $$;
CREATE FUNCTION actor_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor_agency', true), '')::uuid $$;
CREATE FUNCTION actor_province() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor_province', true), '') $$;

-- A courier reaches a dossier only through a stop: his own, or one of his office that nobody has taken.
-- Security definer, because the tables of stops have policies of their own that look at the dossier.
CREATE FUNCTION courier_reaches(dossier uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM pickup_request p WHERE p.dossier_id = dossier
                  AND (p.courier_id = actor_id() OR (p.courier_id IS NULL AND p.office_id = actor_office() AND p.status = 'REQUESTED')))
      OR EXISTS (SELECT 1 FROM postal_item i WHERE i.dossier_id = dossier
                  AND (i.courier_id = actor_id() OR (i.courier_id IS NULL AND i.office_id = actor_office() AND i.direction = 'TO_CITIZEN')))
$$;

-- Reference data: read by everybody, written by the owner's tools.
GRANT SELECT ON province, commune, agency, post_office, delegation_contract, contract_scope, clerk_assignment, training_record,
  procedure, procedure_version, procedure_channel, procedure_case, component, fee_rule, agency_procedure,
  calendar_version, calendar_day, postal_tariff TO mcbc_app, mcbc_jobs;

-- No person's data in these two: a serial per unit and day, and a content's hash, size and type.
GRANT SELECT, INSERT, UPDATE ON dossier_number_counter TO mcbc_app;
GRANT SELECT, INSERT ON stored_file TO mcbc_app, mcbc_jobs;

-- The dossier: one scope, which every table below it leans on.
ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON dossier TO mcbc_app;
CREATE POLICY dossier_scope ON dossier TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'CITIZEN' THEN applicant_id = (SELECT actor_id())
    WHEN 'POSTAL_CLERK' THEN status <> 'DRAFT' AND office_id = (SELECT actor_office())
    WHEN 'POSTAL_SUPERVISOR' THEN status <> 'DRAFT' AND office_id = (SELECT actor_office())
    WHEN 'COURIER' THEN status <> 'DRAFT' AND courier_reaches(id)
    WHEN 'OFFICIAL' THEN received_at IS NOT NULL AND agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN received_at IS NOT NULL AND agency_id = (SELECT actor_agency())
    WHEN 'ADMINISTRATOR' THEN status <> 'DRAFT' AND province_code = (SELECT actor_province())
    ELSE false
  END);
GRANT SELECT ON dossier TO mcbc_jobs;
CREATE POLICY dossier_jobs ON dossier FOR SELECT TO mcbc_jobs USING (true);

-- Tables below a dossier: visible with it.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['dossier_event', 'component_answer', 'dossier_file', 'issued_form', 'pickup_request', 'postal_item',
                           'postal_event', 'paper', 'custody_transfer', 'delivery_proof', 'charge']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = %I.dossier_id))', t || '_scope', t, t);
    EXECUTE format('GRANT SELECT ON %I TO mcbc_jobs', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO mcbc_jobs USING (true)', t || '_jobs', t);
  END LOOP;
END $$;
-- Append-only: nobody but the owner can change or delete.
GRANT SELECT, INSERT ON dossier_event, issued_form, postal_event, custody_transfer, delivery_proof, charge TO mcbc_app;
GRANT SELECT, INSERT, UPDATE ON component_answer, dossier_file, pickup_request, postal_item, paper TO mcbc_app;
-- An event names its true author.
CREATE POLICY dossier_event_author ON dossier_event AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (actor_id = (SELECT actor_id()));

ALTER TABLE manifest ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON manifest TO mcbc_app;
CREATE POLICY manifest_scope ON manifest TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office())
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
    WHEN 'OFFICIAL' THEN agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN agency_id = (SELECT actor_agency())
    WHEN 'ADMINISTRATOR' THEN EXISTS (SELECT 1 FROM agency a WHERE a.id = agency_id AND a.province_code = (SELECT actor_province()))
    ELSE false
  END);
ALTER TABLE manifest_line ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON manifest_line TO mcbc_app;
CREATE POLICY manifest_line_scope ON manifest_line TO mcbc_app USING (EXISTS (SELECT 1 FROM manifest m WHERE m.id = manifest_id));

-- People.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON person TO mcbc_app;
CREATE POLICY person_scope ON person FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'SIGN_IN' THEN true
    WHEN 'CITIZEN' THEN id = (SELECT actor_id())
    ELSE EXISTS (SELECT 1 FROM dossier d WHERE d.applicant_id = person.id)
  END);
CREATE POLICY person_insert ON person FOR INSERT TO mcbc_app WITH CHECK ((SELECT actor_kind()) = 'SIGN_IN');
CREATE POLICY person_update ON person FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'SIGN_IN' OR ((SELECT actor_kind()) = 'CITIZEN' AND id = (SELECT actor_id())));
GRANT SELECT ON person TO mcbc_jobs;
CREATE POLICY person_jobs ON person FOR SELECT TO mcbc_jobs USING (true);

ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON staff TO mcbc_app;
CREATE POLICY staff_scope ON staff FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'SIGN_IN' THEN true
    WHEN 'CITIZEN' THEN false
    WHEN 'ADMINISTRATOR' THEN province_code = (SELECT actor_province())
    ELSE id = (SELECT actor_id()) OR agency_id = (SELECT actor_agency()) OR office_id = (SELECT actor_office())
  END);
CREATE POLICY staff_update ON staff FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'ADMINISTRATOR' AND province_code = (SELECT actor_province()));
GRANT SELECT ON staff TO mcbc_jobs;
CREATE POLICY staff_jobs ON staff FOR SELECT TO mcbc_jobs USING (true);

ALTER TABLE staff_secret ENABLE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON staff_secret TO mcbc_app;
CREATE POLICY staff_secret_sign_in ON staff_secret TO mcbc_app USING ((SELECT actor_kind()) = 'SIGN_IN');

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON session TO mcbc_app;
CREATE POLICY session_scope ON session TO mcbc_app USING (
  (SELECT actor_kind()) = 'SIGN_IN' OR person_id = (SELECT actor_id()) OR staff_id = (SELECT actor_id()));

ALTER TABLE operation ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON operation TO mcbc_app;
CREATE POLICY operation_own ON operation TO mcbc_app USING (actor_id = (SELECT actor_id()));

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON audit_event TO mcbc_app;
CREATE POLICY audit_event_read ON audit_event FOR SELECT TO mcbc_app USING (
  (SELECT actor_kind()) IN ('SIGN_IN', 'ADMINISTRATOR') OR actor_id = (SELECT actor_id()));
CREATE POLICY audit_event_write ON audit_event FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'SIGN_IN' OR actor_id = (SELECT actor_id()));

ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON access_log TO mcbc_app;
CREATE POLICY access_log_read ON access_log FOR SELECT TO mcbc_app USING (
  (SELECT actor_kind()) IN ('CITIZEN', 'ADMINISTRATOR') AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY access_log_write ON access_log FOR INSERT TO mcbc_app WITH CHECK (actor_id = (SELECT actor_id()));

ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON notification TO mcbc_app;
CREATE POLICY notification_scope ON notification FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind()) WHEN 'CITIZEN' THEN person_id = (SELECT actor_id())
  ELSE EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id) END);
GRANT SELECT, INSERT, UPDATE ON notification TO mcbc_jobs;
CREATE POLICY notification_jobs ON notification TO mcbc_jobs USING (true);

-- The session behind a cookie, and its account: asked on every request, before anybody is known.
CREATE FUNCTION session_actor(wanted_hash text)
  RETURNS TABLE (public_id uuid, method sign_in_method, person_id uuid, staff_id uuid, full_name text, role staff_role,
                 agency_id uuid, office_id uuid, province_code text, assurance_level int, created_at timestamptz,
                 last_seen_at timestamptz, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.public_id, s.method, s.person_id, s.staff_id, coalesce(p.full_name, t.full_name), t.role,
         t.agency_id, t.office_id, t.province_code, p.assurance_level, s.created_at, s.last_seen_at, s.expires_at
  FROM session s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN staff t ON t.id = s.staff_id
  WHERE s.token_hash = wanted_hash AND s.ended_at IS NULL AND t.disabled_at IS NULL
$$;

-- What anybody may know of a dossier whose code he holds: code and degree of completion (TT 01/2018/TT-VPCP, Điều 16.2.d).
CREATE FUNCTION public_dossier_stage(wanted_code text)
  RETURNS TABLE (shown_code text, status dossier_status)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(d.code, d.submission_code), d.status FROM dossier d
  WHERE (d.code = wanted_code OR d.submission_code = wanted_code) AND d.status <> 'DRAFT'
$$;

-- Public figures: counts only. Days are Vietnam's; the class (early, on time, late) is judged by lib/deadlines from these.
CREATE FUNCTION resolution_groups(period_from date, period_to date, as_of date)
  RETURNS TABLE (agency_id uuid, channel channel, carried_over boolean, minute_precision boolean,
                 due text, ended text, waiting boolean, dossiers bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH bounds AS (
    SELECT (period_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS starts,
           (least(period_to, as_of)::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
           (as_of::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS known_until
  ), moments AS (
    SELECT d.agency_id, d.channel, d.received_at < b.starts AS carried_over,
           d.term_unit IN ('HOUR', 'WORKING_HOUR') AS minute_precision,
           d.original_due_at AS due_at,
           CASE WHEN d.processing_ended_at < b.known_until THEN d.processing_ended_at END AS ended_at,
           d.status = 'AWAITING_SUPPLEMENT' AS waiting
    FROM dossier d, bounds b
    WHERE d.received_at < b.ends
      AND (d.received_at >= b.starts OR d.processing_ended_at IS NULL OR d.processing_ended_at >= b.starts)
  )
  SELECT m.agency_id, m.channel, m.carried_over, m.minute_precision,
         CASE WHEN m.minute_precision THEN to_char(m.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              ELSE to_char(m.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') END,
         CASE WHEN m.minute_precision THEN to_char(m.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              ELSE to_char(m.ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') END,
         m.waiting, count(*)
  FROM moments m GROUP BY 1, 2, 3, 4, 5, 6, 7
$$;

-- Functions that see past the policies are for the app alone.
REVOKE ALL ON FUNCTION courier_reaches(uuid), session_actor(text), public_dossier_stage(text), resolution_groups(date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION courier_reaches(uuid), session_actor(text), public_dossier_stage(text), resolution_groups(date, date, date) TO mcbc_app;

-- Serials of postal items, until the operator allots ranges.
CREATE SEQUENCE postal_item_serial START 20260001;
GRANT USAGE ON SEQUENCE postal_item_serial TO mcbc_app;
