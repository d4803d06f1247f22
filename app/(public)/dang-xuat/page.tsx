import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signOut } from "@/app/(public)/dang-xuat/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { homeOf } from "@/lib/identity/destination";
import { currentActor } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";

export const metadata: Metadata = { title: "Đăng xuất" };

export default async function SignOutPage({ searchParams }: { searchParams: Promise<{ loi?: string | string[] }> }) {
  const { loi } = await searchParams;
  const actor = await currentActor();
  if (actor.kind === "VISITOR") redirect("/dang-nhap?xong=dang-xuat");
  return (
    <>
      <PageHeader title="Đăng xuất" lead={`Trình duyệt này đang đăng nhập là ${actor.name}.`} />
      <div className="stack">
        {loi !== undefined && (
          <Notice tone="danger" title="Chưa đăng xuất được">
            Hệ thống đang gián đoạn. Phiên vẫn đang mở: hãy bấm lại trước khi rời máy này.
          </Notice>
        )}
        <ActionForm action={signOut} operationId={newId()} label="Đăng xuất">
          <div className="cluster">
            <SubmitButton icon="log-out" pendingWords="Đang ra…">
              Đăng xuất
            </SubmitButton>
            <TextLink href={homeOf(actor.kind)}>Ở lại</TextLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
