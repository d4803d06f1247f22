import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { listDeliveries } from "@/lib/deliveries/queries";
import { listDevices } from "@/lib/deliveries/queries/devices";
import { listIncidents } from "@/lib/deliveries/queries/incidents";
import { listExceededPromises, officeQuality } from "@/lib/deliveries/queries/postal-quality";
import { listPutAside } from "@/lib/deliveries/queries/put-aside";
import { listUndelivered } from "@/lib/deliveries/queries/undelivered";
import { AGENCY_QUEUES } from "@/lib/dossiers/agency-queues";
import { setPickupCapacity } from "@/lib/dossiers/commands/change-pickup";
import { COUNTER_PILES } from "@/lib/dossiers/counter-piles";
import { MY_DOSSIER_FILTERS } from "@/lib/dossiers/my-dossier-filter";
import { exportAgencyInbox } from "@/lib/dossiers/queries/agency-export";
import { countAgencyInbox, type QueueCounts, readAgencyDesk, readAgencyInbox } from "@/lib/dossiers/queries/agency-inbox";
import { counterColleagues } from "@/lib/dossiers/queries/counter-colleagues";
import { readCounterOffers } from "@/lib/dossiers/queries/counter-offers";
import { countPiles, listPile } from "@/lib/dossiers/queries/counter-queue";
import { readCourierSnapshot } from "@/lib/dossiers/queries/courier-snapshot";
import { listStops } from "@/lib/dossiers/queries/courier-stops";
import { earlierDossiers, readEntry } from "@/lib/dossiers/queries/desk-entry";
import { readAgencyQuestions, readAskedQuestions } from "@/lib/dossiers/queries/expert-questions";
import { readHandOverDue } from "@/lib/dossiers/queries/hand-over-due";
import { listManifests, manifestCandidates } from "@/lib/dossiers/queries/manifests";
import { readMyDossiers } from "@/lib/dossiers/queries/my-dossiers";
import { listDayTransfers, listPapers } from "@/lib/dossiers/queries/papers";
import { readPickupPlan } from "@/lib/dossiers/queries/pickup-plan";
import { agenciesOfProvince, readProvinceDossiers } from "@/lib/dossiers/queries/province-dossiers";
import { readAgencyReviews } from "@/lib/dossiers/queries/reception-reviews";
import { printRegister, readRegister } from "@/lib/dossiers/queries/register";
import { readCouriersCash } from "@/lib/dossiers/queries/courier-cash";
import { hasOpenShift, readShifts } from "@/lib/dossiers/queries/shift";
import { agencyInboxFilter, provinceDossiersFilter } from "@/lib/dossiers/schema/list-filters";
import { readAllAlerts } from "@/lib/notifications/commands";
import { countUnreadAlerts, listAlerts } from "@/lib/notifications/queries";
import { readInternalProcesses } from "@/lib/procedures/queries/internal-processes";
import { STAGES } from "@/tests/factories";
import { operation, from, DOSSIERS, type ListDoor } from "@/tests/matrix/door";
import { CUSTODY_LISTS } from "@/tests/matrix/custody-rows";

const inbox = agencyInboxFilter.parse({});
const NO_COUNTS = { ...Object.fromEntries(AGENCY_QUEUES.map((queue) => [queue, 0])), overflow: false } as QueueCounts;
const province = provinceDossiersFilter.parse({});

export const LISTS: readonly ListDoor[] = [
  { door: `${DOSSIERS}/queries/desk-entry.ts#readEntry`, permission: "desk-entry.keep", call: (actor) => readEntry(actor, "new"), shows: [] },
  { door: `${DOSSIERS}/queries/desk-entry.ts#earlierDossiers`, permission: "dossier.file-at-counter", call: (actor) => earlierDossiers(actor, "035188004127"), shows: [] },
  { door: `${DOSSIERS}/queries/hand-over-due.ts#readHandOverDue`, permission: "manifest.make", call: readHandOverDue, shows: [] },
  { door: `${DOSSIERS}/queries/counter-colleagues.ts#counterColleagues`, permission: "clerk.substitute", call: counterColleagues, shows: [] },
  { door: `${DOSSIERS}/queries/shift.ts#readShifts`, permission: "shift.read", call: readShifts, shows: [] },
  { door: `${DOSSIERS}/queries/courier-cash.ts#readCouriersCash`, permission: "cash.take-from-courier", call: readCouriersCash, shows: [] },
  { door: `${DOSSIERS}/queries/shift.ts#hasOpenShift`, permission: "shift.work", call: hasOpenShift, shows: [] },
  { door: `${DOSSIERS}/queries/my-dossiers.ts#readMyDossiers`, permission: "dossier.draft", call: (actor) => Promise.all(MY_DOSSIER_FILTERS.map((filter) => readMyDossiers(actor, { filter, q: "", after: null, before: null }))), shows: STAGES.map((stage) => ["owner", stage] as const) },
  { door: `${DOSSIERS}/queries/agency-inbox.ts#readAgencyDesk`, permission: "dossier.process", call: readAgencyDesk, shows: [] },
  { door: `${DOSSIERS}/queries/agency-inbox.ts#readAgencyInbox`, permission: "dossier.process", call: (actor) => Promise.all(AGENCY_QUEUES.map((queue) => readAgencyInbox(actor, queue, inbox))), shows: (["officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)) },
  { door: `${DOSSIERS}/queries/agency-inbox.ts#countAgencyInbox`, permission: "dossier.process", call: (actor) => countAgencyInbox(actor, "tat-ca", agencyInboxFilter.parse({ tim: "mai lan" }), { counts: NO_COUNTS }), shows: [] },
  {
    door: `${DOSSIERS}/queries/agency-export.ts#exportAgencyInbox`, permission: "dossier.process", call: (actor) => allOf(exportAgencyInbox(actor, "tat-ca", inbox, 1_000)),
    shows: (["officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)),
  },
  { door: `${DOSSIERS}/queries/counter-queue.ts#listPile`, permission: "dossier.check", call: (actor) => Promise.all([...COUNTER_PILES.map((pile) => listPile(actor, { pile })), listPile(actor, { pile: "CHECK", words: "mai lan" })]), shows: from("SUBMITTED").map((stage) => ["clerkHere", stage] as const) },
  { door: `${DOSSIERS}/queries/counter-queue.ts#countPiles`, permission: "dossier.check", call: countPiles, shows: [] },
  { door: `${DOSSIERS}/queries/courier-stops.ts#listStops`, permission: "pickup.collect", call: listStops, shows: [["courierOfIt", "SUBMITTED"], ["courierOfIt", "ASSIGNED"], ["courierBeside", "SUBMITTED"]] },
  { door: `${DOSSIERS}/queries/courier-snapshot.ts#readCourierSnapshot`, permission: "device.sync", call: async (actor) => ({ ...(await readCourierSnapshot(actor)), takenAt: "" }), shows: [["courierOfIt", "SUBMITTED"], ["courierOfIt", "ASSIGNED"], ["courierOfIt", "OUT_FOR_DELIVERY"], ["courierBeside", "SUBMITTED"]] },
  { door: "lib/deliveries/queries/put-aside.ts#listPutAside", permission: "postal-event.settle", call: listPutAside, shows: [] },
  { door: "lib/deliveries/queries/postal-quality.ts#listExceededPromises", permission: "postal-quality.read", call: listExceededPromises, shows: [] },
  { door: "lib/deliveries/queries/postal-quality.ts#officeQuality", permission: "postal-quality.read", call: (actor) => officeQuality(actor, "2026-11-01", "2026-11-30"), shows: [] },
  {
    door: `${DOSSIERS}/queries/papers.ts#listPapers`, permission: "papers.read", call: (actor) => Promise.all([listPapers(actor, {}), listPapers(actor, { holder: "CITIZEN" })]), shows: [],
  },
  { door: `${DOSSIERS}/commands/change-pickup.ts#setPickupCapacity`, permission: "pickup.plan", call: (actor) => setPickupCapacity(actor, { operationId: operation(), area: "Ma trận", visits: 12 }), shows: [] },
  { door: `${DOSSIERS}/queries/pickup-plan.ts#readPickupPlan`, permission: "pickup.plan", call: readPickupPlan, shows: [] },
  { door: `${DOSSIERS}/queries/papers.ts#listDayTransfers`, permission: "papers.read", call: (actor) => listDayTransfers(actor, "2026-11-26"), shows: [] },
  { door: "lib/deliveries/queries/devices.ts#listDevices", permission: "device.revoke", call: listDevices, shows: [] },
  { door: "lib/deliveries/queries/incidents.ts#listIncidents", permission: "incident.read", call: (actor) => listIncidents(actor, { open: false }), shows: [] },
  { door: "lib/deliveries/queries/undelivered.ts#listUndelivered", permission: "delivery.read", call: listUndelivered, shows: [] },
  { door: "lib/deliveries/queries.ts#listDeliveries", permission: "delivery.complete", call: listDeliveries, shows: [["courierOfIt", "DISPATCHED"], ["courierOfIt", "OUT_FOR_DELIVERY"], ["courierBeside", "DISPATCHED"]] },
  { door: `${DOSSIERS}/queries/manifests.ts#listManifests`, permission: "manifest.read", call: (actor) => listManifests(actor), shows: (["clerkHere", "supervisorHere", "officialHere", "headHere"] as const).map((column) => [column, "WITH_AGENCY"] as const) },
  { door: `${DOSSIERS}/queries/manifests.ts#manifestCandidates`, permission: "manifest.make", call: manifestCandidates, shows: [["clerkHere", "RECEIVED"], ["officialHere", "RESOLVED"], ["headHere", "RESOLVED"]] },
  { door: `${DOSSIERS}/queries/province-dossiers.ts#readProvinceDossiers`, permission: "statistics.read-province", call: (actor) => readProvinceDossiers(actor, province, "2026-11-26"), shows: from("SUBMITTED").map((stage) => ["administratorHere", stage] as const) },
  { door: "lib/notifications/queries.ts#listAlerts", permission: "alert.read", call: (actor) => listAlerts(actor, "", false), shows: [] },
  { door: "lib/notifications/queries.ts#countUnreadAlerts", permission: "alert.read", call: countUnreadAlerts, shows: [] },
  { door: "lib/notifications/commands.ts#readAllAlerts", permission: "alert.read", call: (actor) => readAllAlerts(actor, { upTo: new Date("2026-11-26T03:00:00Z") }), shows: [] },
  { door: `${DOSSIERS}/queries/counter-offers.ts#readCounterOffers`, permission: "dossier.file-at-counter", call: readCounterOffers, shows: [] },
  { door: `${DOSSIERS}/queries/expert-questions.ts#readAgencyQuestions`, permission: "expert-question.answer", call: (actor) => readAgencyQuestions(actor), shows: [] },
  { door: `${DOSSIERS}/queries/expert-questions.ts#readAskedQuestions`, permission: "expert-question.read", call: (actor) => readAskedQuestions(actor), shows: [] },
  { door: `${DOSSIERS}/queries/reception-reviews.ts#readAgencyReviews`, permission: "reception-review.judge", call: (actor) => readAgencyReviews(actor), shows: [] },
  {
    door: `${DOSSIERS}/queries/register.ts#readRegister`, permission: "register.print", call: (actor) => readRegister(actor, { from: "2026-10-01", to: "2026-11-26" }),
    shows: (["clerkHere", "supervisorHere", "officialHere", "headHere"] as const).flatMap((column) => from("RECEIVED").map((stage) => [column, stage] as const)),
  },
  { door: `${DOSSIERS}/queries/register.ts#printRegister`, permission: "register.print", call: (actor) => printRegister(actor, { from: "2026-11-20", to: "2026-11-26" }), shows: [] },
  { door: "lib/procedures/queries/internal-processes.ts#readInternalProcesses", permission: "internal-process.read", call: (actor) => readInternalProcesses(actor), shows: [] },
  { door: "lib/agencies/queries/own-office.ts#ownOfficeName", permission: "pickup.read", call: ownOfficeName, shows: [] },
  ...CUSTODY_LISTS,
  { door: `${DOSSIERS}/queries/province-dossiers.ts#agenciesOfProvince`, permission: "statistics.read-province", call: agenciesOfProvince, shows: [] },
];

async function allOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const chunk of chunks) all.push(...chunk);
  return all;
}
