import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { becomeDemoPerson } from "@/app/(public)/trinh-dien/actions";
import { DemoPeople } from "@/components/identity/demo-people";
import { Card } from "@/components/ui/card";
import { CopyableCode } from "@/components/ui/copyable-code";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ACTOR_KINDS, visitor } from "@/lib/identity/actor";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/identity/demo-accounts";
import { localPath } from "@/lib/identity/destination";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { demoPeople } from "@/lib/identity/queries";
import { codeAt } from "@/lib/identity/totp";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const metadata: Metadata = { title: "Dùng thử", robots: { index: false } };

export default async function DemoPage({ searchParams }: { searchParams: Promise<{ tiep?: string | string[] }> }) {
  if (!env("DEMO_MODE").DEMO_MODE) notFound();
  const { tiep } = await searchParams;
  const people = await demoPeople(visitor());
  const groups = ACTOR_KINDS.map((kind) => ({ key: kind, title: ACTOR_WORDS[kind], people: people.filter((person) => person.kind === kind) })).filter((group) => group.people.length > 0);
  return (
    <>
      <PageHeader title="Dùng thử" lead="Bấm vào một người để vào vai người đó ngay. Tất cả đều là người hư cấu, dữ liệu tạo ra để trình diễn." />
      <div className="stack">
        {groups.length === 0 && <Notice tone="warning">Chưa có người dùng thử nào trong cơ sở dữ liệu. Chạy lại npm run demo để nạp.</Notice>}
        <DemoPeople action={becomeDemoPerson} operationId={newId()} wanted={localPath(typeof tiep === "string" ? tiep : undefined)} groups={groups} />
        <Card title="Thử đúng cách đăng nhập của nhân viên">
          <p>Các tài khoản nhân viên ở trên dùng chung một mật khẩu và một khoá mã xác thực, chỉ có trong bản trình diễn. Mỗi mã chỉ dùng được một lần.</p>
          <DescriptionList
            items={[
              { term: "Mật khẩu", value: <code>{DEMO_PASSWORD}</code> },
              { term: "Khoá mã xác thực (TOTP)", value: <CopyableCode code={DEMO_TOTP_SECRET} what="khoá" /> },
              { term: "Mã lúc mở trang này", value: <CopyableCode code={codeAt(DEMO_TOTP_SECRET, now())} what="mã xác thực" /> },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
