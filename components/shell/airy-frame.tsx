import type { ReactNode } from "react";
import { PageFooter } from "@/components/shell/page-footer";
import { SkipLink } from "@/components/ui/skip-link";

const HOTLINE = "1900 54 54 81";

/** What the open wing and the citizen's share: one column, with room around it. */
export function AiryFrame({ header, demo, children }: Readonly<{ header: ReactNode; demo?: ReactNode; children: ReactNode }>) {
  return (
    <div data-wing="public" className="flex min-h-dvh flex-col">
      <SkipLink />
      {demo}
      <header className="border-b border-line">{header}</header>
      <main id="noi-dung" tabIndex={-1} className="mx-auto w-full max-w-[64rem] px-4 py-8 sm:px-6 sm:py-10">
        {children}
      </main>
      <PageFooter hotline={HOTLINE} />
    </div>
  );
}
