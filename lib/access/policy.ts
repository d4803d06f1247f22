import type { Actor, ActorKind, SignedIn } from "@/lib/identity/actor";

/** Every act that a door can perform, and who may: one table, read by commands, queries, screens and the access matrix. */
export const PERMISSIONS = {
  "catalogue.read": ["VISITOR", "CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "statistics.read-public": ["VISITOR", "CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "statistics.read-province": ["ADMINISTRATOR"],
  "dossier.look-up": ["VISITOR", "CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "dossier.read": ["CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "dossier.draft": ["CITIZEN"],
  "dossier.submit": ["CITIZEN"],
  "dossier.withdraw": ["CITIZEN"],
  "dossier.answer-supplement": ["CITIZEN", "POSTAL_CLERK"],
  "dossier.file-at-counter": ["POSTAL_CLERK"],
  "desk-entry.keep": ["POSTAL_CLERK"],
  "pin-slip.issue": ["POSTAL_CLERK"],
  "cash.take": ["POSTAL_CLERK"],
  "cash.take-at-door": ["COURIER"],
  "cash.take-from-courier": ["POSTAL_CLERK"],
  "shift.work": ["POSTAL_CLERK"],
  "shift.read": ["POSTAL_CLERK", "POSTAL_SUPERVISOR"],
  "clerk.substitute": ["POSTAL_CLERK"],
  "dossier.check": ["POSTAL_CLERK"],
  "dossier.receive": ["POSTAL_CLERK"],
  "dossier.process": ["OFFICIAL", "AGENCY_HEAD"],
  "dossier.decide": ["OFFICIAL", "AGENCY_HEAD"],
  "dossier.take-over": ["AGENCY_HEAD"],
  "dossier.assign": ["AGENCY_HEAD"],
  "dossier.transfer": ["OFFICIAL", "AGENCY_HEAD"],
  "dossier.remind": ["AGENCY_HEAD"],
  "dossier.extend": ["OFFICIAL", "AGENCY_HEAD"],
  "dossier.override": ["AGENCY_HEAD"],
  "dossier.sign-off": ["AGENCY_HEAD"],
  "dossier.close-unanswered": ["SYSTEM"],
  "dossier.recompute-due": ["SYSTEM"],
  "opinion.read": ["OFFICIAL", "AGENCY_HEAD"],
  "opinion.answer": ["OFFICIAL", "AGENCY_HEAD"],
  "opinion.record": ["SYSTEM"],
  "expert-question.ask": ["POSTAL_CLERK"],
  "expert-question.read": ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "expert-question.answer": ["OFFICIAL", "AGENCY_HEAD"],
  "batch.run": ["OFFICIAL", "AGENCY_HEAD"],
  "internal-process.read": ["OFFICIAL", "AGENCY_HEAD"],
  "internal-process.manage": ["AGENCY_HEAD"],
  "reception-review.read": ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "reception-review.judge": ["OFFICIAL", "AGENCY_HEAD"],
  "register.print": ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "saved-filter.manage": ["OFFICIAL", "AGENCY_HEAD"],
  "alert.read": ["POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "alert.make": ["SYSTEM"],
  "calendar.manage": ["ADMINISTRATOR"],
  "dossier.accept-supplement": ["POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "dossier.return-at-counter": ["POSTAL_CLERK"],
  "scan.manage": ["POSTAL_CLERK"],
  "file.upload": ["CITIZEN", "POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "file.read": ["CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "file.certify": ["POSTAL_CLERK"],
  "document.keep-own": ["CITIZEN"],
  "document.reuse": ["CITIZEN", "POSTAL_CLERK"],
  "form.read": ["CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "pickup.read": ["COURIER", "POSTAL_CLERK", "POSTAL_SUPERVISOR"],
  "pickup.collect": ["COURIER"],
  "pickup.change": ["CITIZEN"],
  "pickup.plan": ["POSTAL_SUPERVISOR"],
  "papers.take-over": ["POSTAL_CLERK"],
  "manifest.read": ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "manifest.make": ["POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "manifest.sign": ["POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "custody.scan": ["POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "delivery.read": ["COURIER", "POSTAL_CLERK", "POSTAL_SUPERVISOR"],
  "delivery.complete": ["COURIER"],
  "delivery.take-back": ["POSTAL_CLERK"],
  "papers.read": ["POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "incident.read": ["COURIER", "POSTAL_CLERK", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD"],
  "incident.report": ["COURIER", "POSTAL_CLERK", "OFFICIAL", "AGENCY_HEAD"],
  "incident.settle": ["POSTAL_SUPERVISOR"],
  "device.sync": ["COURIER"],
  "bag.hand-over": ["COURIER"],
  "device.revoke": ["COURIER", "POSTAL_SUPERVISOR"],
  "held-act.read": ["COURIER", "POSTAL_SUPERVISOR"],
  "held-act.dismiss": ["POSTAL_SUPERVISOR"],
  "shipment.run": ["SYSTEM"],
  "shipment.read": ["CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "postal-event.settle": ["POSTAL_SUPERVISOR"],
  "postal-quality.read": ["POSTAL_SUPERVISOR"],
  "postal-claim.open": ["CITIZEN", "POSTAL_CLERK", "POSTAL_SUPERVISOR"],
  "postal-claim.read": ["CITIZEN", "POSTAL_CLERK", "POSTAL_SUPERVISOR"],
  "postal-claim.answer": ["POSTAL_SUPERVISOR"],
  "carrier.read": ["POSTAL_SUPERVISOR", "ADMINISTRATOR"],
  "delivery-code.make": ["CITIZEN"],
  "carrier.switch": ["ADMINISTRATOR"],
  "session.manage-own": ["CITIZEN", "POSTAL_CLERK", "COURIER", "POSTAL_SUPERVISOR", "OFFICIAL", "AGENCY_HEAD", "ADMINISTRATOR"],
  "account.manage": ["ADMINISTRATOR"],
} as const satisfies Record<string, readonly ActorKind[]>;

export type Permission = keyof typeof PERMISSIONS;

/** The actor asked for an act that is not his: a hidden button was pressed, or a bug. Pages answer "not found". */
export class NotPermitted extends Error {
  override readonly name = "NotPermitted";
  constructor(readonly permission: Permission, readonly kind: ActorKind) {
    super(`${kind} may not ${permission}`);
  }
}

declare const permitBrand: unique symbol;
/** Proof that the gate was passed by this actor for this act; what changes state asks for it. */
export type Permit<P extends Permission = Permission> = Readonly<{ permission: P; actor: SignedIn }> & { readonly [permitBrand]: true };

/** True when the table allows the act to the actor's kind. Screens ask this before they show a button. */
export function may(actor: Actor, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly ActorKind[]).includes(actor.kind);
}

/**
 * The first lock: every command and every read of personal data begins here.
 * @throws NotPermitted when the actor's kind does not have the permission
 */
export function permit<P extends Permission>(actor: Actor, permission: P): Permit<P> {
  if (!may(actor, permission)) throw new NotPermitted(permission, actor.kind);
  return { permission, actor } as Permit<P>;
}
