import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditHash } from "@/lib/audit/audit-record";
import { CHAIN_START } from "@/lib/audit/chain";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/platform/clock";
import { transact, transactAsJobs } from "@/lib/platform/db";
import { identityDatabase, type IdentityDatabase, staffId } from "@/tests/integration/identity/identity-database";

let db: IdentityDatabase;
let lan = "";
let quyet = "";
beforeAll(async () => {
  db = await identityDatabase();
  const { rows } = await db.owner.query<{ id: string }>("select id from person where full_name in ('Nguyễn Thị Mai Lan', 'Trần Văn Quyết') order by full_name");
  [lan = "", quyet = ""] = rows.map(({ id }) => id);
  await db.owner.query("insert into session (token_hash, public_id, person_id, method, expires_at) values ('hash-lan', gen_random_uuid(), $1, 'OIDC', now() + interval '1 day')", [lan]);
});
afterAll(() => db.close());

const asCitizen = (id: string) => ({ "app.actor_kind": "CITIZEN", "app.actor_id": id }) as const;
const SIGN_IN = { "app.actor_kind": "SIGN_IN" } as const;

describe("the database alone keeps people apart", () => {
  test("a citizen reads the own row, no other person, no employee, no secret, no other session", async () => {
    await transact(asCitizen(quyet), async (tx) => {
      expect((await tx.person.findMany()).map(({ id }) => id)).toEqual([quyet]);
      expect(await tx.person.findUnique({ where: { id: lan } })).toBeNull();
      expect(await tx.staff.count()).toBe(0);
      expect(await tx.staffSecret.count()).toBe(0);
      expect(await tx.session.count()).toBe(0);
    });
    await transact(asCitizen(lan), async (tx) => expect(await tx.session.count()).toBe(1));
  });

  test("a citizen cannot write another person's row, make a person or end another's session", async () => {
    await transact(asCitizen(quyet), async (tx) => {
      expect((await tx.person.updateMany({ where: { id: lan }, data: { phone: "0900000000" } })).count).toBe(0);
      expect((await tx.session.updateMany({ data: { endedAt: now() } })).count).toBe(0);
    });
    await expect(transact(asCitizen(quyet), (tx) => tx.person.create({ data: { fullName: "Không Được" } }))).rejects.toThrow(/row-level security/);
  });

  test("without an actor nothing is there; only the sign-in sees whom it must recognise", async () => {
    await transact({ "app.actor_kind": "VISITOR" }, async (tx) => {
      expect([await tx.person.count(), await tx.staff.count(), await tx.staffSecret.count(), await tx.session.count()]).toEqual([0, 0, 0, 0]);
    });
    await transact(SIGN_IN, async (tx) => {
      expect(await tx.person.count()).toBe(10);
      expect(await tx.staffSecret.count()).toBe(24);
    });
  });

  test("no role of the house but the sign-in reads secrets, the worker not at all", async () => {
    for (const kind of ["POSTAL_CLERK", "AGENCY_HEAD", "ADMINISTRATOR"]) {
      const id = await staffId(db.owner, "nvhung.tinh37");
      await transact({ "app.actor_kind": kind, "app.actor_id": id, "app.actor_province": "37" }, async (tx) => expect(await tx.staffSecret.count()).toBe(0));
    }
    await expect(transactAsJobs((tx) => tx.staffSecret.count())).rejects.toThrow(/permission denied/);
    await expect(transactAsJobs((tx) => tx.session.count())).rejects.toThrow(/permission denied/);
  });

  test("an administrator sees the sessions of the province's staff and no citizen's", async () => {
    const clerk = await staffId(db.owner, "ntha.quay");
    const stranger = await staffId(db.owner, "ltyen.tinh38");
    for (const id of [clerk, stranger]) {
      await db.owner.query("insert into session (token_hash, public_id, staff_id, method, expires_at) values ('hash-' || $1, gen_random_uuid(), $1::uuid, 'PASSWORD', now() + interval '1 day')", [id]);
    }
    const admin = await staffId(db.owner, "nvhung.tinh37");
    await transact({ "app.actor_kind": "ADMINISTRATOR", "app.actor_id": admin, "app.actor_province": "37" }, async (tx) => {
      expect((await tx.session.findMany()).map(({ staffId: owner }) => owner)).toEqual([clerk]);
    });
  });
});

describe("what was written down stays", () => {
  const entry = (i: number) => ({ stream: "imports", event: "CATALOGUE_IMPORTED", actor: { kind: "CITIZEN", id: lan, name: "Nguyễn Thị Mai Lan" }, payload: { b: i, a: "á" }, at: now() }) as const;

  test("twenty writers at one moment make one gapless chain that can be checked", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? transact(SIGN_IN, (tx) => recordAudit(tx, entry(i))) : transact(asCitizen(lan), (tx) => recordAudit(tx, entry(i))))));
    const { rows } = await db.owner.query("select * from audit_event where stream = 'imports' order by seq");
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    let before = CHAIN_START;
    for (const row of rows) {
      expect(row.prev_hash).toBe(before);
      before = auditHash(before, {
        stream: row.stream, seq: row.seq, event: row.event, actorKind: row.actor_kind, actorId: row.actor_id, actorName: row.actor_name,
        subjectId: row.subject_id, payload: row.payload, occurredAt: row.occurred_at,
      });
      expect(row.hash).toBe(before);
    }
  });

  test("nobody signs with another's name, nobody changes or deletes", async () => {
    await expect(transact(asCitizen(quyet), (tx) => recordAudit(tx, entry(99)))).rejects.toThrow(/row-level security/);
    const app = new pg.Client({ connectionString: process.env.DATABASE_APP_URL });
    await app.connect();
    await expect(app.query("update audit_event set event = 'x'")).rejects.toMatchObject({ code: "42501" });
    await expect(app.query("delete from audit_event")).rejects.toMatchObject({ code: "42501" });
    await app.end();
  });
});
