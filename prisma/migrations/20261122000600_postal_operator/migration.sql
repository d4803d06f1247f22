-- The postal operator: orders, item numbers, raw events, what is put aside, claims.
-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('WAITING', 'UNSURE', 'PLACED', 'CANCELLED', 'GIVEN_UP');

-- CreateEnum
CREATE TYPE "raw_event_source" AS ENUM ('WEBHOOK', 'POLL');

-- CreateEnum
CREATE TYPE "put_aside_state" AS ENUM ('OPEN', 'PLACED', 'SETTLED');

-- CreateEnum
CREATE TYPE "item_number_state" AS ENUM ('FREE', 'RESERVED', 'USED', 'RELEASED');

-- CreateEnum
CREATE TYPE "claim_kind" AS ENUM ('LOST', 'DAMAGED', 'LATE');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED', 'PAID');

-- CreateTable
CREATE TABLE "carrier" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ordering_paused" BOOLEAN NOT NULL DEFAULT false,
    "polling_paused" BOOLEAN NOT NULL DEFAULT false,
    "paused_by" TEXT NOT NULL DEFAULT '',
    "unreachable_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carrier_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "item_number_range" (
    "id" UUID NOT NULL,
    "carrier_code" TEXT,
    "office_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL DEFAULT '',
    "digits" INTEGER NOT NULL DEFAULT 8,
    "policy" TEXT NOT NULL,
    "first_serial" INTEGER NOT NULL,
    "last_serial" INTEGER NOT NULL,
    "next_serial" INTEGER NOT NULL,
    "allotted_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_number_range_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_number" (
    "code" TEXT NOT NULL,
    "range_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "state" "item_number_state" NOT NULL,
    "holder_id" UUID,
    "item_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_number_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "shipment_order" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "grams" INTEGER NOT NULL,
    "state" "order_state" NOT NULL DEFAULT 'WAITING',
    "carrier_code" TEXT,
    "reference" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "taken_until" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "carrier_status" "postal_status",
    "announced" BOOLEAN NOT NULL DEFAULT false,
    "awaiting" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "may_return" BOOLEAN NOT NULL DEFAULT false,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "last_event_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3),
    "promised_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postal_event_raw" (
    "id" UUID NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "source" "raw_event_source" NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "item_code" TEXT NOT NULL,
    "order_number" TEXT,
    "carrier_event_id" TEXT,
    "code" TEXT NOT NULL,
    "reason" TEXT,
    "place" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "postal_event_raw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_put_aside" (
    "raw_id" UUID NOT NULL,
    "office_id" UUID,
    "dossier_id" UUID,
    "carrier_code" TEXT NOT NULL,
    "item_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "state" "put_aside_state" NOT NULL DEFAULT 'OPEN',
    "put_aside_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "settled_by_name" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "event_put_aside_pkey" PRIMARY KEY ("raw_id")
);

-- CreateTable
CREATE TABLE "postal_claim" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "kind" "claim_kind" NOT NULL,
    "state" "claim_state" NOT NULL DEFAULT 'OPEN',
    "claimant_name" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_by_name" TEXT NOT NULL,
    "answer_due_on" DATE NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_name" TEXT,
    "exclusion" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "postage_paid" BIGINT NOT NULL,
    "postage_amount" BIGINT,
    "reissue_amount" BIGINT,
    "pay_due_on" DATE,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "postal_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "item_number_range_office_id_allotted_at_idx" ON "item_number_range"("office_id", "allotted_at");

-- CreateIndex
CREATE INDEX "item_number_office_id_state_code_idx" ON "item_number"("office_id", "state", "code");

-- CreateIndex
CREATE INDEX "item_number_holder_id_state_idx" ON "item_number"("holder_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "item_number_range_id_serial_key" ON "item_number"("range_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_order_item_id_key" ON "shipment_order"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_order_order_number_key" ON "shipment_order"("order_number");

-- CreateIndex
CREATE INDEX "shipment_order_dossier_id_idx" ON "shipment_order"("dossier_id");

-- CreateIndex
CREATE INDEX "shipment_order_carrier_code_item_code_idx" ON "shipment_order"("carrier_code", "item_code");

-- CreateIndex
CREATE INDEX "postal_event_raw_carrier_code_item_code_idx" ON "postal_event_raw"("carrier_code", "item_code");

-- CreateIndex
CREATE UNIQUE INDEX "postal_event_raw_carrier_code_delivery_id_position_key" ON "postal_event_raw"("carrier_code", "delivery_id", "position");

-- CreateIndex
CREATE INDEX "event_put_aside_office_id_state_put_aside_at_idx" ON "event_put_aside"("office_id", "state", "put_aside_at");

-- CreateIndex
CREATE INDEX "postal_claim_dossier_id_idx" ON "postal_claim"("dossier_id");

-- CreateIndex
CREATE INDEX "postal_claim_office_id_state_answer_due_on_idx" ON "postal_claim"("office_id", "state", "answer_due_on");

-- AddForeignKey
ALTER TABLE "item_number" ADD CONSTRAINT "item_number_range_id_fkey" FOREIGN KEY ("range_id") REFERENCES "item_number_range"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_order" ADD CONSTRAINT "shipment_order_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "postal_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postal_claim" ADD CONSTRAINT "postal_claim_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "postal_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Rights and policies ──

ALTER TABLE item_number_range ADD CONSTRAINT item_number_range_serials CHECK (first_serial >= 0 AND next_serial BETWEEN first_serial AND last_serial + 1);
ALTER TABLE item_number_range ADD CONSTRAINT item_number_range_policy CHECK (policy IN ('S10_STRICT', 'FREE'));

-- A carrier and its switches: no person's data.
ALTER TABLE carrier ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON carrier TO mcbc_jobs;
CREATE POLICY carrier_jobs ON carrier TO mcbc_jobs USING (true);
GRANT SELECT ON carrier TO mcbc_app;
GRANT UPDATE (ordering_paused, polling_paused, paused_by, updated_at) ON carrier TO mcbc_app;
CREATE POLICY carrier_read ON carrier FOR SELECT TO mcbc_app USING (true);
CREATE POLICY carrier_switch ON carrier FOR UPDATE TO mcbc_app USING ((SELECT actor_kind()) = 'ADMINISTRATOR');

-- Item numbers: an office's own.
ALTER TABLE item_number_range ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON item_number_range TO mcbc_app, mcbc_jobs;
GRANT UPDATE (next_serial) ON item_number_range TO mcbc_app;
CREATE POLICY item_number_range_office ON item_number_range TO mcbc_app USING (office_id = (SELECT actor_office()));
CREATE POLICY item_number_range_jobs ON item_number_range FOR SELECT TO mcbc_jobs USING (true);
ALTER TABLE item_number ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON item_number TO mcbc_app;
CREATE POLICY item_number_office ON item_number TO mcbc_app USING (office_id = (SELECT actor_office()));
GRANT SELECT ON item_number TO mcbc_jobs;
CREATE POLICY item_number_jobs ON item_number FOR SELECT TO mcbc_jobs USING (true);
-- Numbers that came back and may be given again.
CREATE INDEX item_number_to_give ON item_number (range_id, serial) WHERE state = 'FREE';

-- Orders and claims: visible with their dossier.
ALTER TABLE shipment_order ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON shipment_order TO mcbc_app;
CREATE POLICY shipment_order_scope ON shipment_order TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = shipment_order.dossier_id));
GRANT SELECT, UPDATE ON shipment_order TO mcbc_jobs;
CREATE POLICY shipment_order_jobs ON shipment_order TO mcbc_jobs USING (true);
CREATE INDEX shipment_order_to_poll ON shipment_order (next_poll_at, id) WHERE next_poll_at IS NOT NULL;
CREATE INDEX shipment_order_to_place ON shipment_order (created_at, id) WHERE state IN ('WAITING', 'UNSURE');
CREATE INDEX shipment_order_promised ON shipment_order (office_id, promised_on) WHERE promised_on IS NOT NULL;

ALTER TABLE postal_claim ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON postal_claim TO mcbc_app;
CREATE POLICY postal_claim_scope ON postal_claim TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = postal_claim.dossier_id));
GRANT SELECT ON postal_claim TO mcbc_jobs;
CREATE POLICY postal_claim_jobs ON postal_claim FOR SELECT TO mcbc_jobs USING (true);

-- What carriers said: a web request that proved itself a carrier's may add, nobody may read it there or change it.
ALTER TABLE postal_event_raw ENABLE ROW LEVEL SECURITY;
GRANT INSERT ON postal_event_raw TO mcbc_app;
CREATE POLICY postal_event_raw_carrier ON postal_event_raw FOR INSERT TO mcbc_app WITH CHECK ((SELECT actor_kind()) = 'CARRIER');
GRANT SELECT, INSERT ON postal_event_raw TO mcbc_jobs;
CREATE POLICY postal_event_raw_jobs ON postal_event_raw TO mcbc_jobs USING (true);

ALTER TABLE event_put_aside ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON event_put_aside TO mcbc_app;
GRANT UPDATE (state, settled_at, settled_by_id, settled_by_name, note) ON event_put_aside TO mcbc_app;
CREATE POLICY event_put_aside_office ON event_put_aside TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_SUPERVISOR' AND (office_id = (SELECT actor_office()) OR office_id IS NULL));
GRANT SELECT, INSERT, UPDATE ON event_put_aside TO mcbc_jobs;
CREATE POLICY event_put_aside_jobs ON event_put_aside TO mcbc_jobs USING (true);
CREATE INDEX event_put_aside_open ON event_put_aside (put_aside_at, raw_id) WHERE state = 'OPEN';

-- The worker takes a carrier's state over into the item and its history.
GRANT UPDATE (status, updated_at) ON postal_item TO mcbc_jobs;
CREATE POLICY postal_item_jobs_update ON postal_item FOR UPDATE TO mcbc_jobs USING (true);
GRANT INSERT ON postal_event TO mcbc_jobs;
CREATE POLICY postal_event_jobs_insert ON postal_event FOR INSERT TO mcbc_jobs WITH CHECK (true);
