import { z } from "zod";
import { dossierIdField, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { localPath } from "@/lib/identity/destination";
import { sha256 } from "@/lib/platform/hash";
import { asId, type OperationId } from "@/lib/platform/ids";

const STALE = "Trang này đã cũ. Hãy tải lại trang rồi gửi lại tệp.";
const emptyAsNull = (value: unknown) => (value === "" || value === undefined || value === null ? null : value);

/** The fields beside the file of a multipart upload; `returnTo` is a page of this site, else the front page. */
export const uploadFieldsSchema = z.object({
  operationId: operationIdField,
  dossierId: dossierIdField,
  componentId: z.preprocess(emptyAsNull, idField<"component">(STALE).nullable()),
  purpose: z.enum(["COMPONENT", "RESULT"], STALE).default("COMPONENT"),
  expectedVersion: z.preprocess(emptyAsNull, z.coerce.number(STALE).int(STALE).min(0, STALE).nullable()),
  returnTo: z.string().optional().transform((path) => localPath(path) ?? "/"),
});
export type UploadFields = z.output<typeof uploadFieldsSchema>;

/** The operation of the nth file of one sending: the sending's own for the first, derived for the others, the same on a replay. */
export function operationOfFile(operationId: OperationId, index: number): OperationId {
  if (index === 0) return operationId;
  const hex = sha256(`${operationId} ${index}`);
  return asId<"operation">(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`);
}
