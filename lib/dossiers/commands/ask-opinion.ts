import { permit, type Permit } from "@/lib/access/policy";
import { dueAt } from "@/lib/deadlines/due";
import { calendarInForce } from "@/lib/deadlines/queries";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import type { AskOpinionInput } from "@/lib/dossiers/schema/opinion";
import type { AgencyActor, Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDateTime, vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

type Asked = Readonly<{ agencyId: string; name: string; dueAt: Date }>;

/** The agency that is asked and by when it has to answer, by its own calendar. */
async function asked(permitted: Permit, tx: Tx, { provinceCode, agencyId }: AgencyActor, input: AskOpinionInput, at: Date): Promise<Result<Asked>> {
  const today = new Date(vietnamDay(at));
  const agency = await tx.agency.findFirst({
    where: { id: input.askedAgencyId, provinceCode, effectiveFrom: { lte: today }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: today } }] },
    select: { id: true, name: true },
  });
  if (!agency) return refused("NO_SUCH_AGENCY", "Không có cơ quan này trong tỉnh. Hãy chọn cơ quan khác.", "askedAgencyId");
  if (agency.id === agencyId) return refused("OWN_AGENCY", "Đây là cơ quan của anh/chị. Hãy chọn cơ quan khác.", "askedAgencyId");
  const calendar = await calendarInForce(permitted, tx, { provinceCode, agencyId: agency.id });
  if (!calendar.ok) return refused("CALENDAR_HOLE", calendar.refusals[0].words, "value");
  const due = dueAt({ calendar: calendar.value, start: at, term: { value: input.value, unit: input.unit } });
  return due.ok ? ok({ agencyId: agency.id, name: agency.name, dueAt: due.value.due }) : refused(due.refusals[0].reason, due.refusals[0].words, "value");
}

/**
 * The holder asks another agency of the province for its opinion, with a question and a time to answer (NĐ 61/2018, Điều 19: lấy ý
 * kiến). The asked agency reads the question, never the dossier. The legal term goes on.
 */
export async function askOpinion(actor: Actor, input: AskOpinionInput): Promise<Result<{ dossierId: string; version: number; opinionId: string }>> {
  const permitted = permit(actor, "dossier.process");
  return once(permitted.actor, input.operationId, "askOpinion", async (tx) => {
    const { operationId, dossierId, expectedVersion, question } = input;
    const at = now();
    // The permission is an agency's alone.
    const whom = await asked(permitted, tx, permitted.actor as AgencyActor, input, at);
    const opinionId = newId<"opinion">();
    const due = whom.ok ? whom.value.dueAt : at;
    const moved = await moveDossier<"ASK_OPINION">(permitted, tx, {
      event: "ASK_OPINION", dossierId, operationId, expectedVersion, at, ...(whom.ok && { reason: `${whom.value.name}, trả lời trước ${formatDateTime(due)}.` }),
      payload: { opinionId, askedAgencyId: input.askedAgencyId, dueAt: due.toISOString() },
    });
    if (!moved.ok) return moved;
    // Refused only now, so that a stale page hears first who was faster.
    if (!whom.ok) return whom;
    const { dossier } = moved.value;
    const { name: procedureName } = await tx.procedureVersion.findUniqueOrThrow({ where: { id: dossier.procedureVersionId }, select: { name: true } });
    await tx.opinionRequest.create({
      data: {
        id: opinionId, dossierId, dossierCode: dossier.code ?? dossier.submissionCode, procedureName, askingAgencyId: dossier.agencyId, askedAgencyId: whom.value.agencyId,
        askedById: permitted.actor.id, askedByName: permitted.actor.name, question, askedAt: at, dueAt: due,
      },
    });
    return ok({ dossierId, version: dossier.version, opinionId });
  });
}
