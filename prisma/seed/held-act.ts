import type { Pool } from "pg";
import { sendingSchema } from "@/lib/deliveries/sync/schema";
import { subjectsOf } from "@/lib/deliveries/sync/subjects";
import { syncCourier } from "@/lib/dossiers/commands/sync-courier";
import { mintActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";

type UnderWay = Readonly<{ item_id: string; dossier_id: string; applicant_name: string; last4: string; staff_id: string; full_name: string; office_id: string; province_code: string }>;

/**
 * One act that the server holds, as the product itself makes it: a courier's phone sends a delivery whose identity paper does not fit the
 * owner. Nothing of it is done; it waits for the office's supervisor. The dossier stays where it is.
 */
export async function seedHeldAct(client: Pick<Pool, "query">): Promise<void> {
  const { rows: [found] } = await client.query<UnderWay>(
    `select i.id as item_id, d.id as dossier_id, d.applicant_name, right(p.identity_number, 4) as last4, s.id as staff_id, s.full_name, s.office_id, s.province_code
     from postal_item i join dossier d on d.id = i.dossier_id join person p on p.id = d.applicant_id join staff s on s.id = i.courier_id
     where i.direction = 'TO_CITIZEN' and i.status = 'IN_TRANSIT' and p.identity_number is not null order by i.item_code limit 1`);
  if (!found) return;
  const courier = mintActor({ kind: "COURIER", id: asId<"staff">(found.staff_id), name: found.full_name, officeId: asId<"office">(found.office_id), agencyId: null, provinceCode: found.province_code });
  const payload = {
    dossierId: found.dossier_id, itemId: found.item_id, relation: "OWNER", recipientName: found.applicant_name, identityType: "CITIZEN_CARD", identityLast4: found.last4 === "7316" ? "7361" : "7316",
    recipientSignatureTypedName: found.applicant_name, recipientSignatureTypedConsent: "on",
  };
  const deviceId = newId();
  const answered = await syncCourier(courier, sendingSchema.parse({
    deviceId, deviceName: "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36", operations: [{
      id: newId(), deviceId, sequence: 1, kind: "DELIVER_RESULT", subjects: subjectsOf("DELIVER_RESULT", payload), payload, photos: [], seenVersion: null, madeAt: now().toISOString(),
    }],
  }));
  const outcome = answered.ok ? answered.value.receipts[0]?.answer.outcome : answered.refusals[0].words;
  if (outcome !== "HELD") throw new Error(`The demo's held act came out as ${outcome ?? "nothing"}`);
}
