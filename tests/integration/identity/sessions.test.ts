import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotPermitted } from "@/lib/access/policy";
import { visitor } from "@/lib/identity/actor";
import { disableAccount, enableAccount } from "@/lib/identity/commands/change-account";
import { endOtherSessions, endOwnSession, signOutOf } from "@/lib/identity/commands/end-session";
import { signInDemo } from "@/lib/identity/commands/sign-in-demo";
import { demoPeople, ownSessions, staffAccount, staffOfProvince } from "@/lib/identity/queries";
import { type CurrentSession, sessionOfToken } from "@/lib/identity/session";
import { auditOf, identityDatabase, type IdentityDatabase, signInFrom, staffId } from "@/tests/integration/identity/identity-database";

let db: IdentityDatabase;
beforeAll(async () => {
  db = await identityDatabase();
  process.env.DEMO_MODE = "true";
});
afterAll(() => db.close());

async function citizenId(fullName: string): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>("select id from person where full_name = $1", [fullName]);
  return rows[0]?.id ?? "";
}

async function begin(who: string, replaces: CurrentSession | null = null): Promise<{ token: string; session: CurrentSession }> {
  const opened = await signInDemo(visitor(), { who, tiep: undefined }, { ...signInFrom("192.0.2.1"), replaces });
  if (!opened.ok) throw new Error(opened.refusals[0].words);
  const session = await sessionOfToken(opened.value.token);
  if (session === null) throw new Error("The session does not open");
  return { token: opened.value.token, session };
}

const NO_FILTER = { search: "", role: null, state: null, after: null };

describe("one's own sessions", () => {
  test("are listed, ended one by one or all but this one, each end written down", async () => {
    const who = await citizenId("Nguyễn Thị Mai Lan");
    const [first, second, third] = [await begin(who), await begin(who), await begin(who)];
    const { actor } = third.session;
    expect((await ownSessions(actor)).map(({ publicId }) => publicId).toSorted()).toEqual([first, second, third].map(({ session }) => session.publicId).toSorted());
    expect(await endOwnSession(actor, { session: first.session.publicId })).toEqual({ ok: true, value: null });
    expect(await sessionOfToken(first.token)).toBeNull();
    expect(await endOwnSession(actor, { session: first.session.publicId })).toMatchObject({ ok: false, refusals: [{ reason: "SESSION_GONE" }] });
    expect(await endOtherSessions(actor, third.session)).toEqual({ ok: true, value: 1 });
    expect(await sessionOfToken(second.token)).toBeNull();
    expect(await sessionOfToken(third.token)).not.toBeNull();
    expect(await signOutOf(actor, third.session)).toMatchObject({ ok: true });
    expect(await sessionOfToken(third.token)).toBeNull();
    const events = (await auditOf(db.owner, "sign-in")).filter(({ subject_id }) => subject_id === who).map(({ event }) => event);
    expect(events).toEqual(["SIGNED_IN", "SIGNED_IN", "SIGNED_IN", "SESSION_ENDED", "OTHER_SESSIONS_ENDED", "SIGNED_OUT"]);
  });

  test("another person's session cannot be ended", async () => {
    const mine = await begin(await citizenId("Trần Văn Quyết"));
    const theirs = await begin(await citizenId("Phạm Thu Hằng"));
    expect(await endOwnSession(mine.session.actor, { session: theirs.session.publicId })).toMatchObject({ ok: false });
    expect(await endOtherSessions(mine.session.actor, mine.session)).toEqual({ ok: true, value: 0 });
    expect(await sessionOfToken(theirs.token)).not.toBeNull();
  });

  test("becoming somebody else ends the session this browser had", async () => {
    const before = await begin(await citizenId("Lê Quang Huy"));
    await begin(await citizenId("Bùi Đức Thắng"), before.session);
    expect(await sessionOfToken(before.token)).toBeNull();
  });
});

describe("a session grows old", () => {
  const age = (publicId: string, column: "last_seen_at" | "expires_at", interval: string) =>
    db.owner.query(`update session set ${column} = ${column === "last_seen_at" ? "last_seen_at" : "now()"} - interval '${interval}' where public_id = $1`, [publicId]);
  const seen = async (publicId: string) => (await db.owner.query<{ last_seen_at: Date }>("select last_seen_at from session where public_id = $1", [publicId])).rows[0]?.last_seen_at.getTime() ?? 0;

  test("an hour unused is too long for staff and not for a citizen", async () => {
    const clerk = await begin(await staffId(db.owner, "ntha.quay"));
    const citizen = await begin(await citizenId("Đỗ Minh Tuấn"));
    await age(clerk.session.publicId, "last_seen_at", "61 minutes");
    await age(citizen.session.publicId, "last_seen_at", "61 minutes");
    expect(await sessionOfToken(clerk.token)).toBeNull();
    expect(await sessionOfToken(citizen.token)).not.toBeNull();
  });

  test("past its last day it is over, used or not", async () => {
    const citizen = await begin(await citizenId("Đỗ Minh Tuấn"));
    await age(citizen.session.publicId, "expires_at", "1 second");
    expect(await sessionOfToken(citizen.token)).toBeNull();
    expect((await ownSessions(citizen.session.actor)).map(({ publicId }) => publicId)).not.toContain(citizen.session.publicId);
  });

  test("last seen is written once a minute, not at every request", async () => {
    const { token, session } = await begin(await citizenId("Ngô Gia Bảo"));
    const atFirst = await seen(session.publicId);
    await sessionOfToken(token);
    expect(await seen(session.publicId)).toBe(atFirst);
    await age(session.publicId, "last_seen_at", "2 minutes");
    await sessionOfToken(token);
    expect(await seen(session.publicId)).toBeGreaterThanOrEqual(atFirst);
  });

  test("a token nobody gave out opens nothing", async () => {
    expect(await sessionOfToken("")).toBeNull();
    expect(await sessionOfToken("00".repeat(32))).toBeNull();
  });
});

describe("an administrator closes an account", () => {
  test("its sessions are out at the next request and stay out when it is opened again", async () => {
    const admin = await begin(await staffId(db.owner, "nvhung.tinh37"));
    const account = await staffId(db.owner, "tvkien.khcn");
    const official = await begin(account);
    const reason = "Chuyển công tác từ 01/12/2026";
    expect(await disableAccount(admin.session.actor, { account, reason })).toEqual({ ok: true, value: { id: account, fullName: "Trịnh Văn Kiên" } });
    expect(await sessionOfToken(official.token)).toBeNull();
    expect(await disableAccount(admin.session.actor, { account, reason })).toMatchObject({ ok: false, refusals: [{ reason: "ALREADY_SO" }] });
    expect(await signInDemo(visitor(), { who: account, tiep: undefined }, signInFrom("192.0.2.2"))).toMatchObject({ ok: false });
    expect(await enableAccount(admin.session.actor, { account })).toMatchObject({ ok: true });
    expect(await sessionOfToken(official.token)).toBeNull();
    expect(await auditOf(db.owner, "accounts")).toMatchObject([
      { event: "ACCOUNT_DISABLED", subject_id: account, payload: { reason, sessionsEnded: 1 }, actor_kind: "ADMINISTRATOR" },
      { event: "ACCOUNT_ENABLED", subject_id: account },
    ]);
    const page = await staffAccount(admin.session.actor, account);
    expect(page).toMatchObject({ openSessions: 0, disabledAt: null, events: [{ event: "ACCOUNT_ENABLED" }, { event: "ACCOUNT_DISABLED", reason }, { event: "SIGNED_IN" }] });
  });

  test("even when only the row says so, the account is out (the check is made on every request)", async () => {
    const head = await begin(await staffId(db.owner, "vqthang.khcn"));
    await db.owner.query("update staff set disabled_at = now() where username = 'vqthang.khcn'");
    expect(await sessionOfToken(head.token)).toBeNull();
  });

  test("not one's own, not another province's, not without the office", async () => {
    const admin = await begin(await staffId(db.owner, "nvhung.tinh37"));
    const stranger = await begin(await staffId(db.owner, "ltyen.tinh38"));
    const account = await staffId(db.owner, "lvtung.nnmt");
    const reason = "Không có quyền";
    expect(await disableAccount(admin.session.actor, { account: admin.session.actor.id, reason })).toMatchObject({ refusals: [{ reason: "OWN_ACCOUNT" }] });
    expect(await disableAccount(stranger.session.actor, { account, reason })).toMatchObject({ refusals: [{ reason: "ACCOUNT_NOT_FOUND" }] });
    expect(await staffAccount(stranger.session.actor, account)).toBeNull();
    for (const who of [await staffId(db.owner, "btminh.giamsat"), await staffId(db.owner, "ntbinh.nnmt"), await citizenId("Vũ Thị Ngọc Bích")]) {
      const other = await begin(who);
      await expect(disableAccount(other.session.actor, { account, reason })).rejects.toThrow(NotPermitted);
      await expect(staffOfProvince(other.session.actor, NO_FILTER)).rejects.toThrow(NotPermitted);
    }
    await expect(disableAccount(visitor(), { account, reason })).rejects.toThrow(NotPermitted);
    const { rows } = await db.owner.query("select disabled_at from staff where id = $1", [account]);
    expect(rows[0].disabled_at).toBeNull();
  });

  test("the list holds the province's staff, searched without accents, and nobody else's", async () => {
    const admin = await begin(await staffId(db.owner, "nvhung.tinh37"));
    const all = await staffOfProvince(admin.session.actor, NO_FILTER);
    expect(all.total).toBe(23);
    expect(all.rows.map(({ username }) => username)).not.toContain("ltyen.tinh38");
    const found = await staffOfProvince(admin.session.actor, { ...NO_FILTER, search: "tran thi" });
    expect(found.rows.map(({ fullName }) => fullName).toSorted()).toEqual(["Trần Thị Hoa", "Trần Thị Thu"]);
    const couriers = await staffOfProvince(admin.session.actor, { ...NO_FILTER, role: "COURIER" });
    expect(couriers.total).toBe(3);
  });

  test("more than a page of staff is reached page by page, each once", async () => {
    await db.owner.query(
      "insert into staff (id, username, full_name, role, province_code, email) select gen_random_uuid(), 'them.' || i, 'Người Thêm ' || i, 'ADMINISTRATOR', '37', 'them@vidu.vn' from generate_series(1, 70) i",
    );
    const admin = await begin(await staffId(db.owner, "nvhung.tinh37"));
    const seen: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 5; pages++) {
      const page = await staffOfProvince(admin.session.actor, { ...NO_FILTER, after });
      seen.push(...page.rows.map(({ username }) => username));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(93);
    expect(new Set(seen).size).toBe(93);
  });
});

describe("the demo's door", () => {
  test("opens by one click and says so on the session", async () => {
    const { session } = await begin(await staffId(db.owner, "pvcuong.buuta"));
    expect(session).toMatchObject({ method: "DEMO", actor: { kind: "COURIER", name: "Phạm Văn Cường" } });
    const people = await demoPeople(visitor());
    expect(people.filter(({ kind }) => kind === "CITIZEN")).toHaveLength(10);
    expect(new Set(people.map(({ kind }) => kind)).size).toBe(7);
  });

  test("lets nobody become a person who is not invented", async () => {
    const { rows } = await db.owner.query<{ id: string }>(
      "insert into person (id, full_name, email) values (gen_random_uuid(), 'Người Thật', 'nguoi.that@gmail.com'), (gen_random_uuid(), 'Kẻ Giả', 'x@congdan.example.vn') returning id",
    );
    const staff = await db.owner.query<{ id: string }>("select id from staff where username = 'them.1'");
    for (const { id } of [...rows, ...staff.rows]) {
      expect(await signInDemo(visitor(), { who: id, tiep: undefined }, signInFrom("192.0.2.3"))).toMatchObject({ ok: false, refusals: [{ reason: "NO_DEMO_PERSON" }] });
    }
  });

  test("is walled up when the demo mode is off: no list, no session", async () => {
    const who = await staffId(db.owner, "pvcuong.buuta");
    const count = async () => (await db.owner.query<{ n: number }>("select count(*)::int as n from session")).rows[0]?.n;
    const before = await count();
    for (const off of ["false", undefined]) {
      if (off === undefined) delete process.env.DEMO_MODE;
      else process.env.DEMO_MODE = off;
      expect(await signInDemo(visitor(), { who, tiep: undefined }, signInFrom("192.0.2.4"))).toMatchObject({ ok: false, refusals: [{ reason: "DEMO_OFF" }] });
      expect(await demoPeople(visitor())).toEqual([]);
    }
    expect(await count()).toBe(before);
    process.env.DEMO_MODE = "true";
  });
});
