import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import { MailRefused, sendMail } from "@/lib/platform/mail";
import type { Notice } from "@/lib/notifications/templates";

/** A notice to one person about one event. `address` null: the person has no e-mail, which is recorded. */
export type NoticeToSend = Notice & Readonly<{ eventId: string; dossierId: string; personId: string; address: string | null }>;

/** Another worker is sending this very notice now: to be looked at again later. */
export class NoticeInHand extends Error {
  override readonly name = "NoticeInHand";
}

const CHANNEL = "EMAIL";
/** Longer than the mail server's timeouts together: a sender that is silent for so long is dead. */
const LEASE_MS = 2 * 60_000;

/**
 * Makes the notice's row, once, and takes the sending of it. While a notice is PENDING, `sentAt` says since when somebody is
 * sending it: that is the fence against two workers.
 * @returns the row's id when the sending is ours, null when there is nothing to send
 */
async function takeSending(notice: NoticeToSend): Promise<string | null> {
  const factKey = `${notice.eventId}:${CHANNEL}`;
  const at = now();
  return transactAsJobs(async (tx) => {
    const { dossierId, personId, subject, body, address } = notice;
    await tx.notification.createMany({
      data: [{ factKey, channel: CHANNEL, dossierId, personId, subject, body, address: address ?? "", status: address === null ? "NO_ADDRESS" : "PENDING", createdAt: at }],
      skipDuplicates: true,
    });
    const taken = await tx.notification.updateMany({
      where: { factKey, status: { in: ["PENDING", "FAILED"] }, OR: [{ sentAt: null }, { sentAt: { lt: new Date(at.getTime() - LEASE_MS) } }] },
      data: { status: "PENDING", sentAt: at, attempts: { increment: 1 } },
    });
    const row = await tx.notification.findUniqueOrThrow({ where: { factKey }, select: { id: true, status: true } });
    if (taken.count === 1) return row.id;
    if (row.status === "PENDING") throw new NoticeInHand(`notification ${row.id}`);
    return null;
  });
}

/** Ends the sending. Only the status that the sender took may be left, so that a late sender changes nothing. */
async function endSending(id: string, failure: string | null): Promise<void> {
  await transactAsJobs((tx) =>
    tx.notification.updateMany({
      where: { id, status: "PENDING" },
      data: failure === null ? { status: "SENT", sentAt: now(), lastError: null } : { status: "FAILED", sentAt: null, lastError: failure.slice(0, 500) },
    }),
  );
}

/**
 * Tells one person one fact by e-mail, however often it is called: one row, one mail. The mail is sent between two short
 * transactions, never inside one. A mail server that is away leaves the notice FAILED and throws, so that the queue tries again.
 * @throws NoticeInHand, or the mail server's error; a refusal for good is recorded and not thrown
 */
export async function tellByMail(notice: NoticeToSend): Promise<void> {
  const id = await takeSending(notice);
  if (id === null || notice.address === null) return;
  try {
    await sendMail({ id: `${notice.eventId}.${CHANNEL.toLowerCase()}`, to: notice.address, subject: notice.subject, text: notice.body });
  } catch (error) {
    await endSending(id, error instanceof Error ? error.message : String(error));
    if (error instanceof MailRefused) return;
    throw error;
  }
  await endSending(id, null);
}
