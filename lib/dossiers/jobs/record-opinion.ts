import type { PgBoss } from "pg-boss";
import { permit } from "@/lib/access/policy";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { systemActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { formatDateTime } from "@/lib/platform/format";
import { asId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

/**
 * Writes an answered opinion into the history of its dossier: which agency, who, when. The answer itself stays with the question.
 * May run any number of times; the event carries the opinion's id as its operation, so there is one. A dossier that has ended
 * in the meantime gets none.
 * @throws when another act on the dossier came between: the queue tries again
 */
export async function recordOpinion({ opinionId }: Jobs["opinion-answered"]): Promise<void> {
  const permitted = permit(systemActor(), "opinion.record");
  await transactAsJobs(async (tx) => {
    const opinion = await tx.opinionRequest.findUnique({ where: { id: opinionId } });
    if (!opinion?.answeredAt || (await tx.dossierEvent.findUnique({ where: { operationId: opinionId }, select: { id: true } }))) return;
    const { dossierId, answeredByName, answeredAt, askedAgencyId } = opinion;
    const agency = await tx.agency.findUniqueOrThrow({ where: { id: askedAgencyId }, select: { name: true } });
    const moved = await moveDossier<"RECORD_OPINION">(permitted, tx, {
      event: "RECORD_OPINION", dossierId: asId<"dossier">(dossierId), operationId: asId<"operation">(opinionId), expectedVersion: null, at: now(),
      reason: `${agency.name}, ${answeredByName ?? ""} trả lời lúc ${formatDateTime(answeredAt)}.`,
      payload: { opinionId, askedAgencyId, answeredByName, answeredAt: answeredAt.toISOString() },
    });
    if (moved.ok) return;
    const [{ reason, words }] = moved.refusals;
    if (reason === "SOMEBODY_FASTER") throw new Error(`Opinion ${opinionId}: ${words}`);
    log.info(`opinion ${opinionId} not recorded: ${reason}`);
  });
}

/** Lets the worker record opinions as they are answered. */
export async function recordOpinions(queue: PgBoss): Promise<string> {
  return queue.work("opinion-answered", { pollingIntervalSeconds: 2 } as const, async (jobs: readonly Readonly<{ data: Jobs["opinion-answered"] }>[]) => {
    for (const { data } of jobs) await recordOpinion(data);
  });
}
