import type { Permit } from "@/lib/access/policy";
import type { FormDataByKind, PrintableFormKind } from "@/lib/forms/data";
import { renderForm } from "@/lib/forms/render";
import { formInForce } from "@/lib/forms/versions";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { keepFile } from "@/lib/platform/stored-file";

type Issue<K extends PrintableFormKind> = Readonly<{ dossierId: string; kind: K; data: FormDataByKind[K]; at: Date }>;

/**
 * Issues a form for a dossier: printed in the version in force that day, its PDF stored by SHA-256, its data kept for reprints.
 * @returns the issued form's id
 * @throws when no version of the form is in force, or the PDF cannot be made: faults, not refusals
 */
export async function issueForm<K extends PrintableFormKind>(permitted: Permit, tx: Tx, issue: Issue<K>): Promise<string> {
  const version = formInForce(issue.kind, vietnamDay(issue.at));
  if (!version) throw new Error(`No version of ${issue.kind} in force on ${vietnamDay(issue.at)}`);
  const pdf = await renderForm(issue.kind, issue.data, { version });
  const sha256 = await keepFile(tx, pdf, "application/pdf");
  const issued = await tx.issuedForm.create({
    data: {
      dossierId: issue.dossierId, kind: issue.kind, versionId: version.id, sha256,
      data: JSON.parse(JSON.stringify(issue.data)) as Prisma.InputJsonObject,
      issuedById: permitted.actor.id, issuedByName: permitted.actor.name, issuedAt: issue.at,
    },
  });
  return issued.id;
}
