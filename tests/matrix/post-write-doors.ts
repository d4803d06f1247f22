import { answerClaim, openClaim } from "@/lib/deliveries/commands/claims";
import { settleIncident } from "@/lib/deliveries/commands/incidents";
import { settlePutAside } from "@/lib/deliveries/commands/settle-put-aside";
import { missPickup } from "@/lib/dossiers/commands/change-pickup";
import { checkAtCounter } from "@/lib/dossiers/commands/check-at-counter";
import { claimStop, collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { askExpert } from "@/lib/dossiers/commands/expert-question";
import { issueReceipt } from "@/lib/dossiers/commands/issue-receipt";
import { issuePinSlip } from "@/lib/dossiers/commands/issue-pin-slip";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { rejectDossier } from "@/lib/dossiers/commands/reject-dossier";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { resumeAtCounter } from "@/lib/dossiers/commands/resume-at-counter";
import { returnAtCounter } from "@/lib/dossiers/commands/return-at-counter";
import { saveChecklist } from "@/lib/dossiers/commands/save-checklist";
import { closeShift } from "@/lib/dossiers/commands/shift";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { substituteClerk } from "@/lib/dossiers/commands/substitute-clerk";
import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { takeOverPapers } from "@/lib/dossiers/commands/take-over-papers";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { takeCash } from "@/lib/payments/commands/take-cash";
import { asId } from "@/lib/platform/ids";
import { NO_MONEY } from "@/lib/platform/money";
import { colleagueHolds, openShiftOfClerk, owedFee, withoutSlip } from "@/tests/matrix/counter-rows";
import { COURIER_CASH_WRITES } from "@/tests/matrix/courier-cash-rows";
import { dossier, operation, act, TYPED, REASON, supplement, upload, DOSSIERS, type WriteDoor } from "@/tests/matrix/door";
import { claimOf, incidentOf, putAsideOf } from "@/tests/matrix/postal-operator-rows";
import { answerAll } from "@/tests/matrix/prepared-dossier";
import { CUSTODY_WRITES } from "@/tests/matrix/custody-rows";
import { HELD_WRITES } from "@/tests/matrix/held-act-rows";
import { SCAN_WRITES } from "@/tests/matrix/scan-rows";
import { STORE_WRITES } from "@/tests/matrix/store-rows";
import { type Ids, unsignedManifest } from "@/tests/matrix/targets";

const RECIPIENT = {
  recipientName: "Nguyễn Thị Mai Lan", relation: "OWNER", authorisation: "", identityType: "CITIZEN_CARD", identityLast4: "4127", signature: TYPED("Nguyễn Thị Mai Lan"),
} as const;
const counted = (ids: Ids) => Object.fromEntries(ids.paperIds.map((id) => [id, 1]));
const NOTHING_COUNTED = { FEE: { counted: NO_MONEY, reason: "" }, POSTAGE: { counted: NO_MONEY, reason: "" }, SERVICE: { counted: NO_MONEY, reason: "" } };
function checklist(ids: Ids) {
  return [{ componentId: ids.componentId, answer: "FILED" as const, originals: 1, certifiedCopies: 0, photocopies: 0, note: "" }];
}

export const POST_WRITES: readonly WriteDoor[] = [
  { door: `${DOSSIERS}/commands/issue-receipt.ts#issueReceipt`, permission: "dossier.receive", stages: ["RECEIVED"], wins: ["clerkHere"], prepare: withoutSlip, call: (actor, ids) => issueReceipt(actor, { operationId: operation(), dossierId: dossier(ids) }) },
  { door: `${DOSSIERS}/commands/issue-pin-slip.ts#issuePinSlip`, permission: "pin-slip.issue", stages: ["RECEIVED"], wins: ["clerkHere"], call: (actor, ids) => issuePinSlip(actor, { operationId: operation(), dossierId: dossier(ids) }) },
  {
    door: "lib/payments/commands/take-cash.ts#takeCash", permission: "cash.take", stages: ["RECEIVED"], wins: ["clerkHere"],
    prepare: async (world, made) => ({ ...(await owedFee(world, made)), ...(await openShiftOfClerk(world)) }),
    call: (actor, ids) => takeCash(actor, { operationId: operation(), dossierId: dossier(ids), kind: "FEE", payerName: "" }),
  },
  {
    door: `${DOSSIERS}/commands/shift.ts#closeShift`, permission: "shift.work", stages: ["RECEIVED"], wins: ["clerkHere"], prepare: openShiftOfClerk,
    call: (actor, ids) => closeShift(actor, { operationId: operation(), shiftId: asId<"shift">(ids.pickupId), note: "Đóng thay người vắng", cash: NOTHING_COUNTED }),
  },
  {
    door: `${DOSSIERS}/commands/substitute-clerk.ts#substituteClerk`, permission: "clerk.substitute", stages: ["RECEIVED"], wins: ["clerkHere"], prepare: colleagueHolds,
    call: (actor, ids) => substituteClerk(actor, { operationId: operation(), clerkId: asId<"staff">(ids.pickupId), reason: "Nghỉ ốm hôm nay" }),
  },
  {
    door: `${DOSSIERS}/commands/expert-question.ts#askExpert`, permission: "expert-question.ask", stages: ["AT_COUNTER"], wins: ["clerkHere"],
    call: (actor, ids) => askExpert(actor, { operationId: operation(), dossierId: dossier(ids), componentId: asId<"component">(ids.componentId), question: "Giấy này do trạm y tế cấp có được không?", photo: null }),
  },
  { door: `${DOSSIERS}/commands/resume-at-counter.ts#resumeAtCounter`, permission: "dossier.answer-supplement", stages: ["COMPLETION"], wins: ["clerkHere"], call: (actor, ids) => resumeAtCounter(actor, { ...act(ids), note: "" }) },
  { door: `${DOSSIERS}/commands/upload-file.ts#uploadFile`, permission: "file.upload", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => uploadFile(actor, upload(ids, "COMPONENT")) },
  { door: `${DOSSIERS}/commands/collect-papers.ts#claimStop`, permission: "pickup.collect", stages: ["SUBMITTED"], wins: ["courierOfIt", "courierBeside"], call: (actor, ids) => claimStop(actor, { operationId: operation(), pickupId: asId<"pickup">(ids.pickupId) }) },
  {
    door: `${DOSSIERS}/commands/collect-papers.ts#collectPapers`, permission: "pickup.collect", stages: ["SUBMITTED", "ASSIGNED"], wins: ["courierOfIt"],
    call: (actor, ids) => collectPapers(actor, {
      operationId: operation(), dossierId: dossier(ids), pickupId: asId<"pickup">(ids.pickupId), sealNumber: "NP1", weightGrams: 200, courierSignature: null,
      citizenSignature: TYPED("Nguyễn Thị Mai Lan"), counted: counted(ids),
    }),
  },
  {
    door: `${DOSSIERS}/commands/take-over-papers.ts#takeOverPapers`, permission: "papers.take-over", stages: ["COLLECTED"], wins: ["clerkHere"],
    call: (actor, ids) => takeOverPapers(actor, { ...act(ids), sealNumber: "NP1", courierSignature: TYPED("Phạm Văn Cường"), counted: counted(ids) }),
  },
  { door: `${DOSSIERS}/commands/save-checklist.ts#saveChecklist`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => saveChecklist(actor, { ...act(ids), lines: checklist(ids) }) },
  { door: `${DOSSIERS}/commands/check-at-counter.ts#checkAtCounter`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => checkAtCounter(actor, { ...act(ids), step: "SAVE", lines: checklist(ids) }) },
  {
    door: `${DOSSIERS}/commands/receive-dossier.ts#receiveDossier`, permission: "dossier.receive", stages: ["AT_COUNTER"], wins: ["clerkHere"],
    prepare: async (world, made) => { await answerAll(world, made); return {}; }, call: (actor, ids) => receiveDossier(actor, { ...act(ids), lines: [] }),
  },
  { door: `${DOSSIERS}/commands/request-completion.ts#requestCompletion`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => requestCompletion(actor, supplement(ids)) },
  { door: `${DOSSIERS}/commands/reject-dossier.ts#rejectDossier`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => rejectDossier(actor, { ...act(ids), reason: REASON }) },
  {
    door: `${DOSSIERS}/commands/return-at-counter.ts#returnAtCounter`, permission: "dossier.return-at-counter", stages: ["RESOLVED"], wins: ["clerkHere"], options: { returnMethod: "ONLINE" },
    call: (actor, ids) => returnAtCounter(actor, { ...act(ids), recipient: null }),
  },
  { door: `${DOSSIERS}/commands/make-manifest.ts#makeManifest`, permission: "manifest.make", stages: ["RECEIVED"], wins: ["clerkHere"], call: (actor, ids) => makeManifest(actor, { operationId: operation(), dossierIds: [dossier(ids)] }) },
  { door: `${DOSSIERS}/commands/make-manifest.ts#makeManifest`, permission: "manifest.make", stages: ["RESOLVED"], wins: ["officialHere", "headHere"], call: (actor, ids) => makeManifest(actor, { operationId: operation(), dossierIds: [dossier(ids)] }) },
  {
    door: `${DOSSIERS}/commands/sign-manifest.ts#signManifest`, permission: "manifest.sign", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ manifestToAgency: await unsignedManifest(world, made.id, "AGENCY_HANDOVER") }),
    call: (actor, ids) => signManifest(actor, { operationId: operation(), manifestId: asId<"manifest">(ids.manifestToAgency), lines: {} }),
  },
  {
    door: `${DOSSIERS}/commands/sign-manifest.ts#signManifest`, permission: "manifest.sign", stages: ["RESOLVED"], wins: ["clerkHere"],
    prepare: async (world, made) => ({ manifestToPost: await unsignedManifest(world, made.id, "RESULT_DISPATCH") }),
    call: (actor, ids) => signManifest(actor, { operationId: operation(), manifestId: asId<"manifest">(ids.manifestToPost), lines: {} }),
  },
  {
    door: `${DOSSIERS}/commands/take-delivery-round.ts#takeDeliveryRound`, permission: "delivery.complete", stages: ["DISPATCHED"], wins: ["courierOfIt", "courierBeside"],
    call: (actor, ids) => takeDeliveryRound(actor, { operationId: operation(), itemIds: [asId<"item">(ids.itemToCitizen)], clerkSignature: TYPED("Nguyễn Thị Thu Hà") }),
  },
  {
    door: "lib/deliveries/commands/settle-put-aside.ts#settlePutAside", permission: "postal-event.settle", stages: ["DISPATCHED"], wins: ["supervisorHere"], prepare: putAsideOf,
    call: (actor, ids) => settlePutAside(actor, { operationId: operation(), rawId: ids.formId, note: "Đã hỏi tổng đài, bỏ qua." }),
  },
  {
    door: "lib/deliveries/commands/claims.ts#openClaim", permission: "postal-claim.open", stages: ["DISPATCHED"], wins: ["owner", "clerkHere", "supervisorHere"],
    call: (actor, ids) => openClaim(actor, { operationId: operation(), itemId: ids.itemToCitizen, kind: "DAMAGED", words: "Phong bì rách, giấy tờ ướt." }),
  },
  {
    door: "lib/deliveries/commands/claims.ts#answerClaim", permission: "postal-claim.answer", stages: ["DISPATCHED"], wins: ["supervisorHere"], prepare: claimOf,
    call: (actor, ids) => answerClaim(actor, { operationId: operation(), claimId: ids.formId, answer: "Bưu điện nhận lỗi và bồi thường.", exclusion: null, reissueCost: 50_000 }),
  },
  {
    door: `${DOSSIERS}/commands/take-delivery-round.ts#failDelivery`, permission: "delivery.complete", stages: ["OUT_FOR_DELIVERY"], wins: ["courierOfIt"],
    call: (actor, ids) => failDelivery(actor, { operationId: operation(), itemId: asId<"item">(ids.itemToCitizen), reason: "Không có người ở nhà." }),
  },
  {
    door: `${DOSSIERS}/commands/take-back-items.ts#takeBackItems`, permission: "delivery.take-back", stages: ["OUT_FOR_DELIVERY"], wins: ["clerkHere"],
    call: (actor, ids) => takeBackItems(actor, { operationId: operation(), itemIds: [asId<"item">(ids.itemToCitizen)], courierSignature: TYPED("Phạm Văn Cường") }),
  },
  {
    door: `${DOSSIERS}/commands/change-pickup.ts#missPickup`, permission: "pickup.collect", stages: ["ASSIGNED"], wins: ["courierOfIt"],
    prepare: async (world, made) => {
      await world.owner.query("update pickup_request set window_from = '2026-11-20T01:00:00Z', window_to = '2026-11-20T04:30:00Z' where dossier_id = $1", [made.id]);
      return {};
    },
    call: (actor, ids) => missPickup(actor, { operationId: operation(), pickupId: asId<"pickup">(ids.pickupId), reason: "Gọi hai lần không nghe máy." }),
  },
  {
    door: "lib/deliveries/commands/incidents.ts#settleIncident", permission: "incident.settle", stages: ["COLLECTED"], wins: ["supervisorHere"], prepare: incidentOf,
    call: (actor, ids) => settleIncident(actor, { operationId: operation(), incidentId: ids.formId, settlement: "Đã đối chiếu, đủ giấy tờ." }),
  },
  {
    door: `${DOSSIERS}/commands/deliver-result.ts#deliverResult`, permission: "delivery.complete", stages: ["OUT_FOR_DELIVERY"], wins: ["courierOfIt"],
    call: (actor, ids) => deliverResult(actor, { operationId: operation(), dossierId: dossier(ids), itemId: asId<"item">(ids.itemToCitizen), recipient: RECIPIENT }),
  },
  ...CUSTODY_WRITES,
  ...HELD_WRITES,
  ...SCAN_WRITES,
  ...COURIER_CASH_WRITES,
  ...STORE_WRITES,
];
