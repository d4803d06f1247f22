import type { Metadata } from "next";
import { draftOf } from "@/app/cong-dan/ho-so/[id]/draft-of";
import { choosePaper, dropFile, takeStored } from "@/app/cong-dan/ho-so/[id]/giay-to/actions";
import { type SearchParams, single } from "@/app/search-params";
import { ComponentCard } from "@/components/dossiers-citizen/component-card";
import { DraftFrame, draftHref } from "@/components/dossiers-citizen/draft-frame";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { POST_NOT_OFFERED_WORDS } from "@/lib/dossiers/draft-gaps";
import { readStoreOffers } from "@/lib/dossiers/queries/store-offers";
import { uploadRefusalWords } from "@/lib/dossiers/upload-words";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Giấy tờ" };

export default async function PapersPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const draft = await draftOf(params);
  const [search, offers] = await Promise.all([searchParams, readStoreOffers(await currentActor(), draft.id)]);
  const [refusal, at] = [uploadRefusalWords(single(search.loi)), single(search.giay)];
  const asked = draft.components.filter(({ kind }) => kind !== "NOTE");
  const open = draft.gaps.filter(({ step, field }) => step === "PAPERS" && field !== "").length;
  return (
    <DraftFrame draft={draft} page="giay-to" title="Giấy tờ" lead={`${asked.length} loại giấy tờ. Với từng loại, chọn tải tệp lên${draft.byPost ? " hoặc giao bản giấy cho bưu tá" : ""}.`}>
      <div className="flex flex-col gap-6">
        {refusal !== undefined && <ErrorSummary refusals={[{ words: refusal, ...(at === "" ? {} : { href: `#giay-${at}` }) }]} />}
        {single(search.xong) === "tep" && (
          <Notice tone="success" live>
            Đã nhận tệp.
          </Notice>
        )}
        {!draft.byPost && <Notice tone="warning">{POST_NOT_OFFERED_WORDS}</Notice>}
        {draft.components.map((component) => (
          <ComponentCard
            key={component.id}
            dossierId={draft.id}
            component={component}
            byPost={draft.byPost}
            returnTo={draftHref(draft.id, "giay-to")}
            choose={choosePaper}
            drop={dropFile}
            offers={offers.filter(({ componentId }) => componentId === component.id)}
            take={takeStored}
            uploadError={at === component.id ? refusal : undefined}
          />
        ))}
        <div className="cluster">
          <Button href={draftHref(draft.id, "nhan-tra")} icon="arrow-right">
            Tiếp tục
          </Button>
          <p className="text-muted">{open === 0 ? "Đã đủ giấy tờ." : `Còn ${open} loại chưa chọn; có thể quay lại sau.`}</p>
        </div>
      </div>
    </DraftFrame>
  );
}
