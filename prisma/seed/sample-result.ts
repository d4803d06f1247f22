import type pg from "pg";
import { renderForm } from "@/lib/forms/render";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce } from "@/lib/forms/versions";
import { putFile } from "@/lib/platform/storage";
import { insertRows } from "@/prisma/seed/insert-rows";

/** One PDF that stands for every paper and every result of the invented dossiers. @returns its bytes and, once stored, its SHA-256 */
export async function storeSampleResult(client: pg.ClientBase): Promise<{ sha256: string; bytes: Uint8Array }> {
  const version = formInForce("REJECTION", "2026-01-01");
  if (!version) throw new Error("No form in force");
  const bytes = await renderForm("REJECTION", SAMPLE_FORMS.REJECTION, { version });
  const { sha256, size } = await putFile(bytes);
  await insertRows(client, "stored_file", [{ sha256, size, content_type: "application/pdf" }]);
  return { sha256, bytes };
}
