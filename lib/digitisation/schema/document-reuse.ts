import { z } from "zod";
import { DOCUMENT_REUSES } from "@/lib/digitisation/document-words";
import { asId, isId, type OperationId } from "@/lib/platform/ids";

const STALE_FORM = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";

/** Where a document of one's own store may be used again. */
export const documentReuseSchema = z.object({
  operationId: z.string(STALE_FORM).refine(isId, STALE_FORM).transform((text): OperationId => asId<"operation">(text)),
  documentId: z.uuid(STALE_FORM),
  reuse: z.enum(DOCUMENT_REUSES, "Chọn nơi được dùng lại."),
});
export type DocumentReuseInput = z.output<typeof documentReuseSchema>;
