import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { type ActorOf, mintActor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { type RunningMailCatcher, startMailCatcher } from "@/simulators/mail-catcher/server";
import { type AgencyWorld, agencyWorld, pastSteps, workingDayAfter } from "@/tests/integration/agency/agency-world";

/** The agency's world with accounts of its head, its clerk and a supervisor, and a mail catcher. */
export type AlertWorld = AgencyWorld & Readonly<{
  supervisor: ActorOf<"POSTAL_SUPERVISOR">;
  catcher: RunningMailCatcher;
  /** The process lives at this Vietnamese moment from now on. */
  liveAt: (day: string, time?: string) => void;
  mailOf: (staffId: string) => string;
  /** What an employee was told, oldest first. */
  toldTo: (staffId: string) => Promise<{ kind: string; mail_state: string; dossier_id: string | null; path: string; body: string }[]>;
}>;

async function insertAccount(owner: pg.Client, account: Readonly<{ id: string; name: string; kind: string; agencyId: string | null; officeId: string | null }>): Promise<void> {
  const { id, name, kind, agencyId, officeId } = account;
  await insertRows(owner, "staff", [{
    id, username: id, full_name: name, role: kind, agency_id: agencyId, office_id: officeId, province_code: "37", email: `${id}@coquan.example`, phone: null, created_at: "2026-01-01T00:00:00Z",
  }]);
}

export async function alertWorld(): Promise<AlertWorld> {
  const world = await agencyWorld();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-mail-"));
  const catcher = await startMailCatcher({ smtpPort: 0, pagePort: 0, folder });
  process.env.SMTP_URL = catcher.smtpUrl;
  const supervisor = mintActor({ kind: "POSTAL_SUPERVISOR", id: newId<"staff">(), name: "Bùi Tuấn Minh", provinceCode: "37", officeId: asId<"office">(world.clerk.officeId), agencyId: null });
  for (const account of [world.head, world.clerk, supervisor]) await insertAccount(world.owner, account);
  return {
    ...world, supervisor, catcher,
    liveAt: (day, time = "08:00") => setClock(() => vietnamMoment(day, time)),
    mailOf: (staffId) => `${staffId}@coquan.example`,
    toldTo: async (staffId) => (await world.owner.query("select kind, mail_state, dossier_id, path, body from staff_alert where staff_id = $1 order by created_at, id", [staffId])).rows,
    close: async () => {
      setClock();
      await catcher.close();
      fs.rmSync(folder, { recursive: true, force: true });
      await world.close();
    },
  };
}

/** Steps up to a claim on a working day in December 2026, the holder the first official. */
export const CLAIMED = ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"] as const;
export const RECEPTION_DAY = "2026-12-01";
/** Ten working days after reception. */
export const DUE_DAY = workingDayAfter(RECEPTION_DAY, 10);
export const pastOf = (events: Parameters<typeof pastSteps>[0]) => pastSteps(events, RECEPTION_DAY);

/** No alert, no digest, no dossier of before. */
export async function forget(owner: pg.Client): Promise<void> {
  await owner.query("delete from staff_alert");
  await owner.query("delete from staff_digest");
  await owner.query("update dossier set status = 'STOPPED' where status in ('RECEIVED', 'PROCESSING', 'AWAITING_SUPPLEMENT')");
}

export const dayOf = (moment: Date) => vietnamDay(moment);
