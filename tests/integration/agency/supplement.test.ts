import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { requestSupplementSchema, type SupplementLine } from "@/lib/dossiers/schema/request-supplement";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { SupplementPolicy } from "@/lib/platform/generated/enums";
import { type DossierId, newId } from "@/lib/platform/ids";
import { type AgencyWorld, agencyWorld, eventsOf, pastSteps, TERM_DAYS, workingDayAfter } from "@/tests/integration/agency/agency-world";

let world: AgencyWorld;
beforeAll(async () => {
  world = await agencyWorld();
});
afterAll(() => world.close());

const today = vietnamDay(now());
const RECEIVED_DAY = workingDayAfter(today, -8);
const ASKED_DAY = workingDayAfter(today, -5);
/** Working days of the term used up before the request: what a PAUSE keeps is the rest. */
const USED = 3;

const official = () => world.officials[0] ?? world.stranger;
const act = (dossier: { id: string; version: number }) => ({ dossierId: dossier.id as DossierId, operationId: newId<"operation">(), expectedVersion: dossier.version });

async function waiting(policy: SupplementPolicy) {
  const before = pastSteps(["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"], RECEIVED_DAY, official());
  const asked = pastSteps(["REQUEST_SUPPLEMENT"], ASKED_DAY, official());
  return world.dossier([...before, ...asked], { policy });
}

async function dueDays(id: string): Promise<{ due: string; original: string; status: string }> {
  const { rows } = await world.owner.query<{ due_at: Date; original_due_at: Date; status: string }>("select due_at, original_due_at, status from dossier where id = $1", [id]);
  const [row] = rows;
  if (!row) throw new Error("no dossier");
  return { due: vietnamDay(row.due_at), original: vietnamDay(row.original_due_at), status: row.status };
}

test.each([
  { policy: "RESET", due: workingDayAfter(today, TERM_DAYS) },
  { policy: "PAUSE", due: workingDayAfter(today, TERM_DAYS - USED) },
  { policy: "NONE", due: workingDayAfter(RECEIVED_DAY, TERM_DAYS) },
] as const)("the full supplement arrives under $policy: the current date moves by the policy, the promised one stays", async ({ policy, due }) => {
  const dossier = await waiting(policy);
  const promised = workingDayAfter(RECEIVED_DAY, TERM_DAYS);
  expect(await dueDays(dossier.id)).toEqual({ due: promised, original: promised, status: "AWAITING_SUPPLEMENT" });
  const accepted = await acceptSupplement(official(), { ...act(dossier), note: "Đã nhận giấy khám sức khỏe mới." });
  expect(accepted).toEqual({ ok: true, value: { dossierId: dossier.id, version: dossier.version + 1 } });
  expect(await dueDays(dossier.id)).toEqual({ due, original: promised, status: "PROCESSING" });
  const last = (await eventsOf(world.owner, dossier.id)).at(-1);
  expect(vietnamDay(new Date(String(last?.payload.dueAt)))).toBe(due);
});

test("the clerk at the counter may take the supplement too; another agency's official finds nothing; a second press does nothing more", async () => {
  const dossier = await waiting("RESET");
  const stranger = await acceptSupplement(world.stranger, { ...act(dossier), note: "" });
  expect(stranger.ok ? null : stranger.refusals[0].reason).toBe("NOT_FOUND");
  const input = { ...act(dossier), note: "" };
  const first = await acceptSupplement(world.clerk, input);
  expect(first.ok).toBe(true);
  expect(await acceptSupplement(world.clerk, input)).toEqual(first);
  const late = await acceptSupplement(official(), { ...act(dossier), note: "" });
  expect(late.ok ? "" : late.refusals[0].words).toContain(`${world.clerk.name} vừa nhận đủ giấy tờ bổ sung lúc`);
});

test("a request names each paper, issues its form, and is one: the second is refused", async () => {
  const dossier = await world.dossier(pastSteps(["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"], workingDayAfter(today, -1), official()));
  const [form, health] = world.version("RESET").components;
  const line: SupplementLine = { componentId: health?.id ?? "", problem: "OUTDATED", words: "Nộp giấy cấp trong 6 tháng gần nhất." };
  const lines = [line];
  const foreign = await requestSupplement(official(), { ...act(dossier), note: "", lines: [{ ...line, componentId: world.version("PAUSE").components[0]?.id ?? "" }] });
  expect(foreign.ok ? null : foreign.refusals[0].reason).toBe("NOT_FOUND");
  const notHolder = await requestSupplement(world.officials[1] ?? world.stranger, { ...act(dossier), note: "", lines });
  expect(notHolder.ok ? null : notHolder.refusals[0].reason).toBe("NOT_HOLDER");

  const asked = await requestSupplement(official(), { ...act(dossier), note: "Gửi qua bưu tá hoặc tải tệp lên.", lines });
  expect(asked.ok).toBe(true);
  const event = (await eventsOf(world.owner, dossier.id)).at(-1);
  expect(event?.reason).toBe("1. Giấy khám sức khỏe (hết hiệu lực): Nộp giấy cấp trong 6 tháng gần nhất.\nGửi qua bưu tá hoặc tải tệp lên.");
  const forms = await world.owner.query("select kind, data from issued_form where dossier_id = $1", [dossier.id]);
  expect(forms.rows).toMatchObject([{ kind: "SUPPLEMENT_REQUEST", data: { papers: [{ name: health?.name, note: "hết hiệu lực: Nộp giấy cấp trong 6 tháng gần nhất." }] } }]);

  const version = dossier.version + 1;
  const pending = await requestSupplement(official(), { ...act({ id: dossier.id, version }), note: "", lines });
  expect(pending.ok ? null : pending.refusals[0].reason).toBe("WRONG_STATUS");
  expect((await acceptSupplement(official(), { ...act({ id: dossier.id, version }), note: "" })).ok).toBe(true);
  const second = await requestSupplement(official(), { ...act({ id: dossier.id, version: version + 1 }), note: "", lines: [{ componentId: form?.id ?? "", problem: "INCORRECT", words: "Ký lại đơn." }] });
  expect(second.ok ? null : second.refusals[0].reason).toBe("SECOND_SUPPLEMENT");
});

test("the form of a request is read row by row and says at which field something is missing", () => {
  const hidden = { operationId: newId(), dossierId: newId(), expectedVersion: "4" };
  const [one, two] = [newId(), newId()];
  const good = requestSupplementSchema.parse({ ...hidden, [`problem.${one}`]: "", [`words.${one}`]: "", [`problem.${two}`]: "INCOMPLETE", [`words.${two}`]: " Nộp thêm   trang 2. " });
  expect(good).toMatchObject({ expectedVersion: 4, note: "", lines: [{ componentId: two, problem: "INCOMPLETE", words: "Nộp thêm trang 2." }] });
  const fieldsOf = (input: object) => requestSupplementSchema.safeParse({ ...hidden, ...input }).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(fieldsOf({})).toEqual(["note"]);
  expect(fieldsOf({ [`problem.${one}`]: "INCORRECT", [`words.${one}`]: "" })).toEqual([`words.${one}`]);
  expect(fieldsOf({ [`problem.${one}`]: "", [`words.${one}`]: "Ký lại đơn.", [`problem.${two}`]: "INCORRECT", [`words.${two}`]: "Ký lại đơn." })).toEqual([`problem.${one}`]);
});
