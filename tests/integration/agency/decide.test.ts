import { afterAll, beforeAll, expect, test } from "vitest";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { claimDossier, releaseDossier, takeOverDossier } from "@/lib/dossiers/commands/hold-dossier";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { type DossierId, newId, type OperationId } from "@/lib/platform/ids";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
beforeAll(async () => {
  world = await agencyWorld();
});
afterAll(() => world.close());

const today = vietnamDay(now());
const RECEIVED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE"] as const;
const UNHELD = [...RECEIVED, "CLAIM", "RELEASE"] as const;
const act = (dossier: { id: string; version: number }, operationId = newId<"operation">()): { dossierId: DossierId; operationId: OperationId; expectedVersion: number } => ({
  dossierId: dossier.id as DossierId, operationId, expectedVersion: dossier.version,
});
const official = (i = 0) => world.officials[i] ?? world.stranger;
const words = (result: { ok: boolean; refusals?: readonly { words: string }[] }) => result.refusals?.[0]?.words ?? "";

test("twenty officials decide one dossier at once: one decision, nineteen told who decided and when", async () => {
  const dossier = await world.dossier(pastSteps(UNHELD, workingDayAfter(today, -3)));
  await world.attachResult(dossier.id);
  const before = now();
  const results = await Promise.all(
    world.officials.map((actor, i) =>
      i % 2 === 0
        ? grantDossier(actor, { ...act(dossier), result: "Thẻ số 135200012", copies: 1 })
        : refuseDossier(actor, { ...act(dossier), reason: "Không đủ điều kiện theo Điều 59 Luật Du lịch." }),
    ),
  );
  const winners = world.officials.filter((_, i) => results[i]?.ok);
  expect(winners).toHaveLength(1);
  const [winner] = winners;

  const decisions = (await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "GRANT" || event === "REFUSE");
  expect(decisions).toHaveLength(1);
  expect(decisions[0]?.actor_name).toBe(winner?.name);
  const { rows } = await world.owner.query("select status, version, holder_id, outcome, processing_ended_at from dossier where id = $1", [dossier.id]);
  expect(rows[0]).toMatchObject({ status: "RESOLVED", version: dossier.version + 1, holder_id: winner?.id, outcome: decisions[0]?.event === "GRANT" ? "GRANTED" : "REFUSED" });
  expect(rows[0].processing_ended_at.getTime()).toBeGreaterThanOrEqual(before.getTime());
  const papers = await world.owner.query("select kind, holder_kind from paper where dossier_id = $1", [dossier.id]);
  expect(papers.rows).toEqual([{ kind: "RESULT", holder_kind: "AGENCY" }]);

  const losers = results.filter((result) => !result.ok);
  expect(losers).toHaveLength(19);
  for (const loser of losers) {
    expect(loser.ok ? null : loser.refusals[0].reason).toBe("SOMEBODY_FASTER");
    expect(words(loser)).toMatch(new RegExp(`^${winner?.name} vừa (giải quyết xong, có kết quả|từ chối giải quyết) lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}\\.`));
  }
  const jobs = await world.owner.query("select data from pgboss.job where name = 'dossier-event' and data->>'dossierId' = $1", [dossier.id]);
  expect(jobs.rows).toEqual([{ data: { dossierId: dossier.id, eventId: decisions[0]?.id } }]);
});

test("a replay gets the first answer byte for byte and does nothing", async () => {
  const dossier = await world.dossier(pastSteps(UNHELD, workingDayAfter(today, -3)));
  await world.attachResult(dossier.id);
  const input = { ...act(dossier), result: "Thẻ số 135200013", copies: 2 };
  const first = await grantDossier(official(3), input);
  expect(first).toEqual({ ok: true, value: { dossierId: dossier.id, version: dossier.version + 1 } });
  const answers = await Promise.all([grantDossier(official(3), input), grantDossier(official(3), input), grantDossier(official(3), input)]);
  for (const answer of answers) expect(JSON.stringify(answer)).toBe(JSON.stringify(first));
  expect((await eventsOf(world.owner, dossier.id)).filter(({ event }) => event === "GRANT")).toHaveLength(1);
  const papers = await world.owner.query("select count from paper where dossier_id = $1", [dossier.id]);
  expect(papers.rows).toEqual([{ count: 2 }]);
});

test("an official of another agency finds nothing, whatever he tries", async () => {
  const dossier = await world.dossier(pastSteps(UNHELD, workingDayAfter(today, -3)));
  await world.attachResult(dossier.id);
  const tries = [
    await claimDossier(world.stranger, act(dossier)),
    await releaseDossier(world.stranger, { ...act(dossier), reason: "" }),
    await grantDossier(world.stranger, { ...act(dossier), result: "Thẻ số 1", copies: 1 }),
    await refuseDossier(world.stranger, { ...act(dossier), reason: "Không đủ điều kiện giải quyết." }),
    await stopDossier(world.stranger, { ...act(dossier), reason: "Dừng theo đề nghị của người nộp.", askedDay: null }),
  ];
  for (const tried of tries) expect(tried.ok ? null : tried.refusals[0].reason).toBe("NOT_FOUND");
  expect(await eventsOf(world.owner, dossier.id)).toHaveLength(UNHELD.length);
});

test("only the holder decides; the head takes over with a reason; a stale page is told who was faster", async () => {
  const dossier = await world.dossier(pastSteps(RECEIVED, workingDayAfter(today, -2)));
  const claimed = await claimDossier(official(0), act(dossier));
  if (!claimed.ok) throw new Error(words(claimed));
  const held = { id: dossier.id, version: claimed.value.version };
  await world.attachResult(dossier.id);

  expect(words(await claimDossier(official(1), act(dossier)))).toContain(`${official(0).name} vừa nhận giải quyết lúc`);
  const notHolder = await grantDossier(official(1), { ...act(held), result: "Thẻ số 135200014", copies: 1 });
  expect(notHolder.ok ? null : notHolder.refusals[0].reason).toBe("NOT_HOLDER");

  const taken = await takeOverDossier(world.head, { ...act(held), reason: "Chuyên viên đang nghỉ phép." });
  expect(taken.ok).toBe(true);
  expect((await eventsOf(world.owner, dossier.id)).at(-1)).toMatchObject({ event: "TAKE_OVER", actor_name: world.head.name, reason: "Chuyên viên đang nghỉ phép." });
  await expect(takeOverDossier(official(2), { ...act(held), reason: "Tôi muốn làm." })).rejects.toThrow("OFFICIAL may not dossier.take-over");

  const now1 = { id: dossier.id, version: held.version + 1 };
  const released = await releaseDossier(world.head, { ...act(now1), reason: "" });
  expect(released.ok).toBe(true);
  const { rows } = await world.owner.query("select holder_id, status from dossier where id = $1", [dossier.id]);
  expect(rows[0]).toEqual({ holder_id: null, status: "PROCESSING" });
});

test("no result file, no grant; a refusal issues its form and lays down the letter; online answers have no paper", async () => {
  const dossier = await world.dossier(pastSteps([...RECEIVED, "CLAIM"], workingDayAfter(today, -2), official(0)));
  const empty = await grantDossier(official(0), { ...act(dossier), result: "Thẻ số 135200015", copies: 1 });
  expect(words(empty)).toContain("Chưa có tệp kết quả");
  const refused = await refuseDossier(official(0), { ...act(dossier), reason: "Bằng tốt nghiệp không đúng chuyên ngành.\nĐiều 59 Luật Du lịch." });
  expect(refused.ok).toBe(true);
  const forms = await world.owner.query("select kind, data from issued_form where dossier_id = $1", [dossier.id]);
  expect(forms.rows).toMatchObject([{ kind: "REJECTION", data: { reasons: ["Bằng tốt nghiệp không đúng chuyên ngành.", "Điều 59 Luật Du lịch."] } }]);
  const papers = await world.owner.query("select description from paper where dossier_id = $1", [dossier.id]);
  expect(papers.rows).toEqual([{ description: "Phiếu từ chối giải quyết hồ sơ" }]);

  const online = await world.dossier(pastSteps([...RECEIVED, "CLAIM"], workingDayAfter(today, -2), official(0)), { returnMethod: "ONLINE" });
  await world.attachResult(online.id);
  expect((await grantDossier(official(0), { ...act(online), result: "Thẻ điện tử số 9", copies: 1 })).ok).toBe(true);
  expect((await world.owner.query("select 1 from paper where dossier_id = $1", [online.id])).rowCount).toBe(0);
});

test("stopping ends the processing with words for the applicant", async () => {
  const dossier = await world.dossier(pastSteps([...RECEIVED, "CLAIM"], workingDayAfter(today, -2), official(0)));
  const stopped = await stopDossier(official(0), { ...act(dossier), reason: "Người nộp đề nghị dừng bằng văn bản ngày hôm nay.", askedDay: today });
  expect(stopped.ok).toBe(true);
  const { rows } = await world.owner.query("select status, processing_ended_at is not null as ended from dossier where id = $1", [dossier.id]);
  expect(rows[0]).toEqual({ status: "STOPPED", ended: true });
});
