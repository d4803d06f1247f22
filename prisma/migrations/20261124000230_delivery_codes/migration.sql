-- CreateTable
CREATE TABLE "delivery_code" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_code_dossier_id_serial_key" ON "delivery_code"("dossier_id", "serial");

-- AddForeignKey
ALTER TABLE "delivery_code" ADD CONSTRAINT "delivery_code_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Made by the applicant alone, used by a courier once. The hash is read by the function that compares it, and by nobody else.
ALTER TABLE delivery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY delivery_code_read ON delivery_code FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY delivery_code_make ON delivery_code FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'CITIZEN' AND made_by_id = (SELECT actor_id()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id AND d.applicant_id = (SELECT actor_id())));
CREATE POLICY delivery_code_use ON delivery_code FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'COURIER' AND used_at IS NULL AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)) WITH CHECK (used_at IS NOT NULL);
GRANT SELECT (id, dossier_id, serial, recipient_name, made_by_id, made_by_name, made_at, expires_at, used_at), INSERT, UPDATE (used_at) ON delivery_code TO mcbc_app;

-- The last code of a dossier that the actor may see: an older one ended when a newer was made.
CREATE FUNCTION delivery_code_of(wanted_dossier uuid) RETURNS TABLE (id uuid, code_hash text, recipient_name text, made_by_name text, expires_at timestamptz, used_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.code_hash, c.recipient_name, c.made_by_name, c.expires_at, c.used_at FROM delivery_code c
  WHERE c.dossier_id = wanted_dossier AND (SELECT actor_kind()) = 'COURIER'
    AND EXISTS (SELECT 1 FROM postal_item i WHERE i.dossier_id = c.dossier_id AND i.direction = 'TO_CITIZEN' AND i.courier_id = (SELECT actor_id()))
  ORDER BY c.serial DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION delivery_code_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery_code_of(uuid) TO mcbc_app;
