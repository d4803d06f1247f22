-- When a page's pictures were thrown away: its document is written, or it was taken away long ago. Its row stays.
ALTER TABLE "scan_page" ADD COLUMN "pictures_gone_at" TIMESTAMPTZ(3);
GRANT UPDATE (pictures_gone_at) ON scan_page TO mcbc_jobs;

-- Contents that no row names any more; their bytes are taken from the disk a day later.
CREATE TABLE "unused_file" (
    "sha256" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unused_file_pkey" PRIMARY KEY ("sha256")
);
GRANT SELECT, INSERT, DELETE ON unused_file TO mcbc_jobs;

-- Forgets those of the given contents that nothing names: every text column that can hold a content's name is asked, also of tables that come later, and a
-- page whose pictures are gone names none. Files are shared: the same picture may be another dossier's.
CREATE FUNCTION forget_unused_files(hashes text[]) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  place record;
  named text[];
  free text[] := hashes;
BEGIN
  FOR place IN
    SELECT c.table_name AS t, c.column_name AS c FROM information_schema.columns c JOIN information_schema.tables b USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND b.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying')
      AND c.table_name NOT IN ('stored_file', 'unused_file') AND (c.column_name LIKE '%sha256%' OR c.column_name LIKE '%signature%' OR c.column_name LIKE '%photo%')
  LOOP
    EXECUTE format('SELECT array_agg(DISTINCT %1$I) FROM %2$I WHERE %1$I = ANY ($1) %3$s', place.c, place.t, CASE WHEN place.t = 'scan_page' THEN 'AND pictures_gone_at IS NULL' ELSE '' END)
      INTO named USING free;
    SELECT coalesce(array_agg(h), '{}') INTO free FROM unnest(free) h WHERE h <> ALL (coalesce(named, '{}'));
  END LOOP;
  RETURN QUERY DELETE FROM stored_file s WHERE s.sha256 = ANY (free) RETURNING s.sha256;
END $$;
REVOKE ALL ON FUNCTION forget_unused_files(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_unused_files(text[]) TO mcbc_jobs;
