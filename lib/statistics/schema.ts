import { z } from "zod";
import { vietnamDay } from "@/lib/platform/format";
import { now } from "@/lib/platform/clock";

const day = (words: string) => z.iso.date({ error: words });

/** What an end is judged against: the legal term, or the date of the extension where there was one (II.06 leaves it open). */
export const DUE_BASES = ["TERM", "EXTENSION"] as const;

/**
 * A reporting period: `from` and `to` are Vietnamese days, both included; the figures are as known at the end of `asOf`
 * (today when it is not given). Period bounds are the caller's: the law's quarters move (TT 01/2020/TT-VPCP).
 */
export const periodSchema = z
  .object({
    from: day("Ngày bắt đầu phải có dạng năm-tháng-ngày, ví dụ 2023-01-01."),
    to: day("Ngày kết thúc phải có dạng năm-tháng-ngày, ví dụ 2023-12-31."),
    asOf: day("Ngày chốt số liệu phải có dạng năm-tháng-ngày.").optional(),
    basis: z.enum(DUE_BASES, { error: "Cách tính hạn phải là TERM hoặc EXTENSION." }).optional(),
  })
  .transform((period) => ({ ...period, asOf: period.asOf ?? vietnamDay(now()) }))
  .refine((period) => period.from <= period.to, { path: ["to"], error: "Ngày kết thúc phải từ ngày bắt đầu trở đi." })
  .refine((period) => period.from <= period.asOf, { path: ["asOf"], error: "Ngày chốt số liệu phải từ ngày bắt đầu trở đi." });

export type Period = z.output<typeof periodSchema>;
