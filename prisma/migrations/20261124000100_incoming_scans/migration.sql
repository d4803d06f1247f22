CREATE TYPE "incoming_scan_state" AS ENUM ('JUDGING', 'LAID', 'REFUSED');

CREATE TABLE "incoming_scan" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "sending_id" UUID NOT NULL,
    "component_id" UUID,
    "replaces_id" UUID,
    "replaces_version" INTEGER,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "incoming_scan_state" NOT NULL DEFAULT 'JUDGING',
    "words" TEXT NOT NULL DEFAULT '',
    "page_count" INTEGER NOT NULL DEFAULT 0,
    "work_ms" INTEGER NOT NULL DEFAULT 0,
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incoming_scan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "incoming_scan_dossier_id_state_idx" ON "incoming_scan"("dossier_id", "state");
CREATE INDEX "incoming_scan_sending_id_idx" ON "incoming_scan"("sending_id");
ALTER TABLE "incoming_scan" ADD CONSTRAINT "incoming_scan_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "quarantined_scan" (
    "scan_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "quarantined_scan_pkey" PRIMARY KEY ("scan_id")
);
ALTER TABLE "quarantined_scan" ADD CONSTRAINT "quarantined_scan_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "incoming_scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A picture is packed already.
ALTER TABLE "quarantined_scan" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- Like the pages of the table: the clerk's own office, under his own name.
ALTER TABLE incoming_scan ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON incoming_scan TO mcbc_app;
GRANT UPDATE (state, words, page_count, work_ms, judged_at, dismissed_at) ON incoming_scan TO mcbc_app;
CREATE POLICY incoming_scan_scope ON incoming_scan TO mcbc_app USING (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY incoming_scan_author ON incoming_scan AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (added_by_id = (SELECT actor_id()));
GRANT SELECT, UPDATE (state, words, page_count, work_ms, judged_at) ON incoming_scan TO mcbc_jobs;
CREATE POLICY incoming_scan_jobs ON incoming_scan TO mcbc_jobs USING (true);

-- What nobody has drawn anew yet. The web lays it in and takes it away; it can read none of it back: only the worker reads, to judge what the web left behind.
ALTER TABLE quarantined_scan ENABLE ROW LEVEL SECURITY;
GRANT SELECT (scan_id), INSERT, DELETE ON quarantined_scan TO mcbc_app;
CREATE POLICY quarantined_scan_scope ON quarantined_scan TO mcbc_app USING (EXISTS (SELECT 1 FROM incoming_scan s WHERE s.id = scan_id));
GRANT SELECT, DELETE ON quarantined_scan TO mcbc_jobs;
CREATE POLICY quarantined_scan_jobs ON quarantined_scan TO mcbc_jobs USING (true);
