import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import type { Ids } from "@/tests/matrix/targets";

const AT = "2026-11-20T02:00:00Z";
const itemOf = (made: MadeDossier) => made.itemIds.toCitizen ?? newId();

/** The order of the leg home, at an operator. */
export async function orderOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  await insertRows(world.owner, "shipment_order", [{
    id: newId(), item_id: itemOf(made), dossier_id: made.id, office_id: world.cast.clerk.officeId, order_number: `MT-${made.id}`, item_code: "CP000000014VN", province_code: "37", grams: 100,
    state: "PLACED", carrier_code: "vnpost", awaiting: [], steps: "[]", created_at: AT, updated_at: AT,
  }]);
  return {};
}

/** An event put aside at the clerk's office; its id in the place of a form's. */
export async function putAsideOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  await insertRows(world.owner, "event_put_aside", [{
    raw_id: id, office_id: world.cast.clerk.officeId, dossier_id: made.id, carrier_code: "vnpost", item_code: "CP000000014VN", code: "XYZ", place: "Hoa Lư", occurred_at: AT, why: "UNKNOWN_CODE", put_aside_at: AT,
  }]);
  return { formId: id };
}

/** An incident of the dossier at the clerk's counter, not yet settled. */
export async function incidentOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  const { clerk, courier } = world.cast;
  await insertRows(world.owner, "custody_incident", [{
    id, kind: "WRONG_SEAL", dossier_id: made.id, office_id: clerk.officeId, words: "niêm phong khác", responsible_kind: "COURIER", responsible_id: courier.id, responsible_name: courier.name,
    noticed_by_kind: "CLERK", noticed_by_id: clerk.id, noticed_by_name: clerk.name, noticed_at: AT,
  }]);
  return { formId: id };
}

/** A claim that waits for its answer; its id in the place of a form's. */
export async function claimOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  const { clerk } = world.cast;
  await insertRows(world.owner, "postal_claim", [{
    id, dossier_id: made.id, item_id: itemOf(made), office_id: clerk.officeId, kind: "LOST", claimant_name: "Nguyễn Thị Mai Lan", words: "Không nhận được kết quả.", opened_at: AT,
    opened_by_id: clerk.id, opened_by_name: clerk.name, answer_due_on: "2026-11-27", postage_paid: 26_000,
  }]);
  return { formId: id };
}
