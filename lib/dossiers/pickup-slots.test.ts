import { expect, test } from "vitest";
import { pickupSlots, USUAL_VISITS, visitsOf } from "@/lib/dossiers/pickup-slots";
import { pickupWindow } from "@/lib/dossiers/pickup-window";

const DAY = "2026-11-27";
const load = (half: "MORNING" | "AFTERNOON", area: string, visits: number) => ({ windowFrom: pickupWindow(DAY, half).from, area, visits });

test("an area's own figure, else the office's for the others, else the usual one", () => {
  const own = [{ area: "", visits: 10 }, { area: "Hoa Lư", visits: 3 }];
  expect([visitsOf(own, "Hoa Lư"), visitsOf(own, "Gia Viễn"), visitsOf([], "Gia Viễn")]).toEqual([3, 10, USUAL_VISITS]);
});

test("what is left counts only the visits of that area in that half day, and never falls below none", () => {
  const slots = pickupSlots([DAY], "Hoa Lư", [{ area: "Hoa Lư", visits: 3 }], [load("MORNING", "Hoa Lư", 2), load("MORNING", "Gia Viễn", 9), load("AFTERNOON", "Hoa Lư", 5)]);
  expect(slots).toEqual([{ day: DAY, half: "MORNING", left: 1 }, { day: DAY, half: "AFTERNOON", left: 0 }]);
});
