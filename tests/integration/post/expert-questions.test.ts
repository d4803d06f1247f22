import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion, askExpert } from "@/lib/dossiers/commands/expert-question";
import { readAgencyQuestions, readAskedQuestions, readExpertNotes, readQuestionPhoto } from "@/lib/dossiers/queries/expert-questions";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { openFile } from "@/lib/platform/storage";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { openTestWorld } from "@/tests/test-world";

let world: World;
let dossier: MadeDossier;
let component: { id: string; name: string };

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  dossier = await world.dossier("AT_COUNTER");
  const { rows: [row] } = await world.owner.query<{ id: string; name: string }>("select c.id, c.name from component c join dossier d on d.case_id = c.case_id where d.id = $1 and c.kind <> 'NOTE' order by c.position limit 1", [dossier.id]);
  if (!row) throw new Error("component");
  component = row;
  return opened.close;
}, 120_000);

const QUESTION = "Giấy khám sức khỏe do trạm y tế xã cấp có dùng được không?";
const ask = (made = dossier) => ({ operationId: newId<"operation">(), dossierId: made.id, componentId: asId<"component">(component.id), question: QUESTION, photo: null as File | null });
const answerTo = (questionId: string, keep = false) => ({ operationId: newId<"operation">(), questionId: asId<"question">(questionId), answer: "Được, nếu còn trong 12 tháng.", keep });
async function asked(): Promise<string> {
  const result = await askExpert(world.cast.clerk, ask());
  if (!result.ok) throw new Error(result.refusals[0].words);
  return result.value.questionId;
}

describe("a clerk asks the agency's expert", () => {
  test("due in thirty working minutes; the agency reads procedure and component, nothing of the applicant or the dossier", async () => {
    const input = ask();
    const first = await askExpert(world.cast.clerk, input);
    expect(first.ok).toBe(true);
    expect(await askExpert(world.cast.clerk, input)).toEqual(first);
    const { open } = await readAgencyQuestions(world.cast.official);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ componentName: component.name, question: QUESTION, askedBy: world.cast.clerk.name, overdue: false, dueAt: new Date("2026-11-26T03:30:00Z") });
    expect(open[0]?.dueWords).toBe("còn 30 phút làm việc, đến 10:30 ngày 26/11/2026");
    const told = JSON.stringify(open);
    for (const secret of [dossier.id, dossier.submissionCode, world.cast.citizen.name]) expect(told).not.toContain(secret);
  });

  test("over lunch the minutes run on in the afternoon", async () => {
    setClock(() => new Date("2026-11-26T04:20:00Z"));
    const id = await asked();
    setClock(() => TODAY);
    const { rows } = await world.owner.query<{ due_at: Date }>("select due_at from expert_question where id = $1", [id]);
    expect(rows[0]?.due_at).toEqual(new Date("2026-11-26T06:20:00Z"));
  });

  test("not from a dossier of another office, not about another procedure's component", async () => {
    expect(await askExpert(world.cast.otherClerk, ask())).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
    expect(await askExpert(world.cast.clerk, { ...ask(), componentId: newId<"component">() })).toMatchObject({ ok: false, refusals: [{ reason: "NO_SUCH_COMPONENT" }] });
    await expect(askExpert(world.cast.official, ask())).rejects.toThrow("may not");
  });
});

describe("a photo with the question", () => {
  const picture = async () => new File([new Uint8Array(await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#f4f1e8" } }).withExif({ IFD0: { Artist: "Nguyen Van A" } }).jpeg().toBuffer())], "anh.jpg");

  test("is drawn anew, without what the camera wrote, for the asking office and the asked agency alone", async () => {
    const result = await askExpert(world.cast.clerk, { ...ask(), photo: await picture() });
    if (!result.ok) throw new Error(result.refusals[0].words);
    const { questionId } = result.value;
    const kept = await readQuestionPhoto(world.cast.official, questionId);
    expect(kept).not.toBeNull();
    const bytes = Buffer.from(await new Response(openFile(kept?.sha256 ?? "")).arrayBuffer());
    expect((await sharp(bytes).metadata()).width).toBe(900);
    expect(bytes.includes("Nguyen Van A")).toBe(false);
    expect(await readQuestionPhoto(world.cast.clerk, questionId)).toEqual(kept);
    // A kept answer is read at every counter; the picture is not.
    await answerQuestion(world.cast.official, answerTo(questionId, true));
    expect(await readQuestionPhoto(world.cast.otherClerk, questionId)).toBeNull();
    expect((await readAgencyQuestions(world.cast.official)).answered.find(({ id }) => id === questionId)?.photo).toBe(true);
    await world.owner.query("update expert_question set kept_as_hint = false where id = $1", [questionId]);
  });

  test("that is no picture is refused at its field, and nothing is asked", async () => {
    const before = (await readAskedQuestions(world.cast.clerk)).open.length;
    const refusal = await askExpert(world.cast.clerk, { ...ask(), photo: new File(["<script>alert(1)</script>"], "anh.jpg") });
    expect(refusal).toMatchObject({ ok: false, refusals: [{ field: "photo" }] });
    expect((await readAskedQuestions(world.cast.clerk)).open).toHaveLength(before);
  });
});

describe("the expert answers", () => {
  test("the asker reads it at the component, the other office does not", async () => {
    const id = await asked();
    expect((await answerQuestion(world.cast.official, answerTo(id))).ok).toBe(true);
    const notes = await readExpertNotes(world.cast.clerk, dossier.id);
    expect(notes.find((note) => note.id === id)).toMatchObject({ componentId: component.id, hint: false, answer: "Được, nếu còn trong 12 tháng.", by: world.cast.official.name });
    expect(await readExpertNotes(world.cast.otherClerk, dossier.id)).toEqual([]);
    expect((await readAskedQuestions(world.cast.clerk)).answered.map((question) => question.id)).toContain(id);
    expect((await readAskedQuestions(world.cast.colleague)).answered).toEqual([]);
    expect((await readAskedQuestions(world.cast.supervisor)).answered.map((question) => question.id)).toContain(id);
    expect((await readAskedQuestions(world.cast.otherClerk)).answered).toEqual([]);
  });

  test("once: of two at the same moment one wins, the other reads who and when", async () => {
    const id = await asked();
    const answers = await Promise.all([answerQuestion(world.cast.official, answerTo(id)), answerQuestion(world.cast.deskmate, answerTo(id))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser && !loser.ok ? loser.refusals[0].words : "").toMatch(/đã trả lời câu hỏi này lúc 10:00 ngày 26\/11\/2026/);
  });

  test("another agency sees nothing and answers nothing", async () => {
    const id = await asked();
    expect(await readAgencyQuestions(world.cast.otherOfficial)).toEqual({ open: [], answered: [], next: null });
    expect(await answerQuestion(world.cast.otherOfficial, answerTo(id))).toMatchObject({ ok: false, refusals: [{ reason: "NOT_FOUND" }] });
  });

  test("kept as a hint it is read at the component by every counter of the agency's dossiers", async () => {
    const id = await asked();
    expect((await answerQuestion(world.cast.head, answerTo(id, true))).ok).toBe(true);
    const next = await world.dossier("AT_COUNTER");
    expect((await readExpertNotes(world.cast.colleague, next.id)).map((note) => [note.id, note.hint])).toEqual([[id, true]]);
    await world.owner.query("update dossier set office_id = $1 where id = $2", [world.cast.otherClerk.officeId, next.id]);
    expect((await readExpertNotes(world.cast.otherClerk, next.id)).map((note) => note.id)).toEqual([id]);
  });

  test("an answer that is given never changes, whatever the code does", async () => {
    const id = await asked();
    await answerQuestion(world.cast.official, answerTo(id));
    await expect(world.owner.query(`begin; set local role mcbc_app; select set_config('app.actor_kind', 'OFFICIAL', true), set_config('app.actor_id', '${world.cast.official.id}', true), set_config('app.actor_agency', '${world.cast.official.agencyId}', true); update expert_question set question = 'x' where id = '${id}'; commit`)).rejects.toThrow("permission denied");
    await world.owner.query("rollback");
  });
});
