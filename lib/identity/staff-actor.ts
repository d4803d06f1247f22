import { mintActor, type StaffActor, type StaffRole } from "@/lib/identity/actor";
import { asId } from "@/lib/platform/ids";

/** What an account says about its owner's place. */
export type StaffPlace = Readonly<{ id: string; name: string; role: StaffRole; agencyId: string | null; officeId: string | null; provinceCode: string }>;

/** The employee as an actor; null when the account lacks the place that its role works at. For the session and the queue's jobs. */
export function staffActorOf({ id, name, role, agencyId, officeId, provinceCode }: StaffPlace): StaffActor | null {
  const staff = { id: asId<"staff">(id), name, provinceCode };
  switch (role) {
    case "POSTAL_CLERK":
    case "COURIER":
    case "POSTAL_SUPERVISOR":
      return officeId === null ? null : mintActor({ ...staff, kind: role, officeId: asId<"office">(officeId), agencyId: null });
    case "OFFICIAL":
    case "AGENCY_HEAD":
      return agencyId === null ? null : mintActor({ ...staff, kind: role, officeId: null, agencyId: asId<"agency">(agencyId) });
    case "ADMINISTRATOR":
      return mintActor({ ...staff, kind: role, officeId: null, agencyId: null });
  }
}
