import { z } from "zod";
import { asId, type Id, isId } from "@/lib/platform/ids";

const STALE = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";

/** One alert, opened or marked as read. */
export const alertSchema = z.object({ alertId: z.string(STALE).refine(isId, STALE).transform((text): Id<"alert"> => asId<"alert">(text)) });
export type AlertInput = z.output<typeof alertSchema>;

/** All alerts that the page showed: those that came after it stay unread. */
export const allAlertsSchema = z.object({ upTo: z.coerce.number<string | number>(STALE).int(STALE).min(0, STALE).transform((milliseconds) => new Date(milliseconds)) });
export type AllAlertsInput = z.output<typeof allAlertsSchema>;
