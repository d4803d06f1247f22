import { Button } from "@/components/ui/button";

/** Leads through a keyset-paged list: before, after, how many are shown of how many (`more`: at least so many). Counts as plain numbers. */
export function Pagination({ previousHref, nextHref, shown, total, more, noun = "hồ sơ", exportHref }: { previousHref?: string; nextHref?: string; shown: number; total?: number; more?: boolean; noun?: string; exportHref?: string }) {
  const count = (value: number) => value.toLocaleString("vi-VN");
  return (
    <nav aria-label="Các trang của danh sách" className="screen-only mt-3 flex flex-wrap items-center gap-3">
      <p className="tabular mr-auto text-small text-muted">
        Đang xem {count(shown)}
        {total !== undefined && ` trong ${more === true ? "hơn " : ""}${count(total)}`} {noun}
      </p>
      {exportHref !== undefined && (
        <Button href={exportHref} download variant="quiet" size="small" icon="download">
          Xuất bảng tính
        </Button>
      )}
      {previousHref !== undefined && (
        <Button href={previousHref} variant="secondary" size="small" icon="arrow-left">
          Trang trước
        </Button>
      )}
      {nextHref !== undefined && (
        <Button href={nextHref} variant="secondary" size="small" icon="arrow-right">
          Trang sau
        </Button>
      )}
    </nav>
  );
}
