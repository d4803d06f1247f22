import { StatusTag } from "@/components/ui/status-tag";
import { POST_LIST_LABELS } from "@/lib/agencies/labels";
import type { TakingAgency } from "@/lib/agencies/queries";
import { formatDay } from "@/lib/platform/format";

function Agencies({ agencies }: { agencies: readonly TakingAgency[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {agencies.map((agency) => (
        <li key={agency.id}>
          <p className="font-semibold">{agency.name}</p>
          <p className="text-small text-muted">
            {agency.address ?? ""}
            {agency.phone !== null && ` · ${agency.phone}`}
          </p>
          <p className="text-small text-muted">
            Trong danh mục từ {formatDay(agency.listedFrom)}
            {agency.listedTo !== null && ` đến hết ${formatDay(agency.listedTo)}`}
            {agency.note !== "" && `. ${agency.note}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Who takes the procedure, in the two public lists: done by post, not done by post, with their dates (QĐ 45/2016, Điều 13). */
export function TakingAgencies({ agencies, nationalPost }: { agencies: readonly TakingAgency[]; nationalPost: boolean }) {
  if (agencies.length === 0) {
    return <p className="text-muted">Chưa có cơ quan nào trên cổng công bố nhận thủ tục này. Xin hỏi bộ phận một cửa nơi anh/chị ở.</p>;
  }
  const lists = [
    { key: "byPost" as const, tone: "success" as const, icon: "post" as const, agencies: agencies.filter(({ byPost }) => byPost) },
    { key: "notByPost" as const, tone: "neutral" as const, icon: "building" as const, agencies: agencies.filter(({ byPost }) => !byPost) },
  ].filter((list) => list.agencies.length > 0);
  const differs = agencies.some(({ byPost }) => byPost !== nationalPost);
  return (
    <div className="stack">
      {lists.map((list) => (
        <div key={list.key} className="flex flex-col gap-2">
          <p>
            <StatusTag tone={list.tone} icon={list.icon}>
              {POST_LIST_LABELS[list.key]}
            </StatusTag>
          </p>
          <Agencies agencies={list.agencies} />
        </div>
      ))}
      {differs && (
        <p className="text-small text-muted">
          Danh mục quốc gia ghi {nationalPost ? "có" : "không có"} kênh bưu chính; danh mục của cơ quan ghi khác thì theo cơ quan (Quyết định 45/2016/QĐ-TTg, Điều 6).
        </p>
      )}
    </div>
  );
}
