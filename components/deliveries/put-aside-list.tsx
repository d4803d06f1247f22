import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { PUT_ASIDE_WORDS } from "@/lib/deliveries/labels";
import type { PutAsideLine } from "@/lib/deliveries/queries/put-aside";
import { formatDateTime } from "@/lib/platform/format";

/** Operators' events that cannot follow, each with what a person did about it. */
export function PutAsideList({ lines, settle }: { lines: readonly (PutAsideLine & Readonly<{ operationId: string }>)[]; settle: FormAction }) {
  return (
    <section aria-labelledby="bo-rieng">
      <h2 id="bo-rieng" className="mb-2">Sự kiện bỏ riêng ({lines.length})</h2>
      {lines.length === 0 && <EmptyState title="Không có sự kiện nào chờ xem">Mọi tin của đơn vị vận chuyển đều khớp với chặng trước nó.</EmptyState>}
      <div className="flex flex-col gap-4">
        {lines.map((line) => (
          <Card key={line.rawId} level={3} title={`${line.itemCode === "" ? "Không rõ số hiệu" : line.itemCode} · ${line.code}`} tone="attention">
            <DescriptionList
              layout="columns"
              items={[
                { term: "Vì sao để riêng", value: PUT_ASIDE_WORDS[line.why] },
                { term: "Đơn vị báo", value: line.carrierName },
                { term: "Xảy ra", value: `${formatDateTime(line.occurredAt)}${line.place === "" ? "" : `, ${line.place}`}` },
                { term: "Để riêng lúc", value: formatDateTime(line.putAsideAt) },
              ]}
            />
            <ActionForm action={settle} operationId={line.operationId} label={`Xử lý sự kiện ${line.code} của ${line.itemCode}`} className="mt-4">
              <input type="hidden" name="rawId" value={line.rawId} />
              <TextField name="note" label="Đã xử lý thế nào" hint="Ví dụ: đã gọi tổng đài, bưu cục quét nhầm." width="full" maxLength={1000} required />
              <SubmitButton variant="secondary">Ghi đã xử lý</SubmitButton>
            </ActionForm>
          </Card>
        ))}
      </div>
    </section>
  );
}
