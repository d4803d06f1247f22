import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";

type Row = Readonly<{ href: string; username: string; fullName: string; role: string; place: string; disabled: boolean; seen: string }>;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "name",
    head: "Họ và tên",
    rowHead: true,
    cell: (row) => (
      <TextLink href={row.href} strong>
        {row.fullName}
      </TextLink>
    ),
  },
  { key: "username", head: "Tên đăng nhập", cell: (row) => row.username },
  { key: "role", head: "Vai trò", cell: (row) => row.role },
  { key: "place", head: "Nơi làm việc", cell: (row) => row.place },
  { key: "seen", head: "Dùng lần cuối", nowrap: true, cell: (row) => row.seen },
  { key: "state", head: "Trạng thái", nowrap: true, cell: (row) => <AccountState disabled={row.disabled} /> },
];

/** Whether an account opens anything. */
export function AccountState({ disabled }: { disabled: boolean }) {
  return disabled ? (
    <StatusTag tone="danger" icon="lock">
      Đã khoá
    </StatusTag>
  ) : (
    <StatusTag tone="success">Đang dùng</StatusTag>
  );
}

/** The employees of a province. */
export function StaffTable({ rows }: { rows: readonly Row[] }) {
  return <DataTable caption="Tài khoản nhân viên của tỉnh" captionHidden columns={COLUMNS} rows={rows} rowKey={(row) => row.username} narrow="cards" empty={<EmptyState title="Không có tài khoản nào khớp">Bỏ bớt điều kiện lọc rồi thử lại.</EmptyState>} />;
}
