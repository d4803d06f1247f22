import Form from "next/form";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { ScanCatcher } from "@/components/ui/scan-catcher";

/** The desk's own place for codes, typed or scanned; a scan anywhere else on the page comes here by itself. */
export function ScanField({ action, cardAction }: { action: string; cardAction?: string }) {
  return (
    <>
      <ScanCatcher action={action} cardAction={cardAction} />
      <Form action={action} prefetch={false} role="search" aria-label="Quét hoặc gõ mã" className="screen-only flex w-full max-w-80">
        <label className="relative flex min-w-0 grow items-center">
          <span className="sr-only">Quét hoặc gõ mã hồ sơ, bưu gửi, túi</span>
          <Icon name="scan" size={18} className="pointer-events-none absolute left-2.5 text-muted" />
          <input name="ma" type="text" placeholder="Quét hoặc gõ mã" autoComplete="off" spellCheck={false} aria-keyshortcuts="/" data-scan="here" className="min-h-(--wing-control) w-full rounded-l border border-r-0 border-line-strong bg-paper pr-2 pl-9 focus-visible:z-10" />
        </label>
        <button type="submit" className={`rounded-l-none ${buttonClass("secondary")}`}>
          Mở
        </button>
      </Form>
    </>
  );
}
