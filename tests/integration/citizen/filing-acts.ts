import { declarePaper, saveDelivery, saveRequest } from "@/lib/dossiers/commands/save-draft";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { submitDossier } from "@/lib/dossiers/commands/submit-dossier";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { type DraftView, readDraft } from "@/lib/dossiers/queries/draft";
import { readCounters } from "@/lib/agencies/queries";
import type { Actor, ActorOf } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import type { Refusal, Result } from "@/lib/platform/result";
import { readProcedure } from "@/lib/procedures/queries";

type Citizen = ActorOf<"CITIZEN">;

/** The value of an act that must have gone well. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.refusals.map(({ reason, words }) => `${reason} ${words}`).join("; ")}`);
  return result.value;
}

/** The first refusal of an act that must have been refused. */
export function refusal<T>(result: Result<T>): Refusal {
  if (result.ok) throw new Error("Not refused");
  return result.refusals[0];
}

/** Begins a draft of a procedure's first case at the first agency whose counter receives it. */
export async function begin(actor: Citizen, code: string): Promise<string> {
  const procedure = await readProcedure(actor, code);
  const agency = procedure?.agencies.find(({ counterReceives }) => counterReceives);
  const [counter] = agency ? await readCounters(actor, agency) : [];
  const [first] = procedure?.cases ?? [];
  if (!agency || !counter || !first) throw new Error(`${code} cannot be filed`);
  return good(
    await startDraft(actor, { operationId: newId(), procedureCode: code, caseId: asId(first.id), agencyId: asId(agency.id), officeId: asId(counter.id) }),
  ).dossierId;
}

/** The draft as its owner sees it. */
export async function draft(actor: Actor, id: string): Promise<DraftView> {
  const view = await readDraft(actor, id);
  if (!view) throw new Error(`No draft ${id}`);
  return view;
}

/** Answers every required field of the procedure's form with something right. */
export async function answerAll(actor: Citizen, id: string): Promise<void> {
  const { requestForm } = await draft(actor, id);
  const typed = Object.fromEntries(
    requestForm.map(({ key, type, options }) => [key, type === "number" ? "2" : type === "date" ? "2026-06-01" : type === "choice" ? (options?.[0] ?? "") : "Trả lời"]),
  );
  good(await saveRequest(actor, { operationId: newId(), dossierId: asId(id), step: "next", typed }));
}

export const PDF = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

/** Uploads a small PDF for a component. */
export function upload(actor: Actor, dossierId: string, componentId: string | null, changes: Partial<Parameters<typeof uploadFile>[1]> = {}) {
  return uploadFile(actor, { operationId: newId(), dossierId: asId(dossierId), expectedVersion: null, purpose: "COMPONENT", componentId, name: "don.pdf", bytes: PDF, ...changes });
}

/** Gives every asked paper on paper. */
export async function giveAllPapers(actor: Citizen, id: string): Promise<void> {
  const { components } = await draft(actor, id);
  for (const component of components.filter(({ kind }) => kind !== "NOTE")) {
    const { originals, certifiedCopies, photocopies } = component;
    const counts = originals + certifiedCopies + photocopies > 0 ? { originals, certifiedCopies, photocopies } : { originals: 1, certifiedCopies: 0, photocopies: 0 };
    good(await declarePaper(actor, { operationId: newId(), dossierId: asId(id), componentId: asId(component.id), way: "PAPER", ...counts }));
  }
}

/** A visit on the first day that is offered, in Phủ Lý, and the result back to the same place. */
export async function askForPickup(actor: Citizen, id: string): Promise<void> {
  const { pickupDays } = await draft(actor, id);
  const place = { addressText: "Số 18 ngõ 42", communeCode: "13285" };
  const pickup = { contactName: "Nguyễn Thị Mai Lan", phone: "0912345678", day: pickupDays[0] ?? "", window: "MORNING" as const, ...place };
  good(await saveDelivery(actor, { operationId: newId(), dossierId: asId(id), pickup, returnMethod: "POST", returnTo: place }));
}

/** Files the draft. */
export async function submit(actor: Citizen, id: string, operationId = newId<"operation">()) {
  const { version } = await draft(actor, id);
  return submitDossier(actor, { operationId, dossierId: asId(id), expectedVersion: version, declared: "on" });
}

/** A dossier of the procedure, all on paper, filed. */
export async function filed(actor: Citizen, code: string): Promise<string> {
  const id = await begin(actor, code);
  await answerAll(actor, id);
  await giveAllPapers(actor, id);
  await askForPickup(actor, id);
  good(await submit(actor, id));
  return id;
}
