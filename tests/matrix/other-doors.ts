import { readCounters } from "@/lib/agencies/queries";
import { provincesByName } from "@/lib/agencies/queries/provinces";
import { tryDue } from "@/lib/deadlines/queries/try-due";
import { tryDueSchema } from "@/lib/deadlines/schema/try-due";
import { openByPin, readSlipDossier } from "@/lib/dossiers/queries/pin-slip";
import type { Actor } from "@/lib/identity/actor";
import { newId } from "@/lib/platform/ids";
import { searchProcedures, readProcedure, readProcedureFacets } from "@/lib/procedures/queries";
import { resolutionReport } from "@/lib/statistics/queries";
import { DOSSIERS } from "@/tests/matrix/door";

/** What everybody may read: it must hold nothing of any dossier's. */
export const PUBLIC: readonly Readonly<{ door: string; call: (actor: Actor) => Promise<unknown> }>[] = [
  { door: `${DOSSIERS}/queries/pin-slip.ts#openByPin`, call: (actor) => openByPin(actor, { code: "H42.18-260101-9999", pin: "000000" }, actor.kind) },
  { door: `${DOSSIERS}/queries/pin-slip.ts#readSlipDossier`, call: (actor) => readSlipDossier(actor, { dossierId: newId(), serial: 1 }) },
  { door: "lib/agencies/queries.ts#readCounters", call: (actor) => readCounters(actor, { name: "Sở Du lịch", level: "PROVINCE", provinceCode: "37" }) },
  { door: "lib/procedures/queries.ts#searchProcedures", call: (actor) => searchProcedures(actor, { q: "the huong dan vien", field: null, level: null, byPost: false, fileable: false, after: null, before: null }) },
  { door: "lib/procedures/queries.ts#readProcedureFacets", call: readProcedureFacets },
  { door: "lib/procedures/queries.ts#readProcedure", call: (actor) => readProcedure(actor, "1.004623") },
  { door: "lib/agencies/queries/provinces.ts#provincesByName", call: provincesByName },
  { door: "lib/deadlines/queries/try-due.ts#tryDue", call: (actor) => tryDue(actor, tryDueSchema.parse({ ngay: "2026-11-20", so: "3" })) },
  { door: "lib/statistics/queries.ts#resolutionReport", call: (actor) => resolutionReport(actor, { from: "2026-01-01", to: "2026-12-31", asOf: "2026-11-26" }) },
];

/** Doors with cells of their own in the runner, for they are not asked for a dossier. */
export const OWN_CELLS = [
  `${DOSSIERS}/queries/batches.ts#listBatches`,
  `${DOSSIERS}/queries/batches.ts#readBatch`,
  `${DOSSIERS}/queries/result-hand-over.ts#manifestsMadeBy`,
  `${DOSSIERS}/commands/saved-filter.ts#saveFilter`,
  `${DOSSIERS}/commands/saved-filter.ts#deleteFilter`,
  `${DOSSIERS}/queries/saved-filters.ts#readSavedFilters`,
  `${DOSSIERS}/commands/start-draft.ts#startDraft`,
  `${DOSSIERS}/commands/file-at-counter.ts#fileAtCounter`,
  `${DOSSIERS}/commands/desk-entry.ts#keepEntry`,
  `${DOSSIERS}/commands/desk-entry.ts#dropEntry`,
  `${DOSSIERS}/commands/shift.ts#openShift`,
  "lib/deadlines/commands/change-calendar-day.ts#setCalendarDay",
  "lib/deadlines/commands/change-calendar-day.ts#removeCalendarDay",
  "lib/deadlines/commands/change-calendar-day.ts#confirmCalendarDay",
  "lib/deadlines/commands/change-working-hours.ts#setWorkingHours",
  "lib/deadlines/commands/change-working-hours.ts#removeWorkingHours",
  "lib/deadlines/commands/publish-calendar.ts#publishCalendar",
  "lib/deadlines/commands/start-calendar-draft.ts#startCalendarDraft",
  "lib/deadlines/commands/start-calendar-draft.ts#discardCalendarDraft",
  "lib/deadlines/commands/start-calendar-draft.ts#openCalendarYear",
  "lib/deadlines/queries/calendar-versions.ts#listCalendarVersions",
  "lib/deadlines/queries/calendar-versions.ts#readCalendarVersion",
  `${DOSSIERS}/queries/calendar-effects.ts#calendarEffects`,
  `${DOSSIERS}/queries/calendar-effects.ts#countCalendarEffects`,
  `${DOSSIERS}/queries/calendar-effects.ts#recomputeProgress`,
  `${DOSSIERS}/commands/answer-opinion.ts#answerOpinion`,
  `${DOSSIERS}/queries/opinions.ts#readOpinionsOfDossier`,
  `${DOSSIERS}/queries/opinions.ts#readOpinionAsked`,
  `${DOSSIERS}/queries/opinions.ts#readOpinionsAsked`,
  `${DOSSIERS}/queries/opinions.ts#agenciesToAsk`,
  `${DOSSIERS}/queries/expert-questions.ts#readExpertNotes`,
  `${DOSSIERS}/queries/expert-questions.ts#readQuestionPhoto`,
  "app/api/question-photos/[id]/route.ts#GET",
  `${DOSSIERS}/queries/reception-reviews.ts#readTrainingRecord`,
  "lib/procedures/commands/save-internal-process.ts#saveInternalProcess",
  "lib/identity/commands/change-account.ts#disableAccount",
  "lib/identity/commands/change-account.ts#enableAccount",
  "lib/identity/commands/end-session.ts#signOutOf",
  "lib/identity/commands/end-session.ts#endOwnSession",
  "lib/identity/commands/end-session.ts#endOtherSessions",
  "lib/identity/queries.ts#ownSessions",
  "lib/identity/queries.ts#staffOfProvince",
  "lib/identity/queries.ts#staffAccount",
  "lib/deliveries/commands/courier-device.ts#meetDevice",
  "lib/deliveries/commands/courier-device.ts#revokeDevice",
  "lib/deliveries/commands/incidents.ts#reportIncident",
  "lib/deliveries/commands/keep-photo.ts#keepPhoto",
  "lib/deliveries/queries/shipments.ts#readShipments",
  `${DOSSIERS}/commands/sync-courier.ts#syncCourier`,
  `${DOSSIERS}/commands/hand-bag.ts#giveBag`,
  `${DOSSIERS}/commands/hand-bag.ts#takeBag`,
] as const;

/** Why a door needs no cells: nobody is known yet when it is opened, or it is no door at all. */
export const WITHOUT_CELLS: Readonly<Record<string, string>> = {
  "lib/identity/commands/sign-in-citizen.ts#signInCitizen": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/commands/sign-in-demo.ts#signInDemo": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/commands/sign-in-staff.ts#signInStaff": "a visitor's door: proven in tests/integration/identity",
  "lib/identity/queries.ts#demoPeople": "invented people, shown to visitors in demo mode only",
  "app/api/auth/[...nextauth]/route.ts#GET": "the identity provider's answer: proven in tests/integration/identity",
  "app/api/webhooks/[carrier]/route.ts#POST": "an operator's system, known by its signature: proven in tests/integration/deliveries/webhooks.test.ts",
  "app/api/courier-sync/route.ts#GET": "the session's courier through the door readCourierSnapshot above",
  "app/api/courier-sync/route.ts#POST": "the session's courier through the door syncCourier, which has its own cells",
  "app/api/courier-sync/photos/[sha256]/route.ts#PUT": "the session's courier through the door keepPhoto, which has its own cells",
  "app/api/courier-sync/codes/route.ts#POST": "the session's courier through the door proveDeliveryCode above",
  "app/api/earlier-dossiers/route.ts#GET": "the session's clerk through the doors readEntry and earlierDossiers above",
  "app/api/scans/route.ts#POST": "the session's clerk through the door addScans above",
  "app/api/scans/[id]/route.ts#GET": "the session's clerk through the door readScanImage above",
  "app/api/scans/pictures/route.ts#GET": "the session's clerk through the door readScanThumbs above",
  "app/api/scans/incoming/[id]/route.ts#GET": "the session's clerk through the door readIncomingScans above",
  "app/api/scans/separators/[id]/route.ts#GET": "the session's clerk through the door printScanSeparators above",
  "app/api/scans/separators/route.ts#GET": "sheets that belong to no dossier, for whoever may scan, and nobody else: tests/e2e/post/digitise.spec.ts",
  "app/api/health/route.ts#GET": "says whether the parts work; knows no person",
  "app/api/register/route.ts#GET": "the door printRegister above; prints the reader's own office or agency",
  "app/api/open-data/resolution/route.ts#GET": "public counts, the door resolutionReport above",
};

/** Actions of visitors, whose command is no door of a room. */
export const VISITORS_ACTIONS = ["app/(public)/dang-nhap/actions.ts#signInWithVneid", "app/(public)/tra-cuu/phieu/actions.ts#close"] as const;
