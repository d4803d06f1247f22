import type pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { s10Code } from "@/lib/deliveries/item-code";
import type { PastAct } from "@/lib/dossiers/replay";
import { vietnamDay } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { type Chance, chanceOf } from "@/prisma/seed/chance";
import { NINH_BINH } from "@/prisma/seed/data/agencies/agencies";
import { vietnamCalendar } from "@/prisma/seed/data/calendar/vietnam";
import { type Counters, dossierRows, type PastDossier } from "@/prisma/seed/dossier-rows";
import { insertRows, type Row } from "@/prisma/seed/insert-rows";
import { inventPerson } from "@/prisma/seed/invented-people";
import { idOf, type Places } from "@/prisma/seed/reference";
import { storeSampleResult } from "@/prisma/seed/sample-result";
import { copyRows } from "@/tests/bench/copy-rows";
import { actsOf, type Author, type Authors, hireAuthors, offersOf, type Plan, plansUntil } from "@/tests/bench/past";

const CHUNK = 2500;
/** In the order in which they lean on each other. */
const TABLES = [
  "person", "dossier", "dossier_event", "dossier_clock", "component_answer", "dossier_file", "issued_form", "charge", "notification", "pickup_request", "paper",
  "custody_transfer", "postal_item", "postal_event",
] as const;
type Table = (typeof TABLES)[number];
export type Rows = Readonly<Record<Table, Row[]>>;

export type Loader = Readonly<{
  places: Places;
  authors: Authors;
  calendar: WorkingCalendar;
  counters: Counters;
  chance: Chance;
  communes: readonly { code: string; name: string }[];
  /** A stored PDF that stands for every scan, result and form. */
  fileSha256: string;
  until: Date;
}>;

export function noRows(): Rows {
  return {
    person: [], dossier: [], dossier_event: [], dossier_clock: [], component_answer: [], dossier_file: [], issued_form: [], charge: [], notification: [], pickup_request: [],
    paper: [], custody_transfer: [], postal_item: [], postal_event: [],
  };
}

export async function writeRows(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const table of TABLES) await copyRows(client, table, rows[table]);
}

/** What the loading of invented dossiers needs to know, read from a seeded foundation. */
export async function loaderOf(client: pg.ClientBase, places: Places, until: Date): Promise<Loader> {
  const { rows: communes } = await client.query<{ code: string; name: string }>("select code, name from commune where province_code = $1 order by code", [NINH_BINH]);
  return {
    places, authors: await hireAuthors(client), calendar: vietnamCalendar(), counters: new Map(), chance: chanceOf(until.getTime() % 1_000_000), communes,
    fileSha256: (await storeSampleResult(client)).sha256, until,
  };
}

/** The people through whose hands a planned dossier goes. */
export function castOf({ authors, chance }: Loader, plan: Plan, citizen: Author) {
  const at = (role: keyof Authors, place: string): Author => chance.pick(authors[role].get(place) ?? [...authors[role].values()].flat());
  return { citizen, clerk: at("POSTAL_CLERK", plan.officeCode), courier: at("COURIER", plan.officeCode), official: at("OFFICIAL", plan.offer.agencyCode) };
}

/** All rows that live commands would have left for one dossier that went this way. */
export function addDossier(rows: Rows, loader: Loader, plan: Plan, cast: Cast, acts: readonly PastAct[], serial: number): string {
  const { offer, channel } = plan;
  const { version } = offer;
  const id = newId<"dossier">();
  const past: PastDossier = {
    id, applicant: cast.citizen, agency: { id: offer.agencyId, code: offer.agencyCode }, officeId: idOf(loader.places.offices, plan.officeCode), provinceCode: NINH_BINH,
    procedure: { code: offer.procedureCode, name: version.name, versionId: version.id, caseId: version.caseId }, channel,
    returnMethod: channel === "POST" ? "POST" : "COUNTER", returnAddress: channel === "POST" ? "Số 18 ngõ 42, phường Phủ Lý" : null, returnCommuneCode: null,
    formData: {}, term: version.termBy(channel), acts,
  };
  const made = dossierRows(past, loader.calendar, loader.counters);
  rows.dossier.push(made.dossier);
  rows.dossier_event.push(...made.events);
  if (made.clock) rows.dossier_clock.push(made.clock);
  addRecords(rows, loader, plan, id, cast, acts, made.events);
  if (channel === "POST") addPostal(rows, plan, id, past.officeId, cast, acts, serial);
  return id;
}

type Cast = ReturnType<typeof castOf>;

const momentOf = (acts: readonly PastAct[], event: PastAct["event"]) => acts.find((act) => act.event === event)?.at;

/** What counter and agency leave beside the events: answers, scans, receipt, money, notices, the result. */
function addRecords(rows: Rows, loader: Loader, plan: Plan, id: string, cast: Cast, acts: readonly PastAct[], events: readonly Row[]): void {
  const { clerk, citizen, official } = cast;
  const [filed, received, granted] = [momentOf(acts, "SUBMIT"), momentOf(acts, "RECEIVE"), momentOf(acts, "GRANT")];
  const asked = plan.offer.version.components.filter(({ kind }) => kind !== "NOTE");
  const file = (purpose: string, component_id: string | null, author: Author, uploaded_at: Date): Row => ({
    id: newId(), dossier_id: id, sha256: loader.fileSha256, purpose, component_id, name: purpose === "RESULT" ? "ket-qua.pdf" : "ban-chup.pdf",
    uploaded_by_id: author.id, uploaded_by_name: author.name, uploaded_at,
  });
  if (filed) {
    const scanned = plan.channel === "POST" ? asked.slice(0, 1) : asked.slice(0, 3);
    rows.dossier_file.push(...scanned.map((component) => file("COMPONENT", component.id, citizen, filed)));
    rows.charge.push({ id: newId(), dossier_id: id, kind: "FEE", name: "Lệ phí", amount: 150_000, basis: "Biểu phí", created_at: filed });
    if (plan.channel === "POST") rows.charge.push({ id: newId(), dossier_id: id, kind: "POSTAGE", name: "Cước hai chiều", amount: 52_000, basis: "TT 22/2017", created_at: filed });
  }
  if (received) {
    rows.component_answer.push(...asked.map(({ id: component_id, kind, originals, certifiedCopies, photocopies }) => ({
      dossier_id: id, component_id, answer: kind === "SHOWN" ? "SHOWN" : "FILED", originals, certified_copies: certifiedCopies, photocopies,
      checked_by_id: clerk.id, checked_by_name: clerk.name, checked_at: received,
    })));
    rows.issued_form.push({
      id: newId(), dossier_id: id, kind: "RECEIPT", version_id: "TT03_2025/RECEIPT", sha256: loader.fileSha256, data: {}, issued_by_id: clerk.id, issued_by_name: clerk.name, issued_at: received,
    });
  }
  if (granted) rows.dossier_file.push(file("RESULT", null, official, granted));
  for (const { id: eventId, event, occurred_at } of events) {
    if (event !== "SUBMIT" && event !== "RECEIVE" && event !== "GRANT" && event !== "REFUSE") continue;
    rows.notification.push({
      id: newId(), dossier_id: id, person_id: citizen.id, fact_key: `${String(eventId)}:EMAIL`, channel: "EMAIL", address: "nguoi.nop@congdan.example",
      subject: "Hồ sơ của anh/chị", body: "Hồ sơ của anh/chị có bước mới.", status: "SENT", attempts: 1, created_at: occurred_at, sent_at: occurred_at,
    });
  }
}

/** What the post leaves: the visit, papers and their hand-overs, one item each way. */
function addPostal(rows: Rows, plan: Plan, id: string, officeId: string, cast: Cast, acts: readonly PastAct[], serial: number): void {
  const [filed, collected, taken, delivered] = [momentOf(acts, "SUBMIT"), momentOf(acts, "COLLECT_PAPERS"), momentOf(acts, "TAKE_OVER_PAPERS"), momentOf(acts, "DELIVER_RESULT")];
  const { courier, clerk, citizen } = cast;
  const address = "Số 18 ngõ 42, phường Phủ Lý";
  if (!filed) return;
  rows.pickup_request.push({
    id: newId(), dossier_id: id, office_id: officeId, courier_id: collected ? courier.id : null, status: taken ? "HANDED_OVER" : collected ? "COLLECTED" : "REQUESTED",
    contact_name: citizen.name, phone: "0900000101", address_text: address, commune_code: "13285", window_from: filed, window_to: new Date(filed.getTime() + 14_400_000),
    created_at: filed, updated_at: taken ?? collected ?? filed,
  });
  const holder = taken ? { holder_kind: "CLERK", holder_id: clerk.id } : collected ? { holder_kind: "COURIER", holder_id: courier.id } : { holder_kind: "CITIZEN", holder_id: citizen.id };
  const papers = plan.offer.version.components.filter(({ kind }) => kind !== "NOTE").slice(0, 2).map((component): Row => ({
    id: newId(), dossier_id: id, component_id: component.id, kind: "ORIGINAL", description: "Giấy tờ", count: 1, ...holder, owed_back: false,
  }));
  rows.paper.push(...papers);
  const handOver = (kind: string, giver: Author & { kind: string }, receiver: Author & { kind: string }, occurred_at: Date): Row => ({
    id: newId(), dossier_id: id, kind, giver_kind: giver.kind, giver_id: giver.id, giver_name: giver.name, receiver_kind: receiver.kind, receiver_id: receiver.id,
    receiver_name: receiver.name, place: "Phủ Lý", counted: papers.map((paper) => ({ paperId: paper.id, declared: 1, counted: 1 })), giver_signature: "", receiver_signature: "", occurred_at,
  });
  if (collected) rows.custody_transfer.push(handOver("COLLECTION", { kind: "CITIZEN", ...citizen }, { kind: "COURIER", ...courier }, collected));
  if (taken) rows.custody_transfer.push(handOver("COUNTER_TAKEOVER", { kind: "COURIER", ...courier }, { kind: "CLERK", ...clerk }, taken));
  const item = (direction: string, status: string, number: number, at: Date) => {
    const itemId = newId();
    rows.postal_item.push({
      id: itemId, dossier_id: id, office_id: officeId, courier_id: courier.id, direction, item_code: s10Code("RB", String(number).padStart(8, "0")), status,
      receiver_name: citizen.name, address_text: address, created_at: at, updated_at: at,
    });
    rows.postal_event.push({ id: newId(), item_id: itemId, dossier_id: id, status, actor_id: courier.id, actor_name: courier.name, occurred_at: at });
  };
  if (collected) item("TO_AGENCY", "PICKED_UP", serial * 2, collected);
  const dispatched = momentOf(acts, "DISPATCH_RESULT");
  if (dispatched) item("TO_CITIZEN", delivered ? "DELIVERED" : "AT_DELIVERY_OFFICE", serial * 2 + 1, delivered ?? dispatched);
}

/** An applicant of a plan: every third one has filed before. */
function applicantOf(rows: Rows, loader: Loader, known: Author[], serial: number): Author {
  const { chance, communes } = loader;
  if (known.length > 50 && chance.next() < 0.33) return chance.pick(known);
  const person = inventPerson(chance, 200_000 + serial, chance.pick(communes));
  const applicant = { id: newId(), name: person.fullName };
  rows.person.push({
    id: applicant.id, full_name: person.fullName, identity_number: person.identityNumber, date_of_birth: person.dateOfBirth, sex: person.sex,
    phone: person.phone, address_text: person.addressText, commune_code: person.communeCode,
  });
  known.push(applicant);
  return applicant;
}

/**
 * Loads `count` dossiers of the two years up to the loader's day, through the replay, chain and reception rules of live ones.
 * While one part is being written the next one is made.
 */
export async function loadDossiers(client: pg.ClientBase, loader: Loader, count: number, progress: (loaded: number) => void): Promise<void> {
  const { calendar, until, chance } = loader;
  const plans = plansUntil(calendar, await offersOf(client, calendar, vietnamDay(until)), count, until);
  const known: Author[] = [];
  let writing: Promise<void> = Promise.resolve();
  for (let start = 0; start < plans.length; start += CHUNK) {
    const rows = noRows();
    for (const [place, plan] of plans.slice(start, start + CHUNK).entries()) {
      const cast = castOf(loader, plan, applicantOf(rows, loader, known, start + place));
      addDossier(rows, loader, plan, cast, actsOf(chance, plan, cast, until), start + place);
    }
    await writing;
    progress(start);
    writing = writeRows(client, rows);
  }
  await writing;
  await writeCounters(client, loader.counters);
}

/** Leaves the counters of numbers where the loaded ones end. */
export async function writeCounters(client: pg.ClientBase, counters: Counters): Promise<void> {
  await insertRows(client, "dossier_number_counter", [...counters.values()].map(({ unit, day, last }) => ({ unit, day, last_serial: last })));
}
