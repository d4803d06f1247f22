import { z } from "zod";
import { dossierIdField, expectedVersionField, idField, operationIdField } from "@/lib/dossiers/schema/act";

const STALE_FORM = "Trang này đã cũ. Hãy tải lại trang rồi làm lại.";

/** One document of the store for one component. `expectedVersion`: what the clerk's page showed; a draft of one's own needs none. */
export const takeFromStoreSchema = z.object({
  operationId: operationIdField,
  dossierId: dossierIdField,
  componentId: idField<"component">(STALE_FORM),
  documentId: idField<"document">(STALE_FORM),
  expectedVersion: expectedVersionField.nullable().default(null),
});
export type TakeFromStoreInput = z.output<typeof takeFromStoreSchema>;
