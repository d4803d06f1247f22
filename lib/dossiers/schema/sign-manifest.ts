import { z } from "zod";
import { idField, operationIdField, rowsOf } from "@/lib/dossiers/schema/act";
import { normaliseText } from "@/lib/platform/vietnamese";

/** COMPLETE: taken as listed; DISCREPANCY: taken, with what differs; ABSENT: not there, stays with the giver. */
export const LINE_OUTCOMES = ["COMPLETE", "DISCREPANCY", "ABSENT"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];
export type SignedLine = Readonly<{ outcome: LineOutcome; words: string }>;

/** Rows `outcome.<dossierId>` and `words.<dossierId>`; a row without an answer is complete. */
export const signManifestSchema = z
  .looseObject({ operationId: operationIdField, manifestId: idField<"manifest">("Trang này đã cũ. Hãy tải lại trang.") })
  .transform((input, ctx) => {
    const lines: Record<string, SignedLine> = {};
    const typed = rowsOf(input, "words");
    for (const [dossierId, answer] of rowsOf(input, "outcome")) {
      const outcome = LINE_OUTCOMES.find((known) => known === answer) ?? "COMPLETE";
      const words = normaliseText(typed.get(dossierId) ?? "").slice(0, 500);
      if (outcome !== "COMPLETE" && words === "") {
        ctx.addIssue({ code: "custom", path: [`words.${dossierId}`], message: "Ghi rõ thiếu hoặc khác gì so với biên bản." });
      }
      lines[dossierId] = { outcome, words: outcome === "COMPLETE" ? "" : words };
    }
    return { operationId: input.operationId, manifestId: input.manifestId, lines };
  });
export type SignManifestInput = z.output<typeof signManifestSchema>;
