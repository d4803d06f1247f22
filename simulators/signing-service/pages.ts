import type { SigningFaults } from "@/simulators/signing-service/faults";
import type { RemoteSigning } from "@/simulators/signing-service/remote-signing";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const time = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Ho_Chi_Minh" });

const FAULT_WORDS: Record<SigningFaults["mode"], string> = {
  none: "Chạy tốt", down: "Ngừng phục vụ (503)", "refuse-connection": "Cắt kết nối", slow: "Chậm", "lost-answer": "Ký xong nhưng mất câu trả lời", declined: "Người ký từ chối trên điện thoại",
  "wrong-signature": "Trả chữ ký của nội dung khác", "other-person": "Trả chứng thư của người khác", expired: "Trả chứng thư đã hết hạn", "no-time-stamp": "Mất dấu thời gian",
};

/** The service's state for a person: who has a certificate, what was signed, faults. */
export function statusPage(signing: RemoteSigning, faults: SigningFaults): string {
  const modes = Object.entries(FAULT_WORDS).map(([mode, words]) => `<option value="${mode}"${mode === faults.mode ? " selected" : ""}>${words}</option>`).join("");
  const signers = signing.signers.map(({ userId, name, unit }) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(unit)}</td><td>${escapeHtml(userId)}</td></tr>`).join("");
  const signed = signing.signed().slice(0, 100).map(({ userId, hash, at, times }) => `<tr><td>${time.format(new Date(at))}</td><td>${escapeHtml(userId)}</td><td><code>${escapeHtml(hash)}</code></td><td>${times}</td></tr>`).join("");
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ký số từ xa mô phỏng</title>
<style>
  body { margin: 0; background: #f6f7f9; color: #16202b; font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { max-width: 64rem; margin: 0 auto; padding: 24px 16px; } .demo { background: #f5b301; padding: 8px 16px; text-align: center; font-weight: 600; }
  .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: #fff; } th, td { text-align: left; padding: 8px; border-bottom: 1px solid #d3d8de; vertical-align: top; }
  fieldset { border: 1px solid #d3d8de; background: #fff; padding: 16px; } button { min-height: 36px; padding: 4px 16px; }
  :focus-visible { outline: 3px solid #00477f; outline-offset: 2px; }
</style></head><body><div class="demo" role="note">Dịch vụ ký số mô phỏng: chứng thư thử nghiệm, không có giá trị pháp lý.</div><main>
<h1>Ký số từ xa mô phỏng</h1>
<form method="post" action="/loi"><fieldset><legend>Gây lỗi theo yêu cầu</legend><label>Khi được gọi <select name="mode">${modes}</select></label> <button>Đặt</button></fieldset></form>
<h2>Người có chứng thư (${signing.signers.length})</h2><div class="wide" tabindex="0"><table><thead><tr><th scope="col">Họ tên</th><th scope="col">Đơn vị</th><th scope="col">Tên ở dịch vụ</th></tr></thead><tbody>${signers}</tbody></table></div>
<h2>Đã ký</h2><div class="wide" tabindex="0"><table><thead><tr><th scope="col">Lúc</th><th scope="col">Ai</th><th scope="col">Mã băm</th><th scope="col">Số lần</th></tr></thead><tbody>${signed || "<tr><td colspan=4>Chưa ký gì.</td></tr>"}</tbody></table></div>
</main></body></html>`;
}
