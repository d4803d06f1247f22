-- Dossiers in the actor's sight with a scan on which every pattern was read: the same scope as dossiers_with_words (docs/decisions/040).
CREATE FUNCTION scans_with_words(patterns text[], most int) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d.id FROM scan_document s JOIN dossier d ON d.id = s.dossier_id
  WHERE s.search_text LIKE patterns[1] AND s.search_text LIKE ALL (patterns)
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
REVOKE ALL ON FUNCTION scans_with_words(text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scans_with_words(text[], int) TO mcbc_app;
