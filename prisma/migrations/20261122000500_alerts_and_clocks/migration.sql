-- Alerts to employees: one more kind (the applicant's term is over, but his papers are on their way), tries of a mail, the morning digest.
ALTER TYPE "staff_alert_kind" ADD VALUE 'CLOSING_HELD';

-- AlterTable
ALTER TABLE "staff_alert" ADD COLUMN "mail_attempts" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "staff_alert" ADD COLUMN "digest_id" UUID;

-- CreateTable
CREATE TABLE "staff_digest" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" "notification_status" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_digest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_digest_staff_id_day_key" ON "staff_digest"("staff_id", "day");

-- AddForeignKey
ALTER TABLE "staff_alert" ADD CONSTRAINT "staff_alert_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "staff_digest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "staff_alert_digest_id_idx" ON "staff_alert"("digest_id");

-- AlterTable: the term's own reckoning, by which "late" says whose.
ALTER TABLE "dossier_clock" ADD COLUMN "term_minutes" INTEGER;
ALTER TABLE "dossier_clock" ADD COLUMN "agency_term_minutes" INTEGER;

-- ── Rights and policies ──

ALTER TABLE staff_digest ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON staff_digest TO mcbc_jobs;
CREATE POLICY staff_digest_jobs ON staff_digest TO mcbc_jobs USING (true);
-- Digests whose mail is still to be sent.
CREATE INDEX staff_digest_to_mail ON staff_digest (created_at) WHERE status IN ('PENDING', 'FAILED');
-- An employee marks his own as read, and changes nothing else of it.
REVOKE UPDATE ON staff_alert FROM mcbc_app;
GRANT UPDATE (read_at) ON staff_alert TO mcbc_app;

-- What a dossier closed without an answer owes back.
GRANT UPDATE (owed_back) ON paper TO mcbc_jobs;
CREATE POLICY paper_jobs_update ON paper FOR UPDATE TO mcbc_jobs USING (true);

-- ── What the worker's rounds look at ──
CREATE INDEX dossier_open_by_reception ON dossier (received_at, id) WHERE status IN ('RECEIVED', 'PROCESSING');
CREATE INDEX dossier_waiting ON dossier (id) WHERE status = 'AWAITING_SUPPLEMENT';
CREATE INDEX opinion_request_unanswered ON opinion_request (due_at, id) WHERE answered_at IS NULL;
CREATE INDEX expert_question_unanswered ON expert_question (due_at, id) WHERE answered_at IS NULL;
CREATE INDEX dossier_ended ON dossier (processing_ended_at, id) WHERE processing_ended_at IS NOT NULL AND calendar_version IS NOT NULL;

-- ── Statistics of the four clocks: counts and sums only ──

-- The dossiers of a period that are resolved, as `resolution_groups` counts them: how many used how many tenths of a working day
-- (48 minutes) with each party, and their minutes together.
CREATE FUNCTION resolution_clocks(period_from date, period_to date, as_of date)
  RETURNS TABLE (agency_id uuid, party text, tenths integer, dossiers bigint, minutes bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH bounds AS (
    SELECT (period_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS starts,
           (least(period_to, as_of)::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
           (as_of::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS known_until
  )
  SELECT d.agency_id, p.party, p.minutes / 48, count(*), sum(p.minutes)
  FROM dossier d CROSS JOIN bounds b JOIN dossier_clock c ON c.dossier_id = d.id
    CROSS JOIN LATERAL (VALUES ('POST', c.post_minutes), ('COUNTER', c.counter_minutes), ('AGENCY', c.agency_minutes), ('CITIZEN', c.citizen_minutes)) AS p (party, minutes)
  WHERE d.received_at < b.ends AND d.processing_ended_at >= b.starts AND d.processing_ended_at < b.known_until
  GROUP BY 1, 2, 3
$$;
REVOKE ALL ON FUNCTION resolution_clocks(date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolution_clocks(date, date, date) TO mcbc_app;

-- Whose time made the late ones late: the agency's own time in the term beyond the term, or not (docs/decisions/052).
CREATE FUNCTION resolution_late_causes(period_from date, period_to date, as_of date, by_extension boolean)
  RETURNS TABLE (agency_id uuid, by_agency bigint, by_others bigint, unknown bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH bounds AS (
    SELECT (period_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS starts,
           (least(period_to, as_of)::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
           (as_of::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS known_until
  ), ended AS (
    SELECT d.id, d.agency_id, d.processing_ended_at,
           (d.term_unit IN ('HOUR', 'WORKING_HOUR', 'HALF_DAY') OR d.term_value % 1 <> 0) AS minute_precision,
           CASE WHEN by_extension THEN d.due_at ELSE coalesce(d.due_before_extension_at, d.due_at) END AS due_at
    FROM dossier d, bounds b
    WHERE d.received_at < b.ends AND d.processing_ended_at >= b.starts AND d.processing_ended_at < b.known_until
  ), late AS (
    SELECT e.id, e.agency_id FROM ended e
    WHERE CASE WHEN e.minute_precision THEN e.processing_ended_at > e.due_at
               ELSE (e.processing_ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > (e.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
  )
  SELECT l.agency_id, count(*) FILTER (WHERE c.agency_term_minutes > c.term_minutes), count(*) FILTER (WHERE c.agency_term_minutes <= c.term_minutes),
         count(*) FILTER (WHERE c.agency_term_minutes IS NULL OR c.term_minutes IS NULL)
  FROM late l LEFT JOIN dossier_clock c ON c.dossier_id = l.id GROUP BY 1
$$;
REVOKE ALL ON FUNCTION resolution_late_causes(date, date, date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolution_late_causes(date, date, date, boolean) TO mcbc_app;
