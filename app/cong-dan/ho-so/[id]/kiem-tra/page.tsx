import type { Metadata } from "next";
import { draftOf } from "@/app/cong-dan/ho-so/[id]/draft-of";
import { submit } from "@/app/cong-dan/ho-so/[id]/kiem-tra/actions";
import { DraftFrame, draftHref } from "@/components/dossiers-citizen/draft-frame";
import { DraftSummary } from "@/components/dossiers-citizen/draft-summary";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kiểm tra và nộp" };

const PAGE_OF = { REQUEST: "thong-tin", PAPERS: "giay-to", DELIVERY: "nhan-tra" } as const;

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const draft = await draftOf(params);
  const gaps = draft.gaps.map(({ step, field, words }) => ({
    words,
    href: `${draftHref(draft.id, PAGE_OF[step])}${field.startsWith("papers.") ? `#giay-${field.slice("papers.".length)}` : ""}`,
  }));
  return (
    <DraftFrame draft={draft} page="kiem-tra" title="Kiểm tra và nộp" lead="Xem lại lần cuối. Nộp rồi thì không sửa được nữa, chỉ rút hoặc bổ sung.">
      <div className="flex flex-col gap-8">
        {gaps.length > 0 && <ErrorSummary refusals={gaps} title="Còn thiếu trước khi nộp" />}
        <DraftSummary draft={draft} />
        {gaps.length === 0 && (
          <ActionForm action={submit} operationId={newId()} label="Nộp hồ sơ">
            <input type="hidden" name="dossierId" value={draft.id} />
            <input type="hidden" name="expectedVersion" value={draft.version} />
            <CheckboxField name="declared" label="Tôi cam đoan thông tin đã khai và giấy tờ gửi kèm là đúng sự thật." required />
            <div>
              <SubmitButton icon="post" size="huge" pendingWords="Đang nộp…">
                Nộp hồ sơ
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </DraftFrame>
  );
}
