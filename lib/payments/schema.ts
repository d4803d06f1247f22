import { z } from "zod";
import type { ChargeKind } from "@/lib/platform/generated/enums";
import { asId, type DossierId, isId, type OperationId } from "@/lib/platform/ids";
import { type Dong, parseDong } from "@/lib/platform/money";
import { normaliseText } from "@/lib/platform/vietnamese";
import { CHARGE_KINDS } from "@/lib/payments/receipt-series";

const STALE = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";
const operationId = z.string(STALE).refine(isId, STALE).transform((id): OperationId => asId<"operation">(id));

/** Takes what a dossier owes of one kind of money, in cash. */
export const takeCashSchema = z.object({
  operationId, dossierId: z.string(STALE).refine(isId, STALE).transform((id): DossierId => asId<"dossier">(id)), kind: z.enum(CHARGE_KINDS, STALE),
  payerName: z.string().default("").transform(normaliseText).pipe(z.string().max(200)),
});
export type TakeCashInput = z.output<typeof takeCashSchema>;

/** What a courier took at a door; `returned` once he gave it back. */
export const takeCashAtDoorSchema = z
  .looseObject({ operationId, dossierId: z.string(STALE).refine(isId, STALE).transform((id): DossierId => asId<"dossier">(id)), kind: z.enum(CHARGE_KINDS, STALE), returned: z.string().default("") })
  .transform((input, ctx) => ({
    operationId: input.operationId, dossierId: input.dossierId, kind: input.kind, returned: input.returned === "1", amount: amountIn(input.amount, "amount", ctx),
    payerName: typeof input.payerName === "string" ? normaliseText(input.payerName).slice(0, 200) : "",
  }));
export type TakeCashAtDoorInput = z.output<typeof takeCashAtDoorSchema>;

/** An amount typed in a form; empty is nothing. */
export function amountIn(text: unknown, field: string, ctx: z.RefinementCtx): Dong {
  const read = parseDong(typeof text === "string" && text.trim() !== "" ? text : "0", field);
  if (read.ok) return read.value;
  ctx.addIssue({ code: "custom", path: [field], message: read.refusals[0].words });
  return z.NEVER;
}

export type CountedCash = Readonly<Record<ChargeKind, Readonly<{ counted: Dong; reason: string }>>>;

/** Fields `counted.<kind>` and `reason.<kind>`, one pair for each kind of money. */
export function countedCash(input: Readonly<Record<string, unknown>>, ctx: z.RefinementCtx): CountedCash {
  const of = (kind: ChargeKind) => {
    const reason = input[`reason.${kind}`];
    return { counted: amountIn(input[`counted.${kind}`], `counted.${kind}`, ctx), reason: typeof reason === "string" ? normaliseText(reason).slice(0, 500) : "" };
  };
  return { FEE: of("FEE"), POSTAGE: of("POSTAGE"), SERVICE: of("SERVICE") };
}
