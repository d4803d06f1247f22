import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { incidentsVisibleTo } from "@/lib/deliveries/incident";
import type { Actor } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";
import type { IncidentKind, PartyKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type IncidentRow = Readonly<{
  id: string; kind: IncidentKind; words: string; dossier: Readonly<{ id: string; code: string }> | null; responsibleKind: PartyKind; responsibleName: string;
  noticedByName: string; noticedAt: Date; settlement: string | null; settledByName: string | null; settledAt: Date | null;
}>;

const PAGE = 50;
const FACTS = { dossier: { select: { id: true, code: true, submissionCode: true } } } as const satisfies Prisma.CustodyIncidentInclude;

/** Incidents in sight, newest first, 50 a page; `open`: only those without an end. `before`: id of the last one shown. */
export async function listIncidents(actor: Actor, wanted: Readonly<{ open: boolean; before?: string }>): Promise<{ incidents: IncidentRow[]; next: string | null }> {
  permit(actor, "incident.read");
  return withActor(actor, async (tx) => {
    const rows = await tx.custodyIncident.findMany({
      where: { AND: [wanted.open ? { settledAt: null } : {}, wanted.before !== undefined && isId(wanted.before) ? { id: { lt: wanted.before } } : {}, incidentsVisibleTo(actor)] },
      include: FACTS, orderBy: { id: "desc" }, take: PAGE + 1,
    });
    const incidents = rows.slice(0, PAGE).map(({ dossier, ...row }): IncidentRow => ({
      id: row.id, kind: row.kind, words: row.words, dossier: dossier && { id: dossier.id, code: dossier.code ?? dossier.submissionCode },
      responsibleKind: row.responsibleKind, responsibleName: row.responsibleName, noticedByName: row.noticedByName, noticedAt: row.noticedAt,
      settlement: row.settlement, settledByName: row.settledByName, settledAt: row.settledAt,
    }));
    return { incidents, next: rows.length > PAGE ? (incidents.at(-1)?.id ?? null) : null };
  });
}
