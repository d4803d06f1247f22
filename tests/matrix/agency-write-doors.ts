import { acceptSupplement } from "@/lib/dossiers/commands/accept-supplement";
import { allowSupplement } from "@/lib/dossiers/commands/allow-supplement";
import { askOpinion } from "@/lib/dossiers/commands/ask-opinion";
import { assignDossier, transferDossier } from "@/lib/dossiers/commands/assign-dossier";
import { grantDossier, refuseDossier } from "@/lib/dossiers/commands/decide-dossier";
import { answerQuestion } from "@/lib/dossiers/commands/expert-question";
import { extendDossier } from "@/lib/dossiers/commands/extend-dossier";
import { finishStep } from "@/lib/dossiers/commands/finish-step";
import { claimDossier, releaseDossier, takeOverDossier } from "@/lib/dossiers/commands/hold-dossier";
import { judgeReception } from "@/lib/dossiers/commands/judge-reception";
import { proposeDecision, returnProposal, signProposal } from "@/lib/dossiers/commands/propose-decision";
import { remindDossier } from "@/lib/dossiers/commands/remind-dossier";
import { requestSupplement } from "@/lib/dossiers/commands/request-supplement";
import { startBatch } from "@/lib/dossiers/commands/start-batch";
import { stopDossier } from "@/lib/dossiers/commands/stop-dossier";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { openAlert } from "@/lib/notifications/commands";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import type { MadeDossier, World } from "@/tests/factories";
import { dossier, operation, act, REASON, supplement, upload, DOSSIERS, type WriteDoor } from "@/tests/matrix/door";
import { alertOf } from "@/tests/matrix/prepared-dossier";
import { drawnReview, expertQuestion, type Ids, resultFile } from "@/tests/matrix/targets";
import { workingDayAfter } from "@/tests/working-day-walk";

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
export const AGENCY_WRITES: readonly WriteDoor[] = [
  { door: `${DOSSIERS}/commands/hold-dossier.ts#claimDossier`, permission: "dossier.process", stages: ["RECEIVED", "WITH_AGENCY"], wins: ["officialHere", "headHere"], call: (actor, ids) => claimDossier(actor, act(ids)) },
  { door: `${DOSSIERS}/commands/hold-dossier.ts#releaseDossier`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => releaseDossier(actor, { ...act(ids), reason: "" }) },
  { door: `${DOSSIERS}/commands/hold-dossier.ts#takeOverDossier`, permission: "dossier.take-over", stages: ["PROCESSING"], wins: ["headHere"], call: (actor, ids) => takeOverDossier(actor, { ...act(ids), reason: "Chuyên viên nghỉ phép." }) },
  { door: `${DOSSIERS}/commands/remind-dossier.ts#remindDossier`, permission: "dossier.remind", stages: ["PROCESSING"], wins: ["headHere"], call: (actor, ids) => remindDossier(actor, { ...act(ids), reason: "Trình trước thứ Sáu." }) },
  {
    door: `${DOSSIERS}/commands/start-batch.ts#startBatch`, permission: "batch.run", stages: ["PROCESSING"], wins: ["officialHere", "headHere"],
    call: (actor, ids) => startBatch(actor, { operationId: operation(), kind: "TRANSFER", dossiers: [{ id: dossier(ids), version: ids.version }], assigneeId: null, reason: "Trình trước thứ Sáu." }),
  },
  { door: `${DOSSIERS}/commands/finish-step.ts#finishStep`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => finishStep(actor, { ...act(ids), position: 1 }) },
  {
    door: `${DOSSIERS}/commands/expert-question.ts#answerQuestion`, permission: "expert-question.answer", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ formId: await expertQuestion(world, made) }),
    call: (actor, ids) => answerQuestion(actor, { operationId: operation(), questionId: asId<"question">(ids.formId), answer: "Được, nếu còn hạn.", keep: false }),
  },
  {
    door: `${DOSSIERS}/commands/judge-reception.ts#judgeReception`, permission: "reception-review.judge", stages: ["RECEIVED"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => ({ formId: await drawnReview(world, made) }),
    call: (actor, ids) => judgeReception(actor, { operationId: operation(), reviewId: asId<"review">(ids.formId), verdict: "CORRECT", note: "", lines: [] }),
  },
  { door: `${DOSSIERS}/commands/request-supplement.ts#requestSupplement`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => requestSupplement(actor, supplement(ids)) },
  { door: `${DOSSIERS}/commands/accept-supplement.ts#acceptSupplement`, permission: "dossier.accept-supplement", stages: ["SUPPLEMENT"], wins: ["clerkHere", "officialHere", "headHere"], call: (actor, ids) => acceptSupplement(actor, { ...act(ids), note: "" }) },
  { door: `${DOSSIERS}/commands/assign-dossier.ts#assignDossier`, permission: "dossier.assign", stages: ["RECEIVED", "PROCESSING"], wins: ["headHere"], prepare: deskmate, call: (actor, ids) => assignDossier(actor, { ...act(ids), assigneeId: asId<"staff">(ids.pickupId), reason: "" }) },
  { door: `${DOSSIERS}/commands/assign-dossier.ts#transferDossier`, permission: "dossier.transfer", stages: ["PROCESSING"], wins: ["officialHere", "headHere"], prepare: deskmate, call: (actor, ids) => transferDossier(actor, { ...act(ids), assigneeId: asId<"staff">(ids.pickupId), reason: "Nghỉ phép từ mai." }) },
  {
    door: `${DOSSIERS}/commands/extend-dossier.ts#extendDossier`, permission: "dossier.extend", stages: ["PROCESSING"], wins: ["officialHere", "headHere"],
    prepare: async (world, made) => { await world.owner.query("update dossier set due_at = now() + interval '10 days' where id = $1", [made.id]); return {}; },
    call: (actor, ids) => extendDossier(actor, { ...act(ids), newDueDay: workingDayAfter(vietnamDay(now()), 30), reason: REASON, override: "" }),
  },
  {
    door: `${DOSSIERS}/commands/allow-supplement.ts#allowSupplement`, permission: "dossier.override", stages: ["PROCESSING"], wins: ["headHere"],
    prepare: async (world, made) => { await told(world, made, "REQUEST_SUPPLEMENT", {}); return { version: made.version + 1 }; }, call: (actor, ids) => allowSupplement(actor, { ...act(ids), reason: REASON }),
  },
  {
    door: `${DOSSIERS}/commands/ask-opinion.ts#askOpinion`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world) => ({ pickupId: world.cast.otherOfficial.agencyId }),
    call: (actor, ids) => askOpinion(actor, { ...act(ids), askedAgencyId: asId<"agency">(ids.pickupId), question: "Văn bằng của người đề nghị có do trường cấp không?", value: 2, unit: "WORKING_DAY" }),
  },
  {
    door: `${DOSSIERS}/commands/propose-decision.ts#proposeDecision`, permission: "dossier.process", stages: ["PROCESSING"], wins: ["officialHere"], prepare: signedByHead,
    call: (actor, ids) => proposeDecision(actor, { ...act(ids), outcome: "REFUSE", result: "", copies: 1, reason: REASON }),
  },
  { door: `${DOSSIERS}/commands/propose-decision.ts#returnProposal`, permission: "dossier.sign-off", stages: ["PROCESSING"], wins: ["headHere"], prepare: proposed, call: (actor, ids) => returnProposal(actor, { ...act(ids), reason: "Nêu rõ điều khoản." }) },
  { door: `${DOSSIERS}/commands/propose-decision.ts#signProposal`, permission: "dossier.sign-off", stages: ["PROCESSING"], wins: ["headHere"], prepare: proposed, call: (actor, ids) => signProposal(actor, act(ids)) },
  { door: `${DOSSIERS}/commands/stop-dossier.ts#stopDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => stopDossier(actor, { ...act(ids), reason: REASON, askedDay: null }) },
  {
    door: `${DOSSIERS}/commands/decide-dossier.ts#grantDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world, made) => { await resultFile(world, made); return {}; }, call: (actor, ids) => grantDossier(actor, { ...act(ids), result: "Thẻ số 1 ngày 26/11/2026", copies: 1 }),
  },
  { door: `${DOSSIERS}/commands/decide-dossier.ts#refuseDossier`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => refuseDossier(actor, { ...act(ids), reason: REASON }) },
  { door: `${DOSSIERS}/commands/upload-file.ts#uploadFile`, permission: "dossier.decide", stages: ["PROCESSING"], wins: ["officialHere"], call: (actor, ids) => uploadFile(actor, upload(ids, "RESULT")) },
  {
    door: "lib/notifications/commands.ts#openAlert", permission: "alert.read", stages: ["PROCESSING"], wins: ["officialHere"],
    prepare: async (world, made) => ({ formId: await alertOf(world, made) }), call: (actor, ids) => openAlert(actor, { alertId: asId<"alert">(ids.formId) }),
  },
];
