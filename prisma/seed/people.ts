import type { ClientBase } from "pg";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/identity/demo-accounts";
import { hashPassword } from "@/lib/identity/password";
import { newId } from "@/lib/platform/ids";
import { DEMO_CITIZENS, DEMO_STAFF } from "@/prisma/seed/data/people";

const CITIZENS = `
  insert into person (id, full_name, identity_number, date_of_birth, sex, phone, email, address_text, commune_code, oidc_subject, assurance_level)
  select c.id, c."fullName", c."identityNumber", c."dateOfBirth"::date, c.sex::sex, c.phone, c.email, c."addressText", c."communeCode", c.subject, c."assuranceLevel"
  from jsonb_to_recordset($1::jsonb) as c(id uuid, subject text, "fullName" text, "identityNumber" text, "dateOfBirth" text, sex text, phone text,
    email text, "addressText" text, "communeCode" text, "assuranceLevel" int)
  on conflict (identity_number) do nothing`;

// Inner lookups on purpose: a code that no agency or office has leaves the row out, and the count below notices.
const STAFF = `
  insert into staff (id, username, full_name, role, agency_id, office_id, province_code, email, phone)
  select s.id, s.username, s."fullName", s.role::staff_role, a.id, o.id, s."provinceCode", s.email, s.phone
  from jsonb_to_recordset($1::jsonb) as s(id uuid, username text, "fullName" text, role text, "provinceCode" text, "officeCode" text, "agencyCode" text, email text, phone text)
  left join agency a on a.code = s."agencyCode" left join post_office o on o.code = s."officeCode"
  where (s."agencyCode" is null or a.id is not null) and (s."officeCode" is null or o.id is not null)
  on conflict (username) do nothing`;

const SECRETS = `
  insert into staff_secret (staff_id, password_hash, totp_secret)
  select t.id, $2, $3 from staff t where t.username = any($1::text[]) on conflict (staff_id) do nothing`;

function withIds(people: readonly object[]): string {
  return JSON.stringify(people.map((person) => ({ ...person, id: newId() })));
}

/**
 * Puts the demo's invented citizens and employees in; what is there stays as it is, so it can run at every start. Units, agencies
 * and offices must be there before.
 * @param owner a connection of the owner's role; the caller decides on the transaction
 * @throws when an employee's agency or office is missing
 */
export async function seedPeople(owner: ClientBase): Promise<{ citizens: number; staff: number }> {
  await owner.query(CITIZENS, [withIds(DEMO_CITIZENS)]);
  await owner.query(STAFF, [withIds(DEMO_STAFF)]);
  const usernames = DEMO_STAFF.map((staff) => staff.username);
  const { rows } = await owner.query<{ username: string; has_secret: boolean }>(
    "select t.username, s.staff_id is not null as has_secret from staff t left join staff_secret s on s.staff_id = t.id where t.username = any($1::text[])",
    [usernames],
  );
  const missing = usernames.filter((username) => !rows.some((row) => row.username === username));
  if (missing.length > 0) throw new Error(`Chưa có cơ quan hoặc bưu cục của: ${missing.join(", ")}`);
  // One hash for all: they share the published password anyway, and hashing costs 60 ms each.
  if (rows.some((row) => !row.has_secret)) await owner.query(SECRETS, [usernames, await hashPassword(DEMO_PASSWORD), DEMO_TOTP_SECRET]);
  return { citizens: DEMO_CITIZENS.length, staff: DEMO_STAFF.length };
}
