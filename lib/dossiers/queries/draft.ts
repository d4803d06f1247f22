import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { type CommuneChoice, communesOf } from "@/lib/agencies/queries";
import type { DossierForm } from "@/lib/dossiers/dossier-form";
import type { FileView } from "@/lib/dossiers/dossier-view";
import { type DraftGap, draftGaps, needsPickup } from "@/lib/dossiers/draft-gaps";
import { fileView } from "@/lib/dossiers/file-view";
import { channelOf, chargesOf } from "@/lib/dossiers/queries/draft-charges";
import { openDossier, type OpenDossier } from "@/lib/dossiers/queries/draft-facts";
import type { Actor } from "@/lib/identity/actor";
import type { Fees } from "@/lib/payments/charges";
import { now } from "@/lib/platform/clock";
import { maskIdentityNumber } from "@/lib/platform/format";
import type { Channel, ComponentKind, DossierStatus, ReturnMethod } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";
import type { RequestField } from "@/lib/procedures/procedure";

export type DraftComponent = Readonly<{
  id: string; name: string; kind: ComponentKind; originals: number; certifiedCopies: number; photocopies: number;
  alternativeGroup: string | null; formTemplate: string | null; conditionText: string | null; replacedByData: string | null;
  declared: DossierForm["papers"][string] | null;
  files: readonly FileView[];
}>;

/** A dossier whose form is open, as the applicant's steps show it. */
export type DraftView = Readonly<{
  id: string;
  version: number;
  status: DossierStatus;
  /** Received by the agency already: what follows is a supplement. */
  received: boolean;
  submissionCode: string;
  procedure: Readonly<{ code: string; name: string }>;
  caseTitle: string | null;
  agency: Readonly<{ name: string; shortName: string }>;
  office: Readonly<{ name: string; address: string; openingHours: string; phone: string | null }> | null;
  person: Readonly<{ name: string; identityNumber: string | null; phone: string | null; email: string | null; addressText: string | null; communeCode: string | null }>;
  requestForm: readonly RequestField[];
  form: DossierForm;
  components: readonly DraftComponent[];
  channel: Channel;
  returnMethod: ReturnMethod;
  byPost: boolean;
  online: boolean;
  needsPickup: boolean;
  pickupDays: readonly string[];
  communes: readonly CommuneChoice[];
  gaps: readonly DraftGap[];
  fees: Fees;
  postage: Fees;
}>;

function componentsOf({ row, facts }: OpenDossier): DraftComponent[] {
  return row.case.components.map(({ id, name, kind, originals, certifiedCopies, photocopies, alternativeGroup, formTemplate, conditionText, replacedByData }) => ({
    id, name, kind, originals, certifiedCopies, photocopies, alternativeGroup, formTemplate, conditionText, replacedByData,
    declared: facts.form.papers[id] ?? null,
    files: row.files.filter(({ componentId }) => componentId === id).map(fileView),
  }));
}

/** The applicant's own open form: a draft, or a dossier that waits for a supplement; null when it is not his. */
export async function readDraft(actor: Actor, id: string): Promise<DraftView | null> {
  const permitted = permit(actor, "dossier.draft");
  if (!isId(id)) return null;
  const at = now();
  return withActor(actor, async (tx) => {
    const open = await openDossier(permitted, tx, id, at);
    if (!open) return null;
    const { row, facts } = open;
    const { applicant, office } = row;
    return {
      id: row.id, version: row.version, status: row.status, received: row.receivedAt !== null, submissionCode: row.submissionCode,
      procedure: { code: row.procedureCode, name: row.procedureVersion.name }, caseTitle: row.case.title,
      agency: { name: row.agency.name, shortName: row.agency.shortName },
      office: office && { name: office.name, address: office.address, openingHours: office.openingHours, phone: office.phone },
      person: {
        name: applicant.fullName, identityNumber: applicant.identityNumber && maskIdentityNumber(applicant.identityNumber), phone: applicant.phone,
        email: applicant.email, addressText: applicant.addressText, communeCode: applicant.communeCode,
      },
      requestForm: facts.requestForm, form: facts.form, components: componentsOf(open), channel: channelOf(permitted, open), returnMethod: row.returnMethod,
      byPost: facts.byPost, online: facts.online, needsPickup: needsPickup(facts.form), pickupDays: facts.pickupDays,
      communes: await communesOf(permitted, tx, office?.provinceCode ?? row.provinceCode),
      gaps: draftGaps(facts), ...(await chargesOf(permitted, tx, open, at)),
    };
  });
}
