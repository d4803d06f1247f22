import { z } from "zod";
import { BATCH_KINDS, MOST_AT_ONCE } from "@/lib/dossiers/batch";
import { operationIdField } from "@/lib/dossiers/schema/act";
import { wordsField } from "@/lib/dossiers/schema/words";
import { asId, type DossierId, isId, type StaffId } from "@/lib/platform/ids";

/** A dossier as the list showed it. */
export type ChosenDossier = Readonly<{ id: DossierId; version: number }>;

/** The chosen as one hidden field: `id:version`, a space between. */
export function chosenText(dossiers: readonly Readonly<{ id: string; version: number }>[]): string {
  return dossiers.map(({ id, version }) => `${id}:${version}`).join(" ");
}

const STALE = "Danh sách đã cũ. Hãy quay lại hàng hồ sơ và chọn lại.";
const chosenField = z.string(STALE).transform((text, ctx): ChosenDossier[] => {
  const chosen = new Map<string, ChosenDossier>();
  for (const part of text.split(" ").filter((one) => one !== "")) {
    const [id = "", version = ""] = part.split(":");
    if (!isId(id) || !/^\d{1,6}$/.test(version)) ctx.addIssue({ code: "custom", message: STALE });
    else chosen.set(id, { id: asId<"dossier">(id), version: Number(version) });
  }
  if (chosen.size === 0) ctx.addIssue({ code: "custom", message: "Chọn ít nhất một hồ sơ." });
  if (chosen.size > MOST_AT_ONCE) ctx.addIssue({ code: "custom", message: `Mỗi lần làm được tối đa ${MOST_AT_ONCE} hồ sơ; anh/chị đã chọn ${chosen.size}.` });
  return [...chosen.values()];
});
const assigneeField = z.string().default("").transform((text): StaffId | null => (isId(text) ? asId<"staff">(text) : null));

/** One act on many dossiers. Who and why are asked only where the act needs them. */
export const startBatchSchema = z
  .object({
    operationId: operationIdField,
    kind: z.enum(BATCH_KINDS, "Chọn việc cần làm."),
    dossiers: chosenField,
    assigneeId: assigneeField,
    reason: wordsField("", { least: 0, most: 500 }),
  })
  .superRefine(({ kind, assigneeId, reason }, ctx) => {
    if ((kind === "ASSIGN" || kind === "TRANSFER") && assigneeId === null) ctx.addIssue({ code: "custom", path: ["assigneeId"], message: "Chọn người giải quyết." });
    if (kind === "TRANSFER" && reason.length < 5) ctx.addIssue({ code: "custom", path: ["reason"], message: "Ghi lý do chuyển; người nhận và lãnh đạo sẽ đọc." });
    if (kind === "REMIND" && reason.length < 5) ctx.addIssue({ code: "custom", path: ["reason"], message: "Ghi điều cần nhắc, ví dụ: trình trước 26/11/2026." });
  });
export type StartBatchInput = z.output<typeof startBatchSchema>;
