import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { open } from "@/app/cong-dan/ho-so/[id]/khieu-nai/actions";
import { ClaimCard } from "@/components/deliveries/claim-card";
import { OpenClaimForm } from "@/components/deliveries/claim-forms";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readDossierClaims } from "@/lib/deliveries/queries/claims";
import { signedInAs } from "@/lib/identity/session";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Khiếu nại bưu gửi" };

export default async function ClaimPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const { items, claims } = (await readDossierClaims(actor, id)) ?? notFound();
  const claimable = items.filter((item) => item.open);
  return (
    <article className="flex flex-col gap-8">
      <PageHeader title="Khiếu nại bưu gửi" lead="Mất, hư hỏng hoặc chậm: bưu điện trả lời trong 5 ngày làm việc (7 ngày nếu liên tỉnh) và trả tiền bồi thường trong 30 ngày." breadcrumbs={[{ label: "Hồ sơ của tôi", href: "/cong-dan" }, { label: "Hồ sơ", href: `/cong-dan/ho-so/${id}` }]} />
      {claimable.length > 0
        ? <OpenClaimForm items={claimable} open={open} operationId={newId()} />
        : <Notice tone="info">{items.length === 0 ? "Hồ sơ này chưa có bưu gửi nào." : "Bưu gửi của hồ sơ này đã có khiếu nại, hoặc đã hết thời hạn khiếu nại 6 tháng."}</Notice>}
      {claims.length > 0 && (
        <section aria-labelledby="da-gui" className="flex flex-col gap-4">
          <h2 id="da-gui">Khiếu nại đã gửi</h2>
          {claims.map((claim) => <ClaimCard key={claim.id} claim={claim} />)}
        </section>
      )}
    </article>
  );
}
