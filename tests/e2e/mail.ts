import { expect } from "@playwright/test";
import { theStack } from "@/tests/e2e/stack";

type Mail = Readonly<{ subject: string; text: string; to: readonly string[] }>;

/** Mails that the catcher holds for this address, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${theStack().mailPage}/api/messages?to=${encodeURIComponent(address)}`);
  return (await response.json()) as Mail[];
}

/** Waits for a mail with all of these words in its subject; the worker sends it behind the page's back. */
export async function mailArrives(address: string, ...words: readonly string[]): Promise<Mail> {
  const find = async () => (await mailsTo(address)).find(({ subject }) => words.every((word) => subject.includes(word)));
  await expect.poll(async () => (await find())?.subject ?? "", { timeout: 90_000, message: `mail to ${address}: ${words.join(", ")}` }).toContain(words[0] ?? "");
  const mail = await find();
  if (!mail) throw new Error("The mail vanished");
  return mail;
}
