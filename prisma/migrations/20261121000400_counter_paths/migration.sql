-- The counts of a counter's desk ask of each unfinished dossier whether its papers are under way or at the counter: answered from
-- small indexes, so that the policy of the papers' table is asked only where there is one (docs/decisions/040-bench-reading-under-policies.md).
CREATE INDEX paper_at_counter ON paper (dossier_id) WHERE holder_kind = 'CLERK';
CREATE INDEX pickup_request_under_way ON pickup_request (dossier_id) WHERE status IN ('REQUESTED', 'ASSIGNED', 'COLLECTED');
