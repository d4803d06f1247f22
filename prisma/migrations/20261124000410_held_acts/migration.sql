-- A supervisor's last word on an act that stayed held: who, and when; what he said stands in the answer.
ALTER TABLE "courier_receipt" ADD COLUMN "settled_by_id" UUID;
ALTER TABLE "courier_receipt" ADD COLUMN "settled_by_name" TEXT;
ALTER TABLE "courier_receipt" ADD COLUMN "settled_at" TIMESTAMPTZ(3);
ALTER TABLE courier_receipt ADD CONSTRAINT courier_receipt_settled_whole CHECK (
  (settled_by_id IS NULL) = (settled_at IS NULL) AND (settled_by_id IS NULL) = (settled_by_name IS NULL) AND (settled_by_id IS NULL OR outcome = 'REFUSED'));

-- Few are held, and only those are looked for.
CREATE INDEX courier_receipt_held ON courier_receipt (device_id, received_at) WHERE outcome = 'HELD';

-- The supervisor sees what the phones of his office wrote and may only refuse what is held (courier_receipt_final), in his own name; a
-- courier never settles. The policy on courier_device lets the supervisor find his office's phones alone.
CREATE POLICY courier_receipt_of_office ON courier_receipt FOR SELECT TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND EXISTS (SELECT 1 FROM courier_device v WHERE v.id = device_id AND v.office_id = (SELECT actor_office())));
CREATE POLICY courier_receipt_dismiss ON courier_receipt FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND EXISTS (SELECT 1 FROM courier_device v WHERE v.id = device_id AND v.office_id = (SELECT actor_office())))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND outcome = 'REFUSED' AND settled_by_id = (SELECT actor_id()));
CREATE POLICY courier_receipt_own_word ON courier_receipt AS RESTRICTIVE TO mcbc_app USING (true)
  WITH CHECK (settled_by_id IS NULL OR ((SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND settled_by_id = (SELECT actor_id())));

-- Whether an act of a phone of the supervisor's office has been done, by its own operation or, for a bag taken, by the giver's.
CREATE FUNCTION courier_act_done(act uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM courier_receipt r JOIN courier_device v ON v.id = r.device_id
    WHERE r.id = act AND actor_kind() = 'POSTAL_SUPERVISOR' AND v.office_id = actor_office()
      AND (EXISTS (SELECT 1 FROM operation o WHERE o.id = act) OR EXISTS (SELECT 1 FROM bag_hand_over h WHERE h.receiver_operation_id = act)))
$$;
REVOKE ALL ON FUNCTION courier_act_done(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION courier_act_done(uuid) TO mcbc_app;

-- A receiver's side that was refused for good takes no bag any more.
CREATE OR REPLACE FUNCTION bag_receivers(wanted text) RETURNS TABLE (operation_id uuid, device_id uuid, courier_id uuid, courier_name text, counted integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.operation_id, b.device_id, b.courier_id, b.courier_name, b.counted FROM bag_side b
  WHERE b.code = wanted AND b.side = 'RECEIVER' AND actor_kind() = 'COURIER' AND b.office_id = actor_office()
    AND EXISTS (SELECT 1 FROM bag_side g WHERE g.code = wanted AND g.side = 'GIVER' AND g.courier_id = actor_id())
    AND NOT EXISTS (SELECT 1 FROM courier_receipt r WHERE r.id = b.operation_id AND r.outcome = 'REFUSED')
$$;
