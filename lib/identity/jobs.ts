import type { StaffActor } from "@/lib/identity/actor";
import { staffActorOf } from "@/lib/identity/staff-actor";
import { transactAsJobs } from "@/lib/platform/db";

/**
 * The employee who asked the worker for something, as he stands now: what he may no longer do is not done in his name either.
 * @returns null when there is no such account, or it was disabled since
 */
export async function actorOfStaff(staffId: string): Promise<StaffActor | null> {
  const staff = await transactAsJobs((tx) => tx.staff.findUnique({ where: { id: staffId } }));
  if (!staff || staff.disabledAt !== null) return null;
  return staffActorOf({ ...staff, name: staff.fullName });
}
