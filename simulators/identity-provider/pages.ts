import { FAULTS, type Faults } from "@/simulators/identity-provider/faults";
import type { Identity } from "@/simulators/identity-provider/people";

/** Text made safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Định danh mô phỏng</title>
<style>
  body { margin: 0; background: #f6f7f9; color: #16202b; font: 17px/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
  main { max-width: 40rem; margin: 0 auto; padding: 24px 16px; }
  .demo { background: #f5b301; color: #16202b; padding: 8px 16px; text-align: center; font-weight: 600; }
  h1 { font-size: 24px; line-height: 1.3; }
  ul { list-style: none; margin: 0; padding: 0; }
  button { font: inherit; min-height: 44px; border-radius: 6px; border: 1px solid #75808c; background: #fff; color: inherit; cursor: pointer; padding: 8px 16px; }
  button.person { display: block; width: 100%; text-align: left; margin: 0 0 8px; }
  button.person strong { display: block; color: #00477f; }
  button.person span { color: #47535f; font-size: 15px; }
  :focus-visible { outline: 3px solid #00477f; outline-offset: 2px; }
  label { display: block; padding: 8px 0; }
</style></head>
<body><div class="demo" role="note">Mô phỏng để dùng thử. Không phải VNeID; mọi người ở đây đều là hư cấu.</div><main>${body}</main></body></html>`;
}

const birthYear = (person: Identity) => person.NgayThangNamSinh.slice(-4);
const hidden = (number: string) => `${number.slice(0, 3)}······${number.slice(-3)}`;

/** The choice of a person: one button each, works without JavaScript. */
export function choicePage(uid: string, client: string, people: readonly Identity[]): string {
  const buttons = people.map(
    (person) => `<li><button class="person" name="sub" value="${escapeHtml(person.sub)}"><strong>${escapeHtml(person.HoVaTen)}</strong>
<span>sinh ${birthYear(person)} · số định danh ${hidden(person.SoDinhDanh)} · mức ${person.loAs}</span></button></li>`,
  );
  return page(
    "Chọn người đăng nhập",
    `<h1>Chọn người để đăng nhập vào ${escapeHtml(client)}</h1>
<form method="post" action="/dang-nhap/${encodeURIComponent(uid)}"><ul>${buttons.join("")}</ul></form>
<form method="post" action="/dang-nhap/${encodeURIComponent(uid)}/thoi"><button>Thôi, quay lại</button></form>`,
  );
}

export function errorPage(title: string, detail: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p>`);
}

export function signedOutPage(): string {
  return page("Đã đăng xuất", "<h1>Đã đăng xuất khỏi định danh mô phỏng</h1><p>Có thể đóng trang này.</p>");
}

/** `form` is the library's own form with its token; here it gets a button instead of a script. */
export function signOutPage(form: string): string {
  return page("Đăng xuất", `<h1>Đăng xuất khỏi định danh mô phỏng?</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>`);
}

export function faultsPage(present: Faults): string {
  const choices = Object.entries(FAULTS).map(
    ([mode, words]) => `<label><input type="radio" name="mode" value="${mode}"${mode === present.mode ? " checked" : ""}> ${words}</label>`,
  );
  return page(
    "Lỗi giả lập",
    `<h1>Nhà cung cấp định danh nên hỏng thế nào?</h1><form method="post" action="/mo-phong">${choices.join("")}
<label>Trễ (mili giây) <input name="delay" type="number" min="0" max="120000" value="${present.delay}"></label><button>Áp dụng</button></form>`,
  );
}
