import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";

const number = (value: number) => value.toLocaleString("vi-VN");

/** How many open dossiers of the province the worker has counted by the calendar in force. */
export function RecomputeProgress({ open, left, here }: { open: number; left: number; here: string }) {
  if (left === 0) return <Notice tone="success">Hạn trả của cả {number(open)} hồ sơ đang giải quyết của tỉnh đã tính theo lịch này.</Notice>;
  return (
    <Notice tone="info" title={`Đang tính lại hạn trả: xong ${number(open - left)} trong ${number(open)} hồ sơ đang giải quyết`} actions={<TextLink href={here}>Xem lại tiến độ</TextLink>}>
      <progress className="w-full max-w-[28rem]" max={open} value={open - left} aria-label="Tiến độ tính lại hạn trả" />
      <p>Còn {number(left)} hồ sơ. Việc này chạy nền, rời trang vẫn tiếp tục. Ngày hẹn đã in trên giấy tiếp nhận giữ nguyên; ai bị đổi hạn được báo.</p>
    </Notice>
  );
}
