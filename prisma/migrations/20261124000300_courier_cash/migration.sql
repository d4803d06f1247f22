-- A courier has no shift of the counter: his receipts wait until he hands the money over to a clerk who has one.
ALTER TABLE "cash_receipt" ALTER COLUMN "shift_id" DROP NOT NULL;

CREATE TABLE "courier_cash_hand_over" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "courier_name" TEXT NOT NULL,
    "clerk_id" UUID NOT NULL,
    "clerk_name" TEXT NOT NULL,
    "courier_signature" TEXT NOT NULL,
    "clerk_signature" TEXT NOT NULL,
    "handed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "courier_cash_hand_over_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "courier_cash_count" (
    "hand_over_id" UUID NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "receipts" INTEGER NOT NULL,
    "expected" BIGINT NOT NULL,
    "counted" BIGINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "courier_cash_count_pkey" PRIMARY KEY ("hand_over_id","kind")
);

CREATE TABLE "courier_cash_receipt" (
    "receipt_id" UUID NOT NULL,
    "hand_over_id" UUID NOT NULL,

    CONSTRAINT "courier_cash_receipt_pkey" PRIMARY KEY ("receipt_id")
);

CREATE INDEX "courier_cash_hand_over_shift_id_idx" ON "courier_cash_hand_over"("shift_id");
CREATE INDEX "courier_cash_hand_over_office_id_handed_at_idx" ON "courier_cash_hand_over"("office_id", "handed_at" DESC);
CREATE INDEX "courier_cash_receipt_hand_over_id_idx" ON "courier_cash_receipt"("hand_over_id");
-- What couriers of an office took and nobody has counted yet.
CREATE INDEX cash_receipt_by_courier ON cash_receipt (office_id, taken_by_id) WHERE shift_id IS NULL;

ALTER TABLE "courier_cash_hand_over" ADD CONSTRAINT "courier_cash_hand_over_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "counter_shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "courier_cash_count" ADD CONSTRAINT "courier_cash_count_hand_over_id_fkey" FOREIGN KEY ("hand_over_id") REFERENCES "courier_cash_hand_over"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "courier_cash_receipt" ADD CONSTRAINT "courier_cash_receipt_hand_over_id_fkey" FOREIGN KEY ("hand_over_id") REFERENCES "courier_cash_hand_over"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "courier_cash_receipt" ADD CONSTRAINT "courier_cash_receipt_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "cash_receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A courier writes receipts of his own, without a shift, for dossiers that he reaches; he reads those he wrote as long as they exist.
CREATE POLICY cash_receipt_door ON cash_receipt FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'COURIER' AND taken_by_id = (SELECT actor_id()) AND office_id = (SELECT actor_office()) AND shift_id IS NULL
  AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY cash_receipt_own ON cash_receipt FOR SELECT TO mcbc_app USING ((SELECT actor_kind()) = 'COURIER' AND taken_by_id = (SELECT actor_id()));
CREATE POLICY cash_receipt_of_office ON cash_receipt FOR SELECT TO mcbc_app USING (
  shift_id IS NULL AND (SELECT actor_kind()) IN ('POSTAL_CLERK', 'POSTAL_SUPERVISOR') AND office_id = (SELECT actor_office()));
CREATE POLICY cash_receipt_line_door ON cash_receipt_line FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'COURIER' AND EXISTS (SELECT 1 FROM cash_receipt r WHERE r.id = receipt_id AND r.taken_by_id = (SELECT actor_id())));

-- The hand-over: made by the clerk in his own open shift; read by the post office and by the courier whose money it was; never changed.
ALTER TABLE courier_cash_hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY courier_cash_hand_over_read ON courier_cash_hand_over FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'COURIER' THEN courier_id = (SELECT actor_id())
    WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office())
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
    ELSE false
  END);
CREATE POLICY courier_cash_hand_over_take ON courier_cash_hand_over FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND clerk_id = (SELECT actor_id()) AND office_id = (SELECT actor_office())
  AND EXISTS (SELECT 1 FROM counter_shift s WHERE s.id = shift_id AND s.clerk_id = (SELECT actor_id()) AND s.closed_at IS NULL));
GRANT SELECT, INSERT ON courier_cash_hand_over TO mcbc_app;
ALTER TABLE courier_cash_count ENABLE ROW LEVEL SECURITY;
CREATE POLICY courier_cash_count_scope ON courier_cash_count TO mcbc_app USING (EXISTS (SELECT 1 FROM courier_cash_hand_over h WHERE h.id = hand_over_id))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM courier_cash_hand_over h WHERE h.id = hand_over_id AND h.clerk_id = (SELECT actor_id())));
GRANT SELECT, INSERT ON courier_cash_count TO mcbc_app;
ALTER TABLE courier_cash_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY courier_cash_receipt_scope ON courier_cash_receipt TO mcbc_app USING (EXISTS (SELECT 1 FROM courier_cash_hand_over h WHERE h.id = hand_over_id))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM courier_cash_hand_over h WHERE h.id = hand_over_id AND h.clerk_id = (SELECT actor_id())));
GRANT SELECT, INSERT ON courier_cash_receipt TO mcbc_app;
