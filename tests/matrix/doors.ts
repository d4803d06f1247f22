import type { Permission } from "@/lib/access/policy";
import { readCounters } from "@/lib/agencies/queries";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { provincesByName } from "@/lib/agencies/queries/provinces";
import { tryDue } from "@/lib/deadlines/queries/try-due";
import { tryDueSchema } from "@/lib/deadlines/schema/try-due";
import { answerClaim, openClaim } from "@/lib/deliveries/commands/claims";
import { settlePutAside } from "@/lib/deliveries/commands/settle-put-aside";
import { findScanned, listDeliveries, readDelivery } from "@/lib/deliveries/queries";
import { listExceededPromises, officeQuality } from "@/lib/deliveries/queries/postal-quality";
import { listDevices } from "@/lib/deliveries/queries/devices";
import { listIncidents } from "@/lib/deliveries/queries/incidents";
import { listUndelivered } from "@/lib/deliveries/queries/undelivered";
import { listPutAside } from "@/lib/deliveries/queries/put-aside";
import { AGENCY_QUEUES } from "@/lib/dossiers/agency-queues";
import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { allowSupplement } from "@/lib/dossiers/commands/allow-supplement";
import { askOpinion } from "@/lib/dossiers/commands/ask-opinion";
import { assignDossier, transferDossier } from "@/lib/dossiers/commands/assign-dossier";
import { checkAtCounter } from "@/lib/dossiers/commands/check-at-counter";
import { claimStop, collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { extendDossier } from "@/lib/dossiers/commands/extend-dossier";
import { answerQuestion, askExpert } from "@/lib/dossiers/commands/expert-question";
import { finishStep } from "@/lib/dossiers/commands/finish-step";
import { claimDossier, releaseDossier, takeOverDossier } from "@/lib/dossiers/commands/hold-dossier";
import { judgeReception } from "@/lib/dossiers/commands/judge-reception";
import { issuePinSlip } from "@/lib/dossiers/commands/issue-pin-slip";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { proposeDecision, returnProposal, signProposal } from "@/lib/dossiers/commands/propose-decision";
import { receiveDossier } from "@/lib/dossiers/commands/receive-dossier";
import { rejectDossier } from "@/lib/dossiers/commands/reject-dossier";
import { remindDossier } from "@/lib/dossiers/commands/remind-dossier";
import { requestCompletion } from "@/lib/dossiers/commands/request-completion";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { resubmitDossier } from "@/lib/dossiers/commands/resubmit-dossier";
import { resumeAtCounter } from "@/lib/dossiers/commands/resume-at-counter";
import { returnAtCounter } from "@/lib/dossiers/commands/return-at-counter";
import { saveChecklist } from "@/lib/dossiers/commands/save-checklist";
import { declarePaper, removeFile, saveDelivery, saveRequest } from "@/lib/dossiers/commands/save-draft";
import { closeShift } from "@/lib/dossiers/commands/shift";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { startBatch } from "@/lib/dossiers/commands/start-batch";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { cancelPickup, missPickup, movePickup, setPickupCapacity } from "@/lib/dossiers/commands/change-pickup";
import { settleIncident } from "@/lib/deliveries/commands/incidents";
import { readPickupPlan, readVisit } from "@/lib/dossiers/queries/pickup-plan";
import { listDayTransfers, listPapers } from "@/lib/dossiers/queries/papers";
import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { substituteClerk } from "@/lib/dossiers/commands/substitute-clerk";
import { takeOverPapers } from "@/lib/dossiers/commands/take-over-papers";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import { COUNTER_PILES } from "@/lib/dossiers/counter-piles";
import { MY_DOSSIER_FILTERS } from "@/lib/dossiers/my-dossier-filter";
import { exportAgencyInbox } from "@/lib/dossiers/queries/agency-export";
import { countAgencyInbox, type QueueCounts, readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readBatchSelection } from "@/lib/dossiers/queries/batch-selection";
import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { counterColleagues } from "@/lib/dossiers/queries/counter-colleagues";
import { earlierDossiers, readEntry, submitterOf } from "@/lib/dossiers/queries/desk-entry";
import { readHandOverDue } from "@/lib/dossiers/queries/hand-over-due";
import { openByPin, readSlipDossier } from "@/lib/dossiers/queries/pin-slip";
import { hasOpenShift, readShifts } from "@/lib/dossiers/queries/shift";
import { countPiles, listPile } from "@/lib/dossiers/queries/counter-queue";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import { listStops, readStop } from "@/lib/dossiers/queries/courier-stops";
import { dossierIdByCode } from "@/lib/dossiers/queries/dossier-by-code";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { printControlSlip } from "@/lib/dossiers/queries/control-slip";
import { readAgencyQuestions, readAskedQuestions } from "@/lib/dossiers/queries/expert-questions";
import { readAgencyReviews } from "@/lib/dossiers/queries/reception-reviews";
import { printRegister, readRegister } from "@/lib/dossiers/queries/register";
import { readStepPlan } from "@/lib/dossiers/queries/step-plan";
import { readDraft } from "@/lib/dossiers/queries/draft";
import { readFile, readIssuedForm } from "@/lib/dossiers/queries/files";
import { printManifest } from "@/lib/dossiers/queries/manifest-print";
import { listManifests, manifestCandidates, readManifest } from "@/lib/dossiers/queries/manifests";
import { readMyDossiers } from "@/lib/dossiers/queries/my-dossiers";
import { agenciesOfProvince, readProvinceDossiers } from "@/lib/dossiers/queries/province-dossiers";
import { lookUpStage } from "@/lib/dossiers/queries/public-stage";
import { sortResultsToHandOver } from "@/lib/dossiers/queries/result-hand-over";
import { agencyInboxFilter, provinceDossiersFilter } from "@/lib/dossiers/schema/list-filters";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import { putFile } from "@/lib/platform/storage";
import type { RequestField } from "@/lib/procedures/procedure";
import { openAlert, readAllAlerts } from "@/lib/notifications/commands";
import { countUnreadAlerts, listAlerts } from "@/lib/notifications/queries";
import { takeCash } from "@/lib/payments/commands/take-cash";
import { readDossierMoney } from "@/lib/payments/queries/dossier-money";
import { NO_MONEY } from "@/lib/platform/money";
import { readInternalProcesses } from "@/lib/procedures/queries/internal-processes";
import { searchProcedures, readProcedure, readProcedureFacets } from "@/lib/procedures/queries";
import { resolutionReport } from "@/lib/statistics/queries";
import { type DossierOptions, type MadeDossier, type Stage, STAGES, type World } from "@/tests/factories";
import { workingDayAfter } from "@/tests/working-day-walk";
import type { Column } from "@/tests/matrix/people";
import { mayKnow } from "@/tests/matrix/people";
import { colleagueHolds, openShiftOfClerk, owedFee } from "@/tests/matrix/counter-rows";
import { claimOf, incidentOf, putAsideOf } from "@/tests/matrix/postal-operator-rows";
import { SCAN_READS, SCAN_WRITES } from "@/tests/matrix/scan-rows";
import { STORE_READS, STORE_WRITES } from "@/tests/matrix/store-rows";
import { drawnReview, expertQuestion, type Ids, resultFile, unsignedManifest } from "@/tests/matrix/targets";

type ById = Readonly<{
  door: string;
  permission: Permission;
  stages: readonly Stage[];
  call: (actor: Actor, ids: Ids) => Promise<unknown>;
  options?: DossierOptions;
  /** What must be there beside the dossier; ids that it gives replace the dossier's own. */
  prepare?: (world: World, made: MadeDossier) => Promise<Partial<Ids>>;
}>;

/** A read of one thing; `finds` narrows who gets it among those who may know of the dossier. */
export type ReadDoor = ById & Readonly<{ finds?: (column: Column, stage: Stage) => boolean; marks?: (ids: Ids) => string[]; tellsStage?: boolean }>;
/** A write on one thing; `wins`: the columns for whom it must succeed. */
export type WriteDoor = ById & Readonly<{ wins: readonly Column[] }>;
/** A list or a count, asked without an id. `shows`: what must be in it, as a positive control. */
export type ListDoor = Readonly<{
  door: string;
  permission: Permission;
  call: (actor: Actor) => Promise<unknown>;
  shows: readonly (readonly [Column, Stage])[];
}>;

const dossier = (ids: Ids) => asId<"dossier">(ids.dossierId);
const operation = () => newId<"operation">();
const act = (ids: Ids) => ({ operationId: operation(), dossierId: dossier(ids), expectedVersion: ids.version });
const from = (first: Stage) => STAGES.slice(STAGES.indexOf(first));
const TYPED = (name: string) => ({ method: "TYPED", name }) as const;
const RECIPIENT = {
  recipientName: "Nguyễn Thị Mai Lan", relation: "OWNER", authorisation: "", identityType: "CITIZEN_CARD", identityLast4: "4127", signature: TYPED("Nguyễn Thị Mai Lan"),
} as const;
const PDF = new TextEncoder().encode("%PDF-1.7\nmatrix\n%%EOF");
const REASON = "Hồ sơ không thuộc thẩm quyền giải quyết theo quy định.";
const supplement = (ids: Ids) => ({ ...act(ids), note: "", lines: [{ componentId: ids.componentId, problem: "INCOMPLETE" as const, words: "Nộp thêm bản chính." }] });
const upload = (ids: Ids, purpose: "COMPONENT" | "RESULT") => ({
  operationId: operation(), dossierId: dossier(ids), expectedVersion: null, purpose, componentId: purpose === "COMPONENT" ? ids.componentId : null, name: "giay-to.pdf", bytes: PDF,
});
const counted = (ids: Ids) => Object.fromEntries(ids.paperIds.map((id) => [id, 1]));

const courierOfStop = (column: Column, stage: Stage) => column !== "courierBeside" || stage === "SUBMITTED";
const courierOfItem = (column: Column, stage: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf("DISPATCHED") && (column !== "courierBeside" || stage === "DISPATCHED");
const L = "lib/dossiers";

const NOTHING_COUNTED = { FEE: { counted: NO_MONEY, reason: "" }, POSTAGE: { counted: NO_MONEY, reason: "" }, SERVICE: { counted: NO_MONEY, reason: "" } };

export const READS: readonly ReadDoor[] = [
  { door: `${L}/queries/desk-entry.ts#submitterOf`, permission: "dossier.file-at-counter", stages: ["SUBMITTED", "RECEIVED"], marks: () => ["035188004127"], call: (actor, ids) => submitterOf(actor, ids.dossierId) },
  { door: "lib/payments/queries/dossier-money.ts#readDossierMoney", permission: "cash.take", stages: ["RECEIVED"], prepare: owedFee, marks: () => ["Phí của ma trận"], call: (actor, ids) => readDossierMoney(actor, ids.dossierId) },
  { door: `${L}/queries/dossier-page.ts#readDossier`, permission: "dossier.read", stages: STAGES, call: (actor, ids) => readDossier(actor, ids.dossierId) },
  { door: `${L}/queries/dossier-clocks.ts#readDossierClocks`, permission: "dossier.read", stages: from("RECEIVED"), marks: () => ['"POST":{'], call: (actor, ids) => readDossierClocks(actor, ids.dossierId) },
  { door: `${L}/queries/dossier-by-code.ts#dossierIdByCode`, permission: "dossier.read", stages: STAGES, call: (actor, ids) => dossierIdByCode(actor, ids.code), marks: (ids) => [ids.dossierId] },
  { door: `${L}/queries/batch-selection.ts#readBatchSelection`, permission: "dossier.process", stages: from("RECEIVED"), call: (actor, ids) => readBatchSelection(actor, { ids: [ids.dossierId] }), marks: (ids) => [ids.code] },
  {
    door: `${L}/queries/result-hand-over.ts#sortResultsToHandOver`, permission: "manifest.make", stages: ["RESOLVED"], marks: () => ["groupOf"], finds: (column) => column !== "clerkHere",
    call: async (actor, ids) => ((await sortResultsToHandOver(actor, [ids.dossierId])).groups.length > 0 ? { groupOf: ids.dossierId } : null),
  },
  { door: `${L}/queries/draft.ts#readDraft`, permission: "dossier.draft", stages: STAGES, call: (actor, ids) => readDraft(actor, ids.dossierId) },
  { door: `${L}/queries/files.ts#readFile`, permission: "file.read", stages: from("SUBMITTED"), marks: () => ["don.pdf"], call: (actor, ids) => readFile(actor, ids.fileId) },
  { door: `${L}/queries/files.ts#readIssuedForm`, permission: "form.read", stages: from("RECEIVED"), call: (actor, ids) => readIssuedForm(actor, ids.formId) },
  { door: `${L}/queries/pickup-plan.ts#readVisit`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], call: (actor, ids) => readVisit(actor, ids.dossierId) },
  { door: `${L}/queries/courier-stops.ts#readStop`, permission: "pickup.collect", stages: from("SUBMITTED"), finds: courierOfStop, call: (actor, ids) => readStop(actor, ids.pickupId) },
  { door: "lib/deliveries/queries.ts#readDelivery", permission: "delivery.complete", stages: from("DISPATCHED"), finds: courierOfItem, call: (actor, ids) => readDelivery(actor, ids.itemToCitizen) },
  {
    door: `${L}/queries/manifests.ts#readManifest`, permission: "manifest.read", stages: from("WITH_AGENCY"), call: (actor, ids) => readManifest(actor, ids.manifestToAgency),
  },
  {
    door: `${L}/queries/manifest-print.ts#printManifest`, permission: "manifest.read", stages: from("WITH_AGENCY"), marks: () => ['"number"'],
    call: (actor, ids) => printManifest(actor, ids.manifestToAgency),
  },
  { door: "lib/deliveries/queries.ts#findScanned", permission: "dossier.read", stages: STAGES, call: (actor, ids) => findScanned(actor, ids.code), marks: (ids) => [ids.dossierId, ids.pickupId, ids.itemToCitizen] },
  { door: `${L}/queries/step-plan.ts#readStepPlan`, permission: "internal-process.read", stages: from("RECEIVED"), marks: () => ["Thẩm định hồ sơ"], call: (actor, ids) => readStepPlan(actor, ids.dossierId) },
  { door: `${L}/queries/control-slip.ts#printControlSlip`, permission: "register.print", stages: ["RECEIVED", "RETURNED"], marks: () => ["phieu-kiem-soat-"], call: (actor, ids) => printControlSlip(actor, ids.dossierId) },
  {
    door: `${L}/queries/public-stage.ts#lookUpStage`, permission: "dossier.look-up", stages: from("SUBMITTED"), tellsStage: true,
    call: (actor, ids) => lookUpStage(actor, ids.code), marks: (ids) => [ids.dossierId],
  },
  ...SCAN_READS,
  ...STORE_READS,
];

/** The deskmate stands in the place of an id that the stage does not use. */
const deskmate = async (world: World): Promise<Partial<Ids>> => ({ pickupId: world.cast.deskmate.id });

/** An event more in the dossier's history, without its version moving on. */
async function told(world: World, made: MadeDossier, event: string, payload: object): Promise<void> {
  await world.owner.query(
    `insert into dossier_event (id, dossier_id, seq, event, from_status, to_status, version_before, version_after, actor_kind, actor_id, actor_name, payload, operation_id, occurred_at, prev_hash, hash)
     select $1, dossier_id, seq + 1, $2, to_status, to_status, version_after, version_after, 'OFFICIAL', $3, $4, $5, $6, occurred_at, hash, hash from dossier_event where dossier_id = $7 order by seq desc limit 1`,
    [newId(), event, world.cast.official.id, world.cast.official.name, payload, newId(), made.id]);
  await world.owner.query("update dossier set version = version + 1 where id = $1", [made.id]);
}

/** The dossier's procedure is a copy of its own, whose decisions the head signs. */
async function signedByHead(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const versionId = newId();
  const { rows: [row] } = await world.owner.query<{ columns: string }>("select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_name = 'procedure_version' and column_name not in ('id', 'sign_off', 'version_number')");
  const columns = row?.columns ?? "";
  await world.owner.query(
    `insert into procedure_version (id, sign_off, version_number, ${columns}) select $1, true, (select max(version_number) + 1 from procedure_version x where x.procedure_code = v.procedure_code), ${columns}
     from procedure_version v where v.id = (select procedure_version_id from dossier where id = $2)`, [versionId, made.id]);
  await world.owner.query("update dossier set procedure_version_id = $1 where id = $2", [versionId, made.id]);
  return {};
}

async function proposed(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  await signedByHead(world, made);
  await told(world, made, "PROPOSE", { outcome: "REFUSE", result: "", copies: 1, reason: REASON, proposedById: world.cast.official.id });
  await world.owner.query("update dossier set proposed_at = updated_at where id = $1", [made.id]);
  return { version: made.version + 1 };
}

export const WRITES: readonly WriteDoor[] = [
  { door: `${L}/commands/issue-pin-slip.ts#issuePinSlip`, permission: "pin-slip.issue", stages: ["RECEIVED"], wins: ["clerkHere"], call: (actor, ids) => issuePinSlip(actor, { operationId: operation(), dossierId: dossier(ids) }) },
  {
    door: "lib/payments/commands/take-cash.ts#takeCash", permission: "cash.take", stages: ["RECEIVED"], wins: ["clerkHere"],
    prepare: async (world, made) => ({ ...(await owedFee(world, made)), ...(await openShiftOfClerk(world)) }),
    call: (actor, ids) => takeCash(actor, { operationId: operation(), dossierId: dossier(ids), kind: "FEE", payerName: "" }),
  },
  {
    door: `${L}/commands/shift.ts#closeShift`, permission: "shift.work", stages: ["RECEIVED"], wins: ["clerkHere"], prepare: openShiftOfClerk,
    call: (actor, ids) => closeShift(actor, { operationId: operation(), shiftId: asId<"shift">(ids.pickupId), note: "Đóng thay người vắng", cash: NOTHING_COUNTED }),
  },
  {
    door: `${L}/commands/substitute-clerk.ts#substituteClerk`, permission: "clerk.substitute", stages: ["RECEIVED"], wins: ["clerkHere"], prepare: colleagueHolds,
    call: (actor, ids) => substituteClerk(actor, { operationId: operation(), clerkId: asId<"staff">(ids.pickupId), reason: "Nghỉ ốm hôm nay" }),
  },
  { door: `${L}/commands/hold-dossier.ts#claimDossier`, permission: "dossier.process", stages: ["RECEIVED", "WITH_AGENCY"], wins: ["officialHere", "headHere"], call: (actor, ids) => claimDossier(actor, act(ids)) },
  { door: `${L}/commands/hold-dossier.ts#releaseDossier`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => releaseDossier(actor, { ...act(ids), reason: "" }) },
  { door: `${L}/commands/hold-dossier.ts#takeOverDossier`, permission: "dossier.take-over", stages: ["PROCESSING"], wins: ["headHere"], call: (actor, ids) => takeOverDossier(actor, { ...act(ids), reason: "Chuyên viên nghỉ phép." }) },
  { door: `${L}/commands/remind-dossier.ts#remindDossier`, permission: "dossier.remind", stages: ["PROCESSING"], wins: ["headHere"], call: (actor, ids) => remindDossier(actor, { ...act(ids), reason: "Trình trước thứ Sáu." }) },
  {
    door: `${L}/commands/start-batch.ts#startBatch`, permission: "batch.run", stages: ["PROCESSING"], wins: ["officialHere", "headHere"],
    call: (actor, ids) => startBatch(actor, { operationId: operation(), kind: "TRANSFER", dossiers: [{ id: dossier(ids), version: ids.version }], assigneeId: null, reason: "Trình trước thứ Sáu." }),
  },
  { door: `${L}/commands/finish-step.ts#finishStep`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => finishStep(actor, { ...act(ids), position: 1 }) },
  {
    door: `${L}/commands/expert-question.ts#askExpert`, permission: "expert-question.ask", stages: ["AT_COUNTER"], wins: ["clerkHere"],
    call: (actor, ids) => askExpert(actor, { operationId: operation(), dossierId: dossier(ids), componentId: asId<"component">(ids.componentId), question: "Giấy này do trạm y tế cấp có được không?", photo: null }),
  },
  {
    door: `${L}/commands/expert-question.ts#answerQuestion`, permission: "expert-question.answer", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ formId: await expertQuestion(world, made) }),
    call: (actor, ids) => answerQuestion(actor, { operationId: operation(), questionId: asId<"question">(ids.formId), answer: "Được, nếu còn hạn.", keep: false }),
  },
  {
    door: `${L}/commands/judge-reception.ts#judgeReception`, permission: "reception-review.judge", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ formId: await drawnReview(world, made) }),
    call: (actor, ids) => judgeReception(actor, { operationId: operation(), reviewId: asId<"review">(ids.formId), verdict: "CORRECT", note: "", lines: [] }),
  },
  { door: `${L}/commands/request-supplement.ts#requestSupplement`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => requestSupplement(actor, supplement(ids)) },
  { door: `${L}/commands/accept-supplement.ts#acceptSupplement`, permission: "dossier.accept-supplement", stages: ["SUPPLEMENT"], wins: ["clerkHere", "officialHere", "headHere"], call: (actor, ids) => acceptSupplement(actor, { ...act(ids), note: "" }) },
  { door: `${L}/commands/resume-at-counter.ts#resumeAtCounter`, permission: "dossier.answer-supplement", stages: ["COMPLETION"], wins: ["clerkHere"], call: (actor, ids) => resumeAtCounter(actor, { ...act(ids), note: "" }) },
  { door: `${L}/commands/assign-dossier.ts#assignDossier`, permission: "dossier.assign", stages: ["RECEIVED", "PROCESSING"], wins: ["headHere"], prepare: deskmate, call: (actor, ids) => assignDossier(actor, { ...act(ids), assigneeId: asId<"staff">(ids.pickupId), reason: "" }) },
  { door: `${L}/commands/assign-dossier.ts#transferDossier`, permission: "dossier.transfer", stages: ["PROCESSING"], wins: ["officialHere", "headHere"], prepare: deskmate, call: (actor, ids) => transferDossier(actor, { ...act(ids), assigneeId: asId<"staff">(ids.pickupId), reason: "Nghỉ phép từ mai." }) },
  {
    door: `${L}/commands/extend-dossier.ts#extendDossier`, permission: "dossier.extend", stages: ["PROCESSING"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => { await world.owner.query("update dossier set due_at = now() + interval '10 days' where id = $1", [made.id]); return {}; },
    call: (actor, ids) => extendDossier(actor, { ...act(ids), newDueDay: workingDayAfter(vietnamDay(now()), 30), reason: REASON, override: "" }),
  },
  {
    door: `${L}/commands/allow-supplement.ts#allowSupplement`, permission: "dossier.override", stages: ["PROCESSING"], wins: ["headHere"],
    prepare: async (world, made) => { await told(world, made, "REQUEST_SUPPLEMENT", {}); return { version: made.version + 1 }; }, call: (actor, ids) => allowSupplement(actor, { ...act(ids), reason: REASON }),
  },
  {
    door: `${L}/commands/ask-opinion.ts#askOpinion`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world) => ({ pickupId: world.cast.otherOfficial.agencyId }),
    call: (actor, ids) => askOpinion(actor, { ...act(ids), askedAgencyId: asId<"agency">(ids.pickupId), question: "Văn bằng của người đề nghị có do trường cấp không?", value: 2, unit: "WORKING_DAY" }),
  },
  {
    door: `${L}/commands/propose-decision.ts#proposeDecision`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], prepare: signedByHead,
    call: (actor, ids) => proposeDecision(actor, { ...act(ids), outcome: "REFUSE", result: "", copies: 1, reason: REASON }),
  },
  { door: `${L}/commands/propose-decision.ts#returnProposal`, permission: "dossier.sign-off", stages: ["PROCESSING"], wins: ["headHere"], prepare: proposed, call: (actor, ids) => returnProposal(actor, { ...act(ids), reason: "Nêu rõ điều khoản." }) },
  { door: `${L}/commands/propose-decision.ts#signProposal`, permission: "dossier.sign-off", stages: ["PROCESSING"], wins: ["headHere"], prepare: proposed, call: (actor, ids) => signProposal(actor, act(ids)) },
  { door: `${L}/commands/stop-dossier.ts#stopDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => stopDossier(actor, { ...act(ids), reason: REASON, askedDay: null }) },
  {
    door: `${L}/commands/decide-dossier.ts#grantDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world, made) => { await resultFile(world, made); return {}; }, call: (actor, ids) => grantDossier(actor, { ...act(ids), result: "Thẻ số 1 ngày 26/11/2026", copies: 1 }),
  },
  { door: `${L}/commands/decide-dossier.ts#refuseDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => refuseDossier(actor, { ...act(ids), reason: REASON }) },
  { door: `${L}/commands/upload-file.ts#uploadFile`, permission: "file.upload", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => uploadFile(actor, upload(ids, "COMPONENT")) },
  { door: `${L}/commands/upload-file.ts#uploadFile`, permission: "file.upload", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => uploadFile(actor, upload(ids, "COMPONENT")) },
  { door: `${L}/commands/upload-file.ts#uploadFile`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => uploadFile(actor, upload(ids, "RESULT")) },
  { door: `${L}/commands/collect-papers.ts#claimStop`, permission: "pickup.collect", stages: ["SUBMITTED"], wins: ["courierOfIt", "courierBeside"], call: (actor, ids) => claimStop(actor, { operationId: operation(), pickupId: asId<"pickup">(ids.pickupId) }) },
  {
    door: `${L}/commands/collect-papers.ts#collectPapers`, permission: "pickup.collect", stages: ["SUBMITTED", "ASSIGNED"], wins: ["courierOfIt"],
    call: (actor, ids) => collectPapers(actor, {
      operationId: operation(), dossierId: dossier(ids), pickupId: asId<"pickup">(ids.pickupId), sealNumber: "NP1", weightGrams: 200, courierSignature: null,
      citizenSignature: TYPED("Nguyễn Thị Mai Lan"), counted: counted(ids),
    }),
  },
  {
    door: `${L}/commands/take-over-papers.ts#takeOverPapers`, permission: "papers.take-over", stages: ["COLLECTED"], wins: ["clerkHere"],
    call: (actor, ids) => takeOverPapers(actor, { ...act(ids), sealNumber: "NP1", courierSignature: TYPED("Phạm Văn Cường"), counted: counted(ids) }),
  },
  { door: `${L}/commands/save-checklist.ts#saveChecklist`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => saveChecklist(actor, { ...act(ids), lines: checklist(ids) }) },
  { door: `${L}/commands/check-at-counter.ts#checkAtCounter`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => checkAtCounter(actor, { ...act(ids), step: "SAVE", lines: checklist(ids) }) },
  {
    door: `${L}/commands/receive-dossier.ts#receiveDossier`, permission: "dossier.receive", stages: ["AT_COUNTER"], wins: ["clerkHere"],
    prepare: async (world, made) => { await answerAll(world, made); return {}; }, call: (actor, ids) => receiveDossier(actor, { ...act(ids), lines: [] }),
  },
  { door: `${L}/commands/request-completion.ts#requestCompletion`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => requestCompletion(actor, supplement(ids)) },
  { door: `${L}/commands/reject-dossier.ts#rejectDossier`, permission: "dossier.check", stages: ["AT_COUNTER"], wins: ["clerkHere"], call: (actor, ids) => rejectDossier(actor, { ...act(ids), reason: REASON }) },
  { door: `${L}/commands/resubmit-dossier.ts#resubmitDossier`, permission: "dossier.answer-supplement", stages: ["COMPLETION"], wins: ["owner"], call: (actor, ids) => resubmitDossier(actor, { ...act(ids), note: "", papers: [], pickup: null }) },
  {
    door: `${L}/commands/return-at-counter.ts#returnAtCounter`, permission: "dossier.return-at-counter", stages: ["RESOLVED"], wins: ["clerkHere"], options: { returnMethod: "ONLINE" },
    call: (actor, ids) => returnAtCounter(actor, { ...act(ids), recipient: null }),
  },
  { door: `${L}/commands/save-draft.ts#saveRequest`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => saveRequest(actor, { operationId: operation(), dossierId: dossier(ids), step: "save", typed: {} }) },
  {
    door: `${L}/commands/save-draft.ts#declarePaper`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"],
    call: (actor, ids) => declarePaper(actor, { operationId: operation(), dossierId: dossier(ids), componentId: asId<"component">(ids.componentId), way: "PAPER", originals: 3, certifiedCopies: 0, photocopies: 0 }),
  },
  {
    door: `${L}/commands/save-draft.ts#removeFile`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"],
    prepare: async (world, made) => ({ fileId: await draftFile(world, made) }), call: (actor, ids) => removeFile(actor, { operationId: operation(), dossierId: dossier(ids), fileId: asId<"file">(ids.fileId) }),
  },
  { door: `${L}/commands/save-draft.ts#saveDelivery`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => saveDelivery(actor, { operationId: operation(), dossierId: dossier(ids), pickup: null, returnMethod: "COUNTER", returnTo: null }) },
  {
    door: `${L}/commands/submit-dossier.ts#submitDossier`, permission: "dossier.submit", stages: ["DRAFT"], wins: ["owner"],
    prepare: async (world, made) => { await fillDraft(world, made); return {}; }, call: (actor, ids) => submitDossier(actor, { ...act(ids), declared: "on" }),
  },
  { door: `${L}/commands/withdraw-dossier.ts#withdrawDossier`, permission: "dossier.withdraw", stages: ["SUBMITTED", "PROCESSING"], wins: ["owner"], call: (actor, ids) => withdrawDossier(actor, { ...act(ids), reason: "" }) },
  { door: `${L}/commands/make-manifest.ts#makeManifest`, permission: "manifest.make", stages: ["RECEIVED"], wins: ["clerkHere"], call: (actor, ids) => makeManifest(actor, { operationId: operation(), dossierIds: [dossier(ids)] }) },
  { door: `${L}/commands/make-manifest.ts#makeManifest`, permission: "manifest.make", stages: ["RESOLVED"], wins: ["officialHere", "headHere"], call: (actor, ids) => makeManifest(actor, { operationId: operation(), dossierIds: [dossier(ids)] }) },
  {
    door: `${L}/commands/sign-manifest.ts#signManifest`, permission: "manifest.sign", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ manifestToAgency: await unsignedManifest(world, made.id, "AGENCY_HANDOVER") }),
    call: (actor, ids) => signManifest(actor, { operationId: operation(), manifestId: asId<"manifest">(ids.manifestToAgency), lines: {} }),
  },
  {
    door: `${L}/commands/sign-manifest.ts#signManifest`, permission: "manifest.sign", stages: ["RESOLVED"], wins: ["clerkHere"],
    prepare: async (world, made) => ({ manifestToPost: await unsignedManifest(world, made.id, "RESULT_DISPATCH") }),
    call: (actor, ids) => signManifest(actor, { operationId: operation(), manifestId: asId<"manifest">(ids.manifestToPost), lines: {} }),
  },
  {
    door: `${L}/commands/take-delivery-round.ts#takeDeliveryRound`, permission: "delivery.complete", stages: ["DISPATCHED"], wins: ["courierOfIt", "courierBeside"],
    call: (actor, ids) => takeDeliveryRound(actor, { operationId: operation(), itemIds: [asId<"item">(ids.itemToCitizen)], clerkSignature: TYPED("Nguyễn Thị Thu Hà") }),
  },
  {
    door: "lib/deliveries/commands/settle-put-aside.ts#settlePutAside", permission: "postal-event.settle", stages: ["DISPATCHED"], wins: ["supervisorHere"], prepare: putAsideOf,
    call: (actor, ids) => settlePutAside(actor, { operationId: operation(), rawId: ids.formId, note: "Đã hỏi tổng đài, bỏ qua." }),
  },
  {
    door: "lib/deliveries/commands/claims.ts#openClaim", permission: "postal-claim.open", stages: ["DISPATCHED"], wins: ["clerkHere", "supervisorHere"],
    call: (actor, ids) => openClaim(actor, { operationId: operation(), itemId: ids.itemToCitizen, kind: "DAMAGED", words: "Phong bì rách, giấy tờ ướt.", postagePaid: 26_000 }),
  },
  {
    door: "lib/deliveries/commands/claims.ts#answerClaim", permission: "postal-claim.answer", stages: ["DISPATCHED"], wins: ["supervisorHere"], prepare: claimOf,
    call: (actor, ids) => answerClaim(actor, { operationId: operation(), claimId: ids.formId, answer: "Bưu điện nhận lỗi và bồi thường.", exclusion: null, reissueCost: 50_000 }),
  },
  {
    door: `${L}/commands/take-delivery-round.ts#failDelivery`, permission: "delivery.complete", stages: ["OUT_FOR_DELIVERY"], wins: ["courierOfIt"],
    call: (actor, ids) => failDelivery(actor, { operationId: operation(), itemId: asId<"item">(ids.itemToCitizen), reason: "Không có người ở nhà." }),
  },
  {
    door: `${L}/commands/take-back-items.ts#takeBackItems`, permission: "delivery.take-back", stages: ["OUT_FOR_DELIVERY"], wins: ["clerkHere"],
    call: (actor, ids) => takeBackItems(actor, { operationId: operation(), itemIds: [asId<"item">(ids.itemToCitizen)], courierSignature: TYPED("Phạm Văn Cường") }),
  },
  {
    door: `${L}/commands/change-pickup.ts#movePickup`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], wins: ["owner"],
    call: (actor, ids) => movePickup(actor, { ...act(ids), slot: { day: "2026-12-02", half: "AFTERNOON" } }),
  },
  {
    door: `${L}/commands/change-pickup.ts#missPickup`, permission: "pickup.collect", stages: ["ASSIGNED"], wins: ["courierOfIt"],
    prepare: async (world, made) => {
      await world.owner.query("update pickup_request set window_from = '2026-11-20T01:00:00Z', window_to = '2026-11-20T04:30:00Z' where dossier_id = $1", [made.id]);
      return {};
    },
    call: (actor, ids) => missPickup(actor, { operationId: operation(), pickupId: asId<"pickup">(ids.pickupId), reason: "Gọi hai lần không nghe máy." }),
  },
  { door: `${L}/commands/change-pickup.ts#cancelPickup`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], wins: ["owner"], call: (actor, ids) => cancelPickup(actor, act(ids)) },
  {
    door: "lib/deliveries/commands/incidents.ts#settleIncident", permission: "incident.settle", stages: ["COLLECTED"], wins: ["supervisorHere"], prepare: incidentOf,
    call: (actor, ids) => settleIncident(actor, { operationId: operation(), incidentId: ids.formId, settlement: "Đã đối chiếu, đủ giấy tờ." }),
  },
  {
    door: `${L}/commands/deliver-result.ts#deliverResult`, permission: "delivery.complete", stages: ["OUT_FOR_DELIVERY"], wins: ["courierOfIt"],
    call: (actor, ids) => deliverResult(actor, { operationId: operation(), dossierId: dossier(ids), itemId: asId<"item">(ids.itemToCitizen), recipient: RECIPIENT }),
  },
  {
    door: "lib/notifications/commands.ts#openAlert", permission: "alert.read", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world, made) => ({ formId: await alertOf(world, made) }), call: (actor, ids) => openAlert(actor, { alertId: asId<"alert">(ids.formId) }),
  },
  ...SCAN_WRITES,
  ...STORE_WRITES,
];

const inbox = agencyInboxFilter.parse({});
const NO_COUNTS = { ...Object.fromEntries(AGENCY_QUEUES.map((queue) => [queue, 0])), overflow: false } as QueueCounts;
const province = provinceDossiersFilter.parse({});

export const LISTS: readonly ListDoor[] = [
  { door: `${L}/queries/desk-entry.ts#readEntry`, permission: "desk-entry.keep", call: (actor) => readEntry(actor, "new"), shows: [] },
  { door: `${L}/queries/desk-entry.ts#earlierDossiers`, permission: "dossier.file-at-counter", call: (actor) => earlierDossiers(actor, "035188004127"), shows: [] },
  { door: `${L}/queries/hand-over-due.ts#readHandOverDue`, permission: "manifest.make", call: readHandOverDue, shows: [] },
  { door: `${L}/queries/counter-colleagues.ts#counterColleagues`, permission: "clerk.substitute", call: counterColleagues, shows: [] },
  { door: `${L}/queries/shift.ts#readShifts`, permission: "shift.read", call: readShifts, shows: [] },
  { door: `${L}/queries/shift.ts#hasOpenShift`, permission: "shift.work", call: hasOpenShift, shows: [] },
  { door: `${L}/queries/my-dossiers.ts#readMyDossiers`, permission: "dossier.draft", call: (actor) => Promise.all(MY_DOSSIER_FILTERS.map((filter) => readMyDossiers(actor, { filter, q: "", after: null, before: null }))), shows: STAGES.map((stage) => ["owner", stage] as const) },
  { door: `${L}/queries/agency-inbox.ts#readAgencyDesk`, permission: "dossier.process", call: readAgencyDesk, shows: [] },
  { door: `${L}/queries/agency-inbox.ts#readAgencyInbox`, permission: "dossier.process", call: (actor) => Promise.all(AGENCY_QUEUES.map((queue) => readAgencyInbox(actor, queue, inbox))), shows: (["officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)) },
  { door: `${L}/queries/agency-inbox.ts#countAgencyInbox`, permission: "dossier.process", call: (actor) => countAgencyInbox(actor, "tat-ca", agencyInboxFilter.parse({ tim: "mai lan" }), { counts: NO_COUNTS }), shows: [] },
  {
    door: `${L}/queries/agency-export.ts#exportAgencyInbox`, permission: "dossier.process", call: (actor) => allOf(exportAgencyInbox(actor, "tat-ca", inbox, 1_000)),
    shows: (["officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)),
  },
  { door: `${L}/queries/counter-queue.ts#listPile`, permission: "dossier.check", call: (actor) => Promise.all([...COUNTER_PILES.map((pile) => listPile(actor, { pile })), listPile(actor, { pile: "CHECK", words: "mai lan" })]), shows: from("SUBMITTED").map((stage) => ["clerkHere", stage] as const) },
  { door: `${L}/queries/counter-queue.ts#countPiles`, permission: "dossier.check", call: countPiles, shows: [] },
  { door: `${L}/queries/courier-stops.ts#listStops`, permission: "pickup.collect", call: listStops, shows: [["courierOfIt", "SUBMITTED"], ["courierOfIt", "ASSIGNED"], ["courierBeside", "SUBMITTED"]] },
  { door: `${L}/queries/courier-snapshot.ts#readCourierSnapshot`, permission: "device.sync", call: async (actor) => ({ ...(await readCourierSnapshot(actor)), takenAt: "" }), shows: [["courierOfIt", "SUBMITTED"], ["courierOfIt", "ASSIGNED"], ["courierOfIt", "OUT_FOR_DELIVERY"], ["courierBeside", "SUBMITTED"]] },
  { door: "lib/deliveries/queries/put-aside.ts#listPutAside", permission: "postal-event.settle", call: listPutAside, shows: [] },
  { door: "lib/deliveries/queries/postal-quality.ts#listExceededPromises", permission: "postal-quality.read", call: listExceededPromises, shows: [] },
  { door: "lib/deliveries/queries/postal-quality.ts#officeQuality", permission: "postal-quality.read", call: (actor) => officeQuality(actor, "2026-11-01", "2026-11-30"), shows: [] },
  {
    door: `${L}/queries/papers.ts#listPapers`, permission: "papers.read", call: (actor) => Promise.all([listPapers(actor, {}), listPapers(actor, { holder: "CITIZEN" })]), shows: [],
  },
  { door: `${L}/commands/change-pickup.ts#setPickupCapacity`, permission: "pickup.plan", call: (actor) => setPickupCapacity(actor, { operationId: operation(), area: "Ma trận", visits: 12 }), shows: [] },
  { door: `${L}/queries/pickup-plan.ts#readPickupPlan`, permission: "pickup.plan", call: readPickupPlan, shows: [] },
  { door: `${L}/queries/papers.ts#listDayTransfers`, permission: "papers.read", call: (actor) => listDayTransfers(actor, "2026-11-26"), shows: [] },
  { door: "lib/deliveries/queries/devices.ts#listDevices", permission: "device.revoke", call: listDevices, shows: [] },
  { door: "lib/deliveries/queries/incidents.ts#listIncidents", permission: "incident.read", call: (actor) => listIncidents(actor, { open: false }), shows: [] },
  { door: "lib/deliveries/queries/undelivered.ts#listUndelivered", permission: "delivery.read", call: listUndelivered, shows: [] },
  { door: "lib/deliveries/queries.ts#listDeliveries", permission: "delivery.complete", call: listDeliveries, shows: [["courierOfIt", "DISPATCHED"], ["courierOfIt", "OUT_FOR_DELIVERY"], ["courierBeside", "DISPATCHED"]] },
  { door: `${L}/queries/manifests.ts#listManifests`, permission: "manifest.read", call: (actor) => listManifests(actor), shows: (["clerkHere", "supervisorHere", "officialHere", "headHere"] as const).map((column) => [column, "WITH_AGENCY"] as const) },
  { door: `${L}/queries/manifests.ts#manifestCandidates`, permission: "manifest.make", call: manifestCandidates, shows: [["clerkHere", "RECEIVED"], ["officialHere", "RESOLVED"], ["headHere", "RESOLVED"]] },
  { door: `${L}/queries/province-dossiers.ts#readProvinceDossiers`, permission: "statistics.read-province", call: (actor) => readProvinceDossiers(actor, province, "2026-11-26"), shows: from("SUBMITTED").map((stage) => ["administratorHere", stage] as const) },
  { door: "lib/notifications/queries.ts#listAlerts", permission: "alert.read", call: (actor) => listAlerts(actor, "", false), shows: [] },
  { door: "lib/notifications/queries.ts#countUnreadAlerts", permission: "alert.read", call: countUnreadAlerts, shows: [] },
  { door: "lib/notifications/commands.ts#readAllAlerts", permission: "alert.read", call: (actor) => readAllAlerts(actor, { upTo: new Date("2026-11-26T03:00:00Z") }), shows: [] },
  { door: `${L}/queries/counter-offers.ts#readCounterOffers`, permission: "dossier.file-at-counter", call: readCounterOffers, shows: [] },
  { door: `${L}/queries/expert-questions.ts#readAgencyQuestions`, permission: "expert-question.answer", call: (actor) => readAgencyQuestions(actor), shows: [] },
  { door: `${L}/queries/expert-questions.ts#readAskedQuestions`, permission: "expert-question.read", call: (actor) => readAskedQuestions(actor), shows: [] },
  { door: `${L}/queries/reception-reviews.ts#readAgencyReviews`, permission: "reception-review.judge", call: (actor) => readAgencyReviews(actor), shows: [] },
  {
    door: `${L}/queries/register.ts#readRegister`, permission: "register.print", call: (actor) => readRegister(actor, { from: "2026-10-01", to: "2026-11-26" }),
    shows: (["clerkHere", "supervisorHere", "officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)),
  },
  { door: `${L}/queries/register.ts#printRegister`, permission: "register.print", call: (actor) => printRegister(actor, { from: "2026-11-20", to: "2026-11-26" }), shows: [] },
  { door: "lib/procedures/queries/internal-processes.ts#readInternalProcesses", permission: "internal-process.read", call: (actor) => readInternalProcesses(actor), shows: [] },
  { door: "lib/agencies/queries/own-office.ts#ownOfficeName", permission: "pickup.read", call: ownOfficeName, shows: [] },
  { door: `${L}/queries/province-dossiers.ts#agenciesOfProvince`, permission: "statistics.read-province", call: agenciesOfProvince, shows: [] },
];

/** What everybody may read: it must hold nothing of any dossier's. */
export const PUBLIC: readonly Readonly<{ door: string; call: (actor: Actor) => Promise<unknown> }>[] = [
  { door: `${L}/queries/pin-slip.ts#openByPin`, call: (actor) => openByPin(actor, { code: "H42.18-260101-9999", pin: "000000" }, actor.kind) },
  { door: `${L}/queries/pin-slip.ts#readSlipDossier`, call: (actor) => readSlipDossier(actor, { dossierId: newId(), serial: 1 }) },
  { door: "lib/agencies/queries.ts#readCounters", call: (actor) => readCounters(actor, { name: "Sở Du lịch", level: "PROVINCE", provinceCode: "37" }) },
  { door: "lib/procedures/queries.ts#searchProcedures", call: (actor) => searchProcedures(actor, { q: "the huong dan vien", field: null, level: null, byPost: false, fileable: false, after: null, before: null }) },
  { door: "lib/procedures/queries.ts#readProcedureFacets", call: readProcedureFacets },
  { door: "lib/procedures/queries.ts#readProcedure", call: (actor) => readProcedure(actor, "1.004623") },
  { door: "lib/agencies/queries/provinces.ts#provincesByName", call: provincesByName },
  { door: "lib/deadlines/queries/try-due.ts#tryDue", call: (actor) => tryDue(actor, tryDueSchema.parse({ ngay: "2026-11-20", so: "3" })) },
  { door: "lib/statistics/queries.ts#resolutionReport", call: (actor) => resolutionReport(actor, { from: "2026-01-01", to: "2026-12-31", asOf: "2026-11-26" }) },
];

/** Doors with cells of their own in the runner, for they are not asked for a dossier. */
export const OWN_CELLS = [
  `${L}/queries/batches.ts#listBatches`,
  `${L}/queries/batches.ts#readBatch`,
  `${L}/queries/result-hand-over.ts#manifestsMadeBy`,
  `${L}/commands/saved-filter.ts#saveFilter`,
  `${L}/commands/saved-filter.ts#deleteFilter`,
  `${L}/queries/saved-filters.ts#readSavedFilters`,
  `${L}/commands/start-draft.ts#startDraft`,
  `${L}/commands/file-at-counter.ts#fileAtCounter`,
  `${L}/commands/desk-entry.ts#keepEntry`,
  `${L}/commands/desk-entry.ts#dropEntry`,
  `${L}/commands/shift.ts#openShift`,
  "lib/deadlines/commands/change-calendar-day.ts#setCalendarDay",
  "lib/deadlines/commands/change-calendar-day.ts#removeCalendarDay",
  "lib/deadlines/commands/change-calendar-day.ts#confirmCalendarDay",
  "lib/deadlines/commands/change-working-hours.ts#setWorkingHours",
  "lib/deadlines/commands/change-working-hours.ts#removeWorkingHours",
  "lib/deadlines/commands/publish-calendar.ts#publishCalendar",
  "lib/deadlines/commands/start-calendar-draft.ts#startCalendarDraft",
  "lib/deadlines/commands/start-calendar-draft.ts#discardCalendarDraft",
  "lib/deadlines/commands/start-calendar-draft.ts#openCalendarYear",
  "lib/deadlines/queries/calendar-versions.ts#listCalendarVersions",
  "lib/deadlines/queries/calendar-versions.ts#readCalendarVersion",
  `${L}/queries/calendar-effects.ts#calendarEffects`,
  `${L}/queries/calendar-effects.ts#countCalendarEffects`,
  `${L}/queries/calendar-effects.ts#recomputeProgress`,
  `${L}/commands/answer-opinion.ts#answerOpinion`,
  `${L}/queries/opinions.ts#readOpinionsOfDossier`,
  `${L}/queries/opinions.ts#readOpinionAsked`,
  `${L}/queries/opinions.ts#readOpinionsAsked`,
  `${L}/queries/opinions.ts#agenciesToAsk`,
  `${L}/queries/expert-questions.ts#readExpertNotes`,
  `${L}/queries/expert-questions.ts#readQuestionPhoto`,
  "app/api/question-photos/[id]/route.ts#GET",
  `${L}/queries/reception-reviews.ts#readTrainingRecord`,
  "lib/procedures/commands/save-internal-process.ts#saveInternalProcess",
  "lib/identity/commands/change-account.ts#disableAccount",
  "lib/identity/commands/change-account.ts#enableAccount",
  "lib/identity/commands/end-session.ts#signOutOf",
  "lib/identity/commands/end-session.ts#endOwnSession",
  "lib/identity/commands/end-session.ts#endOtherSessions",
  "lib/identity/queries.ts#ownSessions",
  "lib/identity/queries.ts#staffOfProvince",
  "lib/identity/queries.ts#staffAccount",
  "lib/deliveries/commands/courier-device.ts#meetDevice",
  "lib/deliveries/commands/courier-device.ts#revokeDevice",
  "lib/deliveries/commands/incidents.ts#reportIncident",
  "lib/deliveries/commands/keep-photo.ts#keepPhoto",
  "lib/deliveries/queries/shipments.ts#readShipments",
  `${L}/commands/sync-courier.ts#syncCourier`,
] as const;

/** Why a door needs no cells: nobody is known yet when it is opened, or it is no door at all. */
export const WITHOUT_CELLS: Readonly<Record<string, string>> = {
  "lib/identity/commands/sign-in-citizen.ts#signInCitizen": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/commands/sign-in-demo.ts#signInDemo": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/commands/sign-in-staff.ts#signInStaff": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/queries.ts#demoPeople": "invented people, shown to visitors in demo mode only",
  "app/api/auth/[...nextauth]/route.ts#GET": "the identity provider's answer: proven in tests/integration/identity",
  "app/api/webhooks/[carrier]/route.ts#POST": "an operator's system, known by its signature: proven in tests/integration/deliveries/webhooks.test.ts",
  "app/api/courier-sync/route.ts#GET": "the session's courier through the door readCourierSnapshot above",
  "app/api/courier-sync/route.ts#POST": "the session's courier through the door syncCourier, which has its own cells",
  "app/api/courier-sync/photos/[sha256]/route.ts#PUT": "the session's courier through the door keepPhoto, which has its own cells",
  "app/api/scans/route.ts#POST": "the session's clerk through the door addScan above",
  "app/api/scans/[id]/route.ts#GET": "the session's clerk through the door readScanImage above",
  "app/api/scans/separators/[id]/route.ts#GET": "the session's clerk through the door printScanSeparators above",
  "app/api/health/route.ts#GET": "says whether the parts work; knows no person",
  "app/api/register/route.ts#GET": "the door printRegister above; prints the reader's own office or agency",
  "app/api/open-data/resolution/route.ts#GET": "public counts, the door resolutionReport above",
};

/** Actions of visitors, whose command is no door of a room. */
export const VISITORS_ACTIONS = ["app/(public)/dang-nhap/actions.ts#signInWithVneid", "app/(public)/tra-cuu/phieu/actions.ts#close"] as const;

async function allOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const chunk of chunks) all.push(...chunk);
  return all;
}

function checklist(ids: Ids) {
  return [{ componentId: ids.componentId, answer: "FILED" as const, originals: 1, certifiedCopies: 0, photocopies: 0, note: "" }];
}

/** The checklist answered in full, as the clerk's saved one. */
export async function answerAll(world: World, made: MadeDossier): Promise<void> {
  await world.owner.query(
    `insert into component_answer (dossier_id, component_id, answer, originals, checked_by_id, checked_by_name, checked_at)
     select $1, c.id, 'FILED', 1, $2, 'Nguyễn Thị Thu Hà', now() from component c join dossier d on d.case_id = c.case_id
     where d.id = $1 and c.kind <> 'NOTE' on conflict do nothing`, [made.id, world.cast.clerk.id]);
}

/** An alert of the official about the dossier. */
async function alertOf(world: World, made: MadeDossier): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into staff_alert (id, fact_key, staff_id, kind, subject, body, path, dossier_id, created_at)
     values ($1::uuid, $1::text, $2, 'OVERDUE', 'Quá hạn', 'Đã quá hạn.', '/co-quan/ho-so', $3, '2026-11-26T02:00:00Z')`, [id, world.cast.official.id, made.id]);
  return id;
}

async function draftFile(world: World, made: MadeDossier): Promise<string> {
  const id = newId();
  const { sha256, size } = await putFile(new TextEncoder().encode("%PDF-1.7\ndraft\n%%EOF"));
  await world.owner.query("insert into stored_file (sha256, size, content_type) values ($1, $2, 'application/pdf') on conflict do nothing", [sha256, size]);
  await world.owner.query(
    `insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at)
     values ($1, $2, $3, 'COMPONENT', 'nhap.pdf', $4, 'Nguyễn Thị Mai Lan', now())`, [id, made.id, sha256, world.cast.citizen.id]);
  return id;
}

/** Makes a draft complete: every field of the form answered, every component given as a file. */
export async function fillDraft(world: World, made: MadeDossier): Promise<void> {
  const { rows: [row] } = await world.owner.query<{ form: RequestField[] }>(
    "select v.request_form as form from dossier d join procedure_version v on v.id = d.procedure_version_id where d.id = $1", [made.id]);
  const request = Object.fromEntries((row?.form ?? []).map((field) => [field.key, sampleAnswer(field)]));
  await world.owner.query("update dossier set return_method = 'COUNTER', form_data = $2 where id = $1", [made.id, { request, papers: {}, pickup: null, returnTo: null }]);
  const file = await draftFile(world, made);
  await world.owner.query(
    `insert into dossier_file (id, dossier_id, sha256, purpose, component_id, name, uploaded_by_id, uploaded_by_name, uploaded_at)
     select gen_random_uuid(), f.dossier_id, f.sha256, f.purpose, c.id, f.name, f.uploaded_by_id, f.uploaded_by_name, f.uploaded_at
     from dossier_file f join dossier d on d.id = f.dossier_id join component c on c.case_id = d.case_id where f.id = $1 and c.kind <> 'NOTE'`, [file]);
}

function sampleAnswer({ type, options }: RequestField): string {
  if (type === "choice") return options?.[0] ?? "";
  return type === "date" ? "1990-05-20" : type === "number" ? "1" : "Nội dung thử";
}

/** The marks by which a read tells that it gave the thing. */
export function marksFor(door: ReadDoor, ids: Ids): string[] {
  return door.marks?.(ids) ?? [ids.dossierId, ids.code, ids.submissionCode];
}

export function findsFor(door: ReadDoor, column: Column, stage: Stage): boolean {
  return mayKnow(column, stage) && (door.finds?.(column, stage) ?? true);
}
