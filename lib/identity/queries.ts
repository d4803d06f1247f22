import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor, StaffRole, Visitor } from "@/lib/identity/actor";
import { DEMO_CITIZEN_DOMAIN, isDemoEmail } from "@/lib/identity/demo-accounts";
import type { StaffFilter } from "@/lib/identity/schema";
import { isLive } from "@/lib/identity/session-limits";
import { asSignIn } from "@/lib/identity/sign-in-transaction";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/generated/client";
import type { SignInMethod } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";
import { searchText } from "@/lib/platform/vietnamese";

export type OwnSession = Readonly<{ publicId: string; method: SignInMethod; userAgent: string; ipAddress: string; createdAt: Date; lastSeenAt: Date }>;

/** The actor's sessions that still open something, last used first. */
export async function ownSessions(actor: Actor): Promise<readonly OwnSession[]> {
  const { actor: owner } = permit(actor, "session.manage-own");
  const at = now();
  const mine = owner.kind === "CITIZEN" ? { personId: owner.id } : { staffId: owner.id };
  const sessions = await withActor(owner, (tx) => tx.session.findMany({ where: { ...mine, endedAt: null, expiresAt: { gt: at } }, orderBy: { lastSeenAt: "desc" } }));
  return sessions.filter((session) => isLive(owner.kind, session, at)).map(({ publicId, method, userAgent, ipAddress, createdAt, lastSeenAt }) => ({ publicId, method, userAgent, ipAddress, createdAt, lastSeenAt }));
}

export type DemoPerson = Readonly<{ id: string; name: string; kind: "CITIZEN" | StaffRole; place: string; username: string | null }>;

/** The invented people of the demo, citizens first, then staff by place. Empty when this is no demo. */
export async function demoPeople(_asking: Visitor): Promise<readonly DemoPerson[]> {
  if (!env("DEMO_MODE").DEMO_MODE) return [];
  return asSignIn(async (tx) => {
    const citizens = await tx.person.findMany({ where: { email: { endsWith: `@${DEMO_CITIZEN_DOMAIN}` } }, include: { commune: true }, orderBy: { id: "asc" }, take: 30 });
    const staff = await tx.staff.findMany({ where: { disabledAt: null }, include: { agency: true, office: true }, orderBy: [{ role: "asc" }, { id: "asc" }] });
    const provinces = new Map((await tx.province.findMany()).map(({ code, name }) => [code, name]));
    return [
      ...citizens.map(({ id, fullName, commune }) => ({ id, name: fullName, kind: "CITIZEN" as const, place: commune?.name ?? "", username: null })),
      ...staff.filter(({ email }) => isDemoEmail(email)).map(({ id, fullName, role, agency, office, provinceCode, username }) => ({
        id, name: fullName, kind: role, place: agency?.shortName ?? office?.name ?? provinces.get(provinceCode) ?? provinceCode, username,
      })),
    ];
  });
}

export type StaffRow = Readonly<{ id: string; username: string; fullName: string; role: StaffRole; place: string; disabledAt: Date | null; lastSeenAt: Date | null }>;
export type StaffPage = Readonly<{ rows: readonly StaffRow[]; total: number; next: string | null }>;

const PAGE = 50;

const WITH_PLACE = {
  agency: { select: { shortName: true } },
  office: { select: { name: true } },
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
} as const satisfies Prisma.StaffInclude;

function rowOf(staff: Prisma.StaffGetPayload<{ include: typeof WITH_PLACE }>): StaffRow {
  const { id, username, fullName, role, disabledAt } = staff;
  return { id, username, fullName, role, disabledAt, place: staff.agency?.shortName ?? staff.office?.name ?? "Toàn tỉnh", lastSeenAt: staff.sessions[0]?.lastSeenAt ?? null };
}

/** The conditions of the administrator's province; nobody else has staff to see here. */
function staffOf(actor: Actor): Prisma.StaffWhereInput {
  return actor.kind === "ADMINISTRATOR" ? { provinceCode: actor.provinceCode } : { id: { in: [] } };
}

/**
 * One page of the staff of the administrator's province, by user name. Names are searched without accents; a province has at most a
 * few thousand employees, so they are compared here and not by an index.
 */
export async function staffOfProvince(actor: Actor, { search, role, state, after }: StaffFilter): Promise<StaffPage> {
  permit(actor, "account.manage");
  const wanted = searchText(search);
  const where: Prisma.StaffWhereInput = { ...staffOf(actor), ...(role === null ? {} : { role }), ...(state === null ? {} : { disabledAt: state === "open" ? null : { not: null } }) };
  return withActor(actor, async (tx) => {
    const names = await tx.staff.findMany({ where, select: { id: true, username: true, fullName: true }, orderBy: { username: "asc" } });
    const matching = names.filter(({ username, fullName }) => wanted === "" || searchText(`${username} ${fullName}`).includes(wanted));
    const begin = after === null ? 0 : matching.findIndex(({ username }) => username === after) + 1;
    const ids = matching.slice(begin, begin + PAGE).map(({ id }) => id);
    const rows = await tx.staff.findMany({ where: { id: { in: ids } }, include: WITH_PLACE, orderBy: { username: "asc" } });
    const more = matching.length > begin + PAGE;
    return { rows: rows.map(rowOf), total: matching.length, next: more ? (rows.at(-1)?.username ?? null) : null };
  });
}

export type AccountEvent = Readonly<{ id: string; event: string; actorName: string; occurredAt: Date; reason: string | null }>;
export type StaffAccount = StaffRow & Readonly<{ email: string; phone: string | null; openSessions: number; events: readonly AccountEvent[] }>;

/** One employee's account with its last happenings; null when the province has none such. */
export async function staffAccount(actor: Actor, id: string): Promise<StaffAccount | null> {
  permit(actor, "account.manage");
  if (!isId(id)) return null;
  const at = now();
  return withActor(actor, async (tx) => {
    const staff = await tx.staff.findFirst({ where: { AND: [{ id }, staffOf(actor)] }, include: WITH_PLACE });
    if (staff === null) return null;
    const sessions = await tx.session.findMany({ where: { staffId: id, endedAt: null, expiresAt: { gt: at } }, select: { lastSeenAt: true, expiresAt: true } });
    const events = await tx.auditEvent.findMany({ where: { subjectId: id }, orderBy: { occurredAt: "desc" }, take: 30 });
    return {
      ...rowOf(staff),
      email: staff.email,
      phone: staff.phone,
      openSessions: sessions.filter((session) => isLive(staff.role, session, at)).length,
      events: events.map(({ id: eventId, event, actorName, occurredAt, payload }) => ({ id: eventId, event, actorName, occurredAt, reason: reasonOf(payload) })),
    };
  });
}

function reasonOf(payload: Prisma.JsonValue): string | null {
  const reason = payload !== null && typeof payload === "object" && !Array.isArray(payload) ? payload.reason : undefined;
  return typeof reason === "string" ? reason : null;
}
