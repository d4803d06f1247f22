import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { fileAtCounterSchema } from "@/lib/dossiers/schema/file-at-counter";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import { TODAY, type World } from "@/tests/factories";
import { fullChecklist, good, refusal } from "@/tests/integration/post/acts";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { resumeAtCounter } from "@/lib/dossiers/commands/resume-at-counter";
import { deskFiling, offerOf } from "@/tests/integration/post/desk-filing";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld } from "@/tests/test-world";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ database, world } = opened);
  return opened.close;
});
beforeEach(() => {
  setClock(() => TODAY);
  return () => setClock();
});

const filing = (changes: Record<string, string> = {}) => deskFiling(world.cast.clerk, changes);

const people = async (number: string) => (await world.owner.query<{ id: string; full_name: string; phone: string | null }>("select id, full_name, phone from person where identity_number = $1", [number])).rows;

describe("a dossier entered at the counter", () => {
  test("from the card alone: filed, received with its papers in the clerk's hands, and every promise of the data holds", async () => {
    const { dossierId } = good(await fileAtCounter(world.cast.clerk, await filing()));
    expect(await people("035090001234")).toMatchObject([{ full_name: "Nguyễn Văn An", phone: null }]);
    const filed = await readDossier(world.cast.clerk, dossierId);
    expect(filed).toMatchObject({ status: "SUBMITTED", channel: "COUNTER", applicant: { name: "Nguyễn Văn An" }, turn: { holder: "COUNTER" } });
    const lines = fullChecklist(world);
    const received = good(await receiveDossier(world.cast.clerk, { operationId: newId<"operation">(), dossierId: asId<"dossier">(dossierId), expectedVersion: 1, lines }));
    expect(received.code).toMatch(/^H42\./);
    const { rows } = await world.owner.query("select holder_kind, holder_id, sum(count)::int as papers from paper where dossier_id = $1 group by 1, 2", [dossierId]);
    expect(rows).toEqual([{ holder_kind: "CLERK", holder_id: world.cast.clerk.id, papers: lines.length }]);
    const tallies = await verifyData(database.urls.owner);
    expect(brokenOf(tallies).map(([name, { first }]) => `${name}: ${first?.words ?? ""}`)).toEqual([]);
  });

  test("a known person keeps what is known, and what was missing is added", async () => {
    good(await fileAtCounter(world.cast.clerk, await filing({ phone: "0912 345 678" })));
    good(await fileAtCounter(world.cast.clerk, await filing({ phone: "0988 888 888" })));
    expect(await people("035090001234")).toMatchObject([{ phone: "0912345678" }]);
  });

  test("the same number under another name is refused at the field, and nothing is written", async () => {
    const before = await world.owner.query("select count(*) from dossier");
    const input = await filing({ cardText: "", identityNumber: "035188004127", fullName: "Trần Thị Khác", dateOfBirth: "1988-03-12", sex: "FEMALE" });
    expect(refusal(await fileAtCounter(world.cast.clerk, input))).toMatchObject({ reason: "NAME_DIFFERS", field: "fullName" });
    expect((await world.owner.query("select count(*) from dossier")).rows).toEqual(before.rows);
    expect(await people("035188004127")).toMatchObject([{ full_name: "Nguyễn Thị Mai Lan" }]);
  });

  test("two clerks enter the same new person at once: one person, two dossiers", async () => {
    const card = "036194555123||PHẠM THỊ MỚI|21071994|Nữ|Số 5 Trần Hưng Đạo, Nam Định|";
    const both = await Promise.all([filing({ cardText: card }), filing({ cardText: card })]);
    const answers = await Promise.all([fileAtCounter(world.cast.clerk, both[0]), fileAtCounter(world.cast.colleague, both[1])]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await people("036194555123")).toHaveLength(1);
  });

  test("pressing twice files once, with the same answer", async () => {
    const input = await filing();
    const [first, again] = [await fileAtCounter(world.cast.clerk, input), await fileAtCounter(world.cast.clerk, input)];
    expect(again).toEqual(first);
  });

  test("a clerk without training in the field is told so before he fills anything, and refused when he tries", async () => {
    const offer = await offerOf(world.cast.clerk, "1.004623");
    await world.owner.query("delete from training_record where staff_id = $1", [world.cast.colleague.id]);
    const { agencies, withheld } = await readCounterOffers(world.cast.colleague);
    expect(agencies.flatMap(({ offers }) => offers)).toEqual([]);
    expect(withheld.length).toBeGreaterThan(0);
    expect(refusal(await fileAtCounter(world.cast.colleague, await filing({ offer })))).toMatchObject({ reason: "NOT_TRAINED", field: "offer" });
  });

  test("the form says what is wrong at each field", () => {
    const read = fileAtCounterSchema.safeParse({ operationId: newId(), offer: "x", returnMethod: "POST", cardText: "", identityNumber: "12", phone: "1", email: "a" });
    expect(read.success).toBe(false);
    const partial = fileAtCounterSchema.safeParse({
      operationId: newId(), offer: `${newId()}.${newId()}.1.004623`, returnMethod: "POST", cardText: "", identityNumber: "12", phone: "1", email: "a",
    });
    expect(partial.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual(
      ["dateOfBirth", "email", "fullName", "identityNumber", "phone", "returnAddressText", "returnCommuneCode", "sex"],
    );
  });

  test("a card that lost its accents must be typed over", async () => {
    const cardText = "035090001234||NGUYEN VAN AN|05031990|Nam|To 5, Phu Van|";
    const read = fileAtCounterSchema.safeParse({ operationId: newId(), offer: await offerOf(world.cast.clerk, "1.004623"), returnMethod: "COUNTER", cardText });
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["fullName"]);
    expect((await filing({ cardText, fullName: "Nguyễn Văn An" })).person).toMatchObject({ fullName: "Nguyễn Văn An", identityNumber: "035090001234" });
  });
});

test("what was missing is brought to the counter by somebody without an account: the checklist goes on, and it is received", async () => {
  const { dossierId } = good(await fileAtCounter(world.cast.clerk, await filing()));
  const act = (expectedVersion: number) => ({ operationId: newId<"operation">(), dossierId: asId<"dossier">(dossierId), expectedVersion });
  const componentId = world.version.components.find(({ kind }) => kind !== "NOTE")?.id ?? "";
  good(await requestCompletion(world.cast.clerk, { ...act(1), note: "", lines: [{ componentId, problem: "INCOMPLETE", words: "Nộp thêm bản chính." }] }));
  expect(refusal(await receiveDossier(world.cast.clerk, { ...act(2), lines: fullChecklist(world) })).reason).toBe("WRONG_STATUS");
  const [first, second] = await Promise.all([
    resumeAtCounter(world.cast.clerk, { ...act(2), note: "" }), resumeAtCounter(world.cast.colleague, { ...act(2), note: "Đơn đã ký" }),
  ]);
  expect([first.ok, second.ok].filter((won) => won)).toHaveLength(1);
  expect(refusal(first.ok ? second : first).words).toMatch(/vừa nộp lại hồ sơ lúc/);
  good(await receiveDossier(world.cast.clerk, { ...act(3), lines: fullChecklist(world) }));
});
