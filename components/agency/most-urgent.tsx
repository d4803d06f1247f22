import { InboxRows } from "@/components/agency/inbox-pane";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { AGENCY_QUEUE_WORDS, type AgencyQueue } from "@/lib/dossiers/agency-queues";
import { addressOf } from "@/lib/dossiers/list-address";
import type { InboxRow } from "@/lib/dossiers/queries/agency-list";

const SHOWN = 8;

/**
 * While no dossier is open: what should be taken up first, the most urgent on top. The reader's own; for a head who holds none,
 * the agency's late and near ones. @param count how many the queue holds
 */
export function MostUrgent({ rows, queue, count, unclaimed }: { rows: readonly InboxRow[]; queue: AgencyQueue; count: number; unclaimed: number }) {
  const own = queue === "cua-toi";
  const title = own ? "Gấp nhất trong hồ sơ của anh/chị" : `${AGENCY_QUEUE_WORDS[queue]} của cơ quan`;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-3">
      <h2>{title}</h2>
      <InboxRows
        label={`${title}, gấp nhất trước`}
        rows={rows.slice(0, SHOWN)}
        place={{ queue, search: "", procedure: null, holder: null }}
        empty={
          <EmptyState title={own ? "Anh/chị chưa giữ hồ sơ nào" : "Không có hồ sơ nào gấp"} icon="folder">
            {unclaimed > 0 ? `Có ${unclaimed} hồ sơ chưa ai nhận: mở một hồ sơ rồi bấm “Nhận giải quyết”${own ? "" : ", hoặc phân công"}.` : "Hồ sơ mới chuyển đến sẽ hiện ở danh sách bên trái."}
          </EmptyState>
        }
      />
      {count > SHOWN && <TextLink href={addressOf("/co-quan/ho-so", { hang: queue })}>{own ? `Xem cả ${count} hồ sơ của tôi` : `Xem cả ${count} hồ sơ`}</TextLink>}
      <p className="text-small text-muted">Quét mã trên giấy tiếp nhận để mở thẳng hồ sơ; phím j và k chuyển giữa các dòng, phím x chọn dòng.</p>
    </div>
  );
}
