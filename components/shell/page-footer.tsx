import { TextLink } from "@/components/ui/text-link";

/** The foot of the open wings: whom to call. */
export function PageFooter({ hotline }: { hotline: string }) {
  return (
    <footer className="screen-only mt-auto border-t border-line bg-wash">
      <div className="mx-auto flex w-full max-w-[64rem] flex-wrap gap-x-10 gap-y-2 px-4 py-6 text-small text-muted sm:px-6">
        <p>
          Cần giúp đỡ? Gọi{" "}
          <a href={`tel:${hotline.replace(/\s/g, "")}`} className="tabular inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4">
            {hotline}
          </a>{" "}
          hoặc đến bưu cục gần nhất.
        </p>
        <p>
          <TextLink href="/tinh-han-tra">Tính thử hạn trả</TextLink>
        </p>
        <p>Bưu điện nhận và chuyển hồ sơ; cơ quan nhà nước quyết định kết quả.</p>
      </div>
    </footer>
  );
}
