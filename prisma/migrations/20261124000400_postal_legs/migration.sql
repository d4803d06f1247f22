-- The post's own split (docs/decisions/063): what went through the post in a period, per agency, by proof and not by what was ticked.
-- In: the item was picked up in a hand-over from the applicant to a courier, and a courier handed its papers over at the counter, before
-- the reception. Out: the item was delivered, with the proof of who signed for it. What only says so stands beside it and is not counted.
CREATE FUNCTION postal_legs(period_from date, period_to date, as_of date)
  RETURNS TABLE (agency_id uuid, received bigint, received_by_post bigint, received_unproven bigint,
                 returned bigint, returned_by_post bigint, returned_unproven bigint, both_ways bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH bounds AS (
    SELECT (period_from::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS starts,
           (least(period_to, as_of)::timestamp + interval '1 day') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends
  ), counted AS MATERIALIZED (
    SELECT d.id, d.agency_id, d.received_at, d.channel = 'POST' AS in_said, d.return_method = 'POST' AS out_said,
           d.received_at >= b.starts AND d.received_at < b.ends AS received,
           coalesce(d.returned_at >= b.starts AND d.returned_at < b.ends, false) AS returned
    FROM dossier d, bounds b
    WHERE (d.received_at >= b.starts AND d.received_at < b.ends) OR (d.returned_at >= b.starts AND d.returned_at < b.ends)
  ), arrived AS (
    SELECT n.id, min(t.occurred_at) AS at
    FROM counted n
      JOIN postal_item i ON i.dossier_id = n.id AND i.direction = 'TO_AGENCY'
      JOIN postal_event e ON e.item_id = i.id AND e.status = 'PICKED_UP'
      JOIN custody_transfer c ON c.dossier_id = n.id AND c.kind = 'COLLECTION' AND c.giver_kind = 'CITIZEN' AND c.receiver_kind = 'COURIER' AND c.occurred_at = e.occurred_at
      JOIN custody_transfer t ON t.dossier_id = n.id AND t.kind = 'COUNTER_TAKEOVER' AND t.giver_kind = 'COURIER' AND t.occurred_at >= c.occurred_at
    GROUP BY 1
  ), delivered AS (
    SELECT DISTINCT n.id
    FROM counted n
      JOIN postal_item i ON i.dossier_id = n.id AND i.direction = 'TO_CITIZEN' AND i.status = 'DELIVERED'
      JOIN delivery_proof p ON p.item_id = i.id AND p.dossier_id = n.id
      JOIN postal_event e ON e.item_id = i.id AND e.status = 'DELIVERED' AND e.occurred_at = p.delivered_at
    WHERE n.returned
  ), legs AS (
    SELECT n.agency_id, n.received, n.returned, n.in_said, n.out_said, a.id IS NOT NULL AS came, coalesce(a.at <= n.received_at, false) AS by_post_in, d.id IS NOT NULL AS by_post_out
    FROM counted n LEFT JOIN arrived a ON a.id = n.id LEFT JOIN delivered d ON d.id = n.id
  )
  SELECT l.agency_id,
         count(*) FILTER (WHERE l.received), count(*) FILTER (WHERE l.received AND l.by_post_in), count(*) FILTER (WHERE l.received AND l.in_said AND NOT l.came),
         count(*) FILTER (WHERE l.returned), count(*) FILTER (WHERE l.returned AND l.by_post_out), count(*) FILTER (WHERE l.returned AND l.out_said AND NOT l.by_post_out),
         count(*) FILTER (WHERE l.returned AND l.by_post_in AND l.by_post_out)
  FROM legs l GROUP BY 1
$$;
REVOKE ALL ON FUNCTION postal_legs(date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION postal_legs(date, date, date) TO mcbc_app;
