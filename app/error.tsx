"use client";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { ErrorState } from "@/components/ui/error-state";

/** An unexpected fault while a page was being made. What was already saved is safe; trying again is free of danger. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  return (
    <PublicShell>
      <title>Trang gặp sự cố – Một Cửa Bưu Chính</title>
      <ErrorState
        title="Trang đang gặp sự cố"
        code={digest}
        actions={
          <>
            <button type="button" onClick={() => retry()} className={buttonClass("primary")}>
              Thử lại
            </button>
            <Button href="/" variant="secondary">
              Về trang chủ
            </Button>
          </>
        }
      >
        <p>Lỗi ở phía hệ thống, không phải do anh/chị. Những gì đã lưu vẫn còn nguyên.</p>
        <p>Hãy thử lại sau ít phút. Nếu vẫn không được, gọi tổng đài và đọc mã sự cố bên dưới.</p>
      </ErrorState>
    </PublicShell>
  );
}
