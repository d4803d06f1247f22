-- Counters that slow down guessing at sign-in (rate-limiter-flexible; the order of the columns is its own).
-- Keys are hashes of user name and address: no person's data.
CREATE TABLE "sign_in_attempt" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempt TO mcbc_app;

-- The last link of an audit stream. Whoever appends must see it, even when the event before is another person's.
CREATE FUNCTION audit_tail(wanted_stream text) RETURNS TABLE (seq int, hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.seq, e.hash FROM audit_event e WHERE e.stream = wanted_stream ORDER BY e.seq DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION audit_tail(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_tail(text) TO mcbc_app;

-- An administrator sees and ends the sessions of the province's staff: a disabled account must not come back to life in them.
CREATE POLICY session_administrator ON session TO mcbc_app USING (
  (SELECT actor_kind()) = 'ADMINISTRATOR'
  AND EXISTS (SELECT 1 FROM staff t WHERE t.id = session.staff_id AND t.province_code = (SELECT actor_province())));
