import { findScanned, readDelivery } from "@/lib/deliveries/queries";
import { readBatchSelection } from "@/lib/dossiers/queries/batch-selection";
import { printControlSlip } from "@/lib/dossiers/queries/control-slip";
import { readStop } from "@/lib/dossiers/queries/courier-stops";
import { submitterOf } from "@/lib/dossiers/queries/desk-entry";
import { dossierIdByCode } from "@/lib/dossiers/queries/dossier-by-code";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readDraft } from "@/lib/dossiers/queries/draft";
import { readFile, readIssuedForm } from "@/lib/dossiers/queries/files";
import { printManifest } from "@/lib/dossiers/queries/manifest-print";
import { readManifest } from "@/lib/dossiers/queries/manifests";
import { readVisit } from "@/lib/dossiers/queries/pickup-plan";
import { readOpenAtCounter } from "@/lib/dossiers/queries/open-at-counter";
import { lookUpStage } from "@/lib/dossiers/queries/public-stage";
import { sortResultsToHandOver } from "@/lib/dossiers/queries/result-hand-over";
import { readStepPlan } from "@/lib/dossiers/queries/step-plan";
import { readDossierMoney } from "@/lib/payments/queries/dossier-money";
import { type Stage, STAGES } from "@/tests/factories";
import { owedFee } from "@/tests/matrix/counter-rows";
import { from, DOSSIERS, type ReadDoor } from "@/tests/matrix/door";
import type { Column } from "@/tests/matrix/people";
import { CUSTODY_READS } from "@/tests/matrix/custody-rows";
import { HELD_READS } from "@/tests/matrix/held-act-rows";
import { SCAN_READS } from "@/tests/matrix/scan-rows";
import { STORE_READS } from "@/tests/matrix/store-rows";

const courierOfStop = (column: Column, stage: Stage) => column !== "courierBeside" || stage === "SUBMITTED";
const courierOfItem = (column: Column, stage: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf("DISPATCHED") && (column !== "courierBeside" || stage === "DISPATCHED");

export const READS: readonly ReadDoor[] = [
  { door: `${DOSSIERS}/queries/desk-entry.ts#submitterOf`, permission: "dossier.file-at-counter", stages: ["SUBMITTED", "RECEIVED"], marks: () => ["035188004127"], call: (actor, ids) => submitterOf(actor, ids.dossierId) },
  { door: "lib/payments/queries/dossier-money.ts#readDossierMoney", permission: "cash.take", stages: ["RECEIVED"], prepare: owedFee, marks: () => ["Phí của ma trận"], call: (actor, ids) => readDossierMoney(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/dossier-page.ts#readDossier`, permission: "dossier.read", stages: STAGES, call: (actor, ids) => readDossier(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/open-at-counter.ts#readOpenAtCounter`, permission: "desk-entry.keep", stages: STAGES, call: (actor, ids) => readOpenAtCounter(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/dossier-clocks.ts#readDossierClocks`, permission: "dossier.read", stages: from("RECEIVED"), marks: () => ['"POST":{'], call: (actor, ids) => readDossierClocks(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/dossier-by-code.ts#dossierIdByCode`, permission: "dossier.read", stages: STAGES, call: (actor, ids) => dossierIdByCode(actor, ids.code), marks: (ids) => [ids.dossierId] },
  { door: `${DOSSIERS}/queries/batch-selection.ts#readBatchSelection`, permission: "dossier.process", stages: from("RECEIVED"), call: (actor, ids) => readBatchSelection(actor, { ids: [ids.dossierId] }), marks: (ids) => [ids.code] },
  {
    door: `${DOSSIERS}/queries/result-hand-over.ts#sortResultsToHandOver`, permission: "manifest.make", stages: ["RESOLVED"], marks: () => ["groupOf"], finds: (column) => column !== "clerkHere",
    call: async (actor, ids) => ((await sortResultsToHandOver(actor, [ids.dossierId])).groups.length > 0 ? { groupOf: ids.dossierId } : null),
  },
  { door: `${DOSSIERS}/queries/draft.ts#readDraft`, permission: "dossier.draft", stages: STAGES, call: (actor, ids) => readDraft(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/files.ts#readFile`, permission: "file.read", stages: from("SUBMITTED"), marks: () => ["don.pdf"], call: (actor, ids) => readFile(actor, ids.fileId) },
  { door: `${DOSSIERS}/queries/files.ts#readIssuedForm`, permission: "form.read", stages: from("RECEIVED"), call: (actor, ids) => readIssuedForm(actor, ids.formId) },
  { door: `${DOSSIERS}/queries/pickup-plan.ts#readVisit`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], call: (actor, ids) => readVisit(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/courier-stops.ts#readStop`, permission: "pickup.collect", stages: from("SUBMITTED"), finds: courierOfStop, call: (actor, ids) => readStop(actor, ids.pickupId) },
  { door: "lib/deliveries/queries.ts#readDelivery", permission: "delivery.complete", stages: from("DISPATCHED"), finds: courierOfItem, call: (actor, ids) => readDelivery(actor, ids.itemToCitizen) },
  {
    door: `${DOSSIERS}/queries/manifests.ts#readManifest`, permission: "manifest.read", stages: from("WITH_AGENCY"), call: (actor, ids) => readManifest(actor, ids.manifestToAgency),
  },
  {
    door: `${DOSSIERS}/queries/manifest-print.ts#printManifest`, permission: "manifest.read", stages: from("WITH_AGENCY"), marks: () => ['"number"'],
    call: (actor, ids) => printManifest(actor, ids.manifestToAgency),
  },
  { door: "lib/deliveries/queries.ts#findScanned", permission: "dossier.read", stages: STAGES, call: (actor, ids) => findScanned(actor, ids.code), marks: (ids) => [ids.dossierId, ids.pickupId, ids.itemToCitizen] },
  { door: `${DOSSIERS}/queries/step-plan.ts#readStepPlan`, permission: "internal-process.read", stages: from("RECEIVED"), marks: () => ["Thẩm định hồ sơ"], call: (actor, ids) => readStepPlan(actor, ids.dossierId) },
  { door: `${DOSSIERS}/queries/control-slip.ts#printControlSlip`, permission: "register.print", stages: ["RECEIVED", "RETURNED"], marks: () => ["phieu-kiem-soat-"], call: (actor, ids) => printControlSlip(actor, ids.dossierId) },
  {
    door: `${DOSSIERS}/queries/public-stage.ts#lookUpStage`, permission: "dossier.look-up", stages: from("SUBMITTED"), tellsStage: true,
    call: (actor, ids) => lookUpStage(actor, ids.code), marks: (ids) => [ids.dossierId],
  },
  ...CUSTODY_READS,
  ...HELD_READS,
  ...SCAN_READS,
  ...STORE_READS,
];
