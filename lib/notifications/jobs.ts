import { sendOnce, type Taken } from "@/lib/notifications/jobs/send-once";
import type { Notice } from "@/lib/notifications/templates";
import type { Tx } from "@/lib/platform/db";

/** A notice to one person about one event. `address` null: the person has no e-mail, which is recorded. */
export type NoticeToSend = Notice & Readonly<{
  eventId: string; dossierId: string; personId: string; address: string | null;
  /** What of the event is told, when it is not the event itself: the end of a term that it set. */
  fact?: string;
}>;

const CHANNEL = "EMAIL";

/** Makes the notice's row, once, and takes the sending of it. */
async function takeNotice(tx: Tx, notice: NoticeToSend, factKey: string, at: Date, silentSince: Date): Promise<Taken> {
  const { dossierId, personId, subject, body, address } = notice;
  await tx.notification.createMany({
    data: [{ factKey, channel: CHANNEL, dossierId, personId, subject, body, address: address ?? "", status: address === null ? "NO_ADDRESS" : "PENDING", createdAt: at }],
    skipDuplicates: true,
  });
  const taken = await tx.notification.updateMany({
    where: { factKey, status: { in: ["PENDING", "FAILED"] }, OR: [{ sentAt: null }, { sentAt: { lt: silentSince } }] },
    data: { status: "PENDING", sentAt: at, attempts: { increment: 1 } },
  });
  if (taken.count === 1) return "TAKEN";
  const row = await tx.notification.findUniqueOrThrow({ where: { factKey }, select: { status: true } });
  return row.status === "PENDING" ? "IN_HAND" : "DONE";
}

/**
 * Tells one person one fact by e-mail, however often it is called: one row, one mail.
 * @throws NoticeInHand, or the mail server's error; a refusal for good is recorded and not thrown
 */
export async function tellByMail(notice: NoticeToSend): Promise<void> {
  const name = [notice.eventId, ...(notice.fact === undefined ? [] : [notice.fact])];
  const factKey = [...name, CHANNEL].join(":");
  await sendOnce(
    {
      what: `notification ${factKey}`,
      take: (tx, at, silentSince) => takeNotice(tx, notice, factKey, at, silentSince),
      end: (tx, at, failure) => tx.notification.updateMany({
        where: { factKey, status: "PENDING" },
        data: failure === null ? { status: "SENT", sentAt: at, lastError: null } : { status: "FAILED", sentAt: null, lastError: failure },
      }),
    },
    { id: [...name, CHANNEL.toLowerCase()].join("."), to: notice.address ?? "", subject: notice.subject, text: notice.body },
  );
}
