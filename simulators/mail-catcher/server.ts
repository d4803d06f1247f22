import fs from "node:fs";
import http from "node:http";
import type net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { Mailbox } from "@/simulators/mail-catcher/messages";
import { listPage, mailPage, notFoundPage } from "@/simulators/mail-catcher/pages";

const MAX_MAIL_BYTES = 30 * 1024 * 1024;

/**
 * What goes wrong on request: "reject" refuses for good (550), "busy" for now (451: the sender should try again), "slow"
 * acknowledges after `delay` ms, "lost-answer" keeps the mail but cuts the connection before acknowledging it. `to` limits
 * the fault to one recipient; `times` to so many mails, after which all is well again.
 */
export const MailFaults = z.object({
  mode: z.enum(["none", "reject", "busy", "slow", "lost-answer"]),
  delay: z.number().int().min(0).max(120_000).default(5000),
  to: z.string().optional(),
  times: z.number().int().positive().optional(),
});
export type MailFaults = z.infer<typeof MailFaults>;

type Connection = Readonly<{ close: () => void }>;

export type RunningMailCatcher = Readonly<{
  smtpUrl: string;
  pageUrl: string;
  mailbox: Mailbox;
  setFaults: (faults: MailFaults) => void;
  close: () => Promise<void>;
}>;

/**
 * Starts a real SMTP server that keeps every mail as `.eml` in `folder`, and a web page to read them.
 * Machines use `GET /api/messages?to=&subject=` (JSON array of CaughtMail, newest first), `DELETE /api/messages`, `POST /api/faults`.
 * Port 0 lets the system choose.
 */
export async function startMailCatcher(options: Readonly<{ smtpPort: number; pagePort: number; folder: string }>): Promise<RunningMailCatcher> {
  const mailbox = await Mailbox.open(options.folder);
  let faults: MailFaults = { mode: "none", delay: 0 };
  const setFaults = (wanted: MailFaults) => void (faults = wanted);

  /** The fault that hits a mail to these recipients, used up once. */
  const hit = (recipients: readonly string[]): MailFaults["mode"] => {
    if (faults.mode === "none" || (faults.to !== undefined && !recipients.includes(faults.to))) return "none";
    const { mode } = faults;
    if (faults.times !== undefined) faults = faults.times > 1 ? { ...faults, times: faults.times - 1 } : { mode: "none", delay: 0 };
    return mode;
  };

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    if (stream.sizeExceeded) throw refusal(552, "Thư vượt 30 MB");
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const { delay } = faults;
    const mode = hit(recipients);
    if (mode === "reject") throw refusal(550, "Lỗi giả lập: địa chỉ không nhận thư");
    if (mode === "busy") throw refusal(451, "Lỗi giả lập: máy chủ đang bận, thử lại sau");
    if (mode === "slow") await sleep(delay);
    const sender = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
    await mailbox.keep(now(), sender, recipients, Buffer.concat(chunks));
    return mode;
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 500,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "" }),
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (mode) => (mode === "lost-answer" ? smtp.connections.forEach((connection: Connection) => connection.close()) : done(null, "Đã nhận")),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A sender that hangs up is its own affair, the catcher stays.
  smtp.on("error", (error) => process.stderr.write(`SMTP: ${error.message}\n`));
  const smtpPort = await listening(smtp.listen(options.smtpPort, "127.0.0.1"));
  const pages = http.createServer((request, response) => {
    answer(mailbox, setFaults, request, response).catch((error: unknown) => {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const pagePort = await listening(pages.listen(options.pagePort));
  const close = async () => {
    pages.closeAllConnections();
    await Promise.all([new Promise<void>((resolve) => pages.close(() => resolve())), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
  };
  return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, pageUrl: `http://localhost:${pagePort}`, mailbox, setFaults, close };
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function listening(server: net.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

async function answer(mailbox: Mailbox, setFaults: (faults: MailFaults) => void, request: http.IncomingMessage, response: http.ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const html = (status: number, body: string) => {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    });
    response.end(body);
  };
  const json = (content: unknown) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(content));
  };
  if (pathname === "/api/faults" && request.method === "POST") {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const wanted = MailFaults.parse(JSON.parse(text));
    setFaults(wanted);
    return json(wanted);
  }
  if (pathname === "/api/messages") {
    if (request.method === "DELETE") mailbox.empty();
    return json(mailbox.find({ to: searchParams.get("to") ?? undefined, subject: searchParams.get("subject") ?? undefined }));
  }
  if (pathname === "/") return html(200, listPage(mailbox.find()));
  const [, id, raw] = /^\/thu\/([\w-]+)(\.eml)?$/.exec(pathname) ?? [];
  const mail = id === undefined ? undefined : mailbox.byId(id);
  if (mail === undefined) return html(404, notFoundPage());
  if (raw === undefined) return html(200, mailPage(mail));
  response.writeHead(200, { "content-type": "message/rfc822", "content-disposition": `attachment; filename="${mail.id}.eml"` });
  response.end(fs.readFileSync(mailbox.fileOf(mail)));
}
