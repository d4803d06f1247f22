import pg from "pg";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/identity/demo-accounts";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import type { StaffRole } from "@/lib/identity/actor";
import { DEMO_CITIZENS } from "@/prisma/seed/data/people";

/** The table of demo accounts as plain text: three citizens and the first employee of each role, read from the database. */
export async function accountsTable(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const staff = await client
    .query<{ role: StaffRole; username: string; full_name: string; place: string | null }>(
      `select distinct on (s.role) s.role, s.username, s.full_name, coalesce(o.name, a.name) as place
       from staff s left join post_office o on o.id = s.office_id left join agency a on a.id = s.agency_id
       where s.disabled_at is null order by s.role, s.created_at, s.username`,
    )
    .finally(() => client.end());
  const rows = [
    ...DEMO_CITIZENS.slice(0, 3).map((person) => [ACTOR_WORDS.CITIZEN, person.fullName, "định danh mô phỏng", person.addressText]),
    ...staff.rows.map(({ role, username, full_name, place }) => [ACTOR_WORDS[role], full_name, username, place ?? ""]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()}`);
  return `${lines.join("\n")}\n\n  Mật khẩu của nhân viên: ${DEMO_PASSWORD} · khoá TOTP: ${DEMO_TOTP_SECRET}\n  Nhanh hơn: ở trang đăng nhập, chọn "Dùng thử" rồi chọn người.\n`;
}
