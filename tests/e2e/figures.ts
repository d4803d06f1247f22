import type { Page } from "@playwright/test";

/** The last row of the public statistics, by what its columns are called. */
const HEADS = { received: "Tiếp nhận", resolved: "Đã giải quyết", early: "trước hạn", onTime: "đúng hạn", late: "quá hạn", inProgress: "Đang giải quyết" } as const;

export type TotalRow = Readonly<Record<keyof typeof HEADS, number>>;

/** Reads the row "Cộng" of `/thong-ke` as the page stands. */
export async function totalsOnPage(page: Page): Promise<TotalRow> {
  const table = page.getByRole("table", { name: /^Theo cơ quan/ });
  const heads = await table.getByRole("columnheader").allInnerTexts();
  const cells = await table.getByRole("row", { name: /^Cộng/ }).getByRole("cell").allInnerTexts();
  // The row's name stands before the cells.
  const at = (name: keyof typeof HEADS) => Number((cells[heads.indexOf(HEADS[name]) - 1] ?? "").replaceAll(/\D/g, ""));
  return { received: at("received"), resolved: at("resolved"), early: at("early"), onTime: at("onTime"), late: at("late"), inProgress: at("inProgress") };
}
