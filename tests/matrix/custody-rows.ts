import { payClaim } from "@/lib/deliveries/commands/claims";
import { switchCarrier } from "@/lib/deliveries/commands/switch-carrier";
import { readCarriers } from "@/lib/deliveries/queries/carriers";
import { listClaims, readDossierClaims } from "@/lib/deliveries/queries/claims";
import { makeDeliveryCode, proveDeliveryCode } from "@/lib/dossiers/commands/delivery-code";
import { scanItem } from "@/lib/dossiers/commands/scan-item";
import { readDeliveryCode } from "@/lib/dossiers/queries/delivery-code";
import { printLabels } from "@/lib/dossiers/queries/labels";
import { readManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import { hashPassword } from "@/lib/identity/password";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import { dossier, DOSSIERS, from, type ListDoor, operation, type ReadDoor, type WriteDoor } from "@/tests/matrix/door";
import { claimOf } from "@/tests/matrix/postal-operator-rows";
import { type Ids, unsignedManifest } from "@/tests/matrix/targets";

/** A claim that was accepted and waits for its money. */
async function acceptedClaim(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const claim = await claimOf(world, made);
  await world.owner.query("update postal_claim set state = 'ACCEPTED', postage_amount = 104000, reissue_amount = 0, pay_due_on = '2026-12-26' where id = $1", [claim.formId]);
  return claim;
}

/** The owner's code for somebody who is to take his result. */
async function toldCode(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const { id, name } = world.cast.citizen;
  await insertRows(world.owner, "delivery_code", [{
    id: newId(), dossier_id: made.id, serial: 1, code_hash: await hashPassword("204816"), recipient_name: "Trần Văn Nhận", made_by_id: id, made_by_name: name, made_at: "2026-11-26T01:00:00Z", expires_at: "2099-01-01T00:00:00Z",
  }]);
  return {};
}

const onManifest = async (world: World, made: MadeDossier) => ({ manifestToAgency: await unsignedManifest(world, made.id, "AGENCY_HANDOVER") });

export const CUSTODY_READS: readonly ReadDoor[] = [
  { door: `${DOSSIERS}/queries/manifest-scans.ts#readManifestScans`, permission: "manifest.read", stages: ["WITH_AGENCY"], marks: (ids) => [ids.dossierId, ids.code], call: (actor, ids) => readManifestScans(actor, ids.manifestToAgency) },
  { door: `${DOSSIERS}/queries/labels.ts#printLabels`, permission: "manifest.read", stages: ["WITH_AGENCY"], marks: () => ['"name":"nhan-'], call: (actor, ids) => printLabels(actor, "PAPERS", ids.dossierId) },
  {
    door: "lib/deliveries/queries/claims.ts#readDossierClaims", permission: "postal-claim.read", stages: ["DISPATCHED"], prepare: claimOf,
    marks: (ids) => [ids.itemToAgency], call: (actor, ids) => readDossierClaims(actor, ids.dossierId),
  },
  { door: `${DOSSIERS}/queries/delivery-code.ts#readDeliveryCode`, permission: "delivery-code.make", stages: from("RECEIVED"), marks: (ids) => [ids.dossierId], call: (actor, ids) => readDeliveryCode(actor, ids.dossierId) },
];

export const CUSTODY_WRITES: readonly WriteDoor[] = [
  {
    door: `${DOSSIERS}/commands/scan-item.ts#scanItem`, permission: "custody.scan", stages: ["RECEIVED"], wins: ["clerkHere", "officialHere", "headHere"], prepare: onManifest,
    call: (actor, ids) => scanItem(actor, { operationId: operation(), manifestId: asId<"manifest">(ids.manifestToAgency), code: ids.code, undo: false }),
  },
  {
    door: "lib/deliveries/commands/claims.ts#payClaim", permission: "postal-claim.answer", stages: ["DISPATCHED"], wins: ["supervisorHere"], prepare: acceptedClaim,
    call: (actor, ids) => payClaim(actor, { operationId: operation(), claimId: ids.formId, note: "Chuyển khoản cho người nộp." }),
  },
  {
    door: `${DOSSIERS}/commands/delivery-code.ts#makeDeliveryCode`, permission: "delivery-code.make", stages: ["RESOLVED"], wins: ["owner"],
    call: (actor, ids) => makeDeliveryCode(actor, { operationId: operation(), dossierId: dossier(ids), recipientName: "Trần Văn Nhận" }),
  },
  {
    door: `${DOSSIERS}/commands/delivery-code.ts#proveDeliveryCode`, permission: "delivery.complete", stages: ["OUT_FOR_DELIVERY"], wins: ["courierOfIt"], prepare: toldCode,
    call: (actor, ids) => proveDeliveryCode(actor, { operationId: operation(), dossierId: dossier(ids), recipientName: "Trần Văn Nhận", oneTimeCode: "204816" }),
  },
];

export const CUSTODY_LISTS: readonly ListDoor[] = [
  { door: "lib/deliveries/queries/claims.ts#listClaims", permission: "postal-claim.answer", call: (actor) => listClaims(actor, { done: false }), shows: [] },
  { door: "lib/deliveries/queries/carriers.ts#readCarriers", permission: "carrier.read", call: readCarriers, shows: [] },
  { door: "lib/deliveries/commands/switch-carrier.ts#switchCarrier", permission: "carrier.switch", call: (actor) => switchCarrier(actor, { operationId: operation(), code: "khong-co", what: "POLLING", paused: true, reason: "Ma trận thử" }), shows: [] },
];
