import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { type Mail, MailRefused, sendMail } from "@/lib/platform/mail";

/** Another worker is sending this very mail now: to be looked at again later. */
export class NoticeInHand extends Error {
  override readonly name = "NoticeInHand";
}

/** Longer than the mail server's timeouts together: a sender that is silent for so long is dead. */
export const LEASE_MS = 2 * 60_000;

export type Taken = "TAKEN" | "IN_HAND" | "DONE";

/** The row that stands for a mail. While it is PENDING, its moment of sending says since when somebody is at it: the fence against two workers. */
export type Fence = Readonly<{
  what: string;
  /** Takes the sending, unless it is done or somebody took it after `silentSince`. */
  take: (tx: Tx, at: Date, silentSince: Date) => Promise<Taken>;
  /** Ends the sending; changes only what is still PENDING, so that a late sender changes nothing. `forGood`: trying again is no use. */
  end: (tx: Tx, at: Date, failure: string | null, forGood: boolean) => Promise<unknown>;
}>;

/**
 * Sends one mail for its row, however often it is called and by whomever: taken in one short transaction, sent outside any, ended in
 * another. A mail server that is away leaves the row FAILED and throws, so that it is tried again.
 * @throws NoticeInHand, or the mail server's error; a refusal for good is recorded and not thrown
 */
export async function sendOnce(fence: Fence, mail: Mail): Promise<void> {
  const at = now();
  const taken = await transactAsJobs((tx) => fence.take(tx, at, new Date(at.getTime() - LEASE_MS)));
  if (taken === "IN_HAND") throw new NoticeInHand(fence.what);
  if (taken === "DONE") return;
  try {
    await sendMail(mail);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await transactAsJobs((tx) => fence.end(tx, now(), words.slice(0, 500), error instanceof MailRefused));
    if (error instanceof MailRefused) return;
    throw error;
  }
  await transactAsJobs((tx) => fence.end(tx, now(), null, false));
}
