import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** Says on every page of a demonstration that nothing here is real. `switchHref` leads to becoming another demo person. */
export function DemoMark({ switchHref }: { switchHref?: string }) {
  return (
    <aside aria-label="Bản trình diễn" className="screen-only on-brand flex items-center justify-center gap-x-3 bg-ink px-4 py-1.5 text-small text-on-brand">
      <span className="inline-flex items-center gap-2">
        <Icon name="info" size={16} className="max-sm:hidden" />
        <span>
          <strong className="font-semibold">BẢN TRÌNH DIỄN</strong> – người và hồ sơ không có thật
        </span>
      </span>
      {switchHref !== undefined && (
        <Link href={switchHref} prefetch={false} className="inline-flex min-h-6 shrink-0 items-center rounded underline underline-offset-4">
          Đổi vai
        </Link>
      )}
    </aside>
  );
}
