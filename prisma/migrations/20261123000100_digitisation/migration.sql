CREATE TYPE "virus_check" AS ENUM ('CLEAN', 'NOT_CONFIGURED', 'DOWN');
CREATE TYPE "separator_use" AS ENUM ('FOLLOWED', 'OTHER_DOSSIER', 'OTHER_COMPONENT');
CREATE TYPE "scan_document_state" AS ENUM ('WAITING', 'WORKING', 'DONE', 'FAILED');

CREATE TABLE "scan_document" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "state" "scan_document_state" NOT NULL DEFAULT 'WAITING',
    "page_count" INTEGER NOT NULL,
    "pages_done" INTEGER NOT NULL DEFAULT 0,
    "few_pages_reason" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID NOT NULL,
    "asked_by_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scan_document_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "scan_document_operation_id_key" ON "scan_document"("operation_id");
CREATE UNIQUE INDEX "scan_document_file_id_key" ON "scan_document"("file_id");
CREATE INDEX "scan_document_dossier_id_asked_at_idx" ON "scan_document"("dossier_id", "asked_at");
CREATE INDEX "scan_document_search_text_idx" ON "scan_document" USING GIN ("search_text" gin_trgm_ops);
ALTER TABLE "scan_document" ADD CONSTRAINT "scan_document_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scan_document" ADD CONSTRAINT "scan_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "dossier_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "scan_page" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "component_id" UUID,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sending_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "thumb_sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "dpi" DOUBLE PRECISION NOT NULL,
    "turned" INTEGER NOT NULL DEFAULT 0,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "separator" "separator_use",
    "virus_check" "virus_check" NOT NULL,
    "source" TEXT NOT NULL,
    "source_page" INTEGER NOT NULL,
    "kept_reason" TEXT NOT NULL DEFAULT '',
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "document_id" UUID,

    CONSTRAINT "scan_page_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "scan_page_dossier_id_position_idx" ON "scan_page"("dossier_id", "position");
CREATE INDEX "scan_page_document_id_idx" ON "scan_page"("document_id");
ALTER TABLE "scan_page" ADD CONSTRAINT "scan_page_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scan_page" ADD CONSTRAINT "scan_page_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "scan_document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The scanning table is the counter's: the pages of a dossier of the clerk's own office, under his own name.
ALTER TABLE scan_page ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON scan_page TO mcbc_app;
GRANT UPDATE (component_id, position, version, turned, kept_reason, removed_at, document_id) ON scan_page TO mcbc_app;
CREATE POLICY scan_page_scope ON scan_page TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY scan_page_author ON scan_page AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (added_by_id = (SELECT actor_id()));
GRANT SELECT, UPDATE (document_id) ON scan_page TO mcbc_jobs;
CREATE POLICY scan_page_jobs ON scan_page TO mcbc_jobs USING (true);

-- What was made of them is seen with the dossier, and made at the counter alone.
ALTER TABLE scan_document ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON scan_document TO mcbc_app;
GRANT UPDATE (state, pages_done, words, file_id, text, search_text, finished_at) ON scan_document TO mcbc_app;
CREATE POLICY scan_document_scope ON scan_document FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY scan_document_ask ON scan_document FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND asked_by_id = (SELECT actor_id()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY scan_document_write ON scan_document FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND asked_by_id = (SELECT actor_id()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
GRANT SELECT, UPDATE (state, pages_done, words, finished_at) ON scan_document TO mcbc_jobs;
CREATE POLICY scan_document_jobs ON scan_document TO mcbc_jobs USING (true);
