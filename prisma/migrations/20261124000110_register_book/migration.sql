-- Sổ theo dõi hồ sơ: one book of a post office for a year; its last number stays locked until a reception ends, so that there is no gap.
CREATE TABLE "register_book" (
    "office_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "register_book_pkey" PRIMARY KEY ("office_id", "year")
);
ALTER TABLE "register_book" ADD CONSTRAINT "register_book_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "post_office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "register_entry" (
    "dossier_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("dossier_id")
);
CREATE UNIQUE INDEX "register_entry_office_id_year_number_key" ON "register_entry"("office_id", "year", "number");
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON register_book TO mcbc_app;

-- A number is written once, by the clerk of that office, and seen with its dossier.
ALTER TABLE register_entry ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON register_entry TO mcbc_app;
CREATE POLICY register_entry_scope ON register_entry FOR SELECT TO mcbc_app USING (EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
CREATE POLICY register_entry_write ON register_entry FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office()) AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
GRANT SELECT ON register_entry TO mcbc_jobs;
CREATE POLICY register_entry_jobs ON register_entry FOR SELECT TO mcbc_jobs USING (true);
