import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/identity/actor";
import { signInCitizen } from "@/lib/identity/commands/sign-in-citizen";
import { sessionOfToken } from "@/lib/identity/session";
import { DEMO_CITIZENS } from "@/prisma/seed/data/people";
import { identityOf } from "@/simulators/identity-provider/demo-people";
import { auditOf, identityDatabase, type IdentityDatabase, signInFrom } from "@/tests/integration/identity/identity-database";

let db: IdentityDatabase;
beforeAll(async () => {
  db = await identityDatabase();
});
afterAll(() => db.close());

const from = () => signInFrom("192.0.2.10");
const claims = (number: string, subject: string, more: object = {}) => ({ sub: subject, LoaiTaiKhoan: "1", SoDinhDanh: number, HoVaTen: "Trương Thị Mới", loAs: "2", ...more });
const peopleWith = async (number: string) => (await db.owner.query<Record<string, unknown>>("select * from person where identity_number = $1", [number])).rows;

test("a first sign-in makes the person, a second finds the same and refreshes what the provider knows best", async () => {
  const number = "037192004411";
  const first = await signInCitizen(visitor(), claims(number, "moi-1", { SoDienThoai: "0900000301", NgayThangNamSinh: "05/05/1992" }), from());
  if (!first.ok) throw new Error(first.refusals[0].words);
  expect(await sessionOfToken(first.value.token)).toMatchObject({ method: "OIDC", actor: { kind: "CITIZEN", name: "Trương Thị Mới", assuranceLevel: 2 } });
  await db.owner.query("update person set phone = '0900000399' where identity_number = $1", [number]);
  const second = await signInCitizen(visitor(), claims(number, "moi-1", { HoVaTen: "Trương Thị Mới Hơn", SoDienThoai: "0900000301", ThuDienTu: "moi@congdan.example", loAs: "3" }), from());
  expect(second).toMatchObject({ ok: true, value: { kind: "CITIZEN" } });
  const people = await peopleWith(number);
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({ full_name: "Trương Thị Mới Hơn", assurance_level: 3, phone: "0900000399", email: "moi@congdan.example", oidc_subject: "moi-1", sex: "FEMALE" });
});

test("every identity of the demo's provider is taken", async () => {
  for (const citizen of DEMO_CITIZENS) {
    const answer = await signInCitizen(visitor(), identityOf(citizen), from());
    expect(answer).toMatchObject({ ok: true });
    const session = answer.ok ? await sessionOfToken(answer.value.token) : null;
    expect(session?.actor).toMatchObject({ kind: "CITIZEN", name: citizen.fullName, assuranceLevel: citizen.assuranceLevel });
  }
  const { rows } = await db.owner.query("select count(*)::int as n from person where email like '%@congdan.example' and oidc_subject like 'vneid-demo-%'");
  expect(rows[0].n).toBe(DEMO_CITIZENS.length);
});

test("five first sign-ins of one person at one moment make one person", async () => {
  const number = "036095007723";
  const answers = await Promise.all(Array.from({ length: 5 }, () => signInCitizen(visitor(), claims(number, "cung-luc"), from())));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await peopleWith(number)).toHaveLength(1);
});

describe("a record that is already there under the number", () => {
  const counterRecord = async (number: string) => {
    await db.owner.query("insert into person (id, full_name, identity_number, address_text) values (gen_random_uuid(), 'NGUYỄN VĂN QUẦY', $1, 'Tổ 5, Phù Vân')", [number]);
    return (await peopleWith(number))[0]?.id;
  };

  test("is taken over by an identity that proves the number", async () => {
    const number = "035090001234";
    const id = await counterRecord(number);
    expect(await signInCitizen(visitor(), claims(number, "sau-nay"), from())).toMatchObject({ ok: true });
    expect(await peopleWith(number)).toMatchObject([{ id, oidc_subject: "sau-nay", address_text: "Tổ 5, Phù Vân" }]);
    expect((await auditOf(db.owner, "sign-in")).filter(({ event }) => event === "IDENTITY_LINKED")).toMatchObject([{ subject_id: id, payload: { relinked: false } }]);
  });

  test("is refused to an identity of a low level, and stays as it was", async () => {
    const number = "035090001235";
    const id = await counterRecord(number);
    expect(await signInCitizen(visitor(), claims(number, "ke-mao-danh", { loAs: "1" }), from())).toMatchObject({ ok: false, refusals: [{ reason: "NUMBER_TAKEN" }] });
    expect(await peopleWith(number)).toMatchObject([{ id, oidc_subject: null, full_name: "NGUYỄN VĂN QUẦY" }]);
  });

  test("is refused to an account that is already somebody else", async () => {
    const number = "035090001236";
    await counterRecord(number);
    const [lan] = DEMO_CITIZENS;
    expect(await signInCitizen(visitor(), claims(number, lan?.subject ?? ""), from())).toMatchObject({ ok: false, refusals: [{ reason: "NUMBER_TAKEN" }] });
    expect(await peopleWith(lan?.identityNumber ?? "")).toHaveLength(1);
  });
});

test.each([
  ["CLAIMS_NO_NUMBER", { SoDinhDanh: undefined }],
  ["CLAIMS_WRONG_NUMBER", { SoDinhDanh: "0350900O1234" }],
  ["CLAIMS_NO_NAME", { HoVaTen: "" }],
  ["CLAIMS_MALFORMED", { sub: undefined }],
  ["CLAIMS_ENTERPRISE", { LoaiTaiKhoan: "2" }],
])("claims that say too little (%s) make no person and no session, and are written down", async (reason, change) => {
  const count = async () => (await db.owner.query("select (select count(*) from person)::int as people, (select count(*) from session)::int as sessions")).rows[0];
  const before = await count();
  expect(await signInCitizen(visitor(), { ...claims("037192009999", "thieu"), ...change }, from())).toMatchObject({ ok: false, refusals: [{ reason }] });
  expect(await count()).toEqual(before);
  expect((await auditOf(db.owner, "sign-in")).at(-1)).toMatchObject({ event: "SIGN_IN_FAILED", payload: { method: "OIDC", reason } });
});
