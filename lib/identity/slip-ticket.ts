import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";

/** What the holder of a slip has shown: whose slip, and which one. */
export type SlipTicket = Readonly<{ dossierId: string; serial: number }>;

const NAME = "mcbc-phieu";
const MINUTES = 15;
const ticketSchema = z.object({ dossierId: z.uuid(), serial: z.number().int(), until: z.number() });

/** Encrypted, for this site alone, a quarter of an hour: enough to read; a shared machine forgets it when the browser closes. */
export async function giveSlipTicket(ticket: SlipTicket): Promise<void> {
  const { NEXTAUTH_SECRET: secret, PUBLIC_ORIGIN: origin } = env("NEXTAUTH_SECRET", "PUBLIC_ORIGIN");
  const value = await encode({ token: { ...ticket, until: now().getTime() + MINUTES * 60_000 }, secret, salt: NAME, maxAge: MINUTES * 60 });
  (await cookies()).set({ name: NAME, value, httpOnly: true, sameSite: "strict", path: "/tra-cuu", secure: origin.startsWith("https:") });
}

/** The ticket of this request; null when there is none, or it is over. */
export async function slipTicket(): Promise<SlipTicket | null> {
  const value = (await cookies()).get(NAME)?.value;
  if (value === undefined) return null;
  const token = await decode({ token: value, secret: env("NEXTAUTH_SECRET").NEXTAUTH_SECRET, salt: NAME }).catch(() => null);
  const read = ticketSchema.safeParse(token);
  return read.success && read.data.until > now().getTime() ? { dossierId: read.data.dossierId, serial: read.data.serial } : null;
}

/** The holder is done: the next one at this machine sees nothing. */
export async function dropSlipTicket(): Promise<void> {
  (await cookies()).set({ name: NAME, value: "", path: "/tra-cuu", maxAge: 0 });
}
