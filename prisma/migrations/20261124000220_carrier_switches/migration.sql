-- AlterTable
ALTER TABLE "carrier" ADD COLUMN "last_contact_at" TIMESTAMPTZ(3);
ALTER TABLE "carrier" ADD COLUMN "last_error_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "carrier_switch" (
    "id" UUID NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carrier_switch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "carrier_switch_carrier_code_at_idx" ON "carrier_switch"("carrier_code", "at");

-- AddForeignKey
ALTER TABLE "carrier_switch" ADD CONSTRAINT "carrier_switch_carrier_code_fkey" FOREIGN KEY ("carrier_code") REFERENCES "carrier"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each turn of a switch, with who and why; never changed. Read where the operators' state is read.
ALTER TABLE carrier_switch ADD CONSTRAINT carrier_switch_what CHECK (what IN ('ORDERING', 'POLLING'));
ALTER TABLE carrier_switch ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON carrier_switch TO mcbc_app;
CREATE POLICY carrier_switch_read ON carrier_switch FOR SELECT TO mcbc_app USING ((SELECT actor_kind()) IN ('ADMINISTRATOR', 'POSTAL_SUPERVISOR'));
CREATE POLICY carrier_switch_insert ON carrier_switch FOR INSERT TO mcbc_app WITH CHECK ((SELECT actor_kind()) = 'ADMINISTRATOR' AND by_id = (SELECT actor_id()));

-- How much waits at each operator: counts alone, because the orders are other offices' too.
CREATE FUNCTION carrier_load() RETURNS TABLE (carrier_code text, under_way integer, to_poll integer, waiting integer, last_event_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.carrier_code, count(*) FILTER (WHERE o.state = 'PLACED' AND o.next_poll_at IS NOT NULL)::int, count(*) FILTER (WHERE o.state = 'PLACED' AND o.next_poll_at <= now())::int,
    count(*) FILTER (WHERE o.state IN ('WAITING', 'UNSURE'))::int, max(o.last_event_at)
  FROM shipment_order o WHERE o.carrier_code IS NOT NULL GROUP BY 1
$$;
REVOKE ALL ON FUNCTION carrier_load() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION carrier_load() TO mcbc_app;
