import pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { s10Code } from "@/lib/deliveries/item-code";
import type { PastAct } from "@/lib/dossiers/replay";
import type { ActorOf, SignedIn } from "@/lib/identity/actor";
import type { DatabaseUrls } from "@/lib/platform/database-urls";
import { type DossierId, newId } from "@/lib/platform/ids";
import { putFile } from "@/lib/platform/storage";
import type { ReturnMethod } from "@/lib/platform/generated/enums";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type Counters, dossierRows } from "@/prisma/seed/dossier-rows";
import { insertRows, type Row } from "@/prisma/seed/insert-rows";
import { type VersionOfTime, versionsOn } from "@/prisma/seed/versions";
import { type Cast, castOf } from "@/tests/cast";

/**
 * How far a dossier has come; each stage holds all that the ones before it left behind. COMPLETION (before reception) and
 * SUPPLEMENT (after it) lie beside the way.
 */
export const STAGES = [
  "DRAFT", "SUBMITTED", "ASSIGNED", "COLLECTED", "AT_COUNTER", "COMPLETION", "RECEIVED", "WITH_AGENCY", "PROCESSING", "SUPPLEMENT", "RESOLVED", "DISPATCHED",
  "OUT_FOR_DELIVERY", "RETURNED",
] as const;
export type Stage = (typeof STAGES)[number];

/** Where a world's rows are laid down. */
type Place = Readonly<{ urls: Pick<DatabaseUrls, "owner"> }>;

export type DossierOptions = Readonly<{
  returnMethod?: ReturnMethod;
  /** When the draft was begun; an hour of the working day lies between two steps. */
  begunAt?: Date;
  applicant?: ActorOf<"CITIZEN">;
}>;

export type MadeDossier = Readonly<{
  id: DossierId;
  stage: Stage;
  version: number;
  paperIds: readonly string[];
  resultPaperId: string | null;
  pickupId: string | null;
  itemIds: Readonly<{ toAgency: string | null; toCitizen: string | null }>;
  manifestIds: Readonly<{ toAgency: string | null; toPost: string | null }>;
  fileId: string | null;
  formId: string | null;
  code: string | null;
  submissionCode: string;
}>;

/** Whether a dossier at the stage has passed another one. */
function reachedBy(stage: Stage): (wanted: Stage) => boolean {
  const last = STAGES.indexOf(stage === "SUPPLEMENT" ? "PROCESSING" : stage === "COMPLETION" ? "AT_COUNTER" : stage);
  return (wanted) => STAGES.indexOf(wanted) <= last && wanted !== "SUPPLEMENT" && wanted !== "COMPLETION";
}

const PROCEDURE = "1.004623";
const HOUR = 3_600_000;
/** The day on which the tests' world stands: a working Thursday under the contract of 2026. */
export const TODAY = new Date("2026-11-26T03:00:00Z");

/** A seeded database and its people, with dossiers made to order. Rows are laid down as the owner, the way live commands leave them. */
export class World {
  private constructor(
    private serial: number,
    readonly database: Place,
    readonly owner: pg.Client,
    readonly cast: Cast,
    readonly version: VersionOfTime,
    private readonly calendar: WorkingCalendar,
  ) {}

  static async open(database: Place): Promise<World> {
    const owner = new pg.Client({ connectionString: database.urls.owner });
    owner.on("error", () => undefined);
    await owner.connect();
    const version = (await versionsOn(owner, "2026-11-01")).get(PROCEDURE);
    if (!version) throw new Error(`No version of ${PROCEDURE}`);
    // A world may be opened again on the same database: its manifests go on from those that lie there.
    const { rows: [laid] } = await owner.query<{ count: number }>("select count(*)::int as count from manifest where number like '__-430001-261101-%'");
    return new World((laid?.count ?? 0) + 1, database, owner, await castOf(owner), version, vietnamCalendar());
  }

  /** Ends the connection, so that the database can be copied. */
  async close(): Promise<void> {
    await this.owner.end();
  }

  private async keep(text: string, contentType = "application/json"): Promise<string> {
    const stored = await putFile(new TextEncoder().encode(text));
    await insertRows(this.owner, "stored_file", [{ sha256: stored.sha256, size: stored.size, content_type: contentType }]);
    return stored.sha256;
  }

  private async counters(): Promise<Counters> {
    const { rows } = await this.owner.query<{ unit: string; day: string; last: number }>("select unit, to_char(day, 'YYYY-MM-DD') as day, last_serial as last from dossier_number_counter");
    return new Map(rows.map((row) => [`${row.unit} ${row.day}`, row]));
  }

  private actsUpTo(stage: Stage, begunAt: Date, applicant: SignedIn): PastAct[] {
    const { courier, clerk, official } = this.cast;
    const reached = reachedBy(stage);
    const steps: [Stage, PastAct["event"], SignedIn, string?][] = [
      ["DRAFT", "CREATE_DRAFT", applicant], ["SUBMITTED", "SUBMIT", applicant], ["COLLECTED", "COLLECT_PAPERS", courier],
      ["AT_COUNTER", "TAKE_OVER_PAPERS", clerk], ["RECEIVED", "RECEIVE", clerk], ["WITH_AGENCY", "HAND_TO_AGENCY", official],
      ["PROCESSING", "CLAIM", official], ["RESOLVED", "ATTACH_RESULT", official], ["RESOLVED", "GRANT", official],
      ["DISPATCHED", "DISPATCH_RESULT", clerk], ["RETURNED", "DELIVER_RESULT", courier],
    ];
    const taken = steps.filter(([at]) => reached(at));
    if (stage === "COMPLETION") taken.push(["COMPLETION", "REQUEST_COMPLETION", clerk, "Nộp thêm ảnh 4×6."]);
    if (stage === "SUPPLEMENT") taken.push(["SUPPLEMENT", "REQUEST_SUPPLEMENT", official, "Nộp lại giấy khám sức khỏe còn hiệu lực."]);
    return taken.map(([, event, actor, reason], index) => ({
      event, at: new Date(begunAt.getTime() + index * HOUR), operationId: newId(), actor: { kind: actor.kind, id: actor.id, name: actor.name },
      ...(reason === undefined ? {} : { reason }),
    }));
  }

  /** Makes a dossier of the citizen at the clerk's office and the official's agency, as far as the stage. */
  async dossier(stage: Stage, { returnMethod = "POST", begunAt, applicant = this.cast.citizen }: DossierOptions = {}): Promise<MadeDossier> {
    const { clerk, official } = this.cast;
    const reached = reachedBy(stage);
    const begun = begunAt ?? new Date(TODAY.getTime() - 30 * 24 * HOUR);
    const id = newId<"dossier">();
    const acts = this.actsUpTo(stage, begun, applicant);
    const timeOf = (event: PastAct["event"]) => acts.find((act) => act.event === event)?.at ?? begun;
    const counters = await this.counters();
    const { rows: [agency] } = await this.owner.query<{ code: string }>("select code from agency where id = $1", [official.agencyId]);
    const papers = this.version.components.filter(({ kind }) => kind !== "NOTE").slice(0, 2).map((component) => ({ id: newId(), component }));
    const manifests = { toAgency: reached("WITH_AGENCY") ? newId() : null, toPost: reached("DISPATCHED") ? newId() : null };
    const withManifest = acts.map((act) => act.event === "HAND_TO_AGENCY" ? { ...act, payload: { manifestId: manifests.toAgency } } : act.event === "DISPATCH_RESULT" ? { ...act, payload: { manifestId: manifests.toPost } } : act);
    const rows = dossierRows({
      id, applicant, agency: { id: official.agencyId, code: agency?.code ?? "" }, officeId: clerk.officeId, provinceCode: clerk.provinceCode,
      procedure: { code: PROCEDURE, name: this.version.name, versionId: this.version.id, caseId: this.version.caseId }, channel: "POST", returnMethod,
      returnAddress: "Số 18 ngõ 42, phường Phủ Lý", returnCommuneCode: "13285",
      formData: { request: {}, papers: Object.fromEntries(papers.map(({ component }) => [component.id, { way: "PAPER", originals: 1 }])), pickup: null, returnTo: null },
      term: this.version.termBy("POST"), acts: withManifest,
    }, this.calendar, counters);
    await insertRows(this.owner, "dossier", [rows.dossier]);
    await insertRows(this.owner, "dossier_event", rows.events);
    if (rows.clock) await insertRows(this.owner, "dossier_clock", [rows.clock]);
    for (const { unit, day, last } of counters.values()) {
      await this.owner.query("insert into dossier_number_counter (unit, day, last_serial) values ($1, $2, $3) on conflict (unit, day) do update set last_serial = $3", [unit, day, last]);
    }
    const made: MadeDossier = {
      id, stage, version: acts.length, paperIds: papers.map((paper) => paper.id), resultPaperId: reached("RESOLVED") && returnMethod !== "ONLINE" ? newId() : null,
      pickupId: reached("SUBMITTED") ? newId() : null, itemIds: { toAgency: reached("COLLECTED") ? newId() : null, toCitizen: reached("DISPATCHED") ? newId() : null },
      manifestIds: manifests, fileId: reached("SUBMITTED") ? newId() : null, formId: reached("RECEIVED") ? newId() : null,
      code: rows.dossier.code as string | null, submissionCode: rows.dossier.submission_code as string,
    };
    if (made.fileId !== null) await this.attach(made, reached("RESOLVED"), timeOf("SUBMIT"));
    if (reached("SUBMITTED")) await this.post(made, reached, applicant, papers.map(({ id: paperId, component }) => ({ paperId, componentId: component.id })), timeOf);
    if (reached("RECEIVED")) await this.atCounter(made, timeOf("RECEIVE"));
    if (reached("SUBMITTED")) {
      await insertRows(this.owner, "notification", [{
        id: newId(), dossier_id: id, person_id: applicant.id, fact_key: `${String(rows.events[1]?.id)}:EMAIL`, channel: "EMAIL", address: "mai.lan@congdan.example",
        subject: "Đã nộp hồ sơ", body: "Hồ sơ đã được nộp.", status: "SENT", attempts: 1, created_at: timeOf("SUBMIT"), sent_at: timeOf("SUBMIT"),
      }]);
      await insertRows(this.owner, "charge", [{ id: newId(), dossier_id: id, kind: "FEE", name: "Phí thẩm định", amount: 650_000, basis: "Biểu phí", created_at: timeOf("SUBMIT") }]);
    }
    return made;
  }

  private async attach(made: MadeDossier, resolved: boolean, at: Date): Promise<void> {
    const { citizen, official } = this.cast;
    const content = await this.keep(`%PDF-1.7\nscan of ${made.id}\n%%EOF`, "application/pdf");
    await insertRows(this.owner, "dossier_file", [
      { id: made.fileId, dossier_id: made.id, sha256: content, purpose: "COMPONENT", component_id: this.version.components[0]?.id ?? null, name: "don.pdf", uploaded_by_id: citizen.id, uploaded_by_name: citizen.name, uploaded_at: at },
      ...(resolved ? [{ id: newId(), dossier_id: made.id, sha256: content, purpose: "RESULT", component_id: null, name: "ket-qua.pdf", uploaded_by_id: official.id, uploaded_by_name: official.name, uploaded_at: at }] : []),
    ]);
  }

  private async atCounter(made: MadeDossier, at: Date): Promise<void> {
    const { clerk } = this.cast;
    const form = await this.keep(`%PDF-1.7\nreceipt of ${made.id}\n%%EOF`, "application/pdf");
    await insertRows(this.owner, "issued_form", [{
      id: made.formId, dossier_id: made.id, kind: "RECEIPT", version_id: "TT03_2025/RECEIPT", sha256: form, data: {}, issued_by_id: clerk.id, issued_by_name: clerk.name, issued_at: at,
    }]);
    await insertRows(this.owner, "component_answer", this.version.components.filter(({ kind }) => kind !== "NOTE").map((component) => ({
      dossier_id: made.id, component_id: component.id, answer: "FILED", originals: 1, checked_by_id: clerk.id, checked_by_name: clerk.name, checked_at: at,
    })));
  }

  /** Pickup, papers, custody, items and manifests as far as the stage. */
  private async post(made: MadeDossier, reached: (stage: Stage) => boolean, applicant: SignedIn, papers: readonly { paperId: string; componentId: string }[], timeOf: (event: PastAct["event"]) => Date): Promise<void> {
    const { clerk, courier, official } = this.cast;
    const citizenParty = { kind: "CITIZEN", id: applicant.id as string, name: applicant.name };
    const courierParty = { kind: "COURIER", id: courier.id as string, name: courier.name };
    const clerkParty = { kind: "CLERK", id: clerk.id as string, name: clerk.name };
    const agencyParty = { kind: "AGENCY", id: official.agencyId as string, name: official.name };
    await insertRows(this.owner, "pickup_request", [{
      id: made.pickupId, dossier_id: made.id, office_id: clerk.officeId, courier_id: reached("ASSIGNED") ? courier.id : null,
      status: reached("AT_COUNTER") ? "HANDED_OVER" : reached("COLLECTED") ? "COLLECTED" : reached("ASSIGNED") ? "ASSIGNED" : "REQUESTED",
      contact_name: applicant.name, phone: "0900000101", address_text: "Số 18 ngõ 42, phường Phủ Lý", commune_code: "13285",
      window_from: timeOf("SUBMIT"), window_to: new Date(timeOf("SUBMIT").getTime() + 4 * HOUR), created_at: timeOf("SUBMIT"), updated_at: timeOf("SUBMIT"),
    }]);
    const transfers: { kind: string; giver: typeof citizenParty; receiver: typeof citizenParty; paperIds: readonly string[]; at: Date; manifestId: string | null }[] = [];
    const ids = papers.map(({ paperId }) => paperId);
    if (reached("COLLECTED")) transfers.push({ kind: "COLLECTION", giver: citizenParty, receiver: courierParty, paperIds: ids, at: timeOf("COLLECT_PAPERS"), manifestId: null });
    if (reached("AT_COUNTER")) transfers.push({ kind: "COUNTER_TAKEOVER", giver: courierParty, receiver: clerkParty, paperIds: ids, at: timeOf("TAKE_OVER_PAPERS"), manifestId: null });
    if (reached("WITH_AGENCY")) transfers.push({ kind: "AGENCY_HANDOVER", giver: clerkParty, receiver: agencyParty, paperIds: ids, at: timeOf("HAND_TO_AGENCY"), manifestId: made.manifestIds.toAgency });
    const result = made.resultPaperId === null ? [] : [made.resultPaperId];
    if (reached("DISPATCHED")) transfers.push({ kind: "RESULT_DISPATCH", giver: agencyParty, receiver: clerkParty, paperIds: result, at: timeOf("DISPATCH_RESULT"), manifestId: made.manifestIds.toPost });
    const round = new Date(timeOf("DISPATCH_RESULT").getTime() + HOUR / 2);
    if (reached("OUT_FOR_DELIVERY")) transfers.push({ kind: "DELIVERY", giver: clerkParty, receiver: courierParty, paperIds: result, at: round, manifestId: null });
    if (reached("RETURNED")) transfers.push({ kind: "DELIVERY", giver: courierParty, receiver: citizenParty, paperIds: result, at: timeOf("DELIVER_RESULT"), manifestId: null });
    await this.manifests(made, reached, timeOf);
    const holderOf = (paperId: string) => transfers.findLast(({ paperIds }) => paperIds.includes(paperId))?.receiver;
    const paperRow = (paperId: string, componentId: string | null, kind: string, description: string, first: typeof citizenParty): Row => ({
      id: paperId, dossier_id: made.id, component_id: componentId, kind, description, count: 1,
      holder_kind: (holderOf(paperId) ?? first).kind, holder_id: (holderOf(paperId) ?? first).id, owed_back: false,
    });
    await insertRows(this.owner, "paper", [
      ...papers.map(({ paperId, componentId }, i) => paperRow(paperId, componentId, "ORIGINAL", `Giấy tờ ${i + 1}`, citizenParty)),
      ...result.map((paperId) => paperRow(paperId, null, "RESULT", "Thẻ hướng dẫn viên", agencyParty)),
    ]);
    for (const { kind, giver, receiver, paperIds, at, manifestId } of transfers) {
      await insertRows(this.owner, "custody_transfer", [{
        id: newId(), dossier_id: made.id, kind, manifest_id: manifestId, giver_kind: giver.kind, giver_id: giver.id, giver_name: giver.name,
        receiver_kind: receiver.kind, receiver_id: receiver.id, receiver_name: receiver.name, place: "Phủ Lý", counted: paperIds.map((paperId) => ({ paperId, declared: 1, counted: 1 })),
        giver_signature: await this.keep(`${giver.id} ${at.toISOString()}`), receiver_signature: await this.keep(`${receiver.id} ${at.toISOString()}`), occurred_at: at,
      }]);
    }
    if (made.itemIds.toAgency !== null) await this.item(made.itemIds.toAgency, made, "TO_AGENCY", "PICKED_UP", timeOf("COLLECT_PAPERS"));
    if (made.itemIds.toCitizen !== null) {
      const status = reached("RETURNED") ? "DELIVERED" : reached("OUT_FOR_DELIVERY") ? "IN_TRANSIT" : "AT_DELIVERY_OFFICE";
      await this.item(made.itemIds.toCitizen, made, "TO_CITIZEN", status, reached("RETURNED") ? timeOf("DELIVER_RESULT") : reached("OUT_FOR_DELIVERY") ? round : timeOf("DISPATCH_RESULT"));
      if (reached("RETURNED")) {
        await insertRows(this.owner, "delivery_proof", [{
          item_id: made.itemIds.toCitizen, dossier_id: made.id, recipient_name: applicant.name, identity_type: "CCCD", identity_last4: "4127", relation: "SELF",
          signature_sha256: await this.keep(`delivery ${made.id}`), delivered_at: timeOf("DELIVER_RESULT"),
        }]);
      }
    }
  }

  private async manifests(made: MadeDossier, reached: (stage: Stage) => boolean, timeOf: (event: PastAct["event"]) => Date): Promise<void> {
    const { clerk, official } = this.cast;
    const lay = async (id: string | null, kind: string, giver: SignedIn, receiver: SignedIn, at: Date) => {
      if (id === null) return;
      await insertRows(this.owner, "manifest", [{
        id, number: `${kind === "AGENCY_HANDOVER" ? "BG" : "KQ"}-430001-261101-${String(this.serial++).padStart(3, "0")}`, kind, office_id: clerk.officeId, agency_id: official.agencyId,
        giver_id: giver.id, giver_name: giver.name, receiver_id: receiver.id, receiver_name: receiver.name, created_at: at, signed_at: at,
      }]);
      await insertRows(this.owner, "manifest_line", [{ manifest_id: id, dossier_id: made.id, paper_count: kind === "AGENCY_HANDOVER" ? made.paperIds.length : made.resultPaperId === null ? 0 : 1 }]);
      await insertRows(this.owner, "custody_scan", [{ id: newId(), manifest_id: id, side: "RECEIVER", method: "BY_HAND", verdict: "LISTED", code: made.code ?? made.submissionCode, dossier_id: made.id, scanned_by_id: receiver.id, scanned_by_name: receiver.name, scanned_at: at }]);
    };
    if (reached("WITH_AGENCY")) await lay(made.manifestIds.toAgency, "AGENCY_HANDOVER", clerk, official, timeOf("HAND_TO_AGENCY"));
    if (reached("DISPATCHED")) await lay(made.manifestIds.toPost, "RESULT_DISPATCH", official, clerk, timeOf("DISPATCH_RESULT"));
  }

  private async item(id: string, made: MadeDossier, direction: "TO_AGENCY" | "TO_CITIZEN", status: string, at: Date): Promise<void> {
    const { clerk, courier } = this.cast;
    const taken = direction === "TO_AGENCY" || status !== "AT_DELIVERY_OFFICE";
    const { rows: [row] } = await this.owner.query<{ next: string }>("select nextval('postal_item_serial') as next");
    await insertRows(this.owner, "postal_item", [{
      id, dossier_id: made.id, office_id: clerk.officeId, courier_id: taken ? courier.id : null, direction, item_code: s10Code("CP", String(row?.next).padStart(8, "0")), status,
      seal_number: direction === "TO_AGENCY" ? "NP000123" : null, receiver_name: "Nguyễn Thị Mai Lan", receiver_phone: "0900000101", address_text: "Số 18 ngõ 42, phường Phủ Lý",
      commune_code: "13285", created_at: at, updated_at: at,
    }]);
    await insertRows(this.owner, "postal_event", [{ id: newId(), item_id: id, dossier_id: made.id, status, actor_id: courier.id, actor_name: courier.name, occurred_at: at }]);
  }
}
