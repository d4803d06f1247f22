import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import type { Ids } from "@/tests/matrix/targets";

/** The dossier owes a fee. */
export async function owedFee(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  await insertRows(world.owner, "charge", [{ id: newId(), dossier_id: made.id, kind: "FEE", name: "Phí của ma trận", amount: 10_000, basis: "10.000 đ/lần", created_at: "2026-11-26T02:00:00Z" }]);
  return {};
}

/** The clerk has one open shift; its id in the place of one that the stage does not use. */
export async function openShiftOfClerk(world: World): Promise<Partial<Ids>> {
  const { clerk } = world.cast;
  await world.owner.query("update counter_shift set closed_at = opened_at, closed_by_id = clerk_id, closed_by_name = clerk_name where clerk_id = $1 and closed_at is null", [clerk.id]);
  const id = newId();
  await insertRows(world.owner, "counter_shift", [{ id, office_id: clerk.officeId, clerk_id: clerk.id, clerk_name: clerk.name, opened_at: "2026-11-26T01:00:00Z", opening_float: 0 }]);
  return { pickupId: id };
}

/** The papers lie with the clerk's colleague. */
export async function colleagueHolds(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const { colleague } = world.cast;
  await world.owner.query("update paper set holder_kind = 'CLERK', holder_id = $1 where dossier_id = $2", [colleague.id, made.id]);
  return { pickupId: colleague.id };
}

/** Received without a slip, as a same-day dossier is. */
export async function withoutSlip(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  await world.owner.query("delete from issued_form where dossier_id = $1 and kind = 'RECEIPT'", [made.id]);
  return {};
}
