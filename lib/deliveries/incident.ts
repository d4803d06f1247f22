import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Actor } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";

/** The incidents an actor may know of; the same rule as the policies `custody_incident_scope` and `custody_incident_noticed` in the database. */
export function incidentsVisibleTo(actor: Actor): Prisma.CustodyIncidentWhereInput {
  const ofDossier: Prisma.CustodyIncidentWhereInput = { dossier: dossiersVisibleTo(actor) };
  switch (actor.kind) {
    case "POSTAL_CLERK":
    case "POSTAL_SUPERVISOR":
      return { OR: [ofDossier, { dossierId: null, officeId: actor.officeId }] };
    case "COURIER":
      return { OR: [ofDossier, { dossierId: null, noticedById: actor.id }] };
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return { OR: [ofDossier, { dossierId: null, noticedById: { in: [actor.id, actor.agencyId] } }] };
    default:
      return ofDossier;
  }
}
