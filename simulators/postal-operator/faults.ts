import { z } from "zod";
import { FaultSwitch } from "@/simulators/fault-switch";

/**
 * What goes wrong on request, for one carrier or for all. Of an order or a question: "down" (503), "refuse-connection" (the
 * connection is cut before anything is read), "slow" (`delay` ms), "lost-answer" (done, and the connection cut before the
 * answer), "reject" (it will not carry this). `times`: after so many all is well again.
 */
export const OperatorFaults = z.object({
  carrier: z.string().optional(),
  mode: z.enum(["none", "down", "refuse-connection", "slow", "lost-answer", "reject"]).default("none"),
  delay: z.number().int().min(0).max(120_000).default(5_000),
  times: z.number().int().positive().optional(),
  /** Of webhooks: sent so many times each, kept back and sent in reverse, signed wrongly, signed by a clock that is off, late, not at all. */
  webhooks: z
    .object({
      copies: z.number().int().min(1).max(5).default(1),
      reorder: z.boolean().default(false),
      wrongSignature: z.boolean().default(false),
      clockOffSeconds: z.number().int().default(0),
      eventClockOffSeconds: z.number().int().default(0),
      delay: z.number().int().min(0).max(120_000).default(0),
      silent: z.boolean().default(false),
    })
    .prefault({}),
});
export type OperatorFaults = z.infer<typeof OperatorFaults>;

/** The faults of this process; they hit one carrier, or all. */
export const operatorFaults = () => new FaultSwitch<OperatorFaults>(OperatorFaults.parse({}), ({ carrier }, asked) => carrier === undefined || carrier === asked);
