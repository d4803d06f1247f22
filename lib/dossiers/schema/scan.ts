import { z } from "zod";
import { dossierIdField, idField, operationIdField } from "@/lib/dossiers/schema/act";
import { isId } from "@/lib/platform/ids";

const STALE = "Bàn quét này đã cũ. Hãy tải lại trang rồi làm lại.";

/** A page as the screen showed it. */
export type ShownPage = Readonly<{ id: string; version: number }>;

/** `id:version` of pages, joined by commas. */
const pagesField = z.string(STALE).transform((text, ctx): ShownPage[] => {
  const pages = text.split(",").filter((part) => part !== "").map((part) => {
    const [id = "", version = ""] = part.split(":");
    return { id, version: Number(version) };
  });
  if (pages.length > 0 && pages.every(({ id, version }) => isId(id) && Number.isSafeInteger(version))) return pages;
  ctx.addIssue({ code: "custom", message: "Hãy chọn ít nhất một trang." });
  return z.NEVER;
});
const emptyAsNull = (value: unknown) => (value === "" || value === undefined || value === null ? null : value);
const componentField = z.preprocess(emptyAsNull, idField<"component">(STALE).nullable());

/** Fields beside the files of a sending from the counter (`/api/scans`); each file has its operation. */
export const scanFieldsSchema = z.object({
  operationIds: z.array(operationIdField),
  dossierId: dossierIdField,
  componentId: componentField,
  sendingId: idField<"sending">(STALE),
  replaces: z.preprocess(emptyAsNull, pagesField.nullable()),
});
export type ScanFields = z.output<typeof scanFieldsSchema>;

export const ARRANGEMENTS = ["TURN_LEFT", "TURN_RIGHT", "EARLIER", "LATER", "MOVE", "REMOVE", "RESTORE", "KEEP"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const arrangeScansSchema = z
  .object({ operationId: operationIdField, dossierId: dossierIdField, pages: pagesField, act: z.enum(ARRANGEMENTS, STALE), componentId: componentField, reason: z.string().trim().max(300, "Lý do tối đa 300 ký tự.").default("") })
  .refine(({ act, reason }) => act !== "KEEP" || reason.length >= 5, { path: ["reason"], message: "Ghi lý do giữ trang này, ví dụ: bản gốc in mờ từ đầu." });
export type ArrangeScansInput = z.output<typeof arrangeScansSchema>;

/** Reasons for fewer pages than declared come as fields `few.<componentId>`. */
export const finishScansSchema = z.looseObject({ operationId: operationIdField, dossierId: dossierIdField, pages: pagesField }).transform(({ operationId, dossierId, pages, ...rest }) => ({
  operationId, dossierId, pages,
  fewReasons: new Map(Object.entries(rest).flatMap(([key, value]) => (key.startsWith("few.") && typeof value === "string" ? [[key.slice(4), value.trim().slice(0, 300)] as const] : []))),
}));
export type FinishScansInput = z.output<typeof finishScansSchema>;

export const dismissScanSchema = z.object({ operationId: operationIdField, dossierId: dossierIdField, scanId: idField<"incomingScan">(STALE) });
export type DismissScanInput = z.output<typeof dismissScanSchema>;
