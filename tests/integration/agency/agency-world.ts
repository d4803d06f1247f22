import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type { PastAct } from "@/lib/dossiers/replay";
import { type ActorOf, mintActor } from "@/lib/identity/actor";
import { closeDatabase } from "@/lib/platform/db";
import { vietnamMoment } from "@/lib/platform/format";
import type { ReturnMethod, SupplementPolicy } from "@/lib/platform/generated/enums";
import { sha256 } from "@/lib/platform/hash";
import { asId, newId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import { putFile } from "@/lib/platform/storage";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type Counters, dossierRows } from "@/prisma/seed/dossier-rows";
import { insertRows } from "@/prisma/seed/insert-rows";
import { seedReference } from "@/prisma/seed/reference";
import { freshDatabase } from "@/tests/setup/database";

export { workingDayAfter } from "@/tests/working-day-walk";

type Official = ActorOf<"OFFICIAL">;
type Person = Readonly<{ id: string; name: string; email: string | null }>;
type Component = Readonly<{ id: string; name: string }>;
type Version = Readonly<{ code: string; name: string; versionId: string; caseId: string; components: readonly Component[] }>;
/** The steps of a past, in order, each with its moment; authors are the natural ones. */
export type PastStep = Readonly<{ event: PastAct["event"]; at: Date; reason?: string; by?: Official }>;

export type AgencyWorld = Readonly<{
  owner: pg.Client;
  storageFolder: string;
  officials: readonly Official[];
  head: ActorOf<"AGENCY_HEAD">;
  /** An official of another agency of the same province. */
  stranger: Official;
  administrator: ActorOf<"ADMINISTRATOR">;
  clerk: ActorOf<"POSTAL_CLERK">;
  citizens: Readonly<{ withMail: Person; withoutMail: Person }>;
  version: (policy: SupplementPolicy) => Version;
  /** Loads a dossier with a past and returns its id and version; 10 working days from reception are its term. */
  dossier: (past: readonly PastStep[], options?: DossierOptions) => Promise<{ id: string; version: number }>;
  attachResult: (dossierId: string) => Promise<void>;
  close: () => Promise<void>;
}>;
export type DossierOptions = Readonly<{ policy?: SupplementPolicy; returnMethod?: ReturnMethod; applicant?: Person; agencyCode?: string }>;

const AGENCY = "H42.18";
const OTHER_AGENCY = "H42.03";
const PROVINCE = "37";
/** 10 working days from reception. */
export const TERM_DAYS = 10;
const POLICIES: readonly SupplementPolicy[] = ["RESET", "PAUSE", "NONE"];

async function insertVersion(owner: pg.Client, policy: SupplementPolicy): Promise<Version> {
  const code = `9.00000${POLICIES.indexOf(policy) + 1}`;
  const [versionId, caseId] = [newId(), newId()];
  const name = `Cấp thẻ hướng dẫn viên du lịch (${policy})`;
  await insertRows(owner, "procedure", [{ code, name, field: "Du lịch", level: "PROVINCE", search_text: "cap the huong dan vien", fileable: true, post_channel: true, current_version_id: null }]);
  await insertRows(owner, "procedure_version", [{
    id: versionId, procedure_code: code, version_number: 1, effective_from: "2023-01-01", effective_to: null, name, field: "Du lịch", level: "PROVINCE",
    authority: "", decision: "", subjects: [], result_codes: [], supplement_policy: policy, supplement_days: 30, cutoff_time: null, same_day: false,
    presence_required: false, authorisation_allowed: true, request_form: [], review_flags: [], curated: true, content_hash: code, imported_at: "2023-01-01T00:00:00Z",
  }]);
  await insertRows(owner, "procedure_case", [{ id: caseId, version_id: versionId, position: 1, title: null }]);
  const components = ["Đơn đề nghị cấp thẻ", "Giấy khám sức khỏe"].map((label) => ({ id: newId(), name: label }));
  await insertRows(owner, "component", components.map(({ id, name: label }, i) => ({
    id, case_id: caseId, position: i + 1, name: label, kind: "FILED", originals: 1, certified_copies: 0, photocopies: 0,
    alternative_group: null, form_template: null, condition_text: null, replaced_by_data: null,
  })));
  return { code, name, versionId, caseId, components };
}

async function insertPerson(owner: pg.Client, name: string, email: string | null): Promise<Person> {
  const id = newId();
  await insertRows(owner, "person", [{ id, full_name: name, email, phone: "0912345678", address_text: "Số 18 ngõ 42, phường Phủ Lý", updated_at: "2026-01-01T00:00:00Z", created_at: "2026-01-01T00:00:00Z", assurance_level: 2 }]);
  return { id, name, email };
}

type Place = Readonly<{ agencyId: string; code: string }>;

async function insertOfficials(owner: pg.Client, { agencyId, code }: Place, count: number): Promise<Official[]> {
  const made = Array.from({ length: count }, (_, i) => ({ id: newId<"staff">(), name: `Chuyên viên ${code} ${i + 1}` }));
  await insertRows(owner, "staff", made.map(({ id, name }) => ({
    id, username: id, full_name: name, role: "OFFICIAL", agency_id: agencyId, office_id: null, province_code: PROVINCE, email: `${id}@coquan.example`, phone: null, created_at: "2026-01-01T00:00:00Z",
  })));
  return made.map(({ id, name }) => mintActor({ kind: "OFFICIAL", id, name, provinceCode: PROVINCE, officeId: null, agencyId: asId<"agency">(agencyId) }));
}

/** A province with two agencies, twenty officials in one, people with and without e-mail; `lib/platform/*` of this process points to it. */
export async function agencyWorld(): Promise<AgencyWorld> {
  const database = await freshDatabase();
  const storageFolder = fs.mkdtempSync(path.join(os.tmpdir(), "mcbc-storage-"));
  Object.assign(process.env, {
    DATABASE_APP_URL: database.urls.app, DATABASE_JOBS_URL: database.urls.jobs, STORAGE_URL: pathToFileURL(storageFolder).href,
    PUBLIC_ORIGIN: "https://motcua.example", MAIL_FROM: "Một Cửa Bưu Chính <khong-tra-loi@motcua.example>",
  });
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const places = await seedReference(owner);
  const agencyId = (code: string) => places.agencies.get(code) ?? "";
  const officeId = [...places.offices.values()][0] ?? "";
  const versions = new Map<SupplementPolicy, Version>();
  for (const policy of POLICIES) versions.set(policy, await insertVersion(owner, policy));
  const version = (policy: SupplementPolicy) => versions.get(policy) ?? raise(policy);
  const officials = await insertOfficials(owner, { agencyId: agencyId(AGENCY), code: AGENCY }, 20);
  const [stranger = raise("stranger")] = await insertOfficials(owner, { agencyId: agencyId(OTHER_AGENCY), code: OTHER_AGENCY }, 1);
  const citizens = { withMail: await insertPerson(owner, "Nguyễn Thị Mai Lan", "mai.lan@congdan.example"), withoutMail: await insertPerson(owner, "Hoàng Thị Sen", null) };
  const head = mintActor({ kind: "AGENCY_HEAD", id: newId<"staff">(), name: "Vũ Thị Lan", provinceCode: PROVINCE, officeId: null, agencyId: asId<"agency">(agencyId(AGENCY)) });
  const clerk = mintActor({ kind: "POSTAL_CLERK", id: newId<"staff">(), name: "Nguyễn Thị Thu Hà", provinceCode: PROVINCE, officeId: asId<"office">(officeId), agencyId: null });
  const administrator = mintActor({ kind: "ADMINISTRATOR", id: newId<"staff">(), name: "Nguyễn Việt Hùng", provinceCode: PROVINCE, officeId: null, agencyId: null });
  const counters: Counters = new Map();

  const actorOf = (step: PastStep, applicant: Person): PastAct["actor"] => {
    if (step.by) return step.by;
    if (["CREATE_DRAFT", "SUBMIT", "WITHDRAW"].includes(step.event)) return { kind: "CITIZEN", id: applicant.id, name: applicant.name };
    return step.event === "RECEIVE" || step.event === "HAND_TO_AGENCY" ? clerk : (officials[0] ?? raise("official"));
  };
  const dossier = async (past: readonly PastStep[], options: DossierOptions = {}) => {
    const { policy = "RESET", returnMethod = "POST", applicant = citizens.withMail, agencyCode = AGENCY } = options;
    const { code, name, versionId, caseId } = version(policy);
    const id = newId();
    const rows = dossierRows({
      id, applicant, agency: { id: agencyId(agencyCode), code: agencyCode }, officeId, provinceCode: PROVINCE,
      procedure: { code, name, versionId, caseId }, channel: "ONLINE", returnMethod, returnAddress: "Số 18 ngõ 42, phường Phủ Lý", returnCommuneCode: null, formData: {},
      term: { value: TERM_DAYS, unit: "WORKING_DAY", supplementPolicy: policy, cutoffTime: null, sameDay: false },
      acts: past.map((step) => ({ event: step.event, at: step.at, actor: actorOf(step, applicant), operationId: newId(), ...(step.reason && { reason: step.reason }) })),
    }, vietnamCalendar(), counters);
    await insertRows(owner, "dossier", [rows.dossier]);
    await insertRows(owner, "dossier_event", rows.events);
    if (rows.clock) await insertRows(owner, "dossier_clock", [rows.clock]);
    return { id, version: past.length };
  };
  const attachResult = async (dossierId: string) => {
    const bytes = Buffer.from(`%PDF-1.7 kết quả của ${dossierId}\n%%EOF`);
    await putFile(bytes);
    await insertRows(owner, "stored_file", [{ sha256: sha256(bytes), size: bytes.byteLength, content_type: "application/pdf", created_at: "2026-01-01T00:00:00Z" }]);
    await insertRows(owner, "dossier_file", [{
      id: newId(), dossier_id: dossierId, sha256: sha256(bytes), purpose: "RESULT", component_id: null, name: "ket-qua.pdf",
      uploaded_by_id: head.id, uploaded_by_name: head.name, uploaded_at: "2026-01-01T00:00:00Z", removed_at: null,
    }]);
  };
  const close = async () => {
    await closeQueue();
    await closeDatabase();
    await owner.end();
    await database.drop();
    fs.rmSync(storageFolder, { recursive: true, force: true });
  };
  return { owner, storageFolder, officials, head, stranger, administrator, clerk, citizens, version, dossier, attachResult, close };
}

function raise(what: string): never {
  throw new Error(`The test's world lacks ${what}`);
}

/** A past up to a status: nine in the morning, `daysAgo` working days ago, a minute between the steps. */
export function pastSteps(events: readonly PastAct["event"][], day: string, by?: Official): PastStep[] {
  const start = vietnamMoment(day, "09:00").getTime();
  return events.map((event, i) => ({ event, at: new Date(start + i * 60_000), ...(by && ["CLAIM", "REQUEST_SUPPLEMENT", "GRANT", "REFUSE", "STOP"].includes(event) && { by }) }));
}

/** The events of a dossier, oldest first, as stored. */
export async function eventsOf(owner: pg.Client, dossierId: string): Promise<{ id: string; event: string; actor_name: string; reason: string | null; payload: Record<string, unknown> }[]> {
  const { rows } = await owner.query("select id, event, actor_name, reason, payload from dossier_event where dossier_id = $1 order by seq", [dossierId]);
  return rows;
}

