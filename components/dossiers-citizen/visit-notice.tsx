import { dayWords } from "@/components/dossiers-citizen/pickup-fields";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { formatTime, vietnamDay } from "@/lib/platform/format";

/** The visit to come, or the one that came to nothing, with the way to change it; nothing once papers were fetched or taken in. */
export function VisitNotice({ dossier }: { dossier: Pick<DossierView, "id" | "status" | "pickups"> }) {
  const [visit] = dossier.pickups;
  if (!visit || (dossier.status !== "SUBMITTED" && dossier.status !== "AWAITING_SUPPLEMENT")) return null;
  const address = `/cong-dan/ho-so/${dossier.id}/hen-gom`;
  if (visit.status === "MISSED" || visit.status === "CANCELLED") {
    return (
      <Notice tone="attention" title={visit.status === "MISSED" ? "Bưu tá đã đến mà chưa gặp" : "Chưa có lịch bưu tá đến"} actions={<Button href={address} icon="calendar">Hẹn lại bưu tá</Button>}>
        Hẹn buổi khác, hoặc mang giấy tờ đến quầy trong giờ mở cửa.
      </Notice>
    );
  }
  if (visit.status !== "REQUESTED" && visit.status !== "ASSIGNED") return null;
  return (
    <Notice tone="info" title="Bưu tá sắp đến lấy giấy tờ" actions={<Button href={address} variant="secondary" icon="calendar">Chuẩn bị, đổi hoặc hủy lịch</Button>}>
      {dayWords(vietnamDay(visit.windowFrom))}, từ {formatTime(visit.windowFrom)} đến {formatTime(visit.windowTo)}.
    </Notice>
  );
}
