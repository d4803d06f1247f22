import { InboxRows } from "@/components/agency/inbox-pane";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { addressOf } from "@/lib/dossiers/list-address";
import type { InboxRow } from "@/lib/dossiers/queries/agency-list";

const SHOWN = 8;

/** While no dossier is open: what the reader himself should take up first, the most urgent on top. */
export function MostUrgent({ rows, held, unclaimed }: { rows: readonly InboxRow[]; held: number; unclaimed: number }) {
  const mine = { queue: "cua-toi", search: "", procedure: null, holder: null } as const;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-3">
      <h2>Gấp nhất trong hồ sơ của anh/chị</h2>
      <InboxRows
        label="Hồ sơ của tôi, gấp nhất trước"
        rows={rows.slice(0, SHOWN)}
        place={mine}
        empty={
          <EmptyState title="Anh/chị chưa giữ hồ sơ nào" icon="folder">
            {unclaimed > 0 ? `Có ${unclaimed} hồ sơ chưa ai nhận: mở một hồ sơ rồi bấm “Nhận giải quyết”.` : "Hồ sơ mới chuyển đến sẽ hiện ở danh sách bên trái."}
          </EmptyState>
        }
      />
      {held > SHOWN && <TextLink href={addressOf("/co-quan/ho-so", { hang: "cua-toi" })}>Xem cả {held} hồ sơ của tôi</TextLink>}
      <p className="text-small text-muted">Quét mã trên giấy tiếp nhận để mở thẳng hồ sơ; phím j và k chuyển giữa các dòng.</p>
    </div>
  );
}
