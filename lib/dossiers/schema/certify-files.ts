import { z } from "zod";
import { dossierIdField, operationIdField } from "@/lib/dossiers/schema/act";

/** `componentId`: the files of one component; empty: of all components that can be signed. */
export const certifyFilesSchema = z.object({
  operationId: operationIdField,
  dossierId: dossierIdField,
  componentId: z.union([z.literal("").transform(() => null), z.uuid("Trang này đã cũ. Hãy tải lại trang rồi làm lại.")]).default(null),
});
export type CertifyFilesInput = z.output<typeof certifyFilesSchema>;
