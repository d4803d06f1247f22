import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startMailCatcher, type RunningMailCatcher } from "@/simulators/mail-catcher/server";

let folder: string;
let catcher: RunningMailCatcher;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-mail-"));
  catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder });
});
afterEach(async () => {
  await catcher.close();
  fs.rmSync(folder, { recursive: true });
});

const send = (to: string, subject = "Hồ sơ đã được tiếp nhận") =>
  createTransport(catcher.smtpUrl).sendMail({
    from: "Một Cửa Bưu Chính <khong-tra-loi@vidu.vn>",
    to,
    subject,
    text: "Kính gửi anh Nguyễn Văn An",
    html: "<p>Kính gửi anh <b>Nguyễn Văn An</b><script>alert(1)</script></p>",
  });

test("a mail sent by SMTP is listed, shown and kept over a restart", async () => {
  await send("an@vidu.vn");
  await send("binh@vidu.vn");
  const listed: unknown = await (await fetch(`${catcher.pageUrl}/api/messages?to=AN@vidu.vn`)).json();
  expect(listed).toMatchObject([{ to: ["an@vidu.vn"], from: "khong-tra-loi@vidu.vn", subject: "Hồ sơ đã được tiếp nhận", text: expect.stringContaining("Nguyễn Văn An") }]);

  const [mail] = catcher.mailbox.find({ to: "an@vidu.vn" });
  const page = await (await fetch(`${catcher.pageUrl}/thu/${mail?.id}`)).text();
  expect(page).toContain("Hồ sơ đã được tiếp nhận");
  expect(page).not.toContain("<script>");

  await catcher.close();
  catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder });
  expect(catcher.mailbox.find().map(({ to }) => to[0])).toEqual(["binh@vidu.vn", "an@vidu.vn"]);
});

test("faults: refused for good, busy once, and kept although the answer was lost", async () => {
  const setFaults = (faults: object) => fetch(`${catcher.pageUrl}/api/faults`, { method: "POST", body: JSON.stringify(faults) });

  await setFaults({ mode: "reject", to: "an@vidu.vn" });
  await expect(send("an@vidu.vn")).rejects.toMatchObject({ responseCode: 550 });
  await send("binh@vidu.vn");

  await setFaults({ mode: "busy", times: 1 });
  await expect(send("an@vidu.vn")).rejects.toMatchObject({ responseCode: 451 });
  await send("an@vidu.vn");

  await setFaults({ mode: "lost-answer", times: 1 });
  await expect(send("cuong@vidu.vn")).rejects.toThrow();
  expect(catcher.mailbox.find({ to: "cuong@vidu.vn" })).toHaveLength(1);
  expect(catcher.mailbox.find()).toHaveLength(3);
});
