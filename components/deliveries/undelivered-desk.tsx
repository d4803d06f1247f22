import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { SignaturePad } from "@/components/ui/signature-pad";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { UndeliveredItem } from "@/lib/deliveries/queries/undelivered";
import { formatDateTime, formatDay } from "@/lib/platform/format";

/** One form per courier: what he brings back is ticked, he signs once on the clerk's device. */
export function TakeBackForms({ items, takeBack, operationIdOf }: { items: readonly UndeliveredItem[]; takeBack: FormAction; operationIdOf: () => string }) {
  const couriers = new Map(items.flatMap(({ courier }) => (courier === null ? [] : [[courier.id, courier.name] as const])));
  return (
    <div className="stack">
      {[...couriers].map(([id, name]) => {
        const his = items.filter(({ courier }) => courier?.id === id);
        return (
          <Card key={id} title={`${name}: ${his.length} bưu gửi`} level={3}>
            <ActionForm action={takeBack} operationId={operationIdOf()} label={`Nhận lại từ ${name}`}>
              <CheckboxGroup
                name="itemIds" label={`Bưu gửi ${name} nộp lại`} hideLabel defaultValues={his.map(({ itemId }) => itemId)}
                options={his.map((item) => ({
                  value: item.itemId, label: <span className="tabular font-semibold">{item.itemCode}</span>,
                  hint: `${item.receiverName}, ${item.papers === 0 ? "không có bản giấy" : `${item.papers} giấy tờ`} · ${item.attempts.at(-1)?.reason ?? ""}`,
                }))}
              />
              <SignaturePad name="courierSignature" label="Bưu tá ký nộp lại" signer={name} />
              <div className="flex justify-end">
                <SubmitButton icon="return" pendingWords="Đang nhận…">Nhận lại từ bưu tá</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        );
      })}
    </div>
  );
}

function Standing({ item }: { item: UndeliveredItem }) {
  if (item.manifest !== null) return <StatusTag tone="info">Chờ cơ quan ký nhận {item.manifest}</StatusTag>;
  if (item.mayReturn) return <StatusTag tone="attention">Đủ hai lần, chuyển hoàn được</StatusTag>;
  return <StatusTag tone="neutral">{item.nextFrom === null ? "Mời lần nữa" : `Mời lần nữa từ ${formatDay(item.nextFrom)}`}</StatusTag>;
}

/** Everything offered in vain: whom, how often and why, where it is, what comes next. */
export function UndeliveredTable({ items, linked }: { items: readonly UndeliveredItem[]; linked: boolean }) {
  return (
    <DataTable
      caption="Kết quả phát chưa được" captionHidden rows={items} rowKey={({ itemId }) => itemId}
      empty={<EmptyState title="Không có kết quả nào phát chưa được" icon="check-circle">Mọi kết quả đã giao hoặc đang chờ lần phát đầu.</EmptyState>}
      rowTone={({ mayReturn, manifest }) => (mayReturn && manifest === null ? "attention" : undefined)}
      columns={[
        { key: "item", head: "Bưu gửi", rowHead: true, nowrap: true, cell: ({ itemCode, dossierId, dossierCode }) => <span className="tabular">{itemCode}<span className="block text-small">{linked ? <TextLink href={`/buu-dien/quay/${dossierId}`}>{dossierCode}</TextLink> : dossierCode}</span></span> },
        { key: "who", head: "Người nhận", cell: ({ receiverName, address, phone }) => <>{receiverName}{phone !== null && <span className="tabular"> · {phone}</span>}<span className="block text-small text-muted">{address}</span></> },
        { key: "attempts", head: "Các lần mời", cell: ({ attempts }) => (
          <ol className="list-decimal pl-5">
            {attempts.map(({ id, at, reason, by }) => <li key={id}><span className="tabular">{formatDateTime(at)}</span>, {by}: {reason}</li>)}
          </ol>
        ) },
        { key: "where", head: "Đang ở", cell: ({ courier }) => (courier === null ? "Bưu cục" : `Bưu tá ${courier.name}`) },
        { key: "next", head: "Việc tiếp theo", cell: (item) => <Standing item={item} /> },
      ]}
    />
  );
}
