import type pg from "pg";
import { vietnamMoment } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { type ChannelLimit, checkProcess, type InternalStep, tightestLimit } from "@/lib/procedures/internal-process";
import { insertRows } from "@/prisma/seed/insert-rows";

/** How the demo's agencies work; the rest of the legal time is the examination's. */
const AROUND = { first: { name: "Phân công chuyên viên", value: 1, unit: "HALF_DAY" }, last: [{ name: "Lãnh đạo duyệt, ký", value: 1, unit: "WORKING_DAY" }, { name: "Đóng dấu, chuyển trả kết quả", value: 1, unit: "HALF_DAY" }] } as const;
const EXAMINATION = "Thẩm định hồ sơ";
/** A shorter time than this is not divided. */
const LEAST_DAYS = 4;
/** Every agency leaves some procedures undivided, as in life. */
const PER_AGENCY = 4;
/** A quarter after the departments were put together. */
const MADE_AT = vietnamMoment("2025-09-15", "09:00");

function stepsFor(channels: readonly ChannelLimit[]): InternalStep[] {
  const days = Math.floor((tightestLimit(channels)?.minutes ?? 0) / 480);
  return days < LEAST_DAYS ? [] : [AROUND.first, { name: EXAMINATION, value: days - 2, unit: "WORKING_DAY" }, ...AROUND.last];
}

type Row = Readonly<{ agency_id: string; code: string; head_id: string; head_name: string; same_day: boolean; limits: readonly ChannelLimit[] }>;

/** Internal processes for a few procedures of each agency that has a head, signed by him. Run again it adds nothing. @returns how many it laid down */
export async function seedInternalProcesses(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<Row>(
    `select ap.agency_id, p.code, h.id as head_id, h.full_name as head_name, v.same_day,
       (select jsonb_agg(jsonb_build_object('channel', c.channel, 'limitValue', c.limit_value, 'limitUnit', c.limit_unit)) from procedure_channel c where c.version_id = v.id) as limits
     from agency_procedure ap join procedure p on p.code = ap.procedure_code join procedure_version v on v.id = p.current_version_id
       join staff h on h.agency_id = ap.agency_id and h.role = 'AGENCY_HEAD'
     where ap.effective_to is null and p.fileable and not exists (select 1 from internal_process i where i.agency_id = ap.agency_id)
     order by ap.agency_id, p.code`);
  const made = new Map<string, number>();
  for (const row of rows) {
    const steps = stepsFor(row.limits);
    const allowed = checkProcess(steps, { sameDay: row.same_day, channels: row.limits }).ok;
    if (!allowed || (made.get(row.agency_id) ?? 0) >= PER_AGENCY) continue;
    const id = newId();
    await insertRows(client, "internal_process", [{ id, agency_id: row.agency_id, procedure_code: row.code, created_at: MADE_AT, created_by_id: row.head_id, created_by_name: row.head_name }]);
    await insertRows(client, "internal_step", steps.map((step, i) => ({ process_id: id, position: i + 1, ...step })));
    made.set(row.agency_id, (made.get(row.agency_id) ?? 0) + 1);
  }
  return [...made.values()].reduce((sum, count) => sum + count, 0);
}
