import { z } from "zod";
import { epochDayOf } from "@/lib/deadlines/days";

/** A day of a date field, `YYYY-MM-DD`. @param missing said when there is none, or none such */
export function dayField(missing: string) {
  return z.string(missing).default("").refine((text) => epochDayOf(text) !== null, missing);
}
