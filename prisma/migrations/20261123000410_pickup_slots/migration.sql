-- AlterEnum
ALTER TYPE "pickup_status" ADD VALUE 'MISSED';

-- CreateTable
CREATE TABLE "pickup_capacity" (
    "office_id" UUID NOT NULL,
    "area" TEXT NOT NULL DEFAULT '',
    "visits" INTEGER NOT NULL,
    "changed_by_name" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pickup_capacity_pkey" PRIMARY KEY ("office_id","area")
);

-- How many visits a half day an office can make: no person's data; everybody who asks for a visit reads it, the office's supervisor sets it.
ALTER TABLE pickup_capacity ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON pickup_capacity TO mcbc_app;
CREATE POLICY pickup_capacity_read ON pickup_capacity FOR SELECT TO mcbc_app USING (true);
CREATE POLICY pickup_capacity_insert ON pickup_capacity FOR INSERT TO mcbc_app WITH CHECK ((SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND office_id = (SELECT actor_office()));
CREATE POLICY pickup_capacity_update ON pickup_capacity FOR UPDATE TO mcbc_app USING ((SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND office_id = (SELECT actor_office()));
GRANT SELECT ON pickup_capacity TO mcbc_jobs;
CREATE POLICY pickup_capacity_jobs ON pickup_capacity FOR SELECT TO mcbc_jobs USING (true);

-- How full the half days of an office are, by area: counts alone, because nobody may see others' visits.
CREATE FUNCTION pickup_load(office uuid, from_moment timestamptz, to_moment timestamptz) RETURNS TABLE (window_from timestamptz, area text, visits integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.window_from, coalesce(c.old_district, ''), count(*)::int
  FROM pickup_request p LEFT JOIN commune c ON c.code = p.commune_code
  WHERE p.office_id = office AND p.status IN ('REQUESTED', 'ASSIGNED', 'COLLECTED') AND p.window_from >= from_moment AND p.window_from < to_moment
  GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION pickup_load(uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pickup_load(uuid, timestamptz, timestamptz) TO mcbc_app;
