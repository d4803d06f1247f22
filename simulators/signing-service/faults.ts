import { z } from "zod";
import { FaultSwitch } from "@/simulators/fault-switch";

/**
 * What goes wrong on request. "down" (503), "refuse-connection" (cut before anything is read), "slow" (`delay` ms), "lost-answer" (done, and cut before the
 * answer), "declined" (the signer says no on his telephone), "wrong-signature" (of another hash), "other-person" (the credential of somebody else),
 * "expired" (a certificate that ran out), "no-time-stamp" (the unit of time stamps alone is down). `times`: after so many all is well again.
 */
export const SigningFaults = z.object({
  mode: z.enum(["none", "down", "refuse-connection", "slow", "lost-answer", "declined", "wrong-signature", "other-person", "expired", "no-time-stamp"]).default("none"),
  /** The one call that it hits, e.g. "signatures/signHash"; without it every call that it can hit. */
  call: z.string().optional(),
  delay: z.number().int().min(0).max(120_000).default(5_000),
  times: z.number().int().positive().optional(),
});
export type SigningFaults = z.infer<typeof SigningFaults>;

/** The calls that a fault makes sense for, where that is not all of them. */
const CALLS: Partial<Record<SigningFaults["mode"], string>> = {
  "lost-answer": "signatures/signHash", declined: "credentials/authorize", "wrong-signature": "signatures/signHash", "other-person": "credentials/list", expired: "credentials/info", "no-time-stamp": "tsa",
};

/** The faults of this process; they hit the calls that they make sense for. */
export const signingFaults = () => new FaultSwitch<SigningFaults>(SigningFaults.parse({}), ({ mode, call = CALLS[mode] }, asked) => call === undefined || call === asked);
