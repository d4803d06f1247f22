-- The calendar as dated versions that administrators keep (docs/decisions/051). A draft belongs to the province of its maker
-- (`region`); its rows are those of its base, changed only in the scopes that are his to keep.

ALTER TABLE "calendar_day" DROP CONSTRAINT "calendar_day_version_fkey";
ALTER TABLE "calendar_hours" DROP CONSTRAINT "calendar_hours_version_fkey";
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_version_fkey" FOREIGN KEY ("version") REFERENCES "calendar_version"("version") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "calendar_hours" ADD CONSTRAINT "calendar_hours_version_fkey" FOREIGN KEY ("version") REFERENCES "calendar_version"("version") ON DELETE CASCADE ON UPDATE CASCADE;

-- Versions follow one another in one line: a base has one successor, so of two who publish at once one wins.
CREATE UNIQUE INDEX calendar_version_succession ON calendar_version (based_on) WHERE published_at IS NOT NULL;

-- The country's rows are entered by any administrator, a province's and its agencies' by its own alone.
CREATE FUNCTION calendar_scope_is_own(scope text) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT scope = 'VN' OR scope = actor_province()
    OR EXISTS (SELECT 1 FROM agency a WHERE a.id::text = scope AND a.province_code = actor_province()) $$;

DROP POLICY calendar_version_draft ON calendar_version;
DROP POLICY calendar_version_publish ON calendar_version;
DROP POLICY calendar_version_discard ON calendar_version;
CREATE POLICY calendar_version_draft ON calendar_version FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'ADMINISTRATOR' AND created_by_id = (SELECT actor_id()) AND region = (SELECT actor_province()) AND published_at IS NULL);
CREATE POLICY calendar_version_discard ON calendar_version FOR DELETE TO mcbc_app USING (
  (SELECT actor_kind()) = 'ADMINISTRATOR' AND region = (SELECT actor_province()) AND published_at IS NULL);
-- What is published holds the other provinces' rows exactly as its base has them.
CREATE POLICY calendar_version_publish ON calendar_version FOR UPDATE TO mcbc_app
  USING ((SELECT actor_kind()) = 'ADMINISTRATOR' AND region = (SELECT actor_province()) AND published_at IS NULL)
  WITH CHECK (
    (SELECT actor_kind()) = 'ADMINISTRATOR' AND region = (SELECT actor_province())
    AND (published_at IS NULL OR (
      NOT EXISTS (
        SELECT 1 FROM calendar_day b WHERE b.version = based_on AND NOT calendar_scope_is_own(b.scope)
          AND NOT EXISTS (SELECT 1 FROM calendar_day d WHERE d.version = calendar_version.version AND d.scope = b.scope AND d.day = b.day AND d.kind = b.kind AND d.status = b.status AND d.name = b.name))
      AND NOT EXISTS (
        SELECT 1 FROM calendar_hours b WHERE b.version = based_on AND NOT calendar_scope_is_own(b.scope)
          AND NOT EXISTS (SELECT 1 FROM calendar_hours h WHERE h.version = calendar_version.version AND h.scope = b.scope AND h.effective_from = b.effective_from
            AND h.effective_to IS NOT DISTINCT FROM b.effective_to AND h.morning_from = b.morning_from AND h.morning_to = b.morning_to
            AND h.afternoon_from = b.afternoon_from AND h.afternoon_to = b.afternoon_to)))));

DROP POLICY calendar_day_draft ON calendar_day;
DROP POLICY calendar_hours_draft ON calendar_hours;
DO $$
DECLARE
  t text;
  draft text := $p$(SELECT actor_kind()) = 'ADMINISTRATOR'
    AND EXISTS (SELECT 1 FROM calendar_version v WHERE v.version = %1$I.version AND v.published_at IS NULL AND v.region = (SELECT actor_province()))$p$;
BEGIN
  FOREACH t IN ARRAY ARRAY['calendar_day', 'calendar_hours']
  LOOP
    EXECUTE format('CREATE POLICY %2$I ON %1$I FOR UPDATE TO mcbc_app USING (' || draft || ' AND calendar_scope_is_own(scope)) WITH CHECK (' || draft || ' AND calendar_scope_is_own(scope))', t, t || '_change');
    EXECUTE format('CREATE POLICY %2$I ON %1$I FOR DELETE TO mcbc_app USING (' || draft || ' AND calendar_scope_is_own(scope))', t, t || '_remove');
  END LOOP;
  -- Rows of other provinces come into a draft only as a copy of its base's.
  EXECUTE format('CREATE POLICY calendar_day_add ON calendar_day FOR INSERT TO mcbc_app WITH CHECK (' || draft || ' AND (calendar_scope_is_own(scope)
    OR EXISTS (SELECT 1 FROM calendar_version v JOIN calendar_day b ON b.version = v.based_on WHERE v.version = calendar_day.version AND b.scope = calendar_day.scope
      AND b.day = calendar_day.day AND b.kind = calendar_day.kind AND b.status = calendar_day.status AND b.name = calendar_day.name)))', 'calendar_day');
  EXECUTE format('CREATE POLICY calendar_hours_add ON calendar_hours FOR INSERT TO mcbc_app WITH CHECK (' || draft || ' AND (calendar_scope_is_own(scope)
    OR EXISTS (SELECT 1 FROM calendar_version v JOIN calendar_hours b ON b.version = v.based_on WHERE v.version = calendar_hours.version AND b.scope = calendar_hours.scope
      AND b.effective_from = calendar_hours.effective_from AND b.effective_to IS NOT DISTINCT FROM calendar_hours.effective_to AND b.morning_from = calendar_hours.morning_from
      AND b.morning_to = calendar_hours.morning_to AND b.afternoon_from = calendar_hours.afternoon_from AND b.afternoon_to = calendar_hours.afternoon_to)))', 'calendar_hours');
END $$;

-- The worker tells in the audit chain how many dossiers a new calendar moved.
GRANT EXECUTE ON FUNCTION audit_tail(text) TO mcbc_jobs;
-- Open dossiers not yet counted by a version: the recomputation walks them, the administrator sees how many are left.
CREATE INDEX dossier_open_by_calendar ON dossier (province_code, calendar_version) WHERE status IN ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT') AND clock_started_at IS NOT NULL;
