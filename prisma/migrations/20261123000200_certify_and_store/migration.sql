-- A clerk's digital signature on compared copies, signatures found in files, and the owner's store of documents with every use.
-- CreateEnum
CREATE TYPE "certification_state" AS ENUM ('WAITING', 'SIGNED', 'FAILED');

-- CreateEnum
CREATE TYPE "signature_state" AS ENUM ('VALID', 'CHANGED', 'UNKNOWN_AUTHORITY', 'OUT_OF_TIME', 'UNREADABLE');

-- CreateEnum
CREATE TYPE "document_source" AS ENUM ('CERTIFIED', 'RESULT');

-- CreateEnum
CREATE TYPE "document_reuse" AS ENUM ('ANYWHERE', 'FIELD', 'NOWHERE');

-- CreateTable
CREATE TABLE "certification" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "clerk_id" UUID NOT NULL,
    "clerk_name" TEXT NOT NULL,
    "state" "certification_state" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "signed_file_id" UUID,
    "serial" TEXT,
    "stamped_at" TIMESTAMPTZ(3),

    CONSTRAINT "certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_signature" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "dossier_id" UUID NOT NULL,
    "state" "signature_state" NOT NULL,
    "signer_name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "time_stamped" BOOLEAN NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_signature_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "owner_document" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" "document_source" NOT NULL,
    "name" TEXT NOT NULL,
    "type_key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "one_dossier" BOOLEAN NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "validity_unknown" BOOLEAN NOT NULL,
    "reuse" "document_reuse" NOT NULL DEFAULT 'ANYWHERE',
    "source_dossier_id" UUID NOT NULL,
    "source_code" TEXT NOT NULL,
    "source_file_id" UUID NOT NULL,
    "certified_by_name" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "owner_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_use" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "used_by_kind" TEXT NOT NULL,
    "used_by_id" UUID NOT NULL,
    "used_by_name" TEXT NOT NULL,
    "agency_name" TEXT NOT NULL,
    "procedure_name" TEXT NOT NULL,
    "shown_code" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_use_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certification_file_id_key" ON "certification"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "certification_signed_file_id_key" ON "certification"("signed_file_id");

-- CreateIndex
CREATE INDEX "certification_dossier_id_idx" ON "certification"("dossier_id");

-- CreateIndex
CREATE UNIQUE INDEX "owner_document_source_file_id_key" ON "owner_document"("source_file_id");

-- CreateIndex
CREATE INDEX "owner_document_owner_id_kept_at_idx" ON "owner_document"("owner_id", "kept_at");

-- CreateIndex
CREATE UNIQUE INDEX "document_use_file_id_key" ON "document_use"("file_id");

-- CreateIndex
CREATE INDEX "document_use_document_id_used_at_idx" ON "document_use"("document_id", "used_at");

-- CreateIndex
CREATE INDEX "document_use_dossier_id_idx" ON "document_use"("dossier_id");

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "dossier_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification" ADD CONSTRAINT "certification_signed_file_id_fkey" FOREIGN KEY ("signed_file_id") REFERENCES "dossier_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_signature" ADD CONSTRAINT "file_signature_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "dossier_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_document" ADD CONSTRAINT "owner_document_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_document" ADD CONSTRAINT "owner_document_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "owner_document" ADD CONSTRAINT "owner_document_source_file_id_fkey" FOREIGN KEY ("source_file_id") REFERENCES "dossier_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_use" ADD CONSTRAINT "document_use_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "owner_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_use" ADD CONSTRAINT "document_use_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_use" ADD CONSTRAINT "document_use_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "dossier_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Rights and policies ──

-- Signatures of a file: visible with its dossier, judged once.
ALTER TABLE file_signature ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_signature TO mcbc_app;
CREATE POLICY file_signature_scope ON file_signature TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = file_signature.dossier_id));
GRANT SELECT ON file_signature TO mcbc_jobs;
CREATE POLICY file_signature_jobs ON file_signature FOR SELECT TO mcbc_jobs USING (true);

-- A certification is its clerk's own: nobody asks for it or signs it in another's name.
ALTER TABLE certification ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON certification TO mcbc_app;
GRANT UPDATE (state, words, attempts, asked_at, done_at, signed_file_id, serial, stamped_at) ON certification TO mcbc_app;
CREATE POLICY certification_scope ON certification TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = certification.dossier_id));
CREATE POLICY certification_own_insert ON certification AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND clerk_id = (SELECT actor_id()) AND state = 'WAITING');
CREATE POLICY certification_own_update ON certification AS RESTRICTIVE FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND clerk_id = (SELECT actor_id()));
GRANT SELECT ON certification TO mcbc_jobs;
-- The worker tells troubles; a signature it enters as the clerk alone.
GRANT UPDATE (state, words, attempts, done_at) ON certification TO mcbc_jobs;
CREATE POLICY certification_jobs ON certification TO mcbc_jobs USING (true) WITH CHECK (state <> 'SIGNED');
CREATE INDEX certification_waiting ON certification (asked_at) WHERE state = 'WAITING';
ALTER TABLE certification ADD CONSTRAINT certification_signed CHECK (
  (state = 'SIGNED') = (signed_file_id IS NOT NULL AND serial IS NOT NULL AND stamped_at IS NOT NULL AND done_at IS NOT NULL));

-- A kept document: its owner's; a clerk sees what may be used again, only of an applicant whose dossier lies before him unchecked.
ALTER TABLE owner_document ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON owner_document TO mcbc_app;
GRANT UPDATE (reuse) ON owner_document TO mcbc_app;
CREATE POLICY owner_document_read ON owner_document FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'CITIZEN' THEN owner_id = (SELECT actor_id())
    WHEN 'POSTAL_CLERK' THEN reuse <> 'NOWHERE' AND NOT one_dossier
      AND EXISTS (SELECT 1 FROM dossier d WHERE d.applicant_id = owner_document.owner_id AND d.status = 'SUBMITTED' AND d.office_id = (SELECT actor_office()))
    ELSE false
  END);
CREATE POLICY owner_document_reuse ON owner_document FOR UPDATE TO mcbc_app USING ((SELECT actor_kind()) = 'CITIZEN' AND owner_id = (SELECT actor_id()));
-- Documents are put in by the worker, out of what was certified and decided.
GRANT SELECT, INSERT ON owner_document TO mcbc_jobs;
CREATE POLICY owner_document_jobs ON owner_document TO mcbc_jobs USING (true);

-- Every use, append-only, under its author's own name; seen by the owner and with the dossier that it was used in.
ALTER TABLE document_use ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON document_use TO mcbc_app;
CREATE POLICY document_use_read ON document_use FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = document_use.dossier_id));
CREATE POLICY document_use_write ON document_use FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) IN ('CITIZEN', 'POSTAL_CLERK') AND used_by_id = (SELECT actor_id())
  AND EXISTS (SELECT 1 FROM owner_document o JOIN dossier d ON d.applicant_id = o.owner_id WHERE o.id = document_use.document_id AND d.id = document_use.dossier_id));
GRANT SELECT ON document_use TO mcbc_jobs;
CREATE POLICY document_use_jobs ON document_use FOR SELECT TO mcbc_jobs USING (true);
