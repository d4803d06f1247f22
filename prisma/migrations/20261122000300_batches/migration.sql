-- An item whose dossier the employee cannot see is kept without it, refused: a form must not tell which ids exist.
ALTER TABLE "batch_item" ALTER COLUMN "dossier_id" DROP NOT NULL;

-- What waits for an opinion, by the agency that asked: one look for the queue and for its count.
CREATE INDEX opinion_request_open_by_asker ON opinion_request (asking_agency_id, dossier_id) WHERE answered_at IS NULL;
-- What lies before the head for his signature.
CREATE INDEX dossier_proposed ON dossier (agency_id, due_at, id) WHERE proposed_at IS NOT NULL;
