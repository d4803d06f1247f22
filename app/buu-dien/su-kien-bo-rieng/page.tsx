import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { settle } from "@/app/buu-dien/su-kien-bo-rieng/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { OfficeQuality } from "@/components/deliveries/office-quality";
import { PutAsideList } from "@/components/deliveries/put-aside-list";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listExceededPromises, officeQuality } from "@/lib/deliveries/queries/postal-quality";
import { listPutAside } from "@/lib/deliveries/queries/put-aside";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bưu gửi: sự kiện bỏ riêng và thời gian cam kết" };

export default async function PutAsidePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_SUPERVISOR");
  const today = vietnamDay(now());
  const from = `${today.slice(0, 7)}-01`;
  const [office, lines, exceeded, figures, alerts, address] = await Promise.all([
    ownOfficeName(actor), listPutAside(actor), listExceededPromises(actor), officeQuality(actor, from, today), countUnreadAlerts(actor), searchParams,
  ]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader
        title="Bưu gửi ở đơn vị vận chuyển" lead="Tin không khớp thì để riêng cho người xem; bưu gửi quá thời gian cam kết thì hiện ở đây cho đến khi tới nơi."
        actions={<><Button href="/buu-dien/khieu-nai" variant="secondary" icon="alert">Khiếu nại, bồi thường</Button><Button href="/buu-dien/don-vi-van-chuyen" variant="secondary" icon="truck">Đơn vị vận chuyển</Button></>}
      />
      {single(address.xong) !== "" && <Notice tone="success" live>Đã ghi cách xử lý.</Notice>}
      <div className="mt-4 flex flex-col gap-8">
        <OfficeQuality figures={figures} exceeded={exceeded} from={from} to={today} />
        <PutAsideList lines={lines.map((line) => ({ ...line, operationId: newId() }))} settle={settle} />
      </div>
    </CounterDeskShell>
  );
}
