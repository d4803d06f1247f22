import { digestOf, type OpenCounts } from "@/lib/notifications/alert-templates";
import { LEASE_MS, NoticeInHand, sendOnce, type Taken } from "@/lib/notifications/jobs/send-once";
import { MOST_ATTEMPTS } from "@/lib/notifications/jobs/staff-alerts";
import { MAILED_AT_ONCE } from "@/lib/notifications/staff-alert";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/generated/client";
import { log } from "@/lib/platform/log";

/** An employee whose morning it is. `alertsPath`: where his alerts are listed. */
export type DigestReader = Readonly<{ staffId: string; fullName: string; email: string; alertsPath: string }>;

/**
 * Writes the digest of one employee and day, with what nobody mailed him yet; once, whoever comes second writes nothing.
 * @param day Vietnamese day, `YYYY-MM-DD`
 * @returns whether this call wrote it
 */
export async function writeDigest(reader: DigestReader, day: string, open: OpenCounts): Promise<boolean> {
  const { staffId, fullName, email, alertsPath } = reader;
  const date = new Date(`${day}T00:00:00.000Z`);
  return transactAsJobs(async (tx) => {
    const there = await tx.staffDigest.findUnique({ where: { staffId_day: { staffId, day: date } }, select: { id: true } });
    if (there) return false;
    const news = await tx.staffAlert.findMany({
      where: { staffId, mailState: "PENDING", digestId: null, kind: { notIn: [...MAILED_AT_ONCE] } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, subject: true, path: true },
    });
    const digest = digestOf(day, fullName, news, open, env("PUBLIC_ORIGIN").PUBLIC_ORIGIN, alertsPath);
    if (!digest) return false;
    const [made] = await tx.staffDigest.createManyAndReturn({ data: [{ staffId, day: date, address: email, ...digest, createdAt: now() }], skipDuplicates: true, select: { id: true } });
    if (!made) return false;
    await tx.staffAlert.updateMany({ where: { id: { in: news.map(({ id }) => id) }, digestId: null }, data: { digestId: made.id } });
    return true;
  });
}

const toSend = (silentSince: Date) => ({
  status: { in: ["PENDING", "FAILED"] }, attempts: { lt: MOST_ATTEMPTS }, OR: [{ sentAt: null }, { sentAt: { lt: silentSince } }],
} as const satisfies Prisma.StaffDigestWhereInput);

async function takeDigest(tx: Tx, id: string, at: Date, silentSince: Date): Promise<Taken> {
  const taken = await tx.staffDigest.updateMany({ where: { id, ...toSend(silentSince) }, data: { status: "PENDING", sentAt: at, attempts: { increment: 1 } } });
  if (taken.count === 1) return "TAKEN";
  const { status } = await tx.staffDigest.findUniqueOrThrow({ where: { id }, select: { status: true } });
  return status === "PENDING" ? "IN_HAND" : "DONE";
}

async function endDigest(tx: Tx, id: string, at: Date, failure: string | null, forGood: boolean): Promise<void> {
  const ended = await tx.staffDigest.updateMany({
    where: { id, status: "PENDING" },
    data: failure === null ? { status: "SENT", sentAt: at } : { status: "FAILED", sentAt: null, ...(forGood && { attempts: MOST_ATTEMPTS }) },
  });
  if (failure === null && ended.count === 1) await tx.staffAlert.updateMany({ where: { digestId: id }, data: { mailState: "SENT", mailedAt: at } });
}

/** Sends every digest that was written and not sent, also one that a worker left in the middle; each is one mail. */
export async function mailDigests(): Promise<void> {
  const silent = new Date(now().getTime() - LEASE_MS);
  for (let after = ""; ; ) {
    const [digest] = await transactAsJobs((tx) => tx.staffDigest.findMany({
      where: { ...toSend(silent), ...(after !== "" && { id: { gt: after } }) }, orderBy: { id: "asc" }, take: 1, select: { id: true, address: true, subject: true, body: true },
    }));
    if (!digest) return;
    const { id, address, subject, body } = digest;
    after = id;
    try {
      await sendOnce(
        {
          what: `staff digest ${id}`,
          take: (tx, at, silentSince) => takeDigest(tx, id, at, silentSince),
          end: (tx, at, failure, forGood) => endDigest(tx, id, at, failure, forGood),
        },
        { id: `${id}.digest`, to: address, subject, text: body },
      );
    } catch (error) {
      if (error instanceof NoticeInHand) continue;
      log.error("digest not mailed", error);
      return;
    }
  }
}
