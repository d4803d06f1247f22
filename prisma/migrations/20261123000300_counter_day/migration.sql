-- The counter's day: dossiers for somebody else, an entry that survives a closed browser, slips with a PIN, shifts and cash.

CREATE TYPE "representation_kind" AS ENUM ('PERSON', 'CHILD', 'ORGANISATION');
ALTER TYPE "transfer_kind" ADD VALUE 'SUBSTITUTION';

-- Why a paper was asked for although a database has its data (NĐ 309/2026, Điều 4.2a).
ALTER TABLE "component_answer" ADD COLUMN "paper_reason" TEXT NOT NULL DEFAULT '';

CREATE TABLE "dossier_representation" (
    "dossier_id" UUID NOT NULL,
    "kind" "representation_kind" NOT NULL,
    "owner_name" TEXT NOT NULL,
    "owner_identity_number" TEXT,
    "owner_date_of_birth" DATE,
    "owner_tax_code" TEXT,
    "owner_address" TEXT,
    "role" TEXT NOT NULL,
    "authorisation_kind" TEXT,
    "authorisation_number" TEXT NOT NULL DEFAULT '',
    "authorisation_on" DATE,
    "authorisation_until" DATE,
    "authorisation_scope" TEXT NOT NULL DEFAULT '',
    "checked_by_id" UUID NOT NULL,
    "checked_by_name" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_representation_pkey" PRIMARY KEY ("dossier_id")
);

CREATE TABLE "desk_entry" (
    "staff_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_entry_pkey" PRIMARY KEY ("staff_id","subject")
);

CREATE TABLE "pin_slip" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "pin_hash" TEXT NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_by_name" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pin_slip_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "counter_shift" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "clerk_id" UUID NOT NULL,
    "clerk_name" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opening_float" BIGINT NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_by_name" TEXT,
    "received" INTEGER,
    "refused" INTEGER,
    "completions" INTEGER,
    "handed_over" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "counter_shift_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "shift_cash" (
    "shift_id" UUID NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "receipts" INTEGER NOT NULL,
    "expected" BIGINT NOT NULL,
    "counted" BIGINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shift_cash_pkey" PRIMARY KEY ("shift_id","kind")
);

CREATE TABLE "cash_receipt" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "office_id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "payer_name" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "form_id" UUID NOT NULL,
    "taken_by_id" UUID NOT NULL,
    "taken_by_name" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cash_receipt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "cash_receipt_line" (
    "charge_id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "cash_receipt_line_pkey" PRIMARY KEY ("charge_id")
);

CREATE TABLE "cash_receipt_counter" (
    "office_id" UUID NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "year" INTEGER NOT NULL,
    "last_serial" INTEGER NOT NULL,

    CONSTRAINT "cash_receipt_counter_pkey" PRIMARY KEY ("office_id","kind","year")
);

CREATE UNIQUE INDEX "pin_slip_dossier_id_serial_key" ON "pin_slip"("dossier_id", "serial");
CREATE INDEX "counter_shift_office_id_opened_at_idx" ON "counter_shift"("office_id", "opened_at" DESC);
CREATE INDEX "counter_shift_clerk_id_opened_at_idx" ON "counter_shift"("clerk_id", "opened_at" DESC);
CREATE UNIQUE INDEX "cash_receipt_number_key" ON "cash_receipt"("number");
CREATE INDEX "cash_receipt_shift_id_kind_idx" ON "cash_receipt"("shift_id", "kind");
CREATE INDEX "cash_receipt_dossier_id_idx" ON "cash_receipt"("dossier_id");
CREATE INDEX "cash_receipt_line_receipt_id_idx" ON "cash_receipt_line"("receipt_id");
-- One open shift for each clerk.
CREATE UNIQUE INDEX counter_shift_open ON counter_shift (clerk_id) WHERE closed_at IS NULL;
-- What a clerk did in a shift is counted by its author and time.
CREATE INDEX dossier_event_by_actor ON dossier_event (actor_id, occurred_at) WHERE event IN ('RECEIVE', 'REJECT', 'REQUEST_COMPLETION');

ALTER TABLE "dossier_representation" ADD CONSTRAINT "dossier_representation_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pin_slip" ADD CONSTRAINT "pin_slip_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shift_cash" ADD CONSTRAINT "shift_cash_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "counter_shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cash_receipt" ADD CONSTRAINT "cash_receipt_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "counter_shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cash_receipt" ADD CONSTRAINT "cash_receipt_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cash_receipt_line" ADD CONSTRAINT "cash_receipt_line_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "cash_receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "cash_receipt_line" ADD CONSTRAINT "cash_receipt_line_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below a dossier: visible with it; never changed.
ALTER TABLE dossier_representation ENABLE ROW LEVEL SECURITY;
CREATE POLICY dossier_representation_scope ON dossier_representation TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_CLERK' AND checked_by_id = (SELECT actor_id()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
GRANT SELECT, INSERT ON dossier_representation TO mcbc_app;
GRANT SELECT ON dossier_representation TO mcbc_jobs;
CREATE POLICY dossier_representation_jobs ON dossier_representation FOR SELECT TO mcbc_jobs USING (true);

-- What a clerk is filling in is his alone.
ALTER TABLE desk_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk_entry_own ON desk_entry TO mcbc_app USING ((SELECT actor_kind()) = 'POSTAL_CLERK' AND staff_id = (SELECT actor_id()));
GRANT SELECT, INSERT, UPDATE, DELETE ON desk_entry TO mcbc_app;

-- The hash of a PIN is read by the function that compares it, and by nobody else.
ALTER TABLE pin_slip ENABLE ROW LEVEL SECURITY;
CREATE POLICY pin_slip_read ON pin_slip FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY pin_slip_issue ON pin_slip FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND issued_by_id = (SELECT actor_id()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
GRANT SELECT (id, dossier_id, serial, issued_by_id, issued_by_name, issued_at), INSERT ON pin_slip TO mcbc_app;

ALTER TABLE counter_shift ENABLE ROW LEVEL SECURITY;
CREATE POLICY counter_shift_read ON counter_shift FOR SELECT TO mcbc_app USING (
  (SELECT actor_kind()) IN ('POSTAL_CLERK', 'POSTAL_SUPERVISOR') AND office_id = (SELECT actor_office()));
CREATE POLICY counter_shift_open ON counter_shift FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office()) AND clerk_id = (SELECT actor_id()) AND closed_at IS NULL);
CREATE POLICY counter_shift_close ON counter_shift FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office()) AND closed_at IS NULL)
  WITH CHECK (closed_by_id = (SELECT actor_id()));
GRANT SELECT, INSERT ON counter_shift TO mcbc_app;
GRANT UPDATE (closed_at, closed_by_id, closed_by_name, received, refused, completions, handed_over, note) ON counter_shift TO mcbc_app;

ALTER TABLE shift_cash ENABLE ROW LEVEL SECURITY;
CREATE POLICY shift_cash_scope ON shift_cash TO mcbc_app USING (EXISTS (SELECT 1 FROM counter_shift s WHERE s.id = shift_id))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM counter_shift s WHERE s.id = shift_id));
GRANT SELECT, INSERT ON shift_cash TO mcbc_app;

-- Money taken: seen with its dossier, written by the clerk who took it, in his own open shift; never changed.
ALTER TABLE cash_receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY cash_receipt_read ON cash_receipt FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY cash_receipt_take ON cash_receipt FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND taken_by_id = (SELECT actor_id()) AND office_id = (SELECT actor_office())
  AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)
  AND EXISTS (SELECT 1 FROM counter_shift s WHERE s.id = shift_id AND s.clerk_id = (SELECT actor_id()) AND s.closed_at IS NULL));
GRANT SELECT, INSERT ON cash_receipt TO mcbc_app;
ALTER TABLE cash_receipt_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY cash_receipt_line_scope ON cash_receipt_line TO mcbc_app USING (EXISTS (SELECT 1 FROM cash_receipt r WHERE r.id = receipt_id))
  WITH CHECK ((SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM cash_receipt r WHERE r.id = receipt_id));
GRANT SELECT, INSERT ON cash_receipt_line TO mcbc_app;
-- A serial per office, kind and year: no person's data.
GRANT SELECT, INSERT, UPDATE ON cash_receipt_counter TO mcbc_app;

-- The slip in force of a dossier, for the comparison of its PIN.
CREATE FUNCTION pin_slip_of(wanted_code text) RETURNS TABLE (dossier_id uuid, serial integer, pin_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.dossier_id, p.serial, p.pin_hash FROM pin_slip p JOIN dossier d ON d.id = p.dossier_id
  WHERE (d.code = wanted_code OR d.submission_code = wanted_code) AND d.status <> 'DRAFT'
  ORDER BY p.serial DESC LIMIT 1
$$;
-- What the holder of a slip reads of his dossier: its stage and what is asked of him, no person's name.
CREATE FUNCTION pin_slip_dossier(wanted_dossier uuid, wanted_serial integer)
  RETURNS TABLE (shown_code text, status dossier_status, procedure_name text, agency_name text, agency_phone text, office_name text, office_phone text,
                 received_at timestamptz, due_at timestamptz, return_method return_method, asked text, papers jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(d.code, d.submission_code), d.status, v.name, a.name, a.phone, o.name, o.phone, d.received_at, d.due_at, d.return_method,
    CASE WHEN d.status IN ('AWAITING_SUPPLEMENT', 'NOT_RECEIVED', 'STOPPED') THEN
      (SELECT e.reason FROM dossier_event e WHERE e.dossier_id = d.id AND e.event IN ('REQUEST_COMPLETION', 'REQUEST_SUPPLEMENT', 'REJECT', 'STOP') ORDER BY e.seq DESC LIMIT 1) END,
    coalesce((SELECT jsonb_agg(jsonb_build_object('description', h.description, 'kind', h.kind, 'count', h.count, 'holder', h.holder_kind) ORDER BY h.id)
              FROM paper h WHERE h.dossier_id = d.id), '[]'::jsonb)
  FROM dossier d JOIN procedure_version v ON v.id = d.procedure_version_id JOIN agency a ON a.id = d.agency_id LEFT JOIN post_office o ON o.id = d.office_id
  WHERE d.id = wanted_dossier AND d.status <> 'DRAFT'
    AND wanted_serial = (SELECT max(p.serial) FROM pin_slip p WHERE p.dossier_id = d.id)
$$;
REVOKE ALL ON FUNCTION pin_slip_of(text), pin_slip_dossier(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pin_slip_of(text), pin_slip_dossier(uuid, integer) TO mcbc_app;
