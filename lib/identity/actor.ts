import { type AgencyId, asId, type Id, type OfficeId, type PersonId, type StaffId } from "@/lib/platform/ids";

type SystemId = Id<"system">;
declare const actorBrand: unique symbol;
type Branded<T> = Readonly<T> & { readonly [actorBrand]: true };

export const STAFF_ROLES = ["POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const ACTOR_KINDS = ["VISITOR", "CITIZEN", ...STAFF_ROLES, "SYSTEM"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Nobody known: reads only what is public. */
export type Visitor = Branded<{ kind: "VISITOR"; id: null; name: string }>;
/** `assuranceLevel` is the identity provider's level (loAs) of the sign-in, 0–4. */
export type Citizen = Branded<{ kind: "CITIZEN"; id: PersonId; name: string; assuranceLevel: number }>;
// Distributes over the roles, so that each kind can be picked out of the union.
type Employee<R extends StaffRole, Place> = R extends StaffRole ? Branded<{ kind: R; id: StaffId; name: string; provinceCode: string } & Place> : never;
export type PostalActor = Employee<"POSTAL_CLERK" | "COURIER" | "POSTAL_SUPERVISOR", { officeId: OfficeId; agencyId: null }>;
export type AgencyActor = Employee<"OFFICIAL" | "AGENCY_HEAD", { officeId: null; agencyId: AgencyId }>;
export type Administrator = Employee<"ADMINISTRATOR", { officeId: null; agencyId: null }>;
export type StaffActor = PostalActor | AgencyActor | Administrator;
/** The worker, where nobody decides but a rule: what the applicant left unanswered, a new calendar. Never of a request. */
export type System = Branded<{ kind: "SYSTEM"; id: SystemId; name: string; officeId: null; agencyId: null }>;
export type SignedIn = Citizen | StaffActor | System;

/** Who asks. Only the session, the jobs of who asked for one (and the tests' factory) mint one, through `mintActor`. */
export type Actor = Visitor | SignedIn;

type Plain<T> = T extends unknown ? Omit<T, typeof actorBrand> : never;

/** The actor of one kind. */
export type ActorOf<K extends ActorKind> = Extract<Actor, { kind: K }>;

/** Brands an actor. To be called by `session.ts` and `staff-actor.ts`, by bulk loaders and by test factories alone (lint keeps it so). */
export function mintActor<K extends ActorKind>(actor: Plain<ActorOf<K>> & { kind: K }): ActorOf<K> {
  return Object.freeze({ ...actor }) as unknown as ActorOf<K>;
}

/** The actor of a request without a session. */
export function visitor(): Visitor {
  return mintActor({ kind: "VISITOR", id: null, name: "Khách" });
}

const SYSTEM_ID: SystemId = asId("00000000-0000-7000-8000-000000000001");

/** The actor of the worker's own acts. To be called in `jobs.ts` files alone (lint keeps it so). */
export function systemActor(): System {
  return mintActor({ kind: "SYSTEM", id: SYSTEM_ID, name: "Hệ thống", officeId: null, agencyId: null });
}
