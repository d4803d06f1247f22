import type { OperatorFaults } from "@/simulators/postal-operator/faults";
import type { Shipment } from "@/simulators/postal-operator/shipments";
import type { SentWebhook } from "@/simulators/postal-operator/webhooks";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const time = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Ho_Chi_Minh" });

export const EVENT_WORDS: Readonly<Record<string, string>> = {
  ORD: "Tạo đơn", PUP: "Đã lấy tại địa chỉ", EMA: "Chấp nhận gửi", EMJ: "Đến bưu cục trung chuyển", EMK: "Rời bưu cục trung chuyển", EMG: "Đến bưu cục phát",
  EMH: "Phát không thành công", EMI: "Báo đã phát", POD: "Có ảnh phiếu phát", CLS: "Khép bưu gửi", RTA: "Chuyển hoàn", LST: "Thất lạc", DMG: "Hư hỏng",
};
const FAULT_WORDS: Record<OperatorFaults["mode"], string> = {
  none: "Chạy tốt", down: "Ngừng phục vụ (503)", "refuse-connection": "Cắt kết nối", slow: "Chậm", "lost-answer": "Làm xong nhưng mất câu trả lời", reject: "Từ chối vận chuyển",
};

function eventForm(shipment: Shipment): string {
  const options = Object.entries(EVENT_WORDS).map(([code, words]) => `<option value="${code}">${escapeHtml(words)}</option>`).join("");
  return `<form method="post" action="/su-kien"><input type="hidden" name="carrier" value="${escapeHtml(shipment.carrier)}"><input type="hidden" name="orderNumber" value="${escapeHtml(shipment.orderNumber)}">
<label>Báo sự kiện <select name="code">${options}</select></label> <button>Gửi</button></form>`;
}

/** The operator's state for a person: shipments with the number of askings, faults, webhooks sent. */
export function statusPage(shipments: readonly Shipment[], faults: OperatorFaults, sent: readonly SentWebhook[]): string {
  const rows = shipments.slice(0, 100).map(
    (shipment) => `<tr><td>${escapeHtml(shipment.carrier)}</td><td>${escapeHtml(shipment.orderNumber)}<br><strong>${escapeHtml(shipment.itemCode)}</strong></td><td>${shipment.asked}</td>
<td>${shipment.cancelled ? "Đã hủy" : shipment.events.map(({ code, place, at }) => `${escapeHtml(EVENT_WORDS[code] ?? code)}, ${escapeHtml(place)}, ${time.format(new Date(at))}`).join("<br>") || "Chưa có sự kiện"}</td>
<td>${shipment.cancelled ? "" : eventForm(shipment)}</td></tr>`,
  );
  const hooks = sent.slice(0, 30).map(
    (hook) => `<tr><td>${time.format(new Date(hook.at))}</td><td>${escapeHtml(hook.carrier)}</td><td>${escapeHtml(EVENT_WORDS[hook.code] ?? hook.code)}</td><td>${escapeHtml(hook.itemCode)}</td><td>${hook.status ?? "chưa tới"}</td><td>${escapeHtml(hook.words)}</td></tr>`,
  );
  const modes = Object.entries(FAULT_WORDS).map(([mode, words]) => `<option value="${mode}"${mode === faults.mode ? " selected" : ""}>${words}</option>`).join("");
  const checked = (on: boolean) => (on ? " checked" : "");
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bưu chính mô phỏng</title>
<style>
  body { margin: 0; background: #f6f7f9; color: #16202b; font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { max-width: 72rem; margin: 0 auto; padding: 24px 16px; } .demo { background: #f5b301; padding: 8px 16px; text-align: center; font-weight: 600; }
  .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: #fff; } th, td { text-align: left; padding: 8px; border-bottom: 1px solid #d3d8de; vertical-align: top; }
  fieldset { border: 1px solid #d3d8de; background: #fff; padding: 16px; } fieldset label { display: block; margin: 4px 0; } button { min-height: 36px; padding: 4px 16px; }
  :focus-visible { outline: 3px solid #00477f; outline-offset: 2px; }
</style></head><body><div class="demo" role="note">Đơn vị bưu chính mô phỏng: không có bưu gửi thật nào.</div><main>
<h1>Bưu chính mô phỏng</h1>
<form method="post" action="/loi"><fieldset><legend>Gây lỗi theo yêu cầu</legend>
<label>Khi được hỏi <select name="mode">${modes}</select></label>
<label><input type="checkbox" name="copies" value="2"${checked(faults.webhooks.copies > 1)}> Báo mỗi sự kiện hai lần</label>
<label><input type="checkbox" name="reorder" value="1"${checked(faults.webhooks.reorder)}> Báo ngược thứ tự</label>
<label><input type="checkbox" name="wrongSignature" value="1"${checked(faults.webhooks.wrongSignature)}> Ký sai</label>
<label><input type="checkbox" name="clockOff" value="1"${checked(faults.webhooks.clockOffSeconds !== 0)}> Đồng hồ lệch 1 giờ</label>
<label><input type="checkbox" name="silent" value="1"${checked(faults.webhooks.silent)}> Không báo gì (chỉ trả lời khi được hỏi)</label>
<button>Đặt</button></fieldset></form>
<h2>Bưu gửi (${shipments.length})</h2><div class="wide" tabindex="0"><table><thead><tr><th scope="col">Đơn vị</th><th scope="col">Số đơn, số hiệu</th><th scope="col">Số lần đặt</th><th scope="col">Sự kiện</th><th scope="col">Làm</th></tr></thead><tbody>${rows.join("") || "<tr><td colspan=5>Chưa có bưu gửi nào.</td></tr>"}</tbody></table></div>
<h2>Webhook đã gửi</h2><div class="wide" tabindex="0"><table><thead><tr><th scope="col">Lúc</th><th scope="col">Đơn vị</th><th scope="col">Sự kiện</th><th scope="col">Số hiệu</th><th scope="col">Trả lời</th><th scope="col">Lời</th></tr></thead><tbody>${hooks.join("") || "<tr><td colspan=6>Chưa gửi.</td></tr>"}</tbody></table></div>
</main></body></html>`;
}
