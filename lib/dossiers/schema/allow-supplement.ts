import { z } from "zod";
import { actFields } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";

export const allowSupplementSchema = z.object({
  ...actFields,
  reason: wordsField("Ghi vì sao phải yêu cầu bổ sung lần nữa; lý do này vào báo cáo.", { least: 15, most: 1_000 }),
});
export type AllowSupplementInput = z.output<typeof allowSupplementSchema>;
