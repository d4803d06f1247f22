import { FrontDoors } from "@/components/procedures/front-doors";
import { SearchBox } from "@/components/ui/search-box";

export const dynamic = "force-dynamic";

export default function HomePage() {
  return (
    <div className="flex flex-col gap-10 sm:gap-12">
      <header className="flex flex-col gap-3">
        <h1 className="text-display">Làm thủ tục hành chính mà không phải đi xa</h1>
        <p className="measure text-lead text-muted">Bưu điện đến tận nhà lấy giấy tờ, nộp tại một cửa và mang kết quả trở về.</p>
      </header>
      <FrontDoors />
      <SearchBox big action="/thu-tuc" name="q" label="Anh/chị cần làm thủ tục gì?" hint="Gõ tên thủ tục, có dấu hay không dấu đều được; hoặc gõ mã hồ sơ để tra cứu." buttonLabel="Tìm" />
    </div>
  );
}
