import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { claim } from "@/app/buu-dien/gom/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CourierWingShell } from "@/components/courier/courier-wing-shell";
import { OpenStop, StopGroup } from "@/components/courier/stop-cards";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { listStops } from "@/lib/dossiers/queries/courier-stops";
import { addressOf } from "@/lib/dossiers/list-address";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { formatDate } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Gom hồ sơ" };

export default async function StopsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("COURIER");
  const [{ mine, free, done }, address] = await Promise.all([listStops(actor), searchParams]);
  const today = formatDate(now());
  const unknown = single(address.khong);
  return (
    <CourierWingShell person={actor.name} title="Gom hồ sơ" stops={mine.length + free.length} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <h1 className="sr-only">Gom hồ sơ</h1>
      <div className="flex flex-col gap-8">
        {single(address.xong) === "chua-gap" && <Notice tone="info" live>Đã ghi lần đến này. Người nộp được báo để hẹn lại hoặc mang giấy tờ đến quầy.</Notice>}
        {unknown !== "" && (
          <Notice tone="warning" live actions={<Button href={addressOf("/buu-dien/su-co", { ma: unknown })} variant="secondary" icon="alert">Ghi sự cố rồi làm tiếp</Button>}>
            Không thấy mã {unknown} trong chuyến của anh/chị.
          </Notice>
        )}
        {mine.length + free.length === 0 && <EmptyState title="Không còn điểm gom nào" icon="check-circle">Kéo xuống để tải lại, hoặc xem chuyến phát.</EmptyState>}
        <StopGroup id="cua-toi" title="Điểm của tôi" stops={mine} today={today} actionOf={(stop) => <OpenStop stop={stop} words="Đến lấy giấy tờ" />} />
        <StopGroup
          id="chua-nhan"
          title="Chưa ai nhận"
          stops={free}
          today={today}
          actionOf={(stop) => (
            <ActionForm action={claim} operationId={newId()} label={`Nhận điểm ${stop.contactName}, ${stop.shownCode}`}>
              <input type="hidden" name="pickupId" value={stop.id} />
              <SubmitButton size="huge" wide variant="secondary" icon="plus" pendingWords="Đang nhận…">Nhận điểm này</SubmitButton>
            </ActionForm>
          )}
        />
        <StopGroup id="da-lay" title="Đã lấy hôm nay" stops={done} today={today} actionOf={(stop) => <OpenStop stop={stop} words="Xem phiếu gửi" />} />
        <p>
          <Button href="/buu-dien/ngoai-tuyen" variant="secondary" icon="wifi-off" wide>Chuyến không cần mạng</Button>
        </p>
      </div>
    </CourierWingShell>
  );
}
