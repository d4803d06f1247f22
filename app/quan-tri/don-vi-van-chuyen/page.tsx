import type { Metadata } from "next";
import { turn } from "@/app/quan-tri/don-vi-van-chuyen/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CarrierStates } from "@/components/deliveries/carrier-states";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readCarriers } from "@/lib/deliveries/queries/carriers";
import { signedInAs } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Đơn vị vận chuyển" };

export default async function CarriersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const [carriers, address] = await Promise.all([readCarriers(actor), searchParams]);
  const done = single(address.xong);
  return (
    <>
      <PageHeader title="Đơn vị vận chuyển" lead="Dừng hỏi tin khi hệ thống của họ bảo trì; tin họ tự gửi vẫn được nhận. Mỗi lần dừng hay chạy lại đều ghi ai và vì sao." />
      <div className="stack">
        {done === "dung" && <Notice tone="success" live>Đã dừng.</Notice>}
        {done === "chay" && <Notice tone="success" live>Đã chạy lại.</Notice>}
        <CarrierStates carriers={carriers} turn={turn} newOperation={() => newId()} />
      </div>
    </>
  );
}
