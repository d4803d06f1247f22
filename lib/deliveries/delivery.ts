import type { PostalStatus } from "@/lib/platform/generated/enums";

const OPEN_DELIVERY: readonly PostalStatus[] = ["AT_DELIVERY_OFFICE", "IN_TRANSIT", "ATTEMPT_FAILED"];

/** Whether an item is still on its way to the door and may be delivered. */
export function deliveryOpen(status: PostalStatus): boolean {
  return OPEN_DELIVERY.includes(status);
}
