import { cancelPickup, movePickup } from "@/lib/dossiers/commands/change-pickup";
import { resubmitDossier } from "@/lib/dossiers/commands/resubmit-dossier";
import { declarePaper, removeFile, saveDelivery, saveRequest } from "@/lib/dossiers/commands/save-draft";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { withdrawDossier } from "@/lib/dossiers/commands/withdraw-dossier";
import { asId } from "@/lib/platform/ids";
import { dossier, operation, act, upload, DOSSIERS, type WriteDoor } from "@/tests/matrix/door";
import { fillDraft, draftFile } from "@/tests/matrix/prepared-dossier";

export const CITIZEN_WRITES: readonly WriteDoor[] = [
  { door: `${DOSSIERS}/commands/upload-file.ts#uploadFile`, permission: "file.upload", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => uploadFile(actor, upload(ids, "COMPONENT")) },
  { door: `${DOSSIERS}/commands/resubmit-dossier.ts#resubmitDossier`, permission: "dossier.answer-supplement", stages: ["COMPLETION"], wins: ["owner"], call: (actor, ids) => resubmitDossier(actor, { ...act(ids), note: "", papers: [], pickup: null }) },
  { door: `${DOSSIERS}/commands/save-draft.ts#saveRequest`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => saveRequest(actor, { operationId: operation(), dossierId: dossier(ids), step: "save", typed: {} }) },
  {
    door: `${DOSSIERS}/commands/save-draft.ts#declarePaper`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"],
    call: (actor, ids) => declarePaper(actor, { operationId: operation(), dossierId: dossier(ids), componentId: asId<"component">(ids.componentId), way: "PAPER", originals: 3, certifiedCopies: 0, photocopies: 0 }),
  },
  {
    door: `${DOSSIERS}/commands/save-draft.ts#removeFile`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"],
    prepare: async (world, made) => ({ fileId: await draftFile(world, made) }), call: (actor, ids) => removeFile(actor, { operationId: operation(), dossierId: dossier(ids), fileId: asId<"file">(ids.fileId) }),
  },
  { door: `${DOSSIERS}/commands/save-draft.ts#saveDelivery`, permission: "dossier.draft", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => saveDelivery(actor, { operationId: operation(), dossierId: dossier(ids), pickup: null, returnMethod: "COUNTER", returnTo: null }) },
  {
    door: `${DOSSIERS}/commands/submit-dossier.ts#submitDossier`, permission: "dossier.submit", stages: ["DRAFT"], wins: ["owner"],
    prepare: async (world, made) => { await fillDraft(world, made); return {}; }, call: (actor, ids) => submitDossier(actor, { ...act(ids), declared: "on" }),
  },
  { door: `${DOSSIERS}/commands/withdraw-dossier.ts#withdrawDossier`, permission: "dossier.withdraw", stages: ["SUBMITTED", "PROCESSING"], wins: ["owner"], call: (actor, ids) => withdrawDossier(actor, { ...act(ids), reason: "" }) },
  {
    door: `${DOSSIERS}/commands/change-pickup.ts#movePickup`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], wins: ["owner"],
    call: (actor, ids) => movePickup(actor, { ...act(ids), slot: { day: "2026-12-02", half: "AFTERNOON" } }),
  },
  { door: `${DOSSIERS}/commands/change-pickup.ts#cancelPickup`, permission: "pickup.change", stages: ["SUBMITTED", "ASSIGNED"], wins: ["owner"], call: (actor, ids) => cancelPickup(actor, act(ids)) },
];
