import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { make } from "@/app/co-quan/ban-giao/actions";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { ManifestCandidates } from "@/components/manifests/manifest-candidates";
import { ManifestTable } from "@/components/manifests/manifest-table";
import { SignedManifests } from "@/components/manifests/signed-manifests";
import { PageHeader } from "@/components/ui/page-header";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { listManifests, manifestCandidates } from "@/lib/dossiers/queries/manifests";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bàn giao với bưu điện" };

const BASE = "/co-quan/ban-giao";

export default async function AgencyHandOverPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const before = single((await searchParams).sau);
  const [desk, groups, open, signed] = await Promise.all([
    readAgencyDesk(actor), manifestCandidates(actor), listManifests(actor, { signed: false }), listManifests(actor, { signed: true, before }),
  ]);
  const toSign = open.manifests.filter((manifest) => manifest.toSign);
  const waiting = open.manifests.filter((manifest) => !manifest.toSign);
  return (
    <AgencyDeskShell
      person={actor.name}
      role={ACTOR_WORDS[actor.kind]}
      place={desk.agency.shortName}
      urgent={desk.counts["qua-han"]}
      toSign={toSign.length}
      alerts={await countUnreadAlerts(actor)}
      signOut={leave}
      demo={env("DEMO_MODE").DEMO_MODE}
    >
      <PageHeader title="Bàn giao với bưu điện" lead="Giấy tờ đến, kết quả đi: mỗi lần một biên bản, hai bên ký." />
      <div className="flex flex-col gap-8">
        <section aria-labelledby="cho-ky">
          <h2 id="cho-ky" className="mb-2">Giấy tờ chờ cơ quan ký nhận</h2>
          <ManifestTable caption="Biên bản giao nhận hồ sơ chờ ký nhận" manifests={toSign} base={BASE} empty="Không có biên bản nào chờ ký nhận." />
        </section>
        <section aria-labelledby="lap">
          <h2 id="lap" className="mb-2">Kết quả chờ giao bưu điện</h2>
          <ManifestCandidates kind="RESULT_DISPATCH" groups={groups} make={make} operationIds={groups.map(() => newId())} />
        </section>
        {waiting.length > 0 && (
          <section aria-labelledby="da-lap">
            <h2 id="da-lap" className="mb-2">Đã lập, chờ bưu điện ký</h2>
            <ManifestTable caption="Phiếu bàn giao kết quả chờ bưu điện ký" manifests={waiting} base={BASE} empty="Không có phiếu nào." />
          </section>
        )}
        <SignedManifests page={signed} before={before} base={BASE} />
      </div>
    </AgencyDeskShell>
  );
}
