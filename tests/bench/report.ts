import type { Comparison } from "@/tests/bench/compare";

const COLUMNS = ["phép đo", "sàn", "p50 ms", "p95 ms", "sàn p50", "tỷ lệ", "lượt/s", "lượt/s ×16", "sàn ×16"] as const;

function number(value: number): string {
  if (Number.isNaN(value)) return "-";
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The comparisons as a table of text: times in milliseconds, the ratio of the medians, calls per second alone and 16 at once. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ level, name, floor, ours, floorTimes, ratio }) => [
    `${name} [${level}]`, floor, number(ours.p50), number(ours.p95), number(floorTimes.p50), number(ratio), number(ours.perSecond), number(ours.perSecondOf16),
    number(floorTimes.perSecondOf16),
  ]);
  const widths = COLUMNS.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return `${[line(COLUMNS), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n")}\n`;
}
