import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/identity/actor";
import { signInStaff } from "@/lib/identity/commands/sign-in-staff";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/identity/demo-accounts";
import { sessionOfToken } from "@/lib/identity/session";
import { codeAt } from "@/lib/identity/totp";
import { now } from "@/lib/platform/clock";
import { PROVINCIAL_COUNTER } from "@/prisma/seed/data/people";
import { auditOf, identityDatabase, type IdentityDatabase, signInFrom, staffId } from "@/tests/integration/identity/identity-database";

let db: IdentityDatabase;
beforeAll(async () => {
  db = await identityDatabase();
});
afterAll(() => db.close());

const right = (username: string, at = now()) => ({ username, password: DEMO_PASSWORD, totp: codeAt(DEMO_TOTP_SECRET, at), tiep: undefined });
let address = 0;
/** Every attempt from an address of its own, unless a test counts attempts. */
const elsewhere = (at?: Date) => signInFrom(`198.51.100.${++address}`, at);

test("password and code open a session that knows the clerk and the office", async () => {
  const opened = await signInStaff(visitor(), right("ntha.quay"), elsewhere());
  if (!opened.ok) throw new Error(opened.refusals[0].words);
  const session = await sessionOfToken(opened.value.token);
  const office = await db.owner.query<{ id: string }>("select id from post_office where code = $1", [PROVINCIAL_COUNTER]);
  expect(session).toMatchObject({
    method: "PASSWORD",
    actor: { kind: "POSTAL_CLERK", name: "Nguyễn Thị Thu Hà", provinceCode: "37", officeId: office.rows[0]?.id, agencyId: null },
  });
  const stored = await db.owner.query("select token_hash from session where public_id = $1", [opened.value.publicId]);
  expect(stored.rows[0].token_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(stored.rows[0].token_hash).not.toContain(opened.value.token);
});

describe("what is wrong is refused in the same words", () => {
  const refusalOf = async (change: object, username = "lvson.quay") => {
    const answer = await signInStaff(visitor(), { ...right(username), ...change }, elsewhere());
    return answer.ok ? "accepted" : answer.refusals;
  };

  test("password, code, unknown account and disabled account", async () => {
    await db.owner.query("update staff set disabled_at = now() where username = 'vtlan.vhttdl'");
    const answers = [
      await refusalOf({ password: "Motcua@2025" }),
      await refusalOf({ totp: codeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", now()) }),
      await refusalOf({}, "khong.co"),
      await refusalOf({}, "vtlan.vhttdl"),
    ];
    expect(answers[0]).toMatchObject([{ reason: "WRONG_CREDENTIALS" }]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const reasons = (await auditOf(db.owner, "sign-in")).filter(({ event }) => event === "SIGN_IN_FAILED").map(({ payload }) => payload.reason);
    expect(reasons).toEqual(["WRONG_PASSWORD", "WRONG_CODE", "NO_ACCOUNT", "DISABLED"]);
  });

  test("nothing typed is written down", async () => {
    await refusalOf({ password: "bi-mat-cua-toi" }, "go-nham-mat-khau-vao-day");
    const { rows } = await db.owner.query("select count(*)::int as n from audit_event e where e::text like '%bi-mat%' or e::text like '%go-nham%'");
    expect(rows[0].n).toBe(0);
  });

  test("an unknown account takes as long as a known one", async () => {
    const fastest = async (username: string) => {
      const took: number[] = [];
      for (let i = 0; i < 4; i++) {
        const start = performance.now();
        await refusalOf({ password: "sai" }, username);
        took.push(performance.now() - start);
      }
      return Math.min(...took);
    };
    const [known, unknown] = [await fastest("ltyen.tinh38"), await fastest("khong.co.ai")];
    // The password hash is nearly all of it: an answer without hashing would come in a tenth of the time.
    expect(unknown).toBeGreaterThan(known / 3);
  });
});

describe("a code is good once", () => {
  test("the same code again, and the one before it, are refused", async () => {
    const at = now();
    const input = right("tthoa.phuly", at);
    expect(await signInStaff(visitor(), input, elsewhere(at))).toMatchObject({ ok: true });
    expect(await signInStaff(visitor(), input, elsewhere(at))).toMatchObject({ ok: false, refusals: [{ reason: "WRONG_CREDENTIALS" }] });
    const before = right("tthoa.phuly", new Date(at.getTime() - 30_000));
    expect(await signInStaff(visitor(), before, elsewhere(at))).toMatchObject({ ok: false });
    const next = new Date(at.getTime() + 30_000);
    expect(await signInStaff(visitor(), right("tthoa.phuly", next), elsewhere(next))).toMatchObject({ ok: true });
  });

  test("eight browsers with one code at one moment: one gets in", async () => {
    const at = now();
    const input = right("nvlong.phuly", at);
    const answers = await Promise.all(Array.from({ length: 8 }, () => signInStaff(visitor(), input, elsewhere(at))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const id = await staffId(db.owner, "nvlong.phuly");
    const events = (await auditOf(db.owner, "sign-in")).filter(({ subject_id }) => subject_id === id);
    expect(events.filter(({ event }) => event === "SIGNED_IN")).toHaveLength(1);
    expect(events.filter(({ payload }) => payload.reason === "CODE_USED")).toHaveLength(7);
  });
});

describe("guessing is slowed down", () => {
  test("five wrong attempts from one address, then even the right one waits; elsewhere it does not", async () => {
    const here = signInFrom("203.0.113.7");
    const wrong = { ...right("btminh.giamsat"), password: "sai" };
    for (let i = 0; i < 5; i++) expect(await signInStaff(visitor(), wrong, here)).toMatchObject({ refusals: [{ reason: "WRONG_CREDENTIALS" }] });
    const stopped = await signInStaff(visitor(), right("btminh.giamsat"), here);
    expect(stopped).toMatchObject({ ok: false, refusals: [{ reason: "TOO_MANY_ATTEMPTS", words: expect.stringContaining("15 phút") }] });
    await signInStaff(visitor(), wrong, here);
    expect(await signInStaff(visitor(), right("btminh.giamsat"), elsewhere())).toMatchObject({ ok: true });
    const id = await staffId(db.owner, "btminh.giamsat");
    const crossings = (await auditOf(db.owner, "sign-in")).filter(({ subject_id, payload }) => subject_id === id && payload.reason === "TOO_MANY_ATTEMPTS");
    expect(crossings).toHaveLength(1);
  });

  test("twenty attempts at one moment from one address: five are looked at", async () => {
    const here = signInFrom("203.0.113.8");
    const wrong = { ...right("hmduc.gddt"), password: "sai" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => signInStaff(visitor(), wrong, here)));
    const reasons = answers.map((answer) => (answer.ok ? "accepted" : answer.refusals[0].reason));
    expect(reasons.filter((reason) => reason === "WRONG_CREDENTIALS")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "TOO_MANY_ATTEMPTS")).toHaveLength(15);
  });

  test("an account that nobody has is slowed down in the same way", async () => {
    const here = signInFrom("203.0.113.9");
    for (let i = 0; i < 5; i++) await signInStaff(visitor(), right("khong.co"), here);
    expect(await signInStaff(visitor(), right("khong.co"), here)).toMatchObject({ refusals: [{ reason: "TOO_MANY_ATTEMPTS" }] });
  });

  test("success forgives the attempts before it", async () => {
    const here = signInFrom("203.0.113.10");
    const wrong = { ...right("ntbinh.nnmt"), password: "sai" };
    for (let i = 0; i < 4; i++) await signInStaff(visitor(), wrong, here);
    expect(await signInStaff(visitor(), right("ntbinh.nnmt"), here)).toMatchObject({ ok: true });
    for (let i = 0; i < 5; i++) expect(await signInStaff(visitor(), wrong, here)).toMatchObject({ refusals: [{ reason: "WRONG_CREDENTIALS" }] });
  });
});
