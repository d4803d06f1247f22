import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import type { AnswerKind, ReviewVerdict } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

export type ReviewComponent = Readonly<{
  id: string;
  name: string;
  answer: Readonly<{ answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number; note: string }> | null;
  files: readonly Readonly<{ id: string; name: string }>[];
}>;

/** A drawn reception as the agency sees it: what the clerk answered and scanned. */
export type ReviewView = Readonly<{
  id: string; dossierId: string; code: string; procedureName: string; caseTitle: string | null; clerkName: string; receivedAt: Date; components: readonly ReviewComponent[];
}>;
export type JudgedReview = Readonly<{ id: string; dossierId: string; code: string; clerkName: string; verdict: ReviewVerdict; findings: string; reviewedBy: string; at: Date }>;
export type AgencyReviews = Readonly<{ open: readonly ReviewView[]; openCount: number; judged: readonly JudgedReview[]; next: string | null }>;

const PAGE = 20;

const DRAWN = {
  dossier: {
    select: {
      id: true, code: true, receivedAt: true, procedureVersion: { select: { name: true } },
      case: { select: { title: true, components: { where: { kind: { not: "NOTE" } }, orderBy: { position: "asc" }, select: { id: true, name: true } } } },
      answers: true, files: { where: { removedAt: null, purpose: "COMPONENT" }, orderBy: { uploadedAt: "asc" }, select: { id: true, name: true, componentId: true } },
    },
  },
} as const satisfies Prisma.ReceptionReviewInclude;

function reviewView(row: Prisma.ReceptionReviewGetPayload<{ include: typeof DRAWN }>): ReviewView {
  const { dossier } = row;
  const answers = new Map(dossier.answers.map((answer) => [answer.componentId, answer]));
  return {
    id: row.id, dossierId: dossier.id, code: dossier.code ?? "", procedureName: dossier.procedureVersion.name, caseTitle: dossier.case.title, clerkName: row.clerkName,
    receivedAt: dossier.receivedAt ?? row.drawnAt,
    components: dossier.case.components.map(({ id, name }) => {
      const given = answers.get(id);
      const files = dossier.files.filter(({ componentId }) => componentId === id).map((file) => ({ id: file.id, name: file.name }));
      return { id, name, files, answer: given ? { answer: given.answer, originals: given.originals, certifiedCopies: given.certifiedCopies, photocopies: given.photocopies, note: given.note } : null };
    }),
  };
}

/** What was drawn for the actor's agency: not yet judged, the oldest first; then what was judged, the last first, `after` an id of it. */
export async function readAgencyReviews(actor: Actor, after = ""): Promise<AgencyReviews> {
  const { actor: judge } = permit(actor, "reception-review.judge");
  if (judge.kind !== "OFFICIAL" && judge.kind !== "AGENCY_HEAD") return { open: [], openCount: 0, judged: [], next: null };
  const drawn = { agencyId: judge.agencyId, dossier: dossiersVisibleTo(judge) };
  return withActor(judge, async (tx) => {
    const waiting = { ...drawn, reviewedAt: null };
    const open = after === "" ? await tx.receptionReview.findMany({ where: waiting, include: DRAWN, orderBy: [{ drawnAt: "asc" }, { id: "asc" }], take: PAGE }) : [];
    const last = isId(after) ? await tx.receptionReview.findFirst({ where: { ...drawn, id: after } }) : null;
    const before: Prisma.ReceptionReviewWhereInput = last?.reviewedAt ? { OR: [{ reviewedAt: { lt: last.reviewedAt } }, { reviewedAt: last.reviewedAt, id: { lt: last.id } }] } : {};
    const judged = await tx.receptionReview.findMany({
      where: { AND: [drawn, { reviewedAt: { not: null } }, before] }, include: { dossier: { select: { code: true } } }, orderBy: [{ reviewedAt: "desc" }, { id: "desc" }], take: PAGE + 1,
    });
    return {
      open: open.map(reviewView), openCount: await tx.receptionReview.count({ where: waiting }), next: judged.length > PAGE ? (judged[PAGE - 1]?.id ?? null) : null,
      judged: judged.slice(0, PAGE).map(({ id, dossierId, dossier, clerkName, verdict, findings, reviewedByName, reviewedAt, drawnAt }) => ({
        id, dossierId, code: dossier.code ?? "", clerkName, verdict: verdict ?? "CORRECT", findings, reviewedBy: reviewedByName ?? "", at: reviewedAt ?? drawnAt,
      })),
    };
  });
}

export type FieldRecord = Readonly<{ field: string; /** null: no training in it is recorded. */ completedOn: Date | null; note: string; checked: number; correct: number; findings: number }>;
export type FindingView = Readonly<{ id: string; field: string; findings: string; agencyName: string; reviewedBy: string; at: Date; dossier: Readonly<{ id: string; code: string; procedureName: string }> | null }>;
export type TrainingView = Readonly<{ fields: readonly FieldRecord[]; checked: number; correct: number; findings: readonly FindingView[] }>;

/** The clerk whose record the actor may read, by id; null when he may not. */
async function clerkInReach(tx: Tx, actor: Actor, clerkId: string): Promise<boolean> {
  if (!isId(clerkId)) return false;
  if (actor.kind === "POSTAL_CLERK") return actor.id === clerkId;
  if (actor.kind === "POSTAL_SUPERVISOR") return (await tx.staff.count({ where: { id: clerkId, officeId: actor.officeId, role: "POSTAL_CLERK" } })) === 1;
  return actor.kind === "ADMINISTRATOR" && (await tx.staff.count({ where: { id: clerkId, provinceCode: actor.provinceCode, role: "POSTAL_CLERK" } })) === 1;
}

/**
 * A clerk's training record: by field, what was learned and when, how many of his receptions were checked and with what outcome, and
 * the findings, the last first. His own, his supervisor's, the province's administrator's to read; null for everybody else.
 */
export async function readTrainingRecord(actor: Actor, clerkId: string): Promise<TrainingView | null> {
  permit(actor, "reception-review.read");
  return withActor(actor, async (tx) => {
    if (!(await clerkInReach(tx, actor, clerkId))) return null;
    const trainings = await tx.trainingRecord.findMany({ where: { staffId: clerkId }, orderBy: { field: "asc" } });
    const reviews = await tx.receptionReview.findMany({ where: { clerkId, reviewedAt: { not: null } }, orderBy: [{ reviewedAt: "desc" }, { id: "desc" }] });
    const faulty = reviews.filter(({ verdict }) => verdict === "FINDING");
    const dossiers = await tx.dossier.findMany({
      where: { AND: [{ id: { in: faulty.map(({ dossierId }) => dossierId) } }, dossiersVisibleTo(actor)] }, select: { id: true, code: true, procedureVersion: { select: { name: true } } },
    });
    const agencies = await tx.agency.findMany({ where: { id: { in: faulty.map(({ agencyId }) => agencyId) } }, select: { id: true, shortName: true } });
    const fields = [...new Set([...trainings.map(({ field }) => field), ...reviews.map(({ field }) => field)])];
    return {
      checked: reviews.length, correct: reviews.length - faulty.length,
      fields: fields.map((field): FieldRecord => {
        const training = trainings.find((one) => one.field === field);
        const ofField = reviews.filter((review) => review.field === field);
        const findings = ofField.filter(({ verdict }) => verdict === "FINDING").length;
        return { field, completedOn: training?.completedOn ?? null, note: training?.note ?? "", checked: ofField.length, correct: ofField.length - findings, findings };
      }),
      findings: faulty.map(({ id, field, findings, agencyId, reviewedByName, reviewedAt, drawnAt, dossierId }): FindingView => {
        const dossier = dossiers.find((one) => one.id === dossierId);
        return {
          id, field, findings, agencyName: agencies.find((one) => one.id === agencyId)?.shortName ?? "", reviewedBy: reviewedByName ?? "", at: reviewedAt ?? drawnAt,
          dossier: dossier ? { id: dossier.id, code: dossier.code ?? "", procedureName: dossier.procedureVersion.name } : null,
        };
      }),
    };
  });
}
