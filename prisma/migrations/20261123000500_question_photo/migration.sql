-- A picture of the paper that a question is about: for the office that asks and the agency that answers, never for the other counters that
-- read the kept answer.
CREATE TABLE "expert_question_photo" (
    "question_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "office_id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,

    CONSTRAINT "expert_question_photo_pkey" PRIMARY KEY ("question_id")
);

ALTER TABLE "expert_question_photo" ADD CONSTRAINT "expert_question_photo_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "expert_question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "expert_question_photo" ADD CONSTRAINT "expert_question_photo_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "stored_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE expert_question_photo ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON expert_question_photo TO mcbc_app;
CREATE POLICY expert_question_photo_read ON expert_question_photo FOR SELECT TO mcbc_app USING (
  CASE (SELECT actor_kind())
    WHEN 'POSTAL_CLERK' THEN office_id = (SELECT actor_office())
    WHEN 'POSTAL_SUPERVISOR' THEN office_id = (SELECT actor_office())
    WHEN 'OFFICIAL' THEN agency_id = (SELECT actor_agency())
    WHEN 'AGENCY_HEAD' THEN agency_id = (SELECT actor_agency())
    ELSE false
  END);
CREATE POLICY expert_question_photo_add ON expert_question_photo FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office())
  AND EXISTS (SELECT 1 FROM expert_question q WHERE q.id = question_id AND q.asked_by_id = (SELECT actor_id()) AND q.agency_id = expert_question_photo.agency_id));
