import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cancel, move } from "@/app/cong-dan/ho-so/[id]/hen-gom/actions";
import { type SearchParams, single } from "@/app/search-params";
import { DropOff, MoveVisitForm, VisitReady } from "@/components/dossiers-citizen/visit-page";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readVisit } from "@/lib/dossiers/queries/pickup-plan";
import { signedInAs } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";
import { code128Svg } from "@/lib/platform/qr";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Lịch bưu tá đến lấy giấy tờ" };

export default async function VisitPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("CITIZEN");
  const [{ id }, address] = await Promise.all([params, searchParams]);
  const visit = await readVisit(actor, id);
  if (visit === null) redirect(`/cong-dan/ho-so/${id}`);
  const done = single(address.xong);
  return (
    <div className="flex flex-col gap-8">
      <PageHeader title="Lịch bưu tá đến lấy giấy tờ" lead={visit.procedureName} breadcrumbs={[{ label: "Hồ sơ của tôi", href: "/cong-dan" }, { label: "Hồ sơ", href: `/cong-dan/ho-so/${id}` }]} />
      {done === "doi" && <Notice tone="success" live>Đã hẹn lại. Lịch mới ở ngay dưới đây.</Notice>}
      {done === "huy" && <Notice tone="success" live>Đã hủy hẹn bưu tá. Anh/chị mang giấy tờ đến quầy, hoặc hẹn lại lúc nào cũng được.</Notice>}
      {visit.visit.missed && <Notice tone="attention" title="Bưu tá đã đến mà chưa gặp">Chọn một buổi khác để bưu tá đến lại, hoặc mang giấy tờ đến quầy. Không mất thêm cước.</Notice>}
      {visit.visit.open && <VisitReady visit={visit} barcode={code128Svg(visit.shownCode)} />}
      <section aria-labelledby="doi-lich" className="flex flex-col gap-3">
        <h2 id="doi-lich">{visit.visit.open ? "Đổi sang buổi khác" : "Hẹn bưu tá đến"}</h2>
        <MoveVisitForm visit={visit} move={move} operationId={newId()} />
      </section>
      <DropOff visit={visit} cancel={cancel} operationId={newId()} />
    </div>
  );
}
