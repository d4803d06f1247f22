import type { Metadata } from "next";
import { draftOf } from "@/app/cong-dan/ho-so/[id]/draft-of";
import { keepRequest } from "@/app/cong-dan/ho-so/[id]/thong-tin/actions";
import { type SearchParams, single } from "@/app/search-params";
import { DraftFrame } from "@/components/dossiers-citizen/draft-frame";
import { RequestFields } from "@/components/dossiers-citizen/request-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Thông tin hồ sơ" };

export default async function RequestPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const draft = await draftOf(params);
  const saved = single((await searchParams).xong) === "luu";
  const { person } = draft;
  return (
    <DraftFrame draft={draft} page="thong-tin" title="Thông tin hồ sơ" lead={draft.caseTitle ?? undefined}>
      <div className="flex flex-col gap-8">
        {saved && (
          <Notice tone="success" live>
            Đã lưu bản nháp. Anh/chị có thể rời trang và làm tiếp sau ở mục “Hồ sơ của tôi”.
          </Notice>
        )}
        <Card title="Người nộp">
          <DescriptionList
            items={[
              { term: "Họ và tên", value: person.name },
              { term: "Số định danh", value: person.identityNumber && <span className="tabular">{person.identityNumber}</span> },
              { term: "Nơi ở", value: person.addressText },
            ]}
          />
          <p className="text-small text-muted">Lấy từ tài khoản định danh điện tử của anh/chị, không cần khai lại.</p>
        </Card>
        <ActionForm action={keepRequest} operationId={newId()} label="Thông tin hồ sơ">
          <input type="hidden" name="dossierId" value={draft.id} />
          {draft.requestForm.length === 0 ? <p>Thủ tục này không cần khai thêm thông tin.</p> : <RequestFields fields={draft.requestForm} answers={draft.form.request} />}
          <div className="cluster">
            <SubmitButton name="step" value="next" icon="arrow-right" pendingWords="Đang lưu…">
              Lưu và tiếp tục
            </SubmitButton>
            <SubmitButton name="step" value="save" variant="secondary" pendingWords="Đang lưu…">
              Lưu, làm tiếp sau
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </DraftFrame>
  );
}
