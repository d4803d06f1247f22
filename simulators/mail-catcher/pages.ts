import type { CaughtMail } from "@/simulators/mail-catcher/messages";

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const time = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Ho_Chi_Minh" });

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · Hộp thư dùng thử</title>
<style>
  body { margin: 0; background: #f6f7f9; color: #16202b; font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 24px 16px; }
  .demo { background: #f5b301; padding: 8px 16px; text-align: center; font-weight: 600; }
  table { border-collapse: collapse; width: 100%; background: #fff; } th, td { text-align: left; padding: 8px; border-bottom: 1px solid #d3d8de; vertical-align: top; overflow-wrap: anywhere; }
  a { color: #00477f; } pre { white-space: pre-wrap; background: #fff; padding: 16px; border: 1px solid #d3d8de; font: inherit; }
  iframe { width: 100%; height: 32rem; border: 1px solid #d3d8de; background: #fff; } :focus-visible { outline: 3px solid #00477f; outline-offset: 2px; }
</style></head><body><div class="demo" role="note">Hộp thư dùng thử: thư dừng ở đây, không gửi ra ngoài.</div><main>${body}</main></body></html>`;
}

export function listPage(mails: readonly CaughtMail[]): string {
  const rows = mails.map(
    (mail) => `<tr><td>${time.format(new Date(mail.receivedAt))}</td><td>${escapeHtml(mail.to.join(", "))}</td>
<td><a href="/thu/${mail.id}">${escapeHtml(mail.subject)}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">Nhận lúc</th><th scope="col">Gửi tới</th><th scope="col">Tiêu đề</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return page("Thư đã bắt", `<h1>Thư đã bắt (${mails.length})</h1>${mails.length === 0 ? "<p>Chưa có thư nào.</p>" : table}`);
}

/** The HTML part is shown in a frame without scripts, forms or an origin of its own. */
export function mailPage(mail: CaughtMail): string {
  const files = mail.attachments.map((file) => `<li>${escapeHtml(file.name)} (${escapeHtml(file.type)}, ${file.bytes} byte)</li>`).join("");
  return page(
    mail.subject,
    `<p><a href="/">Tất cả thư</a></p><h1>${escapeHtml(mail.subject)}</h1>
<p>Từ ${escapeHtml(mail.from)} tới ${escapeHtml(mail.to.join(", "))}, ${time.format(new Date(mail.receivedAt))}. <a href="/thu/${mail.id}.eml">Tải bản gốc</a></p>
${files === "" ? "" : `<h2>Tệp kèm</h2><ul>${files}</ul>`}
${mail.html === "" ? "" : `<h2>Bản trình bày</h2><iframe sandbox title="Nội dung thư" srcdoc="${escapeHtml(mail.html)}"></iframe>`}
<h2>Bản chữ</h2><pre>${escapeHtml(mail.text)}</pre>`,
  );
}

export function notFoundPage(): string {
  return page("Không có thư này", "<h1>Không có thư này</h1><p><a href=\"/\">Tất cả thư</a></p>");
}
