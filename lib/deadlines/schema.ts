import { z } from "zod";

const kind = z.enum(["HOLIDAY", "COMPENSATORY", "SWAPPED_OFF", "CLOSURE", "WORKED"], { error: "Loại ngày không hợp lệ." });
const status = z.enum(["OFFICIAL", "PROVISIONAL"], { error: "Trạng thái của ngày không hợp lệ." });
const day = z.string({ error: "Ngày viết theo dạng năm-tháng-ngày." }).regex(/^\d{4}-\d{2}-\d{2}$/, {
  error: "Ngày viết theo dạng năm-tháng-ngày.",
});
const session = z.tuple([z.int(), z.int()]).readonly();

/** One dated row of a calendar; whether the day exists and fits is judged by `calendarFromRows`. */
export const calendarDaySchema = z.object({ day, kind, status, name: z.string().min(1) });

/** A calendar as a file: version, covered ranges, dated days and dated working hours (minutes from midnight). */
export const calendarFileSchema = z.object({
  version: z.string().min(1),
  covered: z.array(z.object({ from: day, to: day })).min(1),
  days: z.array(calendarDaySchema),
  hours: z.array(z.object({ from: day, to: day.nullable(), morning: session, afternoon: session })),
});

const moment = z.string({ error: "Thời điểm phải là chuỗi theo ISO 8601." });
const cutoff = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Giờ chốt viết theo dạng giờ:phút, ví dụ 15:00." })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/**
 * One question of `npm run due`: `{"start","value","unit"}`, and where wanted `cutoff` ("15:00"), `sameDay`,
 * `interruptions` ([{effect, from, until}]) and `extension` ({decidedAt, newDueDay}).
 */
export const dueQuestionSchema = z.object(
  {
    start: moment,
    value: z.number({ error: "Thời hạn phải là số." }).nullable().default(null),
    unit: z.string({ error: "Đơn vị thời hạn phải là chữ." }).nullable().default(null),
    cutoff: cutoff.nullable().optional(),
    sameDay: z.boolean({ error: "sameDay phải là true hoặc false." }).optional(),
    interruptions: z
      .array(
        z.object({
          effect: z.enum(["RESET", "PAUSE", "NONE"], { error: "Cách tính khi bổ sung phải là RESET, PAUSE hoặc NONE." }),
          from: moment,
          until: moment.nullable().default(null),
        }),
      )
      .optional(),
    extension: z.object({ decidedAt: moment, newDueDay: z.string() }).nullable().optional(),
  },
  { error: "Mỗi dòng là một đối tượng JSON có start, value và unit." },
);
