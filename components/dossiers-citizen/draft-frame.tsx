import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Steps } from "@/components/ui/steps";

export const DRAFT_PAGES = [
  { path: "thong-tin", label: "Thông tin" },
  { path: "giay-to", label: "Giấy tờ" },
  { path: "nhan-tra", label: "Nhận và trả" },
  { path: "kiem-tra", label: "Kiểm tra và nộp" },
] as const;
export type DraftPagePath = (typeof DRAFT_PAGES)[number]["path"];

/** Address of a step of a draft. */
export function draftHref(dossierId: string, path: DraftPagePath): string {
  return `/cong-dan/ho-so/${dossierId}/${path}`;
}

/** A step of a draft: where one stands among the four, and what it is a draft of. */
export function DraftFrame({ draft, page, title, lead, children }: { draft: Readonly<{ id: string; procedure: Readonly<{ name: string }> }>; page: DraftPagePath; title: string; lead?: ReactNode; children: ReactNode }) {
  const current = DRAFT_PAGES.findIndex(({ path }) => path === page) + 1;
  return (
    <>
      <Steps label="Các bước nộp hồ sơ" current={current} steps={DRAFT_PAGES.map(({ path, label }) => ({ label, href: draftHref(draft.id, path) }))} />
      <PageHeader title={title} eyebrow={draft.procedure.name} lead={lead} />
      {children}
    </>
  );
}
