import { beforeAll, expect, test } from "vitest";
import type { MadeDossier, World } from "@/tests/factories";
import { fullChecklist, receive } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

const RECEPTIONS = 200;
const FAILING = 10;
const STALE = 10;

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

/** The receipts of these dossiers cannot be written: their receptions fail after the number was taken. */
async function breakReceipts(ids: readonly string[]): Promise<void> {
  await world.owner.query(`
    create function refuse_receipt() returns trigger language plpgsql as $$ begin
      if new.dossier_id = any ('{${ids.join(",")}}'::uuid[]) then raise exception 'receipt broken on purpose'; end if; return new; end $$;
    create trigger refuse_receipt before insert on issued_form for each row execute function refuse_receipt()`);
}

test("200 receptions at once, with others failing midway: 200 consecutive numbers, none twice, no gap", async () => {
  const { clerk, colleague } = world.cast;
  const made: MadeDossier[] = [];
  for (let i = 0; i < RECEPTIONS + FAILING + STALE; i++) made.push(await world.dossier("AT_COUNTER"));
  // Each failing one stands among the good ones, so that it holds the counter while others wait for it.
  const failing = made.filter((_, i) => i % 12 === 5).slice(0, FAILING);
  const stale = made.filter((_, i) => i % 12 === 9).slice(0, STALE);
  await breakReceipts(failing.map(({ id }) => id));
  const lines = fullChecklist(world);
  const outcomes = await Promise.allSettled(
    made.map((dossier, i) => receive(i % 2 === 0 ? clerk : colleague, dossier, stale.includes(dossier) ? dossier.version - 1 : dossier.version, lines)),
  );
  const codes = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" && outcome.value.ok ? [outcome.value.value.code] : []));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(FAILING);
  expect(codes).toHaveLength(RECEPTIONS);
  const { rows } = await world.owner.query<{ code: string; serial: number }>(
    "select code, code_serial as serial from dossier where id = any($1) and code is not null order by code_serial", [made.map(({ id }) => id)],
  );
  expect(rows.map(({ serial }) => serial)).toEqual(Array.from({ length: RECEPTIONS }, (_, i) => i + 1));
  expect(new Set(rows.map(({ code }) => code)).size).toBe(RECEPTIONS);
  expect([...codes].sort()).toEqual(rows.map(({ code }) => code).sort());
  const [unit = "", day = ""] = rows[0]?.code.split("-") ?? [];
  const { rows: [counter] } = await world.owner.query<{ last: number }>(
    "select last_serial as last from dossier_number_counter where unit = $1 and to_char(day, 'YYMMDD') = $2", [unit, day],
  );
  expect(counter?.last).toBe(RECEPTIONS);
  // The office's book of the year has them one after the other as well, and the receipt tells where.
  const { rows: entries } = await world.owner.query<{ number: number; told: { volume: string; order: string } }>(
    `select b.number, f.data->'register' as told from register_entry b join issued_form f on f.dossier_id = b.dossier_id and f.kind = 'RECEIPT' where b.office_id = $1 order by b.number`, [clerk.officeId],
  );
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: RECEPTIONS }, (_, i) => i + 1));
  expect(entries.every(({ number, told }) => Number(told.order) === number && /^01\/20\d\d$/.test(told.volume))).toBe(true);
  const { rows: [events] } = await world.owner.query<{ n: number }>("select count(*)::int as n from dossier_event where event = 'RECEIVE' and dossier_id = any($1)", [made.map(({ id }) => id)]);
  expect(events?.n).toBe(RECEPTIONS);
}, 240_000);
