-- Under row-level security a condition becomes an index condition only when its operator is leakproof: equality of uuid and text
-- and order of moments are, equality of enums and LIKE are not. So lists are found by place and moment, and a status is named by
-- a partial index, whose condition the planner proves from the query (docs/decisions/040-bench-reading-under-policies.md).
DROP INDEX "dossier_agency_id_status_due_at_id_idx";
DROP INDEX "dossier_office_id_status_submitted_at_id_idx";
CREATE INDEX "dossier_agency_id_due_at_id_idx" ON "dossier"("agency_id", "due_at", "id");
CREATE INDEX "dossier_office_id_submitted_at_id_idx" ON "dossier"("office_id", "submitted_at", "id");

-- The agency's open queues, most urgent first, and their counts.
CREATE INDEX dossier_unfinished_by_due ON dossier (agency_id, due_at, id)
  WHERE received_at IS NOT NULL AND status IN ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'RESOLVED');
-- The piles on a counter's desk, and their counts.
CREATE INDEX dossier_before_reception ON dossier (office_id, submitted_at, id) WHERE status IN ('SUBMITTED', 'AWAITING_SUPPLEMENT');
CREATE INDEX dossier_unfinished_at_office ON dossier (office_id, received_at, id)
  WHERE status IN ('SUBMITTED', 'RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'RESOLVED');
CREATE INDEX dossier_received_at_office ON dossier (office_id, received_at, id) WHERE received_at IS NOT NULL;
CREATE INDEX dossier_to_return ON dossier (office_id, processing_ended_at, id) WHERE status = 'RESOLVED';
-- A courier's stops and deliveries: his open ones, those that nobody has taken, and what he did today.
CREATE INDEX pickup_request_open ON pickup_request (courier_id, office_id, window_from) WHERE status IN ('REQUESTED', 'ASSIGNED');
CREATE INDEX pickup_request_done ON pickup_request (courier_id, updated_at);
CREATE INDEX postal_item_to_bring ON postal_item (courier_id, office_id)
  WHERE direction = 'TO_CITIZEN' AND status IN ('AT_DELIVERY_OFFICE', 'IN_TRANSIT', 'ATTEMPT_FAILED');
CREATE INDEX postal_item_done ON postal_item (courier_id, updated_at);

-- It looks into two tables: never to be asked of every dossier only because somewhere a few are wanted.
ALTER FUNCTION courier_reaches(uuid) COST 5000;

-- The dossiers, visible to the actor, whose text is like every pattern, at most so many: here the trigram index can serve.
-- The same scope as the policy dossier_scope; what is read of them is read through that policy.
CREATE FUNCTION dossiers_with_words(patterns text[], most int) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id FROM dossier d
  WHERE d.search_text LIKE patterns[1] AND d.search_text LIKE coalesce(patterns[2], patterns[1]) AND d.search_text LIKE coalesce(patterns[3], patterns[1])
    AND d.search_text LIKE ALL (patterns)
    AND CASE (SELECT actor_kind())
      WHEN 'CITIZEN' THEN d.applicant_id = (SELECT actor_id())
      WHEN 'POSTAL_CLERK' THEN d.status <> 'DRAFT' AND d.office_id = (SELECT actor_office())
      WHEN 'POSTAL_SUPERVISOR' THEN d.status <> 'DRAFT' AND d.office_id = (SELECT actor_office())
      WHEN 'OFFICIAL' THEN d.received_at IS NOT NULL AND d.agency_id = (SELECT actor_agency())
      WHEN 'AGENCY_HEAD' THEN d.received_at IS NOT NULL AND d.agency_id = (SELECT actor_agency())
      WHEN 'ADMINISTRATOR' THEN d.status <> 'DRAFT' AND d.province_code = (SELECT actor_province())
      ELSE false
    END
  LIMIT most
$$;
REVOKE ALL ON FUNCTION dossiers_with_words(text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dossiers_with_words(text[], int) TO mcbc_app;

-- Public figures, in fewer rows: of days only their distance tells early from late, so an end is moved onto the day of the
-- report and its due day with it. Thousands of pairs of days become some tens of groups.
CREATE OR REPLACE FUNCTION resolution_groups(period_from date, period_to date, as_of date)
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
  ), days AS (
    SELECT m.agency_id, m.channel, m.carried_over, m.minute_precision, m.waiting,
           CASE WHEN m.minute_precision THEN m.due_at END AS due_at,
           CASE WHEN m.minute_precision THEN m.ended_at END AS ended_at,
           CASE WHEN m.minute_precision IS NOT TRUE THEN (m.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS due_day,
           CASE WHEN m.minute_precision IS NOT TRUE THEN (m.ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END AS ended_day
    FROM moments m
  ), groups AS (
    SELECT y.agency_id, y.channel, y.carried_over, y.minute_precision, y.waiting, y.due_at, y.ended_at,
           CASE WHEN y.ended_day IS NULL THEN y.due_day ELSE as_of + (y.due_day - y.ended_day) END AS due_day,
           y.ended_day IS NOT NULL AS day_ended, count(*) AS dossiers
    FROM days y GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  )
  SELECT g.agency_id, g.channel, g.carried_over, g.minute_precision,
         CASE WHEN g.minute_precision THEN to_char(g.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ELSE to_char(g.due_day, 'YYYY-MM-DD') END,
         CASE WHEN g.minute_precision THEN to_char(g.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              WHEN g.day_ended THEN to_char(as_of, 'YYYY-MM-DD') END,
         g.waiting, g.dossiers
  FROM groups g
$$;
