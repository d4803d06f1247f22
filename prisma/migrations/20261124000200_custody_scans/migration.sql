-- CreateEnum
CREATE TYPE "scan_side" AS ENUM ('GIVER', 'RECEIVER');

-- CreateEnum
CREATE TYPE "scan_method" AS ENUM ('SCAN', 'BAG', 'BY_HAND');

-- CreateEnum
CREATE TYPE "scan_verdict" AS ENUM ('LISTED', 'ADDED', 'ELSEWHERE', 'UNKNOWN', 'TAKEN_BACK');

-- CreateTable
CREATE TABLE "custody_scan" (
    "id" UUID NOT NULL,
    "manifest_id" UUID NOT NULL,
    "side" "scan_side" NOT NULL,
    "method" "scan_method" NOT NULL,
    "verdict" "scan_verdict" NOT NULL,
    "code" TEXT NOT NULL,
    "dossier_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',
    "scanned_by_id" UUID NOT NULL,
    "scanned_by_name" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custody_scan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "custody_scan_manifest_id_id_idx" ON "custody_scan"("manifest_id", "id");

-- CreateIndex
CREATE INDEX "custody_scan_dossier_id_idx" ON "custody_scan"("dossier_id");

-- AddForeignKey
ALTER TABLE "custody_scan" ADD CONSTRAINT "custody_scan_manifest_id_fkey" FOREIGN KEY ("manifest_id") REFERENCES "manifest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Until now every line of a signed manifest was counted by hand and ticked: that is written down as such.
INSERT INTO custody_scan (id, manifest_id, side, method, verdict, code, dossier_id, scanned_by_id, scanned_by_name, scanned_at)
SELECT gen_random_uuid(), m.id, 'RECEIVER', 'BY_HAND', 'LISTED', coalesce(d.code, d.submission_code), d.id, m.receiver_id, m.receiver_name, m.signed_at
FROM manifest m JOIN manifest_line l ON l.manifest_id = m.id JOIN dossier d ON d.id = l.dossier_id
WHERE m.signed_at IS NOT NULL AND l.discrepancy NOT LIKE 'Không nhận: %';

-- A scan is seen with its manifest, names its true author, and never changes.
ALTER TABLE custody_scan ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON custody_scan TO mcbc_app;
CREATE POLICY custody_scan_scope ON custody_scan TO mcbc_app USING (EXISTS (SELECT 1 FROM manifest m WHERE m.id = manifest_id));
CREATE POLICY custody_scan_author ON custody_scan AS RESTRICTIVE FOR INSERT TO mcbc_app WITH CHECK (scanned_by_id = (SELECT actor_id()));
GRANT SELECT ON custody_scan TO mcbc_jobs;
CREATE POLICY custody_scan_jobs ON custody_scan FOR SELECT TO mcbc_jobs USING (true);

-- Who notices something that belongs to no dossier in sight writes it down and sees it again; an agency sees what its people noticed.
CREATE POLICY custody_incident_noticed ON custody_incident TO mcbc_app USING (
  dossier_id IS NULL AND (noticed_by_id = (SELECT actor_id()) OR (noticed_by_kind = 'AGENCY' AND noticed_by_id = (SELECT actor_agency()))));
