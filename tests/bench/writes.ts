import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { claimDossier } from "@/lib/dossiers/commands/hold-dossier";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { dossierCode } from "@/lib/dossiers/code";
import { renderForm } from "@/lib/forms/render";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce } from "@/lib/forms/versions";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import type { Result } from "@/lib/platform/result";
import type { Cast } from "@/tests/bench/actors";
import type { Subject } from "@/tests/bench/compare";
import type { Plain } from "@/tests/bench/plain";
import type { Movable, Reserve } from "@/tests/bench/reserve";

const EVENT = `insert into dossier_event (id, dossier_id, seq, event, from_status, to_status, version_before, version_after, actor_kind, actor_id, actor_name,
  operation_id, occurred_at, prev_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now(), '', '')`;

export async function must<T>(result: Promise<Result<T>>): Promise<T> {
  const done = await result;
  if (!done.ok) throw new Error(done.refusals[0].words);
  return done.value;
}

function nth(from: readonly Movable[], place: number): Movable {
  const one = from[place];
  if (!one) throw new Error("No dossier left to move");
  return one;
}

/** The plain claim: read, update guarded by the version, event row; no chain, no outbox, no operation kept. */
function plainClaim(plain: Plain, { id, version }: Movable, actor: Cast["official"]["actor"]): Promise<void> {
  return plain.transaction(async (client) => {
    await client.query({ name: "c1", text: "select * from dossier where id = $1", values: [id] });
    const won = await client.query({
      name: "c2", text: "update dossier set status = 'PROCESSING', version = version + 1, holder_id = $3, held_since = now(), updated_at = now() where id = $1 and version = $2", values: [id, version, actor.id],
    });
    if (won.rowCount !== 1) throw new Error("Somebody was faster");
    await client.query({ name: "c3", text: EVENT, values: [newId(), id, version + 1, "CLAIM", "RECEIVED", "PROCESSING", version, version + 1, actor.kind, actor.id, actor.name, newId()] });
  });
}

/** The plain reception: the counter, the code, the event row; no checks, no receipt. */
export function plainReceive(plain: Plain, { id, version }: Movable, actor: Cast["clerk"]["actor"], unit: string): Promise<void> {
  const day = vietnamDay(now());
  return plain.transaction(async (client) => {
    await client.query({ name: "c1", text: "select * from dossier where id = $1", values: [id] });
    const { rows: [counter] } = await client.query<{ last_serial: number }>({
      name: "r2",
      text: "insert into dossier_number_counter as c (unit, day, last_serial) values ($1, $2, 1) on conflict (unit, day) do update set last_serial = c.last_serial + 1 returning last_serial",
      values: [unit, day],
    });
    const serial = counter?.last_serial ?? 0;
    await client.query({
      name: "r3",
      text: `update dossier set status = 'RECEIVED', version = version + 1, received_at = now(), updated_at = now(), code = $3, code_unit = $4, code_day = $5, code_serial = $6
        where id = $1 and version = $2`,
      values: [id, version, dossierCode(unit, day, serial), unit, day, serial],
    });
    await client.query({ name: "c3", text: EVENT, values: [newId(), id, version + 1, "RECEIVE", "SUBMITTED", "RECEIVED", version, version + 1, actor.kind, actor.id, actor.name, newId()] });
  });
}

/** The smallest page that the same compiler can make. */
function smallestPage(): () => Promise<unknown> {
  const compiler = NodeCompiler.create();
  return () => Promise.resolve(compiler.pdf({ mainFileContent: "#set page(paper: \"a5\")\nx" }));
}

/** The writes as commands of the product, each beside the plain transaction; half of the reserve is each side's. */
export function writeSubjects(plain: Plain, { official, clerk }: Cast, { submitted, received }: Reserve): Subject[] {
  const half = Math.floor(submitted.length / 2);
  const receipt = formInForce("RECEIPT", vietnamDay(now()));
  if (!receipt) throw new Error("No receipt in force");
  const fields = ({ id, version }: Movable) => ({ operationId: newId<"operation">(), dossierId: asId<"dossier">(id), expectedVersion: version });
  return [
    {
      name: "nhận giải quyết (chuỗi, hàng đợi)", level: "lõi", supply: half,
      ours: (turn) => must(claimDossier(official.actor, fields(nth(received, turn)))),
      floors: [{ name: "giao dịch trần", doing: (turn) => plainClaim(plain, nth(received, half + turn), official.actor) }],
    },
    {
      name: "tiếp nhận có số và giấy hẹn", level: "lõi", supply: half,
      ours: (turn) => must(receiveDossier(clerk.actor, { ...fields(nth(submitted, turn)), lines: [] })),
      floors: [{ name: "giao dịch trần", doing: (turn) => plainReceive(plain, nth(submitted, half + turn), clerk.actor, "BENCH") }],
    },
    {
      name: "giấy tiếp nhận PDF/A", level: "lõi",
      ours: (turn) => renderForm("RECEIPT", { ...SAMPLE_FORMS.RECEIPT, dossierCode: dossierCode("H42.05", "2026-11-20", turn + 1) }, { version: receipt }),
      floors: [{ name: "trang Typst nhỏ nhất", doing: smallestPage() }],
    },
  ];
}
