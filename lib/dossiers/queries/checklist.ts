import type { Permit } from "@/lib/access/policy";
import type { Tx } from "@/lib/platform/db";
import type { Component, ComponentAnswer } from "@/lib/platform/generated/client";

/** The components of a dossier's case in their order, and what was answered of them. */
export type Checklist = Readonly<{ components: readonly Component[]; answers: readonly ComponentAnswer[] }>;

/** Reads the checklist of a dossier that the caller has in his sight, in his transaction. */
export async function readChecklist(_permitted: Permit, tx: Tx, { id, caseId }: Readonly<{ id: string; caseId: string }>): Promise<Checklist> {
  const rows = await tx.component.findMany({ where: { caseId }, orderBy: { position: "asc" }, include: { answers: { where: { dossierId: id } } } });
  return { components: rows, answers: rows.flatMap(({ answers }) => answers) };
}
