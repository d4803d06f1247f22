import type { AgencyId, OfficeId, PersonId, StaffId } from "@/lib/platform/ids";

declare const actorBrand: unique symbol;
type Branded<T> = Readonly<T> & { readonly [actorBrand]: true };

export const STAFF_ROLES = ["POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const ACTOR_KINDS = ["VISITOR", "CITIZEN", ...STAFF_ROLES] as const;
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
export type SignedIn = Citizen | StaffActor;

/** Who asks. Only the session (and the tests' factory) mints one, through `mintActor`. */
export type Actor = Visitor | SignedIn;

type Plain<T> = T extends unknown ? Omit<T, typeof actorBrand> : never;

/** The actor of one kind. */
export type ActorOf<K extends ActorKind> = Extract<Actor, { kind: K }>;

/** Brands an actor. To be called by `session.ts`, by bulk loaders and by test factories alone (lint keeps it so). */
export function mintActor<K extends ActorKind>(actor: Plain<ActorOf<K>> & { kind: K }): ActorOf<K> {
  return Object.freeze({ ...actor }) as unknown as ActorOf<K>;
}

/** The actor of a request without a session. */
export function visitor(): Visitor {
  return mintActor({ kind: "VISITOR", id: null, name: "Khách" });
}
