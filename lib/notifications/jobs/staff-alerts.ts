import { alertMail } from "@/lib/notifications/alert-templates";
import { LEASE_MS, NoticeInHand, sendOnce, type Taken } from "@/lib/notifications/jobs/send-once";
import { type AlertToTell, factKeyOf, MAILED_AT_ONCE } from "@/lib/notifications/staff-alert";
import { now } from "@/lib/platform/clock";
import { type Tx, transactAsJobs } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/generated/client";
import { log } from "@/lib/platform/log";

/** A mail is tried so often; then it stays FAILED, and the alert is read in the portal. */
export const MOST_ATTEMPTS = 8;
const AT_A_TIME = 100;

/**
 * Keeps alerts, each fact once for ever: who keeps a fact second keeps nothing.
 * @returns the ids of those that are new
 */
export async function keepAlerts(tx: Tx, alerts: readonly AlertToTell[], at: Date): Promise<string[]> {
  if (alerts.length === 0) return [];
  const data = alerts.map((alert) => {
    const { staffId, kind, subject, body, path, dossierId } = alert;
    return { factKey: factKeyOf(alert), staffId, kind, subject, body, path, dossierId, createdAt: at };
  });
  const made = await tx.staffAlert.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  return made.map(({ id }) => id);
}

const toMail = (silentSince: Date) => ({
  mailState: { in: ["PENDING", "FAILED"] }, mailAttempts: { lt: MOST_ATTEMPTS }, kind: { in: [...MAILED_AT_ONCE] },
  OR: [{ mailedAt: null }, { mailedAt: { lt: silentSince } }],
} as const satisfies Prisma.StaffAlertWhereInput);

async function takeAlert(tx: Tx, id: string, at: Date, silentSince: Date): Promise<Taken> {
  const taken = await tx.staffAlert.updateMany({ where: { id, ...toMail(silentSince) }, data: { mailState: "PENDING", mailedAt: at, mailAttempts: { increment: 1 } } });
  if (taken.count === 1) return "TAKEN";
  const { mailState } = await tx.staffAlert.findUniqueOrThrow({ where: { id }, select: { mailState: true } });
  return mailState === "PENDING" ? "IN_HAND" : "DONE";
}

type Waiting = Readonly<{ id: string; staffId: string; subject: string; body: string; path: string }>;

async function mailAlert({ id, staffId, ...alert }: Waiting): Promise<void> {
  const staff = await transactAsJobs((tx) => tx.staff.findUnique({ where: { id: staffId }, select: { fullName: true, email: true, disabledAt: true } }));
  if (!staff || staff.disabledAt !== null) {
    await transactAsJobs((tx) => tx.staffAlert.updateMany({ where: { id, mailState: { not: "SENT" } }, data: { mailState: "NO_ADDRESS", mailedAt: null } }));
    return;
  }
  await sendOnce(
    {
      what: `staff alert ${id}`,
      take: (tx, at, silentSince) => takeAlert(tx, id, at, silentSince),
      end: (tx, at, failure, forGood) => tx.staffAlert.updateMany({
        where: { id, mailState: "PENDING" },
        data: failure === null ? { mailState: "SENT", mailedAt: at } : { mailState: "FAILED", mailedAt: null, ...(forGood && { mailAttempts: MOST_ATTEMPTS }) },
      }),
    },
    { id: `${id}.alert`, to: staff.email, ...alertMail(alert, staff.fullName, env("PUBLIC_ORIGIN").PUBLIC_ORIGIN) },
  );
}

/**
 * Sends the mails of alerts that wait for no digest, the oldest first; all that waits, or those named. May run anywhere and any number
 * of times: each alert is one mail. A server that is away ends the round; the next one goes on.
 */
export async function mailAlerts(ids?: readonly string[]): Promise<void> {
  for (;;) {
    const silent = new Date(now().getTime() - LEASE_MS);
    const waiting = await transactAsJobs((tx) => tx.staffAlert.findMany({
      where: { ...toMail(silent), ...(ids && { id: { in: [...ids] } }) }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: AT_A_TIME,
      select: { id: true, staffId: true, subject: true, body: true, path: true },
    }));
    for (const alert of waiting) {
      try {
        await mailAlert(alert);
      } catch (error) {
        if (error instanceof NoticeInHand) continue;
        log.error("alert not mailed", error);
        return;
      }
    }
    if (waiting.length < AT_A_TIME) return;
  }
}
