import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { goesByPost } from "@/lib/agencies/filing-place";
import { postListing } from "@/lib/agencies/queries";
import { calendarInForce } from "@/lib/deadlines/queries";
import { readDossierForm } from "@/lib/dossiers/dossier-form";
import type { DraftFacts } from "@/lib/dossiers/draft-gaps";
import { FILE_FACTS } from "@/lib/dossiers/file-view";
import { pickupDays } from "@/lib/dossiers/pickup-window";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { requestFormSchema } from "@/lib/procedures/schema";

const WITH = {
  applicant: true,
  agency: true,
  office: { include: { commune: true } },
  procedureVersion: { include: { procedure: true, channels: true, fees: true } },
  case: { include: { components: { orderBy: { position: "asc" } } } },
  files: { where: { removedAt: null }, orderBy: { uploadedAt: "asc" }, include: FILE_FACTS },
} as const satisfies Prisma.DossierInclude;

/** A dossier whose form is still open (a draft, or one that waits for the applicant), with what the rules of filing look at. */
export type OpenDossier = Readonly<{ row: Prisma.DossierGetPayload<{ include: typeof WITH }>; facts: DraftFacts }>;

/** Reads it in the actor's scope; null when there is none such. @param at the moment of asking: lists and the calendar of that day hold */
export async function openDossier(permitted: Permit, tx: Tx, id: string, at: Date): Promise<OpenDossier | null> {
  const row = await tx.dossier.findFirst({ where: { AND: [{ id }, dossiersVisibleTo(permitted.actor)] }, include: WITH });
  if (!row) return null;
  const today = vietnamDay(at);
  const calendar = await calendarInForce(permitted, tx, row);
  const version = row.procedureVersion;
  const listing = await postListing(permitted, tx, row.agencyId, row.procedureCode, today);
  const facts: DraftFacts = {
    form: readDossierForm(row.formData),
    requestForm: requestFormSchema.parse(version.requestForm).map(({ options, ...field }) => (options === undefined ? field : { ...field, options })),
    components: row.case.components,
    withFiles: new Set(row.files.flatMap(({ componentId }) => componentId ?? [])),
    returnMethod: row.returnMethod,
    byPost: goesByPost(listing, version.procedure.postChannel),
    online: version.channels.some(({ channel }) => channel === "ONLINE"),
    pickupDays: calendar.ok ? pickupDays(calendar.value, today) : [],
  };
  return { row, facts };
}

/** The same for a change: the row is locked until the transaction ends, so two windows of one person do not lose each other's words. */
export async function lockOpenDossier(permitted: Permit, tx: Tx, id: string, at: Date): Promise<OpenDossier | null> {
  await tx.$queryRaw`select id from dossier where id = ${id}::uuid for update`;
  return openDossier(permitted, tx, id, at);
}
