"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { DocumentLink } from "@/components/dossiers/document-link";
import { ScanText } from "@/components/dossiers/scan-text";
import { StatusTag } from "@/components/ui/status-tag";
import type { Tone } from "@/components/ui/tone";
import { DOCUMENT_STATE_WORDS } from "@/lib/digitisation/labels";
import type { DocumentProgress } from "@/lib/dossiers/queries/scan-desk";
import type { ScanDocumentState } from "@/lib/platform/generated/enums";

const ASK_AGAIN_MS = 2_500;
const TONE: Readonly<Record<ScanDocumentState, Tone>> = { WAITING: "info", WORKING: "info", DONE: "success", FAILED: "danger" };

/** Documents on their way into the dossier; asks again while one is on the way. `brief`: only those on the way or put down. */
export function ScanProgress({ documents, components, brief = false }: { documents: readonly DocumentProgress[]; components: readonly Readonly<{ id: string; name: string }>[]; brief?: boolean }) {
  const router = useRouter();
  const open = documents.filter(({ state }) => state === "WAITING" || state === "WORKING").length;
  useEffect(() => {
    if (open === 0) return;
    const timer = setInterval(() => router.refresh(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [open, router]);
  const shown = brief ? documents.filter(({ state }) => state !== "DONE") : documents;
  if (shown.length === 0) return null;
  return (
    <section aria-label="Tệp đang ghi vào hồ sơ" className="flex flex-col gap-2">
      <h2>Tệp số hóa</h2>
      <p role="status" className="sr-only">{open > 0 ? `Đang ghi ${open} giấy tờ.` : "Không còn giấy tờ nào đang ghi."}</p>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {shown.map((document) => (
          <li key={document.id} data-document={document.state} className="flex flex-col gap-1 py-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StatusTag tone={TONE[document.state]}>{DOCUMENT_STATE_WORDS[document.state]}</StatusTag>
              <span className="min-w-0">{components.find(({ id }) => id === document.componentId)?.name ?? "Giấy tờ"}</span>
              {document.state === "DONE" && document.fileId !== null ? (
                <DocumentLink href={`/api/files/${document.fileId}`}>{document.name ?? "Mở tệp"}</DocumentLink>
              ) : (
                <Bar done={document.pagesDone} all={document.pageCount} />
              )}
            </div>
            {document.words !== "" && <p className="text-small font-semibold text-danger">{document.words}</p>}
            {document.state === "DONE" && document.text !== "" && <ScanText text={document.text} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ done, all }: { done: number; all: number }) {
  return (
    <span className="inline-flex items-center gap-2 text-small text-muted">
      <progress value={done} max={all} aria-label="Số trang đã ghi" className="h-2 w-28 accent-brand" />
      <span className="tabular">{done}/{all} trang</span>
    </span>
  );
}
