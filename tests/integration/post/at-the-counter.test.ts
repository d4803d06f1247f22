import { beforeAll, expect, test } from "vitest";
import { rejectDossier } from "@/lib/dossiers/commands/reject-dossier";
import { returnAtCounter } from "@/lib/dossiers/commands/return-at-counter";
import { saveChecklist } from "@/lib/dossiers/commands/save-checklist";
import { COUNTER_PILES, type CounterPile, pileOfDossier } from "@/lib/dossiers/counter-piles";
import { listPile } from "@/lib/dossiers/queries/counter-queue";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { printManifest } from "@/lib/dossiers/queries/manifest-print";
import { newId } from "@/lib/platform/ids";
import { type MadeDossier, STAGES, type World } from "@/tests/factories";
import { fullChecklist, good, OWNER, receive, refusal } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  return opened.close;
});

const statusOf = async (made: MadeDossier) => (await world.owner.query<{ status: string }>("select status from dossier where id = $1", [made.id])).rows[0]?.status;
const giveBack = (made: MadeDossier, recipient: typeof OWNER | null = OWNER) =>
  returnAtCounter(world.cast.clerk, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, recipient });

test("a lent original that is not at the counter holds the return back; with it the dossier is closed", async () => {
  const made = await world.dossier("DISPATCHED", { returnMethod: "COUNTER" });
  const [lent] = made.paperIds;
  await world.owner.query("update paper set owed_back = true where id = $1", [lent]);
  expect(refusal(await giveBack(made)).reason).toBe("PAPERS_OWED");
  await world.owner.query("update paper set holder_kind = 'CLERK', holder_id = $2 where id = $1", [lent, world.cast.clerk.id]);
  good(await giveBack(made));
  expect(await statusOf(made)).toBe("RETURNED");
  const { rows } = await world.owner.query<{ holder_kind: string }>("select holder_kind from paper where id = $1", [lent]);
  expect(rows).toEqual([{ holder_kind: "CITIZEN" }]);
});

test("an authorised person takes it with the words of the authorisation; papers go to the applicant's side", async () => {
  const made = await world.dossier("DISPATCHED", { returnMethod: "COUNTER" });
  good(await giveBack(made, { ...OWNER, relation: "AUTHORISED", recipientName: "Trần Khôi", authorisation: "GUQ 12/11/2026, UBND phường Phủ Lý", identityLast4: "9999" }));
  expect(await statusOf(made)).toBe("RETURNED");
  const { rows } = await world.owner.query<{ holder_kind: string }>("select holder_kind from paper where id = $1", [made.resultPaperId]);
  expect(rows).toEqual([{ holder_kind: "CITIZEN" }]);
  const { rows: [event] } = await world.owner.query<{ payload: object }>("select payload from dossier_event where dossier_id = $1 and event = 'RETURN_AT_COUNTER'", [made.id]);
  expect(event?.payload).toMatchObject({ relation: "AUTHORISED", recipientName: "Trần Khôi" });
});

test("a result on paper is not returned without a recipient, nor before it has come; an electronic one is confirmed", async () => {
  expect(refusal(await giveBack(await world.dossier("DISPATCHED", { returnMethod: "COUNTER" }), null)).reason).toBe("NO_RECIPIENT");
  expect(refusal(await giveBack(await world.dossier("RESOLVED", { returnMethod: "COUNTER" }))).reason).toBe("RESULT_NOT_HERE");
  const electronic = await world.dossier("RESOLVED", { returnMethod: "ONLINE" });
  expect(good(await giveBack(electronic, null)).formId).toBeNull();
  expect(await statusOf(electronic)).toBe("RETURNED");
  expect(refusal(await giveBack(await world.dossier("DISPATCHED"))).reason).toBe("RETURN_BY_OTHER_WAY");
});

test("an original shown for comparison is owed back; one declared as lent stays so whatever is answered", async () => {
  const made = await world.dossier("AT_COUNTER");
  const owed = async () => (await world.owner.query<{ owed_back: boolean }>("select owed_back from paper where dossier_id = $1 order by id", [made.id])).rows.map(({ owed_back }) => owed_back);
  const [first] = fullChecklist(world);
  const save = (answer: "SHOWN" | "FILED") => saveChecklist(world.cast.clerk, {
    operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, lines: first ? [{ ...first, answer }] : [],
  });
  good(await save("SHOWN"));
  expect((await owed()).filter(Boolean)).toHaveLength(1);
  good(await save("FILED"));
  expect((await owed()).filter(Boolean)).toHaveLength(1);
});

test("a day that the calendar does not cover: refused with words, no number, nothing moved", async () => {
  const made = await world.dossier("AT_COUNTER");
  await world.owner.query("insert into calendar_version (version, covered, published_at) values ('hole', '{2020-01-01/2020-12-31}', '2099-01-01')");
  try {
    const answer = refusal(await receive(world.cast.clerk, made, made.version, fullChecklist(world)));
    expect(answer.reason).toBe("CALENDAR_HOLE");
    expect(answer.words).toMatch(/lịch/i);
  } finally {
    await world.owner.query("delete from calendar_version where version = 'hole'");
  }
  expect(await statusOf(made)).toBe("SUBMITTED");
});

test("a rejection gives its reason to the applicant, its form, and ends the dossier", async () => {
  const made = await world.dossier("AT_COUNTER");
  const reason = "Thủ tục thuộc thẩm quyền của Sở Du lịch thành phố Hà Nội.";
  good(await rejectDossier(world.cast.clerk, { operationId: newId<"operation">(), dossierId: made.id, expectedVersion: made.version, reason }));
  expect(await statusOf(made)).toBe("NOT_RECEIVED");
  const { rows } = await world.owner.query<{ kind: string }>("select kind from issued_form where dossier_id = $1", [made.id]);
  expect(rows).toEqual([{ kind: "REJECTION" }]);
  expect(refusal(await receive(world.cast.clerk, made, made.version + 1, fullChecklist(world))).reason).toBe("WRONG_STATUS");
});

test("a signed manifest prints for its two sides and nobody else", async () => {
  const made = await world.dossier("WITH_AGENCY");
  const id = made.manifestIds.toAgency ?? "";
  const print = await printManifest(world.cast.official, id);
  expect(Buffer.from(print?.pdf.subarray(0, 5) ?? []).toString()).toBe("%PDF-");
  expect(Buffer.from((await printManifest(world.cast.clerk, id))?.pdf ?? []).equals(Buffer.from(print?.pdf ?? []))).toBe(true);
  expect(await printManifest(world.cast.otherOfficial, id)).toBeNull();
  expect(await printManifest(world.cast.otherClerk, id)).toBeNull();
});

test("the list beside an open dossier is a pile on which it lies, at every stage; beside one that waits for nobody here, none of them", async () => {
  const { clerk } = world.cast;
  for (const stage of STAGES) await world.dossier(stage);
  await world.dossier("RESOLVED", { returnMethod: "COUNTER" });
  const piles = new Map<CounterPile, readonly string[]>();
  for (const pile of COUNTER_PILES) piles.set(pile, (await listPile(clerk, { pile })).rows.map(({ id }) => id));
  const { rows } = await world.owner.query<{ id: string }>("select id from dossier where office_id = $1 and status <> 'DRAFT'", [clerk.officeId]);
  const found = new Set<CounterPile>();
  for (const { id } of rows) {
    const dossier = await readDossier(clerk, id);
    if (!dossier) throw new Error("not read");
    const pile = pileOfDossier(dossier);
    const waiting = COUNTER_PILES.filter((one) => one !== "TODAY" && piles.get(one)?.includes(id));
    expect(pile === null ? waiting : waiting.includes(pile), `${dossier.status}, ${waiting.join()}, ${pile}`).toEqual(pile === null ? [] : true);
    if (pile !== null) found.add(pile);
  }
  expect([...found].sort()).toEqual(COUNTER_PILES.filter((one) => one !== "TODAY").sort());
});
