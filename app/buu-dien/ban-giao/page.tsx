import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { make } from "@/app/buu-dien/ban-giao/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { HandOverDue } from "@/components/shifts/hand-over-due";
import { ManifestCandidates } from "@/components/manifests/manifest-candidates";
import { ManifestTable } from "@/components/manifests/manifest-table";
import { SignedManifests } from "@/components/manifests/signed-manifests";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listManifests, manifestCandidates } from "@/lib/dossiers/queries/manifests";
import { readHandOverDue } from "@/lib/dossiers/queries/hand-over-due";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bàn giao" };

const BASE = "/buu-dien/ban-giao";

export default async function HandOverPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const before = single((await searchParams).sau);
  const clerk = actor.kind === "POSTAL_CLERK";
  const [office, groups, open, signed] = await Promise.all([
    ownOfficeName(actor), clerk ? manifestCandidates(actor) : [], listManifests(actor, { signed: false }), listManifests(actor, { signed: true, before }),
  ]);
  const toSign = open.manifests.filter((manifest) => manifest.toSign);
  const waiting = open.manifests.filter((manifest) => !manifest.toSign);
  const due = clerk ? await readHandOverDue(actor) : [];
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={!clerk} toSign={clerk ? toSign.length : undefined} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader
        title="Bàn giao với cơ quan" lead="Giấy tờ đi, kết quả về: mỗi lần một biên bản, hai bên ký."
        actions={<Button href="/buu-dien/chua-phat-duoc" variant="secondary" icon="return">Kết quả chưa phát được</Button>}
      />
      <div className="flex flex-col gap-8">
        {toSign.length > 0 && (
          <section aria-labelledby="cho-ky">
            <h2 id="cho-ky" className="mb-2">Kết quả chờ anh/chị ký nhận</h2>
            <ManifestTable caption="Phiếu bàn giao kết quả chờ ký nhận" manifests={toSign} base={BASE} empty="Không có phiếu nào chờ ký." />
          </section>
        )}
        {clerk && (
          <section aria-labelledby="lap">
            <div className="mb-4"><HandOverDue due={due} here /></div>
            <h2 id="lap" className="mb-2">Giấy tờ chờ giao cơ quan</h2>
            <ManifestCandidates kind="AGENCY_HANDOVER" groups={groups} make={make} operationIds={groups.map(() => newId())} />
          </section>
        )}
        {waiting.length > 0 && (
          <section aria-labelledby="da-lap">
            <h2 id="da-lap" className="mb-2">Đã lập, chờ bên nhận ký</h2>
            <ManifestTable caption="Biên bản chờ bên nhận ký" manifests={waiting} base={BASE} empty="Không có biên bản nào." />
          </section>
        )}
        <SignedManifests page={signed} before={before} base={BASE} />
      </div>
    </CounterDeskShell>
  );
}
