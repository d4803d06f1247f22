import { isForOneRequest, lifeInMonths, resultName, resultTypeKey, typeKey } from "@/lib/digitisation/document-type";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";

const WITH = {
  agency: true, procedureVersion: true, case: { include: { components: true } }, representation: true,
  files: { where: { removedAt: null }, include: { signedBy: true } },
} as const satisfies Prisma.DossierInclude;
type Whole = Prisma.DossierGetPayload<{ include: typeof WITH }>;
type Kept = Prisma.OwnerDocumentCreateManyInput;

/** The same day so many months later, or that month's last; as the database keeps days. */
function monthsLater(day: string, months: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

function common({ applicantId, id, code, submissionCode, procedureVersion }: Whole): Pick<Kept, "ownerId" | "sourceDossierId" | "sourceCode" | "field" | "keptAt"> {
  return { ownerId: applicantId, sourceDossierId: id, sourceCode: code ?? submissionCode, field: procedureVersion.field, keptAt: now() };
}

/** Copies that a clerk signed as compared with their papers. When the paper was issued is not known from the copy. */
function certifiedCopies(whole: Whole): Kept[] {
  return whole.files.flatMap((file) => {
    const component = whole.case.components.find(({ id }) => id === file.componentId);
    if (file.purpose !== "COMPONENT" || file.signedBy === null || component === undefined) return [];
    const key = typeKey(component.name);
    return {
      ...common(whole), sha256: file.sha256, source: "CERTIFIED" as const, name: component.name, typeKey: key, issuer: "", oneDossier: isForOneRequest(component.name, component.formTemplate),
      validityUnknown: lifeInMonths(key) !== null, sourceFileId: file.id, certifiedByName: file.signedBy.clerkName,
    };
  });
}

/** What the agency gave: valid from the day of its decision. */
function results(whole: Whole): Kept[] {
  if (whole.outcome !== "GRANTED" || whole.processingEndedAt === null || (whole.status !== "RESOLVED" && whole.status !== "RETURNED")) return [];
  const from = vietnamDay(whole.processingEndedAt);
  const key = resultTypeKey(whole.procedureVersion.name);
  const months = lifeInMonths(key);
  return whole.files.filter(({ purpose }) => purpose === "RESULT").map((file) => ({
    ...common(whole), sha256: file.sha256, source: "RESULT" as const, name: resultName(whole.procedureVersion.name), typeKey: key, issuer: whole.agency.name, oneDossier: false,
    validFrom: new Date(`${from}T00:00:00Z`), validTo: months === null ? null : monthsLater(from, months), validityUnknown: false, sourceFileId: file.id, certifiedByName: "",
  }));
}

/**
 * Puts what was certified and given in a received dossier into its owner's store (NĐ 107/2021, Điều 1; NĐ 310/2026), once for each file. What somebody filed
 * for another person or an organisation is not his own and is not put into his store. May run any number of times.
 * @returns how many documents are new
 */
export async function keepDocuments(dossierId: string): Promise<number> {
  return transactAsJobs(async (tx: Tx) => {
    const whole = await tx.dossier.findUnique({ where: { id: dossierId }, include: WITH });
    if (whole === null || whole.receivedAt === null || whole.representation !== null) return 0;
    const documents = [...certifiedCopies(whole), ...results(whole)];
    return documents.length === 0 ? 0 : (await tx.ownerDocument.createMany({ data: documents, skipDuplicates: true })).count;
  });
}

/** Events after which there may be something to keep. */
export const KEEPING_EVENTS: ReadonlySet<string> = new Set(["RECEIVE", "GRANT"]);
