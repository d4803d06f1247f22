import type pg from "pg";
import { renderForm } from "@/lib/forms/render";
import { SAMPLE_FORMS } from "@/lib/forms/samples";
import { formInForce } from "@/lib/forms/versions";
import { putFile } from "@/lib/platform/storage";
import { insertRows } from "@/prisma/seed/insert-rows";

/** Stores one PDF that stands for the result of every invented dossier. @returns its SHA-256 */
export async function storeSampleResult(client: pg.ClientBase): Promise<string> {
  const version = formInForce("REJECTION", "2026-01-01");
  if (!version) throw new Error("No form in force");
  const bytes = await renderForm("REJECTION", SAMPLE_FORMS.REJECTION, { version });
  const { sha256, size } = await putFile(bytes);
  await insertRows(client, "stored_file", [{ sha256, size, content_type: "application/pdf" }]);
  return sha256;
}
