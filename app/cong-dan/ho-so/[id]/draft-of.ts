import { notFound, redirect } from "next/navigation";
import { type DraftView, readDraft } from "@/lib/dossiers/queries/draft";
import { signedInAs } from "@/lib/identity/session";

/** The draft of a step's page: nothing for a stranger; a dossier already filed leads to its own page. */
export async function draftOf(params: Promise<{ id: string }>): Promise<DraftView> {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const draft = (await readDraft(actor, id)) ?? notFound();
  if (draft.status !== "DRAFT") redirect(`/cong-dan/ho-so/${id}`);
  return draft;
}
