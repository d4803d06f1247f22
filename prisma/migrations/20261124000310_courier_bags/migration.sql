-- Papers that one courier hands to another.
ALTER TYPE "transfer_kind" ADD VALUE 'COURIER_EXCHANGE';

-- The public half of a phone's key: what it signs without a network is checked by it. Written once.
ALTER TABLE "courier_device" ADD COLUMN "public_key" TEXT;
GRANT UPDATE (public_key) ON courier_device TO mcbc_app;

-- One side of a bag handed from courier to courier, as his phone wrote it down. Append-only.
CREATE TABLE "bag_side" (
    "operation_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "side" "scan_side" NOT NULL,
    "device_id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "courier_name" TEXT NOT NULL,
    "office_id" UUID NOT NULL,
    "province_code" TEXT NOT NULL,
    "statement" TEXT,
    "signature" TEXT,
    "confirm" TEXT NOT NULL,
    "counted" INTEGER NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bag_side_pkey" PRIMARY KEY ("operation_id")
);

-- Both sides were there and agreed: the bag changed hands, once.
CREATE TABLE "bag_hand_over" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "office_id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "giver_name" TEXT NOT NULL,
    "giver_operation_id" UUID NOT NULL,
    "receiver_id" UUID NOT NULL,
    "receiver_name" TEXT NOT NULL,
    "receiver_operation_id" UUID NOT NULL,
    "item_ids" UUID[],
    "handed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bag_hand_over_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "bag_side_code_idx" ON "bag_side"("code");
CREATE UNIQUE INDEX bag_side_giver ON bag_side (code) WHERE side = 'GIVER';
CREATE UNIQUE INDEX "bag_hand_over_code_key" ON "bag_hand_over"("code");

ALTER TABLE "bag_side" ADD CONSTRAINT "bag_side_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "courier_device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE bag_side ENABLE ROW LEVEL SECURITY;
CREATE POLICY bag_side_own ON bag_side TO mcbc_app USING ((SELECT actor_kind()) = 'COURIER' AND courier_id = (SELECT actor_id()))
  WITH CHECK ((SELECT actor_kind()) = 'COURIER' AND courier_id = (SELECT actor_id()) AND office_id = (SELECT actor_office())
    AND EXISTS (SELECT 1 FROM courier_device v WHERE v.id = device_id AND v.courier_id = (SELECT actor_id()) AND v.revoked_at IS NULL));
GRANT SELECT, INSERT ON bag_side TO mcbc_app;

-- Only the giver gives; both of them and their office read it.
ALTER TABLE bag_hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY bag_hand_over_read ON bag_hand_over FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'COURIER' THEN (SELECT actor_id()) IN (giver_id, receiver_id)
    WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office())
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
    ELSE false
  END);
CREATE POLICY bag_hand_over_give ON bag_hand_over FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'COURIER' AND giver_id = (SELECT actor_id()) AND office_id = (SELECT actor_office()) AND receiver_id <> giver_id);
GRANT SELECT, INSERT ON bag_hand_over TO mcbc_app;

-- The giver learns who of his office wrote down that he took this bag; nothing else of them.
CREATE FUNCTION bag_receivers(wanted text) RETURNS TABLE (operation_id uuid, device_id uuid, courier_id uuid, courier_name text, counted integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.operation_id, b.device_id, b.courier_id, b.courier_name, b.counted FROM bag_side b
  WHERE b.code = wanted AND b.side = 'RECEIVER' AND actor_kind() = 'COURIER' AND b.office_id = actor_office()
    AND EXISTS (SELECT 1 FROM bag_side g WHERE g.code = wanted AND g.side = 'GIVER' AND g.courier_id = actor_id())
$$;
-- Who wrote down that he took a bag finds its giver's side, to finish the giver's act in the giver's name.
CREATE FUNCTION bag_giver(wanted text)
  RETURNS TABLE (operation_id uuid, courier_id uuid, courier_name text, office_id uuid, province_code text, statement text, signature text, confirm text, handed_to uuid, handed_name text, hand_over_id uuid, item_ids uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.operation_id, g.courier_id, g.courier_name, g.office_id, g.province_code, g.statement, g.signature, g.confirm, h.receiver_operation_id, h.receiver_name, h.id, h.item_ids
  FROM bag_side g LEFT JOIN bag_hand_over h ON h.code = g.code
  WHERE g.code = wanted AND g.side = 'GIVER' AND actor_kind() = 'COURIER' AND g.office_id = actor_office()
    AND EXISTS (SELECT 1 FROM bag_side r WHERE r.code = wanted AND r.side = 'RECEIVER' AND r.courier_id = actor_id())
$$;
REVOKE ALL ON FUNCTION bag_receivers(text), bag_giver(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bag_receivers(text), bag_giver(text) TO mcbc_app;
