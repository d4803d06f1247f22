import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { allow, ask, askSupplement, assign, claim, extend, finish, grant, propose, remind, refuse, release, returnToProposer, sign, stop, takeOver, takeSupplement, transfer } from "@/app/co-quan/ho-so/[id]/actions";
import { type ActActions, offeredActs } from "@/components/agency/acts";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { AgencyDossier } from "@/components/agency/agency-dossier";
import { StepPlan } from "@/components/agency/step-plan";
import { readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { readDossierClocks } from "@/lib/dossiers/queries/dossier-clocks";
import { agenciesToAsk, readOpinionsOfDossier } from "@/lib/dossiers/queries/opinions";
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
  "tra-lai": release, "lay-ho-so": takeOver, "phan-cong": assign, "chuyen": transfer, "nhac": remind, "bo-sung": askSupplement, "nhan-bo-sung": takeSupplement, "cho-bo-sung": allow,
  "hen-lai": extend, "hoi-y-kien": ask, "tra-ket-qua": grant, "trinh-ky": propose, "tra-to-trinh": returnToProposer, "tu-choi": refuse, "dung": stop,
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
  const act = offeredActs(dossier, actor.id).find((offered) => offered === one(address.viec)) ?? null;
  const [opinions, agencies] = await Promise.all([readOpinionsOfDossier(actor, id), act === "hoi-y-kien" ? agenciesToAsk(actor) : []]);
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
        choices={{ me: actor.id, head: actor.kind === "AGENCY_HEAD", colleagues: desk.colleagues, agencies }}
        opinions={opinions}
        openFileId={one(address.tep)}
        steps={plan && <StepPlan plan={plan} dossier={dossier} finish={finish} operationId={newId()} />}
        said={{ done: one(address.xong), fault: one(address.loi) }}
        claim={claim}
        sign={sign}
        actions={ACTIONS}
        operationIds={{ act: newId(), upload: newId(), uploadBelow: newId(), claim: newId(), sign: newId() }}
      />
    </AgencyDeskShell>
  );
}
