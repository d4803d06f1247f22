import type { Metadata } from "next";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

export const metadata: Metadata = { title: "Không tìm thấy trang" };

/** Nothing at this address, or nothing this person may see: the two look the same on purpose. */
export default function NotFound() {
  return (
    <PublicShell>
      <ErrorState
        title="Không tìm thấy trang này"
        icon="search"
        actions={
          <>
            <Button href="/">Về trang chủ</Button>
            <Button href="/tra-cuu" variant="secondary">
              Tra cứu hồ sơ
            </Button>
          </>
        }
      >
        <p>Địa chỉ có thể đã gõ sai, hoặc nội dung không thuộc quyền xem của tài khoản đang dùng.</p>
        <p>Nếu anh/chị bấm vào một liên kết trong tin nhắn, hãy kiểm tra xem đã đăng nhập đúng tài khoản chưa.</p>
      </ErrorState>
    </PublicShell>
  );
}
