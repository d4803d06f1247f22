import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { askSupplement, claim, finish, grant, refuse, release, stop, takeOver, takeSupplement } from "@/app/co-quan/ho-so/[id]/actions";
import { type Act, type ActActions, ACTS, EVENT_OF_ACT } from "@/components/agency/act-panel";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { AgencyDossier } from "@/components/agency/agency-dossier";
import { StepPlan } from "@/components/agency/step-plan";
import { readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readStepPlan } from "@/lib/dossiers/queries/step-plan";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Giải quyết hồ sơ" };

const ACTIONS: ActActions = {
  "tra-lai": release, "lay-ho-so": takeOver, "bo-sung": askSupplement, "nhan-bo-sung": takeSupplement, "tra-ket-qua": grant, "tu-choi": refuse, "dung": stop,
};

type Props = Readonly<{ params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? null;

export default async function AgencyDossierPage({ params, searchParams }: Props) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const [{ id }, address] = await Promise.all([params, searchParams]);
  const filter = agencyInboxFilter.parse(address);
  const dossier = await readDossier(actor, id);
  if (!dossier) notFound();
  const queue = filter.hang ?? (dossier.holder?.id === actor.id ? "cua-toi" : "tat-ca");
  const [desk, page, clocks, plan] = await Promise.all([readAgencyDesk(actor), readAgencyInbox(actor, queue, filter), readDossierClocks(actor, id), readStepPlan(actor, id)]);
  const place = { queue, search: filter.tim, procedure: filter["thu-tuc"], holder: filter.nguoi };
  const wanted = ACTS.find((act) => act === one(address.viec));
  const act: Act | null = wanted !== undefined && dossier.possible.includes(EVENT_OF_ACT[wanted]) ? wanted : null;
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE} flush>
      <AgencyDossier
        dossier={dossier}
        clocks={clocks}
        me={actor.id}
        desk={desk}
        page={page}
        place={place}
        act={act}
        openFileId={one(address.tep)}
        steps={plan && <StepPlan plan={plan} dossier={dossier} finish={finish} operationId={newId()} />}
        said={{ done: one(address.xong), fault: one(address.loi) }}
        claim={claim}
        actions={ACTIONS}
        operationIds={{ act: newId(), upload: newId(), uploadBelow: newId(), claim: newId() }}
      />
    </AgencyDeskShell>
  );
}
