import type { Actor } from "@/lib/identity/actor";
import type { Prisma } from "@/lib/platform/generated/client";

const NOTHING = { id: { in: [] } } satisfies Prisma.DossierWhereInput;

/**
 * The dossiers an actor may know of: one's own, one's office's, one's agency's after reception, one's province's.
 * The same rule as the policy `dossier_scope` in the database; each lock is proven alone.
 */
export function dossiersVisibleTo(actor: Actor): Prisma.DossierWhereInput {
  switch (actor.kind) {
    case "VISITOR":
      return NOTHING;
    case "CITIZEN":
      return { applicantId: actor.id };
    case "POSTAL_CLERK":
    case "POSTAL_SUPERVISOR":
      return { officeId: actor.officeId, status: { not: "DRAFT" } };
    case "COURIER":
      return {
        status: { not: "DRAFT" },
        OR: [
          { pickups: { some: { OR: [{ courierId: actor.id }, { courierId: null, officeId: actor.officeId, status: "REQUESTED" }] } } },
          { items: { some: { OR: [{ courierId: actor.id }, { courierId: null, officeId: actor.officeId, direction: "TO_CITIZEN" }] } } },
        ],
      };
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return { agencyId: actor.agencyId, receivedAt: { not: null } };
    case "ADMINISTRATOR":
      return { provinceCode: actor.provinceCode, status: { not: "DRAFT" } };
    case "SYSTEM":
      return { status: { not: "DRAFT" } };
  }
}

/**
 * The same scope as a condition on the alias `d`, for the hand-written hot reads.
 * `$1` is the place (own id, office, agency or province) and is always used, so that every list is prepared once per kind.
 */
export function dossiersVisibleSql(actor: Actor): { condition: string; place: string } {
  switch (actor.kind) {
    case "VISITOR":
      return { condition: "false and $1::text is not null", place: "" };
    case "CITIZEN":
      return { condition: "d.applicant_id = $1::uuid", place: actor.id };
    case "POSTAL_CLERK":
    case "POSTAL_SUPERVISOR":
      return { condition: "d.office_id = $1::uuid and d.status <> 'DRAFT'", place: actor.officeId };
    case "COURIER":
      return { condition: "$1::uuid = actor_id() and d.status <> 'DRAFT' and courier_reaches(d.id)", place: actor.id };
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return { condition: "d.agency_id = $1::uuid and d.received_at is not null", place: actor.agencyId };
    case "ADMINISTRATOR":
      return { condition: "d.province_code = $1::text and d.status <> 'DRAFT'", place: actor.provinceCode };
    case "SYSTEM":
      return { condition: "d.status <> 'DRAFT' and $1::text is not null", place: "" };
  }
}
