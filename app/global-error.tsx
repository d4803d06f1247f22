"use client";
import { fontClasses } from "@/components/ui/fonts";
import { buttonClass } from "@/components/ui/button-style";
import { ErrorState } from "@/components/ui/error-state";
import "./globals.css";

/** The last resort, when even the root layout failed: a document of its own. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  return (
    <html lang="vi" className={fontClasses}>
      <body>
        <title>Hệ thống gặp sự cố – Một Cửa Bưu Chính</title>
        <main data-wing="public" className="mx-auto max-w-[64rem] px-4 py-8">
          <ErrorState
            title="Hệ thống đang gặp sự cố"
            code={digest}
            actions={
              <button type="button" onClick={() => retry()} className={buttonClass("primary")}>
                Thử lại
              </button>
            }
          >
            <p>Lỗi ở phía hệ thống, không phải do anh/chị. Hãy thử lại sau ít phút.</p>
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
