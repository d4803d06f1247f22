import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { resubmit, takeStored } from "@/app/cong-dan/ho-so/[id]/bo-sung/actions";
import { type SearchParams, single } from "@/app/search-params";
import { pickupValues } from "@/components/dossiers-citizen/pickup-values";
import { SupplementAnswer, SupplementFiles } from "@/components/dossiers-citizen/supplement-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { readDraft } from "@/lib/dossiers/queries/draft";
import { readStoreOffers } from "@/lib/dossiers/queries/store-offers";
import { uploadRefusalWords } from "@/lib/dossiers/upload-words";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bổ sung hồ sơ" };

export default async function SupplementPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const actor = await signedInAs("CITIZEN");
  const { id } = await params;
  const search = await searchParams;
  const dossier = (await readDossier(actor, id)) ?? notFound();
  const draft = (await readDraft(actor, id)) ?? notFound();
  if (!dossier.openRequest) redirect(`/cong-dan/ho-so/${id}`);
  const offers = await readStoreOffers(actor, id);
  const [refusal, at] = [uploadRefusalWords(single(search.loi)), single(search.giay)];
  return (
    <>
      <PageHeader title="Bổ sung hồ sơ" eyebrow={dossier.shownCode} lead={dossier.procedure.name} breadcrumbs={[{ label: "Hồ sơ", href: `/cong-dan/ho-so/${id}` }]} />
      <div className="flex flex-col gap-8">
        {refusal !== undefined && <ErrorSummary refusals={[{ words: refusal, ...(at === "" ? {} : { href: `#giay-${at}` }) }]} />}
        {["tep", "kho"].includes(single(search.xong)) && (
          <Notice tone="success" live>
            {single(search.xong) === "kho" ? "Đã lấy giấy tờ từ kho" : "Đã nhận tệp"}{draft.received ? ", cơ quan xem được ngay" : ". Gửi đủ rồi thì bấm “Nộp lại hồ sơ” ở cuối trang"}.
          </Notice>
        )}
        <Notice tone="attention" title="Yêu cầu">
          <p className="whitespace-pre-line">{dossier.openRequest.words}</p>
        </Notice>
        <section className="stack">
          <h2>Gửi tệp</h2>
          <SupplementFiles draft={draft} returnTo={`/cong-dan/ho-so/${id}/bo-sung`} errorAt={at} error={refusal} offers={offers} take={takeStored} />
        </section>
        <section className="stack">
          <h2>{draft.received ? "Giao bản giấy" : "Nộp lại"}</h2>
          <SupplementAnswer draft={draft} action={resubmit} pickup={pickupValues(draft)} />
        </section>
      </div>
    </>
  );
}
