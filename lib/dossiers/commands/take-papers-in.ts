import type { Permit } from "@/lib/access/policy";
import { handOverPapers, keepSignature } from "@/lib/deliveries/commands";
import { declarePapers } from "@/lib/dossiers/commands/file-papers";
import { papersOf } from "@/lib/dossiers/declared-papers";
import type { Checklist } from "@/lib/dossiers/queries/checklist";
import type { Tx } from "@/lib/platform/db";
import type { Dossier, Paper } from "@/lib/platform/generated/client";

/** Where and when papers are laid on the counter. */
type Laid = Readonly<{ place: string; at: Date }>;

/**
 * The papers that an applicant lays on the counter pass from him to the clerk with the reception (NĐ 118/2025, Điều 17): as many as
 * the checklist counted as filed. What was only shown went back over the counter at once. The applicant signs the receipt's copy.
 */
export async function takePapersIn(permitted: Permit, tx: Tx, dossier: Dossier, { checklist: { components, answers }, ...laid }: Laid & Readonly<{ checklist: Checklist }>): Promise<void> {
  const filed = answers.filter(({ answer }) => answer === "FILED" || answer === "ALTERNATIVE");
  const given = Object.fromEntries(filed.map(({ componentId, originals, certifiedCopies, photocopies }) => [componentId, { way: "PAPER" as const, originals, certifiedCopies, photocopies }]));
  const papers = papersOf(components, given);
  if (papers.length === 0) return;
  // All that the applicant holds: what is filed at the counter has no papers before its reception.
  await layOnCounter(permitted, tx, dossier, await declarePapers(permitted, tx, dossier, papers), laid);
}

/**
 * Papers of a visit that was called off or missed, brought to the counter by the applicant himself: they pass to the clerk with the
 * reception, as declared. What the courier counted as none at the door stays with the applicant.
 */
export async function takeDroppedPapers(permitted: Permit, tx: Tx, dossier: Dossier, laid: Laid): Promise<void> {
  const visit = await tx.pickupRequest.findFirst({ where: { dossierId: dossier.id }, orderBy: { createdAt: "desc" } });
  if (visit?.status !== "CANCELLED" && visit?.status !== "MISSED") return;
  const papers = await tx.paper.findMany({ where: { dossierId: dossier.id, holderKind: "CITIZEN" }, orderBy: { id: "asc" } });
  if (papers.length > 0) await layOnCounter(permitted, tx, dossier, papers, laid);
}

async function layOnCounter(permitted: Permit, tx: Tx, dossier: Dossier, papers: readonly Paper[], { place, at }: Laid): Promise<void> {
  const { id, name } = permitted.actor;
  await handOverPapers(permitted, tx, {
    dossierId: dossier.id, kind: "COUNTER_TAKEOVER", papers: papers.map((paper) => ({ paper, counted: paper.count })), place, at,
    giver: { kind: "CITIZEN", id: dossier.applicantId, name: dossier.applicantName }, receiver: { kind: "CLERK", id, name },
    giverSignature: await keepSignature(permitted, tx, { signer: dossier.applicantName, act: dossier.id, at, mark: { method: "ON_PAPER", form: "RECEIPT" } }),
    receiverSignature: await keepSignature(permitted, tx, { signer: name, act: dossier.id, at, mark: { method: "ACCOUNT", accountId: id } }),
  });
}
