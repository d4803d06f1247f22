-- CreateEnum
CREATE TYPE "batch_kind" AS ENUM ('ASSIGN', 'TRANSFER', 'REMIND', 'HAND_OVER_RESULTS');

-- CreateEnum
CREATE TYPE "batch_item_status" AS ENUM ('PENDING', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "review_verdict" AS ENUM ('CORRECT', 'FINDING');

-- CreateEnum
CREATE TYPE "staff_alert_kind" AS ENUM ('THREE_DAYS', 'ONE_DAY', 'DUE_TODAY', 'OVERDUE', 'SUPPLEMENT_RETURN', 'TRANSFER_LATE', 'OPINION_LATE', 'QUESTION_LATE', 'REMINDER', 'OPINION_ANSWERED', 'DECISION_PROPOSED', 'PROPOSAL_RETURNED', 'ASSIGNED');

-- AlterTable
ALTER TABLE "calendar_day" DROP CONSTRAINT "calendar_day_pkey",
ADD COLUMN     "scope" TEXT NOT NULL DEFAULT 'VN',
ADD CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("version", "scope", "day");

-- AlterTable
ALTER TABLE "calendar_version" ADD COLUMN     "based_on" TEXT,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "created_by_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "published_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "dossier" ADD COLUMN     "due_before_extension_at" TIMESTAMPTZ(3),
ADD COLUMN     "proposed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "procedure_version" ADD COLUMN     "sign_off" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "opinion_request" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "dossier_code" TEXT NOT NULL,
    "procedure_name" TEXT NOT NULL,
    "asking_agency_id" UUID NOT NULL,
    "asked_agency_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "opinion_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "kind" "batch_kind" NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_item" (
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "dossier_id" UUID NOT NULL,
    "dossier_code" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "batch_item_status" NOT NULL DEFAULT 'PENDING',
    "words" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("batch_id","position")
);

-- CreateTable
CREATE TABLE "reception_review" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "office_id" UUID,
    "clerk_id" UUID NOT NULL,
    "clerk_name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" "review_verdict",
    "findings" TEXT NOT NULL DEFAULT '',
    "reviewed_by_id" UUID,
    "reviewed_by_name" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reception_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_question" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "dossier_id" UUID,
    "procedure_code" TEXT NOT NULL,
    "procedure_name" TEXT NOT NULL,
    "component_id" UUID,
    "component_name" TEXT,
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_by_name" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "kept_as_hint" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "expert_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_hours" (
    "version" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'VN',
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "morning_from" INTEGER NOT NULL,
    "morning_to" INTEGER NOT NULL,
    "afternoon_from" INTEGER NOT NULL,
    "afternoon_to" INTEGER NOT NULL,

    CONSTRAINT "calendar_hours_pkey" PRIMARY KEY ("version","scope","effective_from")
);

-- CreateTable
CREATE TABLE "dossier_clock" (
    "dossier_id" UUID NOT NULL,
    "post_minutes" INTEGER NOT NULL,
    "counter_minutes" INTEGER NOT NULL,
    "agency_minutes" INTEGER NOT NULL,
    "citizen_minutes" INTEGER NOT NULL,

    CONSTRAINT "dossier_clock_pkey" PRIMARY KEY ("dossier_id")
);

-- CreateTable
CREATE TABLE "staff_alert" (
    "id" UUID NOT NULL,
    "fact_key" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" "staff_alert_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "dossier_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail_state" "notification_status" NOT NULL DEFAULT 'PENDING',
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_process" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "internal_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_step" (
    "process_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" DECIMAL(8,2) NOT NULL,
    "unit" "term_unit" NOT NULL,

    CONSTRAINT "internal_step_pkey" PRIMARY KEY ("process_id","position")
);

-- CreateIndex
CREATE INDEX "opinion_request_dossier_id_asked_at_idx" ON "opinion_request"("dossier_id", "asked_at");

-- CreateIndex
CREATE INDEX "opinion_request_asked_agency_id_due_at_id_idx" ON "opinion_request"("asked_agency_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "batch_agency_id_created_at_id_idx" ON "batch"("agency_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "batch_item_operation_id_key" ON "batch_item"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "reception_review_dossier_id_key" ON "reception_review"("dossier_id");

-- CreateIndex
CREATE INDEX "reception_review_agency_id_drawn_at_id_idx" ON "reception_review"("agency_id", "drawn_at", "id");

-- CreateIndex
CREATE INDEX "reception_review_clerk_id_reviewed_at_idx" ON "reception_review"("clerk_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "expert_question_agency_id_asked_at_id_idx" ON "expert_question"("agency_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "expert_question_office_id_asked_at_id_idx" ON "expert_question"("office_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "expert_question_component_id_idx" ON "expert_question"("component_id");

-- CreateIndex
CREATE INDEX "expert_question_dossier_id_idx" ON "expert_question"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_staff_id_name_key" ON "saved_filter"("staff_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "staff_alert_fact_key_key" ON "staff_alert"("fact_key");

-- CreateIndex
CREATE INDEX "staff_alert_staff_id_created_at_id_idx" ON "staff_alert"("staff_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "internal_process_agency_id_procedure_code_created_at_idx" ON "internal_process"("agency_id", "procedure_code", "created_at");

-- AddForeignKey
ALTER TABLE "opinion_request" ADD CONSTRAINT "opinion_request_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception_review" ADD CONSTRAINT "reception_review_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_question" ADD CONSTRAINT "expert_question_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_hours" ADD CONSTRAINT "calendar_hours_version_fkey" FOREIGN KEY ("version") REFERENCES "calendar_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_clock" ADD CONSTRAINT "dossier_clock_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_process" ADD CONSTRAINT "internal_process_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_process" ADD CONSTRAINT "internal_process_procedure_code_fkey" FOREIGN KEY ("procedure_code") REFERENCES "procedure"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internal_step" ADD CONSTRAINT "internal_step_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "internal_process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Rights and policies (the second lock) ──

-- The worker does what nobody signed in does: closes what the applicant left unanswered, records opinions, recomputes due dates.
GRANT UPDATE ON dossier TO mcbc_jobs;
CREATE POLICY dossier_jobs_update ON dossier FOR UPDATE TO mcbc_jobs USING (status <> 'DRAFT');
GRANT INSERT ON dossier_event, issued_form TO mcbc_jobs;
CREATE POLICY dossier_event_jobs_insert ON dossier_event FOR INSERT TO mcbc_jobs WITH CHECK (actor_kind = 'SYSTEM');
CREATE POLICY issued_form_jobs_insert ON issued_form FOR INSERT TO mcbc_jobs WITH CHECK (true);
GRANT SELECT, INSERT ON audit_event TO mcbc_jobs;
CREATE POLICY audit_event_jobs ON audit_event TO mcbc_jobs USING (true) WITH CHECK (actor_kind = 'SYSTEM');

-- The calendar: read by everybody, drafted and published by administrators; what is published never changes.
GRANT SELECT ON calendar_hours TO mcbc_app, mcbc_jobs;
ALTER TABLE calendar_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_hours ENABLE ROW LEVEL SECURITY;
GRANT INSERT, UPDATE, DELETE ON calendar_version, calendar_day, calendar_hours TO mcbc_app;
CREATE POLICY calendar_version_read ON calendar_version FOR SELECT USING (true);
CREATE POLICY calendar_version_draft ON calendar_version FOR INSERT TO mcbc_app WITH CHECK ((SELECT actor_kind()) = 'ADMINISTRATOR' AND created_by_id = (SELECT actor_id()));
CREATE POLICY calendar_version_publish ON calendar_version FOR UPDATE TO mcbc_app
  USING ((SELECT actor_kind()) = 'ADMINISTRATOR' AND published_at IS NULL) WITH CHECK ((SELECT actor_kind()) = 'ADMINISTRATOR');
CREATE POLICY calendar_version_discard ON calendar_version FOR DELETE TO mcbc_app USING ((SELECT actor_kind()) = 'ADMINISTRATOR' AND published_at IS NULL);
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['calendar_day', 'calendar_hours']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (true)', t || '_read', t);
    EXECUTE format($p$CREATE POLICY %I ON %I TO mcbc_app USING ((SELECT actor_kind()) = 'ADMINISTRATOR'
      AND EXISTS (SELECT 1 FROM calendar_version v WHERE v.version = %I.version AND v.published_at IS NULL))$p$, t || '_draft', t, t);
  END LOOP;
END $$;

-- An opinion: the agency that asks and the one that is asked; the question is put by its true author, the answer given once.
ALTER TABLE opinion_request ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON opinion_request TO mcbc_app;
CREATE POLICY opinion_request_read ON opinion_request FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'OFFICIAL' THEN asking_agency_id = (SELECT actor_agency()) OR asked_agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN asking_agency_id = (SELECT actor_agency()) OR asked_agency_id = (SELECT actor_agency())
    WHEN 'ADMINISTRATOR' THEN EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)
    ELSE false
  END);
CREATE POLICY opinion_request_ask ON opinion_request FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND asking_agency_id = (SELECT actor_agency()) AND asked_by_id = (SELECT actor_id())
  AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY opinion_request_answer ON opinion_request FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND asked_agency_id = (SELECT actor_agency()) AND answered_at IS NULL)
  WITH CHECK (answered_by_id = (SELECT actor_id()));
GRANT SELECT ON opinion_request TO mcbc_jobs;
CREATE POLICY opinion_request_jobs ON opinion_request FOR SELECT TO mcbc_jobs USING (true);
-- Unanswered ones of a dossier, for the queue of those that wait for an opinion.
CREATE INDEX opinion_request_open ON opinion_request (dossier_id) WHERE answered_at IS NULL;

-- An agency's own division of the legal time.
GRANT SELECT ON internal_process, internal_step TO mcbc_app, mcbc_jobs;
GRANT INSERT ON internal_process, internal_step TO mcbc_app;
ALTER TABLE internal_process ENABLE ROW LEVEL SECURITY;
ALTER TABLE internal_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY internal_process_read ON internal_process FOR SELECT USING (true);
CREATE POLICY internal_process_make ON internal_process FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'AGENCY_HEAD' AND agency_id = (SELECT actor_agency()) AND created_by_id = (SELECT actor_id()));
CREATE POLICY internal_step_read ON internal_step FOR SELECT USING (true);
CREATE POLICY internal_step_make ON internal_step FOR INSERT TO mcbc_app WITH CHECK (
  EXISTS (SELECT 1 FROM internal_process p WHERE p.id = process_id AND p.agency_id = (SELECT actor_agency()) AND p.created_by_id = (SELECT actor_id())));

-- Batches of an agency.
ALTER TABLE batch ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON batch TO mcbc_app;
CREATE POLICY batch_scope ON batch TO mcbc_app USING ((SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND agency_id = (SELECT actor_agency()));
CREATE POLICY batch_author ON batch AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (asked_by_id = (SELECT actor_id()));
ALTER TABLE batch_item ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON batch_item TO mcbc_app;
CREATE POLICY batch_item_scope ON batch_item TO mcbc_app USING (EXISTS (SELECT 1 FROM batch b WHERE b.id = batch_id));
GRANT SELECT, UPDATE ON batch, batch_item TO mcbc_jobs;
CREATE POLICY batch_jobs ON batch TO mcbc_jobs USING (true);
CREATE POLICY batch_item_jobs ON batch_item TO mcbc_jobs USING (true);

-- What was drawn for checking: its agency, the clerk concerned and his supervisor, the province.
ALTER TABLE reception_review ENABLE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON reception_review TO mcbc_app;
CREATE POLICY reception_review_read ON reception_review FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'OFFICIAL' THEN agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN agency_id = (SELECT actor_agency())
    WHEN 'POSTAL_CLERK' THEN clerk_id = (SELECT actor_id()) AND reviewed_at IS NOT NULL
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office()) AND reviewed_at IS NOT NULL
    WHEN 'ADMINISTRATOR' THEN reviewed_at IS NOT NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)
    ELSE false
  END);
CREATE POLICY reception_review_judge ON reception_review FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND agency_id = (SELECT actor_agency()) AND reviewed_at IS NULL)
  WITH CHECK (reviewed_by_id = (SELECT actor_id()));
GRANT SELECT, INSERT ON reception_review TO mcbc_jobs;
CREATE POLICY reception_review_jobs ON reception_review TO mcbc_jobs USING (true);

-- Clerks' questions: the office that asks, the agency that answers; an answer kept as a hint is for everybody at a counter.
ALTER TABLE expert_question ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON expert_question TO mcbc_app;
CREATE POLICY expert_question_read ON expert_question FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office()) OR kept_as_hint
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office()) OR kept_as_hint
    WHEN 'OFFICIAL' THEN agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN agency_id = (SELECT actor_agency())
    ELSE false
  END);
CREATE POLICY expert_question_ask ON expert_question FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office()) AND asked_by_id = (SELECT actor_id()));
CREATE POLICY expert_question_answer ON expert_question FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND agency_id = (SELECT actor_agency()))
  WITH CHECK (answered_by_id IS NOT NULL);
GRANT SELECT ON expert_question TO mcbc_jobs;
CREATE POLICY expert_question_jobs ON expert_question FOR SELECT TO mcbc_jobs USING (true);
CREATE INDEX expert_question_open ON expert_question (agency_id, due_at) WHERE answered_at IS NULL;

ALTER TABLE saved_filter ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON saved_filter TO mcbc_app;
CREATE POLICY saved_filter_own ON saved_filter TO mcbc_app USING (staff_id = (SELECT actor_id()));

ALTER TABLE dossier_clock ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON dossier_clock TO mcbc_app;
CREATE POLICY dossier_clock_scope ON dossier_clock FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
GRANT SELECT, INSERT, UPDATE ON dossier_clock TO mcbc_jobs;
CREATE POLICY dossier_clock_jobs ON dossier_clock TO mcbc_jobs USING (true);

ALTER TABLE staff_alert ENABLE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON staff_alert TO mcbc_app;
CREATE POLICY staff_alert_own ON staff_alert TO mcbc_app USING (staff_id = (SELECT actor_id()));
GRANT SELECT, INSERT, UPDATE ON staff_alert TO mcbc_jobs;
CREATE POLICY staff_alert_jobs ON staff_alert TO mcbc_jobs USING (true);
CREATE INDEX staff_alert_unread ON staff_alert (staff_id) WHERE read_at IS NULL;
CREATE INDEX staff_alert_to_mail ON staff_alert (staff_id, created_at) WHERE mail_state = 'PENDING';

-- Open dossiers of everybody by due date: what the worker watches.
CREATE INDEX dossier_open_by_due ON dossier (due_at, id) WHERE status IN ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT');

-- Punctuality is judged against the legal term with its supplements, never against an extension (domain.md 4.3): with
-- `by_extension` it is, which is the other reading of II.06.
DROP FUNCTION resolution_groups(date, date, date);
CREATE FUNCTION resolution_groups(period_from date, period_to date, as_of date, by_extension boolean)
  RETURNS TABLE (agency_id uuid, channel channel, carried_over boolean, minute_precision boolean,
                 due text, ended text, waiting boolean, dossiers bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH bounds AS (
    SELECT (period_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS starts,
           (least(period_to, as_of)::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
           (as_of::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS known_until
  ), moments AS (
    SELECT d.agency_id, d.channel, d.received_at < b.starts AS carried_over,
           (d.term_unit IN ('HOUR', 'WORKING_HOUR', 'HALF_DAY') OR d.term_value % 1 <> 0) AS minute_precision,
           CASE WHEN by_extension THEN d.due_at ELSE coalesce(d.due_before_extension_at, d.due_at) END AS due_at,
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
REVOKE ALL ON FUNCTION resolution_groups(date, date, date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolution_groups(date, date, date, boolean) TO mcbc_app;
