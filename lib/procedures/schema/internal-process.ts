import { z } from "zod";
import { asId, type Id, isId, type OperationId } from "@/lib/platform/ids";
import { normaliseText } from "@/lib/platform/vietnamese";
import { type InternalStep, MOST_STEPS, STEP_UNITS } from "@/lib/procedures/internal-process";
import { procedureCodeSchema } from "@/lib/procedures/schema";

const STALE_FORM = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";
const LONGEST_NAME = 120;

function numberOf(text: string): number {
  return text === "" ? Number.NaN : Number(text.replace(",", "."));
}

/**
 * Rows `name.1`, `value.1`, `unit.1` … of the form, ten of them; rows left empty are left out, so that steps may be struck out in the
 * middle. `basedOn`: the process that the form was filled from, empty when there was none.
 */
export const saveInternalProcessSchema = z
  .looseObject({
    operationId: z.string(STALE_FORM).refine(isId, STALE_FORM).transform((text): OperationId => asId<"operation">(text)),
    code: procedureCodeSchema,
    basedOn: z.string().default("").refine((text) => text === "" || isId(text), STALE_FORM).transform((text): Id<"process"> | null => (text === "" ? null : asId<"process">(text))),
  })
  .transform((input, ctx) => {
    const fields = input as Readonly<Record<string, unknown>>;
    const text = (key: string) => (typeof fields[key] === "string" ? normaliseText(fields[key]) : "");
    const steps: InternalStep[] = [];
    for (let row = 1; row <= MOST_STEPS; row++) {
      const [name, typed] = [text(`name.${row}`), text(`value.${row}`)];
      if (name === "" && typed === "") continue;
      const value = numberOf(typed);
      const unit = STEP_UNITS.find((known) => known === fields[`unit.${row}`]);
      const refuse = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [`${field}.${row}`], message });
      if (name === "") refuse("name", `Ghi tên bước ${row}, hoặc để trống cả dòng.`);
      if (name.length > LONGEST_NAME) refuse("name", `Tên bước viết gọn trong ${LONGEST_NAME} ký tự.`);
      if (!Number.isFinite(value) || value <= 0 || value > 1_000) refuse("value", `Thời gian của bước ${row} là số lớn hơn 0, ví dụ 0,5 hoặc 3.`);
      else if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-6) refuse("value", "Thời gian ghi nhiều nhất hai số sau dấu phẩy.");
      if (unit === undefined) refuse("unit", "Chọn đơn vị thời gian.");
      else steps.push({ name, value, unit });
    }
    if (steps.length === 0) ctx.addIssue({ code: "custom", path: ["name.1"], message: "Ghi ít nhất một bước, có tên và thời gian." });
    return { operationId: input.operationId, code: input.code, basedOn: input.basedOn, steps };
  });
export type SaveInternalProcessInput = z.output<typeof saveInternalProcessSchema>;
