import { newId } from "@/lib/platform/ids";
import { putFile } from "@/lib/platform/storage";
import type { RequestField } from "@/lib/procedures/procedure";
import type { MadeDossier, World } from "@/tests/factories";

/** The checklist answered in full, as the clerk's saved one. */
export async function answerAll(world: World, made: MadeDossier): Promise<void> {
  await world.owner.query(
    `insert into component_answer (dossier_id, component_id, answer, originals, checked_by_id, checked_by_name, checked_at)
     select $1, c.id, 'FILED', 1, $2, 'Nguyễn Thị Thu Hà', now() from component c join dossier d on d.case_id = c.case_id
     where d.id = $1 and c.kind <> 'NOTE' on conflict do nothing`, [made.id, world.cast.clerk.id]);
}

/** An alert of the official about the dossier. */
export async function alertOf(world: World, made: MadeDossier): Promise<string> {
  const id = newId();
  await world.owner.query(
    `insert into staff_alert (id, fact_key, staff_id, kind, subject, body, path, dossier_id, created_at)
     values ($1::uuid, $1::text, $2, 'OVERDUE', 'Quá hạn', 'Đã quá hạn.', '/co-quan/ho-so', $3, '2026-11-26T02:00:00Z')`, [id, world.cast.official.id, made.id]);
  return id;
}

/** A file of the draft; its id. */
export async function draftFile(world: World, made: MadeDossier): Promise<string> {
  const id = newId();
  const { sha256, size } = await putFile(new TextEncoder().encode("%PDF-1.7\ndraft\n%%EOF"));
  await world.owner.query("insert into stored_file (sha256, size, content_type) values ($1, $2, 'application/pdf') on conflict do nothing", [sha256, size]);
  await world.owner.query(
    `insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at)
     values ($1, $2, $3, 'COMPONENT', 'nhap.pdf', $4, 'Nguyễn Thị Mai Lan', now())`, [id, made.id, sha256, world.cast.citizen.id]);
  return id;
}

/** Makes a draft complete: every field of the form answered, every component given as a file. */
export async function fillDraft(world: World, made: MadeDossier): Promise<void> {
  const { rows: [row] } = await world.owner.query<{ form: RequestField[] }>(
    "select v.request_form as form from dossier d join procedure_version v on v.id = d.procedure_version_id where d.id = $1", [made.id]);
  const request = Object.fromEntries((row?.form ?? []).map((field) => [field.key, sampleAnswer(field)]));
  await world.owner.query("update dossier set return_method = 'COUNTER', form_data = $2 where id = $1", [made.id, { request, papers: {}, pickup: null, returnTo: null }]);
  const file = await draftFile(world, made);
  await world.owner.query(
    `insert into dossier_file (id, dossier_id, sha256, purpose, component_id, name, uploaded_by_id, uploaded_by_name, uploaded_at)
     select gen_random_uuid(), f.dossier_id, f.sha256, f.purpose, c.id, f.name, f.uploaded_by_id, f.uploaded_by_name, f.uploaded_at
     from dossier_file f join dossier d on d.id = f.dossier_id join component c on c.case_id = d.case_id where f.id = $1 and c.kind <> 'NOTE'`, [file]);
}

function sampleAnswer({ type, options }: RequestField): string {
  if (type === "choice") return options?.[0] ?? "";
  return type === "date" ? "1990-05-20" : type === "number" ? "1" : "Nội dung thử";
}
