import { expect, it } from "vitest";
import { currentItem } from "@/components/shell/nav-item";

const items = [
  { href: "/buu-dien", label: "Bàn làm việc" },
  { href: "/buu-dien/ho-so", label: "Hồ sơ" },
];

it("marks the nearest place of the navigation", () => {
  expect(currentItem(items, "/buu-dien/ho-so/H42.05")?.label).toBe("Hồ sơ");
  expect(currentItem(items, "/buu-dien/ho-so-khac")?.label).toBe("Bàn làm việc");
  expect(currentItem(items, "/co-quan")).toBeUndefined();
});
