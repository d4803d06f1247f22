import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/platform/env";

/** One mail in plain text. `id` is the same each time the same fact is told: a mail system that gets it twice can drop one. */
export type Mail = Readonly<{ id: string; to: string; subject: string; text: string }>;

/** The mail server refused this mail for good (SMTP 5xx): sending it again would change nothing. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

const SECONDS = 1_000;
const TIMEOUTS = { connectionTimeout: 10 * SECONDS, greetingTimeout: 10 * SECONDS, socketTimeout: 20 * SECONDS };

const transports = new Map<string, Transporter>();

function transportTo(url: string): Transporter {
  const known = transports.get(url);
  if (known) return known;
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const made = createTransport({
    host: hostname, port: port === "" ? (secure ? 465 : 587) : Number(port), secure, ...TIMEOUTS,
    ...(username !== "" && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  });
  transports.set(url, made);
  return made;
}

/**
 * Hands one mail to the SMTP server of SMTP_URL; resolves when the server has accepted it.
 * @throws MailRefused when the server refuses it for good; any other error means that it may be tried again
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env("SMTP_URL", "MAIL_FROM");
  const domain = /@([^>\s]+)/.exec(MAIL_FROM)?.[1] ?? "localhost";
  try {
    await transportTo(SMTP_URL).sendMail({
      from: MAIL_FROM, to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.id}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    const code: unknown = error instanceof Error && "responseCode" in error ? error.responseCode : undefined;
    if (typeof code === "number" && code >= 500 && code < 600) throw new MailRefused(error instanceof Error ? error.message : String(error));
    throw error;
  }
}
