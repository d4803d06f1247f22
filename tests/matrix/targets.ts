import { createHash } from "node:crypto";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";

/** Everything of a dossier by which a door may be asked for it. */
export type Ids = Readonly<{
  dossierId: string;
  version: number;
  paperIds: readonly string[];
  pickupId: string;
  itemToAgency: string;
  itemToCitizen: string;
  manifestToAgency: string;
  manifestToPost: string;
  fileId: string;
  formId: string;
  code: string;
  submissionCode: string;
  componentId: string;
}>;

export function idsOf(made: MadeDossier, componentId: string): Ids {
  return {
    dossierId: made.id, version: made.version, paperIds: made.paperIds, pickupId: made.pickupId ?? newId(), itemToAgency: made.itemIds.toAgency ?? newId(),
    itemToCitizen: made.itemIds.toCitizen ?? newId(), manifestToAgency: made.manifestIds.toAgency ?? newId(), manifestToPost: made.manifestIds.toPost ?? newId(),
    fileId: made.fileId ?? newId(), formId: made.formId ?? newId(), code: made.code ?? made.submissionCode, submissionCode: made.submissionCode, componentId,
  };
}

/** A dossier that does not exist: what is out of reach must look exactly like it. */
export function ghost(version: number, componentId: string): Ids {
  return {
    dossierId: newId(), version, paperIds: [newId(), newId()], pickupId: newId(), itemToAgency: newId(), itemToCitizen: newId(), manifestToAgency: newId(),
    manifestToPost: newId(), fileId: newId(), formId: newId(), code: "H42.18-260101-9999", submissionCode: "BC-2222-2222", componentId,
  };
}

/** What must not be found in an answer to somebody who may not know of the dossier. */
export function marksOf(ids: Ids): string[] {
  const { dossierId, paperIds, pickupId, itemToAgency, itemToCitizen, manifestToAgency, manifestToPost, fileId, formId, code, submissionCode } = ids;
  return [dossierId, ...paperIds, pickupId, itemToAgency, itemToCitizen, manifestToAgency, manifestToPost, fileId, formId, code, submissionCode];
}

/** What nobody may read who knows none of the applicant's dossiers. */
export async function applicantMarks(world: World): Promise<string[]> {
  const { rows } = await world.owner.query<{ full_name: string; identity_number: string; phone: string; email: string }>(
    "select full_name, identity_number, phone, email from person where id = $1", [world.cast.citizen.id]);
  return rows.flatMap((row) => [row.full_name, row.identity_number, row.phone, row.email]);
}

/** A manifest that waits for the other side's signature, with the dossier on it. */
export async function unsignedManifest(world: World, dossierId: string, kind: "AGENCY_HANDOVER" | "RESULT_DISPATCH"): Promise<string> {
  const { clerk, official } = world.cast;
  const id = newId();
  const giver = kind === "AGENCY_HANDOVER" ? clerk : official;
  await insertRows(world.owner, "manifest", [{
    id, number: `${kind === "AGENCY_HANDOVER" ? "BG" : "KQ"}-X-261126-${id.slice(-4)}`, kind, office_id: clerk.officeId, agency_id: official.agencyId, giver_id: giver.id, giver_name: giver.name, created_at: "2026-11-26T02:00:00Z",
  }]);
  await insertRows(world.owner, "manifest_line", [{ manifest_id: id, dossier_id: dossierId, paper_count: 2 }]);
  return id;
}

/** A question about the dossier's first component to its agency, unanswered; `kept`: answered, and kept as a hint. */
export async function expertQuestion(world: World, made: MadeDossier, kept = false): Promise<string> {
  const { clerk, official } = world.cast;
  const id = newId();
  const component = world.version.components.find(({ kind }) => kind !== "NOTE")?.id ?? "";
  const { rows: [row] } = await world.owner.query<{ name: string }>("select name from component where id = $1", [component]);
  await insertRows(world.owner, "expert_question", [{
    id, agency_id: official.agencyId, office_id: clerk.officeId, dossier_id: made.id, procedure_code: "1.004623", procedure_name: world.version.name, component_id: component,
    component_name: row?.name ?? "", asked_by_id: clerk.id, asked_by_name: clerk.name, question: "Giấy này có được không?", asked_at: "2026-11-26T02:00:00Z", due_at: "2026-11-26T02:30:00Z",
    ...(kept && { answer: `Gợi ý ${id}`, answered_by_id: official.id, answered_by_name: official.name, answered_at: "2026-11-26T02:10:00Z", kept_as_hint: true }),
  }]);
  return id;
}

/** A photo with the question: its SHA-256. */
export async function photoOf(world: World, questionId: string): Promise<string> {
  const sha256 = createHash("sha256").update(questionId).digest("hex");
  await insertRows(world.owner, "stored_file", [{ sha256, size: 4, content_type: "image/jpeg" }]);
  await world.owner.query("insert into expert_question_photo select id, $2, office_id, agency_id from expert_question where id = $1", [questionId, sha256]);
  return sha256;
}

/** The dossier drawn for checking; `judged`: with a finding. */
export async function drawnReview(world: World, made: MadeDossier, judged = false): Promise<string> {
  const { clerk, official } = world.cast;
  const id = newId();
  await insertRows(world.owner, "reception_review", [{
    id, dossier_id: made.id, agency_id: official.agencyId, office_id: clerk.officeId, clerk_id: clerk.id, clerk_name: clerk.name, field: "Du lịch", drawn_at: "2026-11-26T02:00:00Z",
    ...(judged && { verdict: "FINDING", findings: `Thiếu trang ${id}`, reviewed_by_id: official.id, reviewed_by_name: official.name, reviewed_at: "2026-11-26T02:30:00Z" }),
  }]);
  return id;
}

/** A result's file, so that the dossier can be granted. */
export async function resultFile(world: World, made: MadeDossier): Promise<void> {
  const { official } = world.cast;
  await world.owner.query(
    `insert into dossier_file (id, dossier_id, sha256, purpose, name, uploaded_by_id, uploaded_by_name, uploaded_at)
     select $1, dossier_id, sha256, 'RESULT', 'ket-qua.pdf', $2, $3, now() from dossier_file where dossier_id = $4 limit 1`,
    [newId(), official.id, official.name, made.id]);
}

/** A session of somebody; its public id. */
export async function sessionOf(world: World, who: Readonly<{ personId?: string; staffId?: string }>): Promise<string> {
  const publicId = newId();
  await insertRows(world.owner, "session", [{
    token_hash: publicId.padEnd(64, "0"), public_id: publicId, person_id: who.personId ?? null, staff_id: who.staffId ?? null, method: "DEMO",
    created_at: "2026-11-26T01:00:00Z", last_seen_at: "2026-11-26T02:59:00Z", expires_at: "2027-01-01T00:00:00Z",
  }]);
  return publicId;
}

const UNWATCHED = [
  "_prisma_migrations", "province", "commune", "procedure", "procedure_version", "procedure_channel", "procedure_case", "component", "fee_rule", "agency_procedure",
  "calendar_version", "calendar_day", "postal_tariff",
];

/** A digest of every row that a person's act could change. Equal digests: nothing was written. */
export async function digestOf(world: World): Promise<string> {
  const { rows } = await world.owner.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relname = any($1)", [UNWATCHED]);
  // A sum of the rows' hashes: the order does not matter, and nothing needs to be sorted.
  const parts = rows.map(({ name }) => `select '${name}' as name, count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from "${name}" t`);
  const digest = await world.owner.query<{ digest: string }>(`select string_agg(concat_ws(':', name, rows, sum), ',' order by name) as digest from (${parts.join(" union all ")}) as parts`);
  return digest.rows[0]?.digest ?? "";
}
