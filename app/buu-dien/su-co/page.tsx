import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { report, settle } from "@/app/buu-dien/su-co/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { IncidentList, ReportIncidentForm } from "@/components/papers/incident-desk";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listIncidents } from "@/lib/deliveries/queries/incidents";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sự cố giấy tờ" };

const BASE = "/buu-dien/su-co";

export default async function IncidentsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR", "COURIER");
  const address = await searchParams;
  const all = single(address.loc) === "tat-ca";
  const { incidents, next } = await listIncidents(actor, { open: !all, before: single(address.sau) });
  const done = single(address.xong);
  const supervisor = actor.kind === "POSTAL_SUPERVISOR";
  const content = (
    <>
      <PageHeader title="Sự cố giấy tờ" lead="Chênh lệch, niêm phong lạ, số không có, túi của người khác: ghi lại rồi làm tiếp." />
      <div className="flex flex-col gap-8">
        {done === "ghi" && <Notice tone="success" live>Đã ghi sự cố. Người giám sát bưu cục thấy ngay; anh/chị làm tiếp được.</Notice>}
        {done === "xu-ly" && <Notice tone="success" live>Đã ghi cách xử lý.</Notice>}
        {!supervisor && (
          <section aria-labelledby="ghi-su-co">
            <h2 id="ghi-su-co" className="mb-2">Ghi sự cố mới</h2>
            <ReportIncidentForm report={report} operationId={newId()} code={single(address.ma)} />
          </section>
        )}
        <section aria-labelledby="danh-sach">
          <h2 id="danh-sach" className="mb-2">Sự cố đã ghi</h2>
          <Tabs label="Lọc sự cố" tabs={[{ href: BASE, label: "Chưa xử lý xong", current: !all }, { href: `${BASE}?loc=tat-ca`, label: "Tất cả", current: all }]} />
          <div className="mt-4">
            <IncidentList incidents={incidents} dossierBase={actor.kind === "POSTAL_CLERK" ? "/buu-dien/quay?hs=" : null} settle={supervisor ? settle : undefined} operationIdOf={() => newId()} />
          </div>
          {next !== null && <Pagination shown={incidents.length} noun="sự cố" nextHref={`${BASE}?${all ? "loc=tat-ca&" : ""}sau=${next}`} />}
        </section>
      </div>
    </>
  );
  const demo = env("DEMO_MODE").DEMO_MODE;
  if (actor.kind === "COURIER") return <CourierWingShell person={actor.name} title="Sự cố giấy tờ" signOut={leave} demo={demo}>{content}</CourierWingShell>;
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={await ownOfficeName(actor)} supervisor={supervisor} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={demo}>
      {content}
    </CounterDeskShell>
  );
}
