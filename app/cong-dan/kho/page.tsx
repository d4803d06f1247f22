import type { Metadata } from "next";
import { setReuse } from "@/app/cong-dan/kho/actions";
import { type SearchParams, single } from "@/app/search-params";
import { StoredDocument } from "@/components/dossiers-citizen/document-store";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readOwnDocuments } from "@/lib/digitisation/queries/own-documents";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Kho giấy tờ của tôi" };

export default async function OwnStorePage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("CITIZEN");
  const documents = await readOwnDocuments(actor);
  const kept = (await searchParams).xong;
  return (
    <>
      <PageHeader
        title="Kho giấy tờ của tôi"
        lead="Giấy tờ đã được bưu điện đối chiếu, ký số và kết quả cơ quan đã trả. Lần nộp sau được gợi ý dùng lại, không phải nộp lại. Mỗi lần dùng đều ghi ở đây."
        breadcrumbs={[{ label: "Hồ sơ của tôi", href: "/cong-dan" }]}
      />
      {single(kept) === "luu" && (
        <div className="mb-6">
          <Notice tone="success" live>
            Đã lưu lựa chọn.
          </Notice>
        </div>
      )}
      {documents.length === 0 ? (
        <EmptyState title="Kho chưa có giấy tờ nào" icon="folder">
          Khi hồ sơ của anh/chị được tiếp nhận và giấy tờ được ký đối chiếu, hoặc khi cơ quan trả kết quả, giấy tờ được lưu vào đây.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {documents.map((document) => (
            <StoredDocument key={document.id} document={document} setReuse={setReuse} />
          ))}
        </div>
      )}
    </>
  );
}
