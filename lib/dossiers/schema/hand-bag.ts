import { z } from "zod";
import { cleanCode } from "@/lib/deliveries/sync/bag";
import { idField, operationIdField } from "@/lib/dossiers/schema/act";

const BROKEN = "Mã túi không đọc được. Quét lại, hoặc gõ lại mã trên máy người trao.";
const codeField = z.string(BROKEN).transform(cleanCode).pipe(z.string().length(8, BROKEN));
const deviceId = idField<"device">(BROKEN);

/** The giver's side, once he took the receiver's code in. */
export const giveBagSchema = z.object({ operationId: operationIdField, deviceId, code: codeField, confirm: codeField, statement: z.string(BROKEN).min(2, BROKEN).max(60_000, BROKEN), signature: z.string(BROKEN).max(200, BROKEN) });
export type GiveBagInput = z.output<typeof giveBagSchema>;

const COUNT = "Ghi số túi, bưu gửi đã nhận.";
/** The receiver's side; the statement is there when he scanned it. */
export const takeBagSchema = z.object({ operationId: operationIdField, deviceId, code: codeField, counted: z.coerce.number<unknown>(COUNT).int(COUNT).min(1, COUNT).max(100, COUNT), statement: z.string().max(60_000).optional() });
export type TakeBagInput = z.output<typeof takeBagSchema>;
