import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";

/** A caught mail. `id` names its file; `to` are the envelope's recipients (who really got it), `receivedAt` is ISO 8601 UTC. */
export type CaughtMail = Readonly<{
  id: string;
  receivedAt: string;
  from: string;
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  attachments: readonly Readonly<{ name: string; type: string; bytes: number }>[];
}>;

/** The caught mails of a folder of `.eml` files, newest first; what was caught before a restart is there again. */
export class Mailbox {
  readonly #mails: CaughtMail[] = [];

  private constructor(readonly folder: string) {}

  static async open(folder: string): Promise<Mailbox> {
    fs.mkdirSync(folder, { recursive: true });
    const box = new Mailbox(folder);
    for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".eml")).sort()) {
      box.#mails.push(await read(name.slice(0, -4), fs.readFileSync(path.join(folder, name))));
    }
    return box;
  }

  /** Stores the mail as it came, with its envelope in front, before it is acknowledged to the sender. */
  async keep(receivedAt: Date, from: string, to: readonly string[], raw: Buffer): Promise<CaughtMail> {
    const id = `${receivedAt.toISOString().replaceAll(/\D/g, "")}-${randomUUID()}`;
    const envelope = `X-Envelope-From: ${from}\r\nX-Envelope-To: ${to.join(", ")}\r\nX-Received-At: ${receivedAt.toISOString()}\r\n`;
    const stored = Buffer.concat([Buffer.from(envelope), raw]);
    fs.writeFileSync(path.join(this.folder, `${id}.eml`), stored);
    const mail = await read(id, stored);
    this.#mails.push(mail);
    return mail;
  }

  /** Newest first. `to` is a whole address, `subject` a part; both without regard to case. */
  find({ to, subject }: Readonly<{ to?: string; subject?: string }> = {}): readonly CaughtMail[] {
    return this.#mails
      .filter((mail) => to === undefined || mail.to.some((address) => address.toLowerCase() === to.toLowerCase()))
      .filter((mail) => subject === undefined || mail.subject.toLowerCase().includes(subject.toLowerCase()))
      .toReversed();
  }

  byId(id: string): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  fileOf(mail: CaughtMail): string {
    return path.join(this.folder, `${mail.id}.eml`);
  }

  empty() {
    for (const mail of this.#mails.splice(0)) fs.rmSync(this.fileOf(mail), { force: true });
  }
}

async function read(id: string, raw: Buffer): Promise<CaughtMail> {
  const mail = await PostalMime.parse(raw);
  return {
    id,
    receivedAt: header(mail, "x-received-at"),
    from: mail.from?.address ?? header(mail, "x-envelope-from"),
    to: header(mail, "x-envelope-to").split(", "),
    subject: mail.subject ?? "(không có tiêu đề)",
    text: mail.text ?? "",
    html: mail.html ?? "",
    attachments: mail.attachments.map((file) => ({
      name: file.filename ?? "(không tên)",
      type: file.mimeType,
      bytes: typeof file.content === "string" ? file.content.length : file.content.byteLength,
    })),
  };
}

function header(mail: Email, key: string): string {
  return mail.headers.find((candidate) => candidate.key === key)?.value ?? "";
}
