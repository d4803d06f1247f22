import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { disable, enable } from "@/app/quan-tri/tai-khoan/[id]/actions";
import { TrainingRecord } from "@/components/identity/training-record";
import { AccountState } from "@/components/identity/staff-table";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { Timeline } from "@/components/ui/timeline";
import { AUDIT_EVENT_WORDS } from "@/lib/audit/labels";
import { readTrainingRecord } from "@/lib/dossiers/queries/reception-reviews";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { type StaffAccount, staffAccount } from "@/lib/identity/queries";
import { signedInAs } from "@/lib/identity/session";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const metadata: Metadata = { title: "Tài khoản" };

function wordsOf(event: string): string {
  return event in AUDIT_EVENT_WORDS ? AUDIT_EVENT_WORDS[event as keyof typeof AUDIT_EVENT_WORDS] : event;
}

function ChangeForm({ account }: { account: StaffAccount }) {
  if (account.disabledAt !== null) {
    return (
      <Card title="Mở lại tài khoản">
        <p>Đã khoá lúc {formatDateTime(account.disabledAt)}.</p>
        <ActionForm action={enable} operationId={newId()} label="Mở lại tài khoản">
          <input type="hidden" name="account" value={account.id} />
          <div>
            <SubmitButton>Mở lại tài khoản của {account.fullName}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    );
  }
  return (
    <Card title="Khoá tài khoản">
      <ActionForm action={disable} operationId={newId()} label="Khoá tài khoản">
        <input type="hidden" name="account" value={account.id} />
        <TextArea name="reason" label="Lý do khoá" hint="Được ghi vào nhật ký, ví dụ: chuyển công tác từ 01/12/2026." rows={2} required />
        <div>
          <SubmitButton variant="danger" icon="lock">
            Khoá tài khoản của {account.fullName}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

export default async function AccountPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ xong?: string | string[] }> }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const account = await staffAccount(actor, (await params).id);
  if (account === null) notFound();
  const training = account.role === "POSTAL_CLERK" ? await readTrainingRecord(actor, account.id) : null;
  const done = (await searchParams).xong;
  return (
    <>
      <PageHeader
        title={account.fullName}
        eyebrow={ACTOR_WORDS[account.role]}
        breadcrumbs={[{ label: "Tài khoản nhân viên", href: "/quan-tri/tai-khoan" }]}
        status={<AccountState disabled={account.disabledAt !== null} />}
      />
      {done === "khoa" && account.disabledAt !== null && (
        <Notice tone="success" live>
          Đã khoá tài khoản của {account.fullName}. Mọi phiên đang mở đã kết thúc.
        </Notice>
      )}
      {done === "mo" && account.disabledAt === null && (
        <Notice tone="success" live>
          Đã mở lại tài khoản của {account.fullName}. Người đó đăng nhập bằng mật khẩu và mã xác thực như trước.
        </Notice>
      )}
      <div className="mt-(--wing-gap) grid items-start gap-(--wing-gap) lg:grid-cols-2">
        <div className="stack">
          <Card title="Tài khoản">
            <DescriptionList
              items={[
                { term: "Tên đăng nhập", value: account.username },
                { term: "Nơi làm việc", value: account.place },
                { term: "Thư điện tử", value: account.email },
                { term: "Điện thoại", value: account.phone },
                { term: "Phiên đang mở", value: String(account.openSessions) },
                { term: "Dùng lần cuối", value: account.lastSeenAt === null ? "chưa đăng nhập" : formatDateTime(account.lastSeenAt) },
              ]}
            />
          </Card>
          {account.id === actor.id ? <p className="text-muted">Đây là tài khoản của anh/chị: chỉ quản trị khác của tỉnh khoá được.</p> : <ChangeForm account={account} />}
        </div>
        <Card title="Nhật ký">
          {account.events.length === 0 ? (
            <p className="text-muted">Chưa có việc nào được ghi.</p>
          ) : (
            <Timeline
              label="Nhật ký tài khoản"
              events={account.events.map((event) => ({
                key: event.id,
                title: wordsOf(event.event),
                time: formatDateTime(event.occurredAt),
                dateTime: event.occurredAt.toISOString(),
                who: event.actorName,
                body: event.reason ?? undefined,
              }))}
            />
          )}
        </Card>
      </div>
      {training && (
        <section aria-labelledby="dao-tao" className="mt-(--wing-gap)">
          <Card>
            <h2 id="dao-tao" className="mb-4">Hồ sơ đào tạo</h2>
            <TrainingRecord record={training} dossierHref={(id) => `/quan-tri/ho-so/${id}`} />
          </Card>
        </section>
      )}
    </>
  );
}
