import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { make } from "@/app/cong-dan/ho-so/[id]/nho-nhan/actions";
import { ActionForm } from "@/components/ui/action-form";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { readDeliveryCode } from "@/lib/dossiers/queries/delivery-code";
import { signedInAs } from "@/lib/identity/session";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Nhờ người khác nhận kết quả" };

const STATE = { GOOD: { tone: "success", words: "Đang dùng được" }, USED: { tone: "neutral", words: "Đã dùng" }, EXPIRED: { tone: "neutral", words: "Đã hết hạn" } } as const;

export default async function DeliveryCodePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const { mayMake, last } = (await readDeliveryCode(actor, id)) ?? notFound();
  return (
    <article className="flex flex-col gap-8">
      <PageHeader title="Nhờ người khác nhận kết quả" lead="Bưu tá hỏi mã này thay giấy ủy quyền. Người nhận thay vẫn phải xuất trình giấy tờ tùy thân và ký nhận." breadcrumbs={[{ label: "Hồ sơ của tôi", href: "/cong-dan" }, { label: "Hồ sơ", href: `/cong-dan/ho-so/${id}` }]} />
      {mayMake ? (
        <ActionForm action={make} operationId={newId()} label="Lập mã một lần">
          <input type="hidden" name="dossierId" value={id} />
          <TextField name="recipientName" label="Họ tên người nhận thay, như trên giấy tờ" width="wide" autoComplete="off" maxLength={120} />
          <div><SubmitButton icon="lock" pendingWords="Đang lập…">Lập mã một lần</SubmitButton></div>
        </ActionForm>
      ) : <Notice tone="info">Hồ sơ này không có lần phát kết quả tận nơi nào sắp tới, nên không cần mã.</Notice>}
      {last && (
        <section aria-labelledby="ma-gan-nhat" className="flex flex-col gap-3">
          <h2 id="ma-gan-nhat">Mã gần nhất</h2>
          <DescriptionList items={[
            { term: "Cho", value: last.recipientName },
            { term: "Tình trạng", value: <StatusTag tone={STATE[last.state].tone}>{STATE[last.state].words}</StatusTag>, note: last.usedAt === null ? `lập lúc ${formatDateTime(last.madeAt)}, hết hạn ${formatDateTime(last.expiresAt)}` : `dùng lúc ${formatDateTime(last.usedAt)}` },
          ]} />
          <p className="text-small text-muted">Không ai đọc lại được mã. Quên mã thì lập mã mới; mã cũ hết dùng ngay.</p>
        </section>
      )}
    </article>
  );
}
