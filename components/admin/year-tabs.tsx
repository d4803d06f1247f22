import { Tabs } from "@/components/ui/tabs";

/** The years that a calendar answers for, each with its own address. */
export function YearTabs({ here, years, year }: { here: string; years: readonly string[]; year: string }) {
  return <Tabs label="Năm" tabs={years.map((one) => ({ href: `${here}?nam=${one}#ngay`, label: one, current: one === year }))} />;
}
