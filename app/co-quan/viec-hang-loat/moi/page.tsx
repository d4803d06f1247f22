import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { start } from "@/app/co-quan/viec-hang-loat/actions";
import type { SearchParams } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { BatchForm } from "@/components/agency/batch-form";
import { ChosenTable } from "@/components/agency/chosen-table";
import { inboxParts } from "@/components/agency/inbox-pane";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { may } from "@/lib/access/policy";
import { BATCH_WORDS, looksFit, MOST_AT_ONCE, PERMISSION_OF_BATCH } from "@/lib/dossiers/batch";
import { addressOf } from "@/lib/dossiers/list-address";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readBatchSelection } from "@/lib/dossiers/queries/batch-selection";
import { BATCH_ADDRESS, batchChoice } from "@/lib/dossiers/schema/batch-choice";
import { agencyInboxFilter } from "@/lib/dossiers/schema/list-filters";
import { chosenText } from "@/lib/dossiers/schema/start-batch";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Làm hàng loạt" };

export default async function NewBatchPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const filter = agencyInboxFilter.parse(address);
  const choice = batchChoice.parse(address);
  const queue = filter.hang ?? "moi";
  const everything = choice["pham-vi"];
  const [desk, { rows, overflow }] = await Promise.all([readAgencyDesk(actor), readBatchSelection(actor, everything ? { queue, filter } : { ids: choice.chon })]);
  const parts = inboxParts({ queue, search: filter.tim, procedure: filter["thu-tuc"], holder: filter.nguoi });
  const back = addressOf("/co-quan/ho-so", parts);
  const acts = Object.entries(BATCH_ADDRESS).filter(([, kind]) => may(actor, PERMISSION_OF_BATCH[kind]));
  const fitFor = (kind: (typeof acts)[number][1]) => rows.filter((row) => looksFit(kind, row, actor.kind)).length;
  const kind = choice.viec !== null && may(actor, PERMISSION_OF_BATCH[choice.viec]) ? choice.viec : (acts.find(([, one]) => fitFor(one) > 0)?.[1] ?? acts[0]?.[1] ?? "TRANSFER");
  const here = { ...parts, ...(everything ? { "pham-vi": "tat-ca" } : { chon: choice.chon.join(",") }) };
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title={`Làm hàng loạt với ${rows.length} hồ sơ`} breadcrumbs={[{ label: "Hồ sơ", href: back }]} />
      {rows.length === 0 ? (
        <EmptyState title="Chưa chọn hồ sơ nào" icon="folder" action={<Button href={back}>Quay lại hàng hồ sơ</Button>}>
          Đánh dấu vào ô trước mỗi hồ sơ, hoặc chọn cả trang, rồi bấm “Làm hàng loạt”.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-5">
          {overflow && <Notice tone="warning">Mỗi lần làm được tối đa {MOST_AT_ONCE} hồ sơ: đây là {MOST_AT_ONCE} hồ sơ đầu của danh sách. Xong lần này, làm tiếp phần còn lại.</Notice>}
          <Tabs label="Việc cần làm" tabs={acts.map(([name, one]) => ({ href: addressOf("/co-quan/viec-hang-loat/moi", here, { viec: name }), label: BATCH_WORDS[one], count: fitFor(one), current: one === kind }))} />
          <div className="max-w-3xl">
            <BatchForm key={kind} kind={kind} chosen={chosenText(rows)} count={rows.length} fit={fitFor(kind)} colleagues={desk.colleagues} me={actor.id} start={start} operationId={newId()} />
          </div>
          <ChosenTable rows={rows} kind={kind} actorKind={actor.kind} />
        </div>
      )}
    </AgencyDeskShell>
  );
}
