import type { Metadata } from "next";
import { StaffTable } from "@/components/identity/staff-table";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { STAFF_ROLES } from "@/lib/identity/actor";
import { ACCOUNT_STATE_WORDS, ACTOR_WORDS } from "@/lib/identity/labels";
import { staffOfProvince } from "@/lib/identity/queries";
import { StaffFilter } from "@/lib/identity/schema";
import { signedInAs } from "@/lib/identity/session";
import { formatDateTime } from "@/lib/platform/format";

export const metadata: Metadata = { title: "Tài khoản nhân viên" };

const HERE = "/quan-tri/tai-khoan";

export default async function AccountsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const filter = StaffFilter.parse(await searchParams);
  const page = await staffOfProvince(actor, filter);
  const kept = new URLSearchParams([["tim", filter.search], ["vai-tro", filter.role ?? ""], ["trang-thai", filter.state ?? ""]].filter(([, value]) => value !== ""));
  const linkTo = (after: string | null) => `${HERE}?${new URLSearchParams([...kept, ...(after === null ? [] : [["sau", after]])])}`;
  const rows = page.rows.map((staff) => ({
    href: `${HERE}/${staff.id}`,
    username: staff.username,
    fullName: staff.fullName,
    role: ACTOR_WORDS[staff.role],
    place: staff.place,
    disabled: staff.disabledAt !== null,
    seen: staff.lastSeenAt === null ? "chưa đăng nhập" : formatDateTime(staff.lastSeenAt),
  }));
  return (
    <>
      <PageHeader title="Tài khoản nhân viên" lead="Mỗi người một tài khoản. Khoá tài khoản khi người đó nghỉ hoặc chuyển việc: họ ra khỏi hệ thống ngay ở lần bấm kế tiếp." />
      <FilterBar action={HERE} clearHref={HERE} activeCount={kept.size}>
        <TextField name="tim" label="Tìm theo tên" type="search" defaultValue={filter.search} />
        <SelectField name="vai-tro" label="Vai trò" placeholder="Mọi vai trò" defaultValue={filter.role ?? ""} options={STAFF_ROLES.map((role) => ({ value: role, label: ACTOR_WORDS[role] }))} />
        <SelectField name="trang-thai" label="Trạng thái" placeholder="Mọi trạng thái" defaultValue={filter.state ?? ""} options={Object.entries(ACCOUNT_STATE_WORDS).map(([value, label]) => ({ value, label }))} />
      </FilterBar>
      <StaffTable rows={rows} />
      <Pagination
        shown={rows.length}
        total={page.total}
        noun="tài khoản"
        previousHref={filter.after === null ? undefined : linkTo(null)}
        nextHref={page.next === null ? undefined : linkTo(page.next)}
      />
    </>
  );
}
