import { z } from "zod";

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
export const NO_FAULTS: OperatorFaults = OperatorFaults.parse({});

/** The faults that are set, used up as they hit. */
export class FaultSwitch {
  #faults: OperatorFaults = NO_FAULTS;

  set(faults: OperatorFaults): void {
    this.#faults = faults;
  }

  get now(): OperatorFaults {
    return this.#faults;
  }

  /** The fault that hits a request to this carrier; "none" for the others. */
  hit(carrier: string): OperatorFaults["mode"] {
    const { mode, times } = this.#faults;
    if (mode === "none" || (this.#faults.carrier !== undefined && this.#faults.carrier !== carrier)) return "none";
    if (times !== undefined) this.#faults = times > 1 ? { ...this.#faults, times: times - 1 } : { ...this.#faults, mode: "none", times: undefined };
    return mode;
  }
}
