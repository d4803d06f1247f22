import { may, permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { supplementReturnDays } from "@/lib/deadlines/milestones";
import { calendarOfVersion } from "@/lib/deadlines/queries";
import { claimLapsed } from "@/lib/dossiers/claim-lapse";
import { missingComponents } from "@/lib/dossiers/checklist";
import { type DossierForm, readDossierForm } from "@/lib/dossiers/dossier-form";
import type { ComponentView, DossierView, DueView, EventView, FileView, FormView, PaperView, PostalItemView, PickupView } from "@/lib/dossiers/dossier-view";
import { ownerRight } from "@/lib/dossiers/form-data/head";
import { dueView } from "@/lib/dossiers/due-view";
import { FILE_FACTS, fileView } from "@/lib/dossiers/file-view";
import { payloadText } from "@/lib/dossiers/notice-facts";
import { EVENT_WORDS } from "@/lib/dossiers/labels";
import { DOSSIER_EVENTS, type DossierEventName, type DossierFacts, LIFECYCLE, refusalOf } from "@/lib/dossiers/lifecycle";
import { proposalOf } from "@/lib/dossiers/proposal";
import { answerWords } from "@/lib/dossiers/request-answers";
import { turnOf } from "@/lib/dossiers/turn";
import { holderName, whereaboutsWords } from "@/lib/dossiers/whereabouts";
import { formVersion } from "@/lib/forms/versions";
import type { Actor } from "@/lib/identity/actor";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { maskIdentityNumber, maskPhone, vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { isId } from "@/lib/platform/ids";
import { requestFormSchema } from "@/lib/procedures/schema";

const WHOLE = {
  applicant: true, agency: true, office: true, procedureVersion: true, representation: true,
  case: { include: { components: { orderBy: { position: "asc" } } } },
  answers: true, charges: { orderBy: { createdAt: "asc" } }, issuedForms: { orderBy: { issuedAt: "desc" } },
  files: { where: { removedAt: null }, orderBy: { uploadedAt: "asc" }, include: FILE_FACTS },
  pickups: { orderBy: { createdAt: "desc" } }, papers: { orderBy: { id: "asc" } },
  items: { orderBy: { createdAt: "asc" }, include: { events: { orderBy: { occurredAt: "asc" } } } },
  transfers: { orderBy: { occurredAt: "asc" } }, incidents: { orderBy: { id: "asc" } }, events: { orderBy: { seq: "asc" } }, notifications: { orderBy: { createdAt: "desc" } },
} as const satisfies Prisma.DossierInclude;
type Whole = Prisma.DossierGetPayload<{ include: typeof WHOLE }>;

/**
 * One dossier as every wing's page shows it. The scope is inside: null when there is none such for this actor.
 * A look by an employee is written to the access log in the same transaction (Luật 91/2025/QH15).
 */
export async function readDossier(actor: Actor, id: string): Promise<DossierView | null> {
  const permitted = permit(actor, "dossier.read");
  if (!isId(id)) return null;
  return withActor(actor, async (tx) => {
    const whole = await tx.dossier.findFirst({ where: { AND: [{ id }, dossiersVisibleTo(actor)] }, include: WHOLE });
    if (!whole) return null;
    if (actor.kind !== "CITIZEN") await noteLook(permitted, tx, whole.id);
    return viewOf(permitted, tx, whole);
  });
}

async function noteLook({ actor }: Permit, tx: Tx, dossierId: string): Promise<void> {
  // createMany asks for nothing back: whoever writes into the log may not read it.
  await tx.accessLog.createMany({
    data: [{ actorKind: actor.kind, actorId: actor.id, actorName: actor.name, dossierId, what: "Xem hồ sơ", occurredAt: now() }],
  });
}

async function viewOf(permitted: Permit, tx: Tx, whole: Whole): Promise<DossierView> {
  const form = readDossierForm(whole.formData);
  const events = whole.events.map(({ event }) => event as DossierEventName);
  const files = whole.files.map(fileView);
  const [pickups, items] = [whole.pickups.map(pickupView), whole.items.map(itemView)];
  const { agency, office, procedureVersion: version, applicant } = whole;
  const calendar = await calendarOf(permitted, tx, whole);
  const lapsed = whole.holderId !== null && calendar !== null && whole.heldSince !== null && claimLapsed(calendar, lastActOfHolder(whole), now());
  return {
    id: whole.id, version: whole.version, status: whole.status, outcome: whole.outcome,
    shownCode: whole.code ?? whole.submissionCode, code: whole.code, submissionCode: whole.submissionCode,
    channel: whole.channel, returnMethod: whole.returnMethod, returnAddress: whole.returnAddress,
    procedure: {
      code: whole.procedureCode, name: version.name, field: version.field, versionNumber: version.versionNumber,
      resultCodes: version.resultCodes, supplementPolicy: version.supplementPolicy, supplementDays: version.supplementDays, signOff: version.signOff,
      sameDay: version.sameDay, cutoffTime: version.cutoffTime,
    },
    caseId: whole.caseId, caseTitle: whole.case.title,
    agency: { id: agency.id, name: agency.name, shortName: agency.shortName, phone: agency.phone, address: agency.address },
    office: office && {
      id: office.id, name: office.name, address: office.address, phone: office.phone, openingHours: office.openingHours, provinceCode: office.provinceCode,
    },
    applicant: {
      id: applicant.id, name: whole.applicantName, email: applicant.email, address: applicant.addressText,
      identityNumber: applicant.identityNumber && maskIdentityNumber(applicant.identityNumber),
      phone: applicant.phone && maskPhone(applicant.phone),
    },
    owner: ownerOf(whole),
    request: requestAnswers(version.requestForm, form),
    components: componentViews(whole, form, files),
    resultFiles: files.filter(({ purpose }) => purpose === "RESULT"),
    otherFiles: files.filter(({ purpose, componentId }) => purpose === "COMPONENT" && componentId === null),
    proofFiles: files.filter(({ purpose }) => purpose === "PROOF"),
    papers: paperViews(whole),
    transfers: whole.transfers.map(({ id, kind, receiverKind, giverName, receiverName, place, discrepancy, sealNumber, occurredAt }) => ({
      id, kind, receiverKind, giverName, receiverName, place, discrepancy, sealNumber, at: occurredAt,
    })),
    incidents: whole.incidents.map(({ id, kind, words, responsibleName, noticedByName, noticedAt, settlement }) => ({ id, kind, words, responsibleName, noticedByName, noticedAt, settlement })),
    events: whole.events.map((event) => eventView(permitted, event)).reverse(),
    forms: whole.issuedForms.map(formView),
    charges: whole.charges.map(({ id, kind, name, amount, basis }) => ({ id, kind, name, amount: Number(amount), basis })),
    notices: whole.notifications.map(({ id, channel, subject, body, status, createdAt, sentAt }) => ({ id, channel, subject, body, status, createdAt, sentAt })),
    pickups, items,
    moments: {
      createdAt: whole.createdAt, submittedAt: whole.submittedAt, receivedAt: whole.receivedAt, clockStartedAt: whole.clockStartedAt,
      processingEndedAt: whole.processingEndedAt, returnedAt: whole.returnedAt,
    },
    due: dueOfDossier(whole, calendar),
    turn: turnOf({
      status: whole.status, channel: whole.channel, returnMethod: whole.returnMethod, agencyName: agency.shortName, events,
      pickupOpen: pickups.some(({ status }) => status === "REQUESTED" || status === "ASSIGNED" || status === "COLLECTED"),
    }),
    holder: holderOf(whole, lapsed),
    supplementRequests: events.filter((event) => event === "REQUEST_SUPPLEMENT").length,
    supplementReturn: supplementReturnOf(whole, calendar),
    extensionNeedsHead: extensionNeedsHead(whole),
    proposal: permitted.actor.kind === "CITIZEN" ? null : proposalIn(whole),
    openRequest: openRequestOf(whole),
    possible: possibleFor(permitted, whole, lapsed),
  };
}

/** The calendar by which the dossier's term runs; null before reception, and where it cannot be read. */
async function calendarOf(permitted: Permit, tx: Tx, whole: Whole): Promise<WorkingCalendar | null> {
  const calendar = whole.calendarVersion === null ? null : await calendarOfVersion(permitted, tx, whole.calendarVersion, whole);
  return calendar?.ok === true ? calendar.value : null;
}

/** When the holder last did something, or took the dossier. */
function lastActOfHolder({ holderId, heldSince, events }: Whole): Date {
  const last = events.findLast(({ actorId }) => actorId === holderId);
  return last && heldSince && last.occurredAt > heldSince ? last.occurredAt : (heldSince ?? now());
}

function dueOfDossier(whole: Whole, calendar: WorkingCalendar | null): DueView | null {
  return dueView({
    calendar,
    dueAt: whole.dueAt, originalDueAt: whole.originalDueAt, beforeExtensionAt: whole.dueBeforeExtensionAt, provisional: whole.dueProvisional, status: whole.status,
    supplementPolicy: whole.procedureVersion.supplementPolicy, termValue: whole.termValue === null ? null : Number(whole.termValue),
    termUnit: whole.termUnit, processingEndedAt: whole.processingEndedAt, at: now(),
  });
}

function ownerOf(whole: Whole): DossierView["owner"] {
  const { representation } = whole;
  if (representation === null) return null;
  const { kind, ownerName, ownerIdentityNumber, ownerTaxCode } = representation;
  return { kind, name: ownerName, number: ownerIdentityNumber === null ? ownerTaxCode : maskIdentityNumber(ownerIdentityNumber), right: ownerRight(representation) };
}

function requestAnswers(requestForm: unknown, form: DossierForm): DossierView["request"] {
  const fields = requestFormSchema.parse(requestForm);
  return fields.map(({ key, label, type }) => ({ key, label, value: answerWords({ type }, form.request[key] ?? "") }));
}

function componentViews(whole: Whole, form: DossierForm, files: readonly FileView[]): ComponentView[] {
  const answers = new Map(whole.answers.map((answer) => [answer.componentId, answer]));
  return whole.case.components.map((component) => {
    const { id, position, name, kind, originals, certifiedCopies, photocopies, alternativeGroup, conditionText, formTemplate, replacedByData } = component;
    return {
      id, position, name, kind, originals, certifiedCopies, photocopies, alternativeGroup, conditionText, formTemplate, replacedByData,
      declared: form.papers[id] ?? null, answer: answers.get(id) ?? null, files: files.filter((file) => file.componentId === id),
    };
  });
}

function paperViews(whole: Whole): PaperView[] {
  return whole.papers.map((paper) => {
    const name = paper.holderKind === "CITIZEN" ? null : holderName(paper, whole.transfers);
    const { id, componentId, kind, description, count, owedBack, holderKind } = paper;
    return {
      id, componentId, kind, description, count, owedBack, holderKind, holderName: name,
      whereabouts: whereaboutsWords(holderKind, name, whole.agency.shortName),
    };
  });
}

/** Acts within the agency: the applicant reads that they happened, not what was said over them. */
const INTERNAL: ReadonlySet<DossierEventName> = new Set(["RELEASE", "TAKE_OVER", "ASSIGN", "TRANSFER", "ALLOW_SUPPLEMENT", "PROPOSE", "RETURN_PROPOSAL"]);

function eventView({ actor }: Permit, row: Whole["events"][number]): EventView {
  const event = row.event as DossierEventName;
  const words: string = EVENT_WORDS[event];
  const kind = row.actorKind as keyof typeof ACTOR_WORDS;
  return {
    seq: row.seq, event, title: words.charAt(0).toUpperCase() + words.slice(1), actorName: row.actorName, actorKindWords: ACTOR_WORDS[kind],
    at: row.occurredAt, ...(actor.kind === "CITIZEN" && INTERNAL.has(event) ? { reason: null, payload: {} } : { reason: row.reason, payload: isRecord(row.payload) ? row.payload : {} }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function formView({ id, kind, versionId, issuedByName, issuedAt }: Whole["issuedForms"][number]): FormView {
  return { id, kind, title: formVersion(versionId)?.title ?? kind, issuedByName, issuedAt };
}

function pickupView({ id, status, contactName, phone, addressText, windowFrom, windowTo, courierId }: Whole["pickups"][number]): PickupView {
  return { id, status, contactName, phone, address: addressText, windowFrom, windowTo, courierId };
}

function itemView({ id, direction, itemCode, status, sealNumber, receiverName, addressText, events }: Whole["items"][number]): PostalItemView {
  return {
    id, direction, itemCode, status, sealNumber, receiverName, address: addressText,
    events: events.map((event) => ({ id: event.id, status: event.status, reason: event.reason, actorName: event.actorName, at: event.occurredAt })),
  };
}

/** Events by which somebody takes a dossier himself, and those by which he is given it. */
const TAKEN: ReadonlySet<string> = new Set(["CLAIM", "TAKE_OVER", "GRANT", "REFUSE"]);
const GIVEN: ReadonlySet<string> = new Set(["ASSIGN", "TRANSFER"]);

/** Who holds the dossier now; the name stands in the event by which he took it. */
function holderOf(whole: Whole, lapsed: boolean): DossierView["holder"] {
  const { holderId } = whole;
  if (holderId === null) return null;
  const taking = whole.events.findLast(({ actorId, event, payload }) => (GIVEN.has(event) ? payloadText(payload, "assigneeId") === holderId : TAKEN.has(event) && actorId === holderId));
  const name = taking && GIVEN.has(taking.event) ? payloadText(taking.payload, "assigneeName") : taking?.actorName;
  return { id: holderId, name: name ?? "", since: whole.heldSince, lapsed: lapsed && whole.status === "PROCESSING" };
}

/** By when it may go back for supplement, while the first request is still to be made. */
function supplementReturnOf({ status, receivedAt, events }: Whole, calendar: WorkingCalendar | null): DossierView["supplementReturn"] {
  if (status !== "PROCESSING" || receivedAt === null || calendar === null || events.some(({ event }) => event === "REQUEST_SUPPLEMENT")) return null;
  const days = supplementReturnDays(calendar, receivedAt);
  if (!days.ok) return null;
  const { warnDay, lastDay } = days.value;
  const today = vietnamDay(now());
  return { lastDay, state: today > lastDay ? "PASSED" : today >= warnDay ? "LAST_DAYS" : "IN_TIME" };
}

/** The rule of NĐ 61/2018, Điều 19.9 as far as it can be told before a date is chosen: once, and a day before expiry. */
function extensionNeedsHead({ status, dueAt, events }: Whole): DossierView["extensionNeedsHead"] {
  if (status !== "PROCESSING" || dueAt === null) return null;
  if (events.some(({ event }) => event === "EXTEND")) return "REPEATED";
  return vietnamDay(now()) >= vietnamDay(dueAt) ? "TOO_LATE" : null;
}

function proposalIn({ proposedAt, events }: Whole): DossierView["proposal"] {
  const proposed = proposedAt === null ? undefined : events.findLast(({ event }) => event === "PROPOSE");
  const proposal = proposed && proposalOf(proposed.payload);
  return proposed && proposal ? { ...proposal, by: proposed.actorName, at: proposed.occurredAt } : null;
}

function openRequestOf(whole: Whole): DossierView["openRequest"] {
  if (whole.status !== "AWAITING_SUPPLEMENT") return null;
  const last = whole.events.findLast(({ event }) => event === "REQUEST_COMPLETION" || event === "REQUEST_SUPPLEMENT");
  return last ? { words: last.reason ?? "", by: last.actorName, at: last.occurredAt } : null;
}

/** What the lifecycle lets this actor do now: the screen shows these buttons and no other. */
function possibleFor({ actor }: Permit, whole: Whole, lapsed: boolean): DossierEventName[] {
  const facts: DossierFacts = {
    status: whole.status, received: whole.receivedAt !== null, holderId: whole.holderId, actorId: actor.id, actorKind: actor.kind, returnMethod: whole.returnMethod,
    signOff: whole.procedureVersion.signOff, proposed: whole.proposedAt !== null, claimLapsed: lapsed,
    supplementRequests: whole.events.filter(({ event }) => event === "REQUEST_SUPPLEMENT").length,
    supplementAllowances: whole.events.filter(({ event }) => event === "ALLOW_SUPPLEMENT").length,
    missingAnswers: missingComponents(whole.case.components, whole.answers).length,
    papersOwed: whole.papers.filter(({ owedBack, holderKind }) => owedBack && holderKind !== "CITIZEN").length,
    resultFiles: whole.files.filter(({ purpose }) => purpose === "RESULT").length,
  };
  const asked = whole.status === "AWAITING_SUPPLEMENT";
  return DOSSIER_EVENTS.filter(
    // The applicant sends further files only when asked to.
    (event) => may(actor, LIFECYCLE[event].permission) && refusalOf(event, facts) === null && (event !== "DIGITISE" || actor.kind !== "CITIZEN" || asked),
  );
}
