-- CreateTable
CREATE TABLE "courier_device" (
    "id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,

    CONSTRAINT "courier_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courier_receipt" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjects" TEXT[],
    "payload" JSONB,
    "photos" JSONB NOT NULL DEFAULT '[]',
    "seen_version" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "courier_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courier_photo" (
    "operation_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "courier_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "courier_photo_pkey" PRIMARY KEY ("operation_id","sha256")
);

-- CreateIndex
CREATE INDEX "courier_device_courier_id_idx" ON "courier_device"("courier_id");

-- CreateIndex
CREATE INDEX "courier_device_office_id_idx" ON "courier_device"("office_id");

-- CreateIndex
CREATE UNIQUE INDEX "courier_receipt_device_id_sequence_key" ON "courier_receipt"("device_id", "sequence");

-- CreateIndex
CREATE INDEX "courier_receipt_courier_id_outcome_idx" ON "courier_receipt"("courier_id", "outcome");

-- AddForeignKey
ALTER TABLE "courier_receipt" ADD CONSTRAINT "courier_receipt_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "courier_device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier_photo" ADD CONSTRAINT "courier_photo_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "courier_receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A phone is its courier's; his office's supervisor may see it and revoke it, but never give it to somebody else.
ALTER TABLE courier_device ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON courier_device TO mcbc_app;
GRANT UPDATE (name, last_seen_at, revoked_at, revoked_by_name) ON courier_device TO mcbc_app;
CREATE POLICY courier_device_scope ON courier_device TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'COURIER' THEN courier_id = (SELECT actor_id())
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
    ELSE false
  END);
CREATE POLICY courier_device_own ON courier_device AS RESTRICTIVE FOR INSERT TO mcbc_app
  WITH CHECK ((SELECT actor_kind()) = 'COURIER' AND courier_id = (SELECT actor_id()) AND office_id = (SELECT actor_office()));

-- Receipts and photos are their courier's. Only what is held changes: a final word stays.
ALTER TABLE courier_receipt ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON courier_receipt TO mcbc_app;
CREATE POLICY courier_receipt_scope ON courier_receipt TO mcbc_app USING ((SELECT actor_kind()) = 'COURIER' AND courier_id = (SELECT actor_id()));
CREATE POLICY courier_receipt_final ON courier_receipt AS RESTRICTIVE FOR UPDATE TO mcbc_app USING (outcome = 'HELD') WITH CHECK (true);

ALTER TABLE courier_photo ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON courier_photo TO mcbc_app;
CREATE POLICY courier_photo_scope ON courier_photo TO mcbc_app USING ((SELECT actor_kind()) = 'COURIER' AND courier_id = (SELECT actor_id()));

-- Who has a stop or an item now: a courier learns the name of a colleague of his own office, and nothing of the dossier.
CREATE FUNCTION courier_holding(thing uuid) RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.full_name FROM (
      SELECT p.courier_id, p.office_id FROM pickup_request p WHERE p.id = thing
      UNION ALL SELECT i.courier_id, i.office_id FROM postal_item i WHERE i.id = thing
    ) held JOIN staff s ON s.id = held.courier_id
  WHERE actor_kind() = 'COURIER' AND held.office_id = actor_office() AND held.courier_id <> actor_id()
$$;
REVOKE ALL ON FUNCTION courier_holding(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION courier_holding(uuid) TO mcbc_app;
