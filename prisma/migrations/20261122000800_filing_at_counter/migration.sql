-- Who stands at the counter: found by the number on his card, or entered from it. A clerk reads and changes nobody else: what is
-- known stays, what was missing is added.
CREATE FUNCTION person_at_counter(new_id uuid, card_number text, card_name text, born date, card_sex sex, contact_phone text, contact_email text, home text)
  RETURNS TABLE (person_id uuid, known_name text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF actor_kind() <> 'POSTAL_CLERK' THEN
    RAISE EXCEPTION 'only a clerk at a counter' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO person (id, full_name, identity_number, date_of_birth, sex, phone, email, address_text, assurance_level, updated_at)
    VALUES (new_id, card_name, card_number, born, card_sex, contact_phone, contact_email, home, 0, now())
    ON CONFLICT (identity_number) DO NOTHING;
  RETURN QUERY UPDATE person p
    SET phone = coalesce(p.phone, contact_phone), email = coalesce(p.email, contact_email), address_text = coalesce(p.address_text, home),
        date_of_birth = coalesce(p.date_of_birth, born), sex = coalesce(p.sex, card_sex)
    WHERE p.identity_number = card_number RETURNING p.id, p.full_name;
END $$;
REVOKE ALL ON FUNCTION person_at_counter(uuid, text, text, date, sex, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_at_counter(uuid, text, text, date, sex, text, text, text) TO mcbc_app;
