-- A question is asked from a dossier that the clerk sees, and answered once, under the answerer's own name; what was asked never changes.
DROP POLICY expert_question_ask ON expert_question;
CREATE POLICY expert_question_ask ON expert_question FOR INSERT TO mcbc_app WITH CHECK (
  (SELECT actor_kind()) = 'POSTAL_CLERK' AND office_id = (SELECT actor_office()) AND asked_by_id = (SELECT actor_id()) AND answered_at IS NULL
  AND EXISTS (SELECT 1 FROM dossier d WHERE d.id = dossier_id));
DROP POLICY expert_question_answer ON expert_question;
CREATE POLICY expert_question_answer ON expert_question FOR UPDATE TO mcbc_app USING (
  (SELECT actor_kind()) IN ('OFFICIAL', 'AGENCY_HEAD') AND agency_id = (SELECT actor_agency()) AND answered_at IS NULL)
  WITH CHECK (answered_by_id = (SELECT actor_id()));
REVOKE UPDATE ON expert_question FROM mcbc_app;
GRANT UPDATE (answer, answered_by_id, answered_by_name, answered_at, kept_as_hint) ON expert_question TO mcbc_app;
-- Hints of a component, read at every counter.
CREATE INDEX expert_question_hint ON expert_question (agency_id, procedure_code) WHERE kept_as_hint;

-- A judgement changes nothing of what was drawn.
REVOKE UPDATE ON reception_review FROM mcbc_app;
GRANT UPDATE (verdict, findings, reviewed_by_id, reviewed_by_name, reviewed_at) ON reception_review TO mcbc_app;
CREATE INDEX reception_review_open ON reception_review (agency_id, drawn_at) WHERE reviewed_at IS NULL;
-- The register of an office, by day of reception.
CREATE INDEX dossier_office_received ON dossier (office_id, received_at) WHERE received_at IS NOT NULL;
