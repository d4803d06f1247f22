import { beforeAll, describe, expect, test } from "vitest";
import { judgeReception } from "@/lib/dossiers/commands/judge-reception";
import { drawReview } from "@/lib/dossiers/jobs/draw-review";
import { readAgencyReviews, readTrainingRecord } from "@/lib/dossiers/queries/reception-reviews";
import { isDrawn } from "@/lib/dossiers/reception-sample";
import { judgeReceptionSchema } from "@/lib/dossiers/schema/judge-reception";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  return opened.close;
}, 120_000);

/** Receives dossiers until the lot falls as wanted. */
async function received(drawn: boolean): Promise<MadeDossier> {
  for (let tries = 0; tries < 200; tries++) {
    const made = await world.dossier("RECEIVED");
    if (isDrawn(made.id) === drawn) return made;
  }
  throw new Error("The lot never fell so");
}

async function receptionOf(made: MadeDossier): Promise<string> {
  const { rows: [row] } = await world.owner.query<{ id: string }>("select id from dossier_event where dossier_id = $1 and event = 'RECEIVE'", [made.id]);
  return row?.id ?? "";
}

async function drawn(): Promise<{ made: MadeDossier; reviewId: string }> {
  const made = await received(true);
  await drawReview(await receptionOf(made));
  const { rows: [row] } = await world.owner.query<{ id: string }>("select id from reception_review where dossier_id = $1", [made.id]);
  return { made, reviewId: row?.id ?? "" };
}

const judge = (reviewId: string, change: object = {}) => ({ operationId: newId<"operation">(), reviewId: asId<"review">(reviewId), verdict: "CORRECT" as const, note: "", lines: [], ...change });

describe("drawing", () => {
  test("once, however often the event is followed; not what the lot does not fall on; only a reception", async () => {
    const made = await received(true);
    const reception = await receptionOf(made);
    expect(await Promise.all([drawReview(reception), drawReview(reception)])).toEqual([true, true]);
    expect(await drawReview(reception)).toBe(true);
    const { rows } = await world.owner.query("select clerk_id, agency_id, office_id, field, verdict from reception_review where dossier_id = $1", [made.id]);
    expect(rows).toEqual([{ clerk_id: world.cast.clerk.id, agency_id: world.cast.official.agencyId, office_id: world.cast.clerk.officeId, field: "Du lịch", verdict: null }]);
    expect(await drawReview(await receptionOf(await received(false)))).toBe(false);
    const { rows: [submission] } = await world.owner.query<{ id: string }>("select id from dossier_event where dossier_id = $1 and event = 'SUBMIT'", [made.id]);
    expect(await drawReview(submission?.id ?? "")).toBe(false);
  });
});

describe("judging", () => {
  test("the agency sees answers and scans; a finding goes to the clerk's record, with counts; a replay answers the same", async () => {
    const { made, reviewId } = await drawn();
    const open = (await readAgencyReviews(world.cast.official)).open.find(({ id }) => id === reviewId);
    expect(open?.components[0]).toMatchObject({ answer: { answer: "FILED", originals: 1 }, files: [{ name: "don.pdf" }] });
    const component = open?.components[0];
    const before = await readTrainingRecord(world.cast.clerk, world.cast.clerk.id);
    const input = judge(reviewId, { verdict: "FINDING", lines: [{ componentId: component?.id ?? "", words: "Thiếu trang 2 của bản quét." }], note: "Ghi sai trường hợp." });
    const first = await judgeReception(world.cast.official, input);
    expect(first.ok).toBe(true);
    expect(await judgeReception(world.cast.official, input)).toEqual(first);
    const record = await readTrainingRecord(world.cast.clerk, world.cast.clerk.id);
    expect([record?.checked, record?.correct]).toEqual([(before?.checked ?? 0) + 1, before?.correct]);
    expect(record?.findings[0]).toMatchObject({ findings: `${component?.name ?? ""}: Thiếu trang 2 của bản quét.\nGhi sai trường hợp.`, reviewedBy: world.cast.official.name, dossier: { id: made.id } });
    expect(record?.fields.find(({ field }) => field === "Du lịch")).toMatchObject({ checked: record?.checked, findings: record?.findings.length });
    expect((await readTrainingRecord(world.cast.administrator, world.cast.clerk.id))?.findings.map(({ id }) => id)).toContain(reviewId);
    expect((await readTrainingRecord(world.cast.supervisor, world.cast.clerk.id))?.findings.map(({ id }) => id)).toContain(reviewId);
  });

  test("once: the second at the same moment reads who and when", async () => {
    const { reviewId } = await drawn();
    const answers = await Promise.all([judgeReception(world.cast.official, judge(reviewId)), judgeReception(world.cast.deskmate, judge(reviewId))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser && !loser.ok ? loser.refusals[0].words : "").toMatch(/đã kiểm lượt tiếp nhận này lúc 10:00 ngày 26\/11\/2026/);
  });

  test("another agency, another clerk, another province see nothing; nothing is known to the clerk before it is judged", async () => {
    const { reviewId } = await drawn();
    expect((await readAgencyReviews(world.cast.otherOfficial)).openCount).toBe(0);
    expect(await judgeReception(world.cast.otherOfficial, judge(reviewId))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    const { checked } = (await readTrainingRecord(world.cast.clerk, world.cast.clerk.id)) ?? { checked: -1 };
    const { rows: [row] } = await world.owner.query<{ n: number }>("select count(*)::int as n from reception_review where clerk_id = $1 and reviewed_at is not null", [world.cast.clerk.id]);
    expect(checked).toBe(row?.n);
    expect(await readTrainingRecord(world.cast.colleague, world.cast.clerk.id)).toBeNull();
    expect(await readTrainingRecord(world.cast.otherAdministrator, world.cast.clerk.id)).toBeNull();
    expect(await readTrainingRecord(world.cast.official, world.cast.clerk.id)).toBeNull();
  });

  test("a component of another dossier is refused; words and verdict must agree", async () => {
    const { reviewId } = await drawn();
    expect(await judgeReception(world.cast.head, judge(reviewId, { verdict: "FINDING", lines: [{ componentId: newId(), words: "Không phải của hồ sơ này." }] }))).toMatchObject({ ok: false, refusals: [{ reason: "NO_SUCH_COMPONENT" }] });
    const fields = { operationId: newId(), reviewId, note: "" };
    const faults = (typed: object) => judgeReceptionSchema.safeParse({ ...fields, ...typed }).error?.issues.map(({ path }) => path.join(".")) ?? [];
    const id = newId();
    expect(faults({ verdict: "FINDING" })).toEqual(["note"]);
    expect(faults({ verdict: "CORRECT", [`finding.${id}`]: "Thiếu trang 2." })).toEqual(["verdict"]);
    expect(faults({ verdict: "FINDING", [`finding.${id}`]: "sai" })).toEqual([`finding.${id}`]);
    expect(faults({})).toEqual(["verdict"]);
  });
});
