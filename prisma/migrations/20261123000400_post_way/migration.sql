-- AlterEnum
ALTER TYPE "transfer_kind" ADD VALUE 'COURIER_RETURN';
ALTER TYPE "transfer_kind" ADD VALUE 'UNDELIVERED_RETURN';

-- CreateEnum
CREATE TYPE "incident_kind" AS ENUM ('DIFFERENCE', 'NOT_TAKEN', 'WRONG_SEAL', 'UNKNOWN_NUMBER', 'FOREIGN_BAG');

-- CreateTable
CREATE TABLE "custody_incident" (
    "id" UUID NOT NULL,
    "kind" "incident_kind" NOT NULL,
    "dossier_id" UUID,
    "office_id" UUID,
    "transfer_id" UUID,
    "manifest_id" UUID,
    "words" TEXT NOT NULL,
    "responsible_kind" "party_kind" NOT NULL,
    "responsible_id" UUID NOT NULL,
    "responsible_name" TEXT NOT NULL,
    "noticed_by_kind" "party_kind" NOT NULL,
    "noticed_by_id" UUID NOT NULL,
    "noticed_by_name" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "settlement" TEXT,
    "settled_by_name" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "custody_incident_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "custody_incident_dossier_id_idx" ON "custody_incident"("dossier_id");

-- CreateIndex
CREATE INDEX "custody_incident_office_id_settled_at_idx" ON "custody_incident"("office_id", "settled_at");

-- CreateIndex
CREATE INDEX "postal_event_actor_id_occurred_at_idx" ON "postal_event"("actor_id", "occurred_at");

-- AddForeignKey
ALTER TABLE "custody_incident" ADD CONSTRAINT "custody_incident_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An incident is seen with its dossier; one without a dossier (an unknown number) by the desk of the office where it was noticed.
-- What was noticed never changes: only how it was settled is added, once.
ALTER TABLE custody_incident ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON custody_incident TO mcbc_app;
GRANT UPDATE (settlement, settled_by_name, settled_at) ON custody_incident TO mcbc_app;
CREATE POLICY custody_incident_scope ON custody_incident TO mcbc_app USING (
  CASE WHEN dossier_id IS NOT NULL THEN EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id)
    ELSE CASE (SELECT actor_kind())
      WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office())
      WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
      WHEN 'COURIER' THEN noticed_by_id = (SELECT actor_id())
      ELSE false
    END
  END);
CREATE POLICY custody_incident_settled ON custody_incident AS RESTRICTIVE FOR UPDATE TO mcbc_app USING (settled_at IS NULL) WITH CHECK (true);
GRANT SELECT ON custody_incident TO mcbc_jobs;
CREATE POLICY custody_incident_jobs ON custody_incident FOR SELECT TO mcbc_jobs USING (true);
