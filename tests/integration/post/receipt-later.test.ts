import { beforeAll, expect, test } from "vitest";
import { issueReceipt } from "@/lib/dossiers/commands/issue-receipt";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { TODAY, type World } from "@/tests/factories";
import { refusal } from "@/tests/integration/post/acts";
import { openTestWorld } from "@/tests/test-world";

let world: World;
beforeAll(async () => {
  const opened = await openTestWorld();
  ({ world } = opened);
  setClock(() => TODAY);
  return opened.close;
});

test("a dossier received without a slip gets one when its applicant asks for it, once, with the moments that were recorded", async () => {
  const { clerk, otherClerk } = world.cast;
  const made = await world.dossier("RECEIVED");
  await world.owner.query("delete from issued_form where dossier_id = $1 and kind = 'RECEIPT'", [made.id]);
  const ask = (actor = clerk, operationId = newId<"operation">()) => issueReceipt(actor, { operationId, dossierId: asId<"dossier">(made.id) });
  expect(refusal(await ask(otherClerk)).reason).toBe("NOT_FOUND");
  const operationId = newId<"operation">();
  const both = await Promise.all([ask(clerk, operationId), ask(clerk, operationId), ask(clerk)]);
  const printed = await world.owner.query<{ id: string; data: { receivedAt: string; dueAt: string; dossierCode: string } }>("select id, data from issued_form where dossier_id = $1 and kind = 'RECEIPT'", [made.id]);
  expect(printed.rows).toHaveLength(1);
  const answered = both.flatMap((result) => (result.ok ? [result.value.formId] : []));
  expect([...new Set(answered)]).toEqual([printed.rows[0]?.id]);
  const view = await readDossier(clerk, made.id);
  expect(printed.rows[0]?.data).toMatchObject({ dossierCode: made.code, receivedAt: view?.moments.receivedAt?.toISOString(), dueAt: view?.due?.originalDueAt.toISOString() });
  expect(refusal(await ask()).words).toContain("In lại");
  // Before reception there is nothing to hand out.
  const early = await world.dossier("AT_COUNTER");
  expect(refusal(await issueReceipt(clerk, { operationId: newId<"operation">(), dossierId: asId<"dossier">(early.id) })).reason).toBe("NOT_FOUND");
});
