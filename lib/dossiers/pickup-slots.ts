import { PICKUP_HALF_WORDS, PICKUP_HALVES, type PickupHalf, pickupWindow } from "@/lib/dossiers/pickup-window";
import { formatDay } from "@/lib/platform/format";

/** Visits that an office makes in a half day in an area when nobody has said otherwise: two couriers, a visit each ten minutes. */
export const USUAL_VISITS = 40;

/** How many visits are asked for in a half day of an area. */
export type SlotLoad = Readonly<{ windowFrom: Date; area: string; visits: number }>;
/** `area` "" stands for every area that has no row of its own. */
export type SlotCapacity = Readonly<{ area: string; visits: number }>;
/** A half day with what is left in it, 0 when it is full. */
export type PickupSlot = Readonly<{ day: string; half: PickupHalf; left: number }>;

/** Visits a half day in an area, by the office's own figures. */
export function visitsOf(capacities: readonly SlotCapacity[], area: string): number {
  return capacities.find((one) => one.area === area)?.visits ?? capacities.find((one) => one.area === "")?.visits ?? USUAL_VISITS;
}

/** Every half of every day on which a visit in the area may be asked for, with what is left. @param days `YYYY-MM-DD` */
export function pickupSlots(days: readonly string[], area: string, capacities: readonly SlotCapacity[], loads: readonly SlotLoad[]): PickupSlot[] {
  const most = visitsOf(capacities, area);
  return days.flatMap((day) => PICKUP_HALVES.map((half) => {
    const from = pickupWindow(day, half).from.getTime();
    const taken = loads.filter((load) => load.area === area && load.windowFrom.getTime() === from).reduce((sum, { visits }) => sum + visits, 0);
    return { day, half, left: Math.max(0, most - taken) };
  }));
}

/** Words for a half day that was taken by others meanwhile. */
export function slotFullWords(day: string, half: PickupHalf): string {
  return `${PICKUP_HALF_WORDS[half]} ngày ${formatDay(day)} vừa hết chỗ hoặc bưu tá không đến. Chọn buổi khác trong danh sách.`;
}
