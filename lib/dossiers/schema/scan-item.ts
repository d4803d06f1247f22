import { z } from "zod";
import { idField, operationIdField } from "@/lib/dossiers/schema/act";
import { codeIn } from "@/lib/dossiers/scanned-code";

/** One scan beside a manifest; `undo`: the thing was scanned by mistake and is laid aside again. */
export const scanItemSchema = z.object({
  operationId: operationIdField,
  manifestId: idField<"manifest">("Trang này đã cũ. Hãy tải lại trang."),
  code: z.string("Quét hoặc gõ mã.").transform(codeIn).refine((code) => code !== "", "Quét hoặc gõ mã trên nhãn."),
  undo: z.preprocess((value) => value === "1", z.boolean()),
});
export type ScanItemInput = z.output<typeof scanItemSchema>;
