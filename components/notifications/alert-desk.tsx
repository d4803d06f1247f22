import { AlertList, type ShownAlert } from "@/components/notifications/alert-list";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";

type Props = Readonly<{
  base: string;
  alerts: readonly ShownAlert[];
  next: string | null;
  /** The page's own cursor; empty on the first. */
  after: string;
  unreadOnly: boolean;
  unread: number;
  /** Until when the page looked: what came later stays unread. */
  seenAt: Date;
  open: FormAction;
  readAll: FormAction;
  operationIds: Readonly<{ open: string; readAll: string }>;
}>;

/** The page of an employee's alerts, the same in the post's and the agency's wing. */
export function AlertDesk({ base, alerts, next, after, unreadOnly, unread, seenAt, open, readAll, operationIds }: Props) {
  const filter = unreadOnly ? "loc=chua-doc" : "";
  const href = (cursor: string | null) => `${base}?${[filter, cursor === null ? "" : `sau=${cursor}`].filter((part) => part !== "").join("&")}`;
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Nhắc việc"
        lead="Mỗi việc nhắc một lần. Việc gấp được gửi thư ngay; các việc khác gộp vào một thư lúc 07:30 mỗi ngày làm việc."
        actions={unread > 0 && (
          <ActionForm action={readAll} operationId={operationIds.readAll} label="Đánh dấu tất cả">
            <input type="hidden" name="upTo" value={seenAt.getTime()} />
            <SubmitButton variant="secondary" icon="check">Đánh dấu đã đọc tất cả</SubmitButton>
          </ActionForm>
        )}
      />
      <Tabs label="Nhắc việc nào" tabs={[{ href: base, label: "Tất cả", current: !unreadOnly }, { href: `${base}?loc=chua-doc`, label: "Chưa đọc", count: unread, current: unreadOnly }]} />
      <div className="mt-4">
        <AlertList alerts={alerts} open={open} operationId={operationIds.open} unreadOnly={unreadOnly} />
        {(next !== null || after !== "") && (
          <Pagination shown={alerts.length} noun="nhắc việc" previousHref={after === "" ? undefined : href(null)} nextHref={next === null ? undefined : href(next)} />
        )}
      </div>
    </div>
  );
}
