import type pg from "pg";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";

const FIRST = 10_000_000;
const PER_OFFICE = 10_000;

/** Item numbers allotted to every office, so that its couriers carry some of them without a network; apart from the house's own series (CP…). */
export async function seedNumberRanges(client: pg.ClientBase, at: Date): Promise<void> {
  const { rows } = await client.query<{ id: string }>("select id from post_office order by code");
  await insertRows(client, "item_number_range", rows.map(({ id }, i) => {
    const first = FIRST + i * PER_OFFICE;
    return { id: newId(), office_id: id, prefix: "CN", suffix: "VN", digits: 8, policy: "S10_STRICT", first_serial: first, last_serial: first + PER_OFFICE - 1, next_serial: first, allotted_at: at.toISOString() };
  }));
}
