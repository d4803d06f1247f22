import { MAX_FILE_BYTES } from "@/lib/digitisation/file-kind";

/** Larger sendings are turned away before they are read: one file of the largest size, and the form around it. */
export const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 1024 * 1024;

const WORDS: Readonly<Record<string, string>> = {
  FILE_EMPTY: "Chưa có tệp nào, hoặc tệp trống. Hãy chọn tệp rồi gửi lại.",
  FILE_TOO_LARGE: "Tệp lớn hơn 20 MB. Chụp lại ở chế độ tài liệu hoặc chia thành nhiều tệp.",
  FILE_KIND_UNKNOWN: "Chỉ nhận tệp PDF, JPG hoặc PNG. Hãy lưu giấy tờ sang một trong ba loại này rồi gửi lại.",
  FILE_NAME_LIES: "Đuôi tên tệp không khớp nội dung bên trong. Hãy đổi đuôi tệp cho đúng rồi gửi lại.",
  FILE_BROKEN: "Tệp bị cụt, có thể do mất mạng khi chép. Hãy chụp hoặc quét lại.",
  FILE_IS_TWO: "Tệp chứa thêm một tệp loại khác bên trong nên không an toàn. Hãy quét lại giấy tờ thành tệp mới.",
  FILE_INFECTED: "Tệp có vi-rút nên không nhận và không giữ lại. Hãy kiểm tra máy đã tạo ra tệp rồi quét lại giấy tờ.",
  IMAGE_TOO_LARGE: "Ảnh quá lớn (trên 75 triệu điểm ảnh). Hãy quét ở 200 đến 300 dpi rồi gửi lại.",
  IMAGE_HEAD_BROKEN: "Không đọc được kích thước ảnh vì tệp hỏng phần đầu. Hãy chụp hoặc quét lại.",
  PDF_ENCRYPTED: "Tệp PDF có mật khẩu hoặc bị khóa. Hãy bỏ mật khẩu rồi gửi lại, hoặc quét lại bản giấy.",
  PDF_ACTIVE: "Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong nên không an toàn. Hãy in tệp ra PDF mới hoặc quét lại bản giấy.",
  PDF_HIDES_OBJECTS: "Tệp PDF có phần nén không mở ra kiểm tra được. Hãy in tệp ra PDF mới hoặc quét lại bản giấy.",
  TOO_MANY_FILES: "Mỗi giấy tờ nhận nhiều nhất 20 tệp. Hãy ghép các ảnh thành một tệp PDF.",
  SOMEBODY_FASTER: "Hồ sơ vừa được người khác cập nhật. Hãy xem lại trang rồi gửi lại tệp.",
  WRONG_STATUS: "Hồ sơ đang ở bước khác nên chưa nhận thêm tệp.",
  NOT_HOLDER: "Hồ sơ đang do người khác giải quyết. Hãy nhận hồ sơ trước khi gửi tệp.",
  NOT_FOUND: "Không tìm thấy hồ sơ hoặc giấy tờ này. Hãy tải lại trang.",
  NOT_PERMITTED: "Tài khoản của anh/chị không gửi được tệp này.",
  FOREIGN_ORIGIN: "Yêu cầu không đến từ trang này nên không được thực hiện. Hãy mở lại trang rồi thử lại.",
  STALE_FORM: "Trang này đã cũ. Hãy tải lại trang rồi gửi lại tệp.",
  UNAVAILABLE: "Hệ thống đang gián đoạn nên chưa nhận được tệp. Hãy gửi lại sau ít phút.",
};

/** What a page says after an upload came back with `?loi=<code>`; undefined without a code. */
export function uploadRefusalWords(code: string | undefined): string | undefined {
  if (code === undefined || code === "") return undefined;
  return WORDS[code] ?? "Chưa nhận được tệp. Hãy thử lại.";
}
