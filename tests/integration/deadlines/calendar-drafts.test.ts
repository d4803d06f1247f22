import { withActor } from "@/lib/access/with-actor";
import { setCalendarDay } from "@/lib/deadlines/commands/change-calendar-day";
import { discardCalendarDraft, openCalendarYear, startCalendarDraft } from "@/lib/deadlines/commands/start-calendar-draft";
import { listCalendarVersions, readCalendarVersion } from "@/lib/deadlines/queries/calendar-versions";
import { formatDay } from "@/lib/platform/format";
import { broken, decidedDraft, done, draftOf, eachTestItsOwn, jobsOf, operation, publish, reasonOf } from "@/tests/integration/deadlines/calendar-world";
import { describe, expect, test } from "vitest";

const at = eachTestItsOwn();

describe("whose rows they are", () => {
  test("another province's draft is not found, and its scopes are not to be changed", async () => {
    const { administrator, otherAdministrator } = at.world.cast;
    const version = await draftOf(administrator);
    expect(await readCalendarVersion(otherAdministrator, version)).toBeNull();
    expect((await listCalendarVersions(otherAdministrator)).map((row) => row.version)).not.toContain(version);
    const row = { operationId: operation(), version, scope: "VN", day: "2026-12-07", kind: "CLOSURE", status: "OFFICIAL", name: "Thử" } as const;
    expect(reasonOf(await setCalendarDay(otherAdministrator, row))).toBe("CALENDAR_NOT_FOUND");
    expect(reasonOf(await publish(otherAdministrator, version))).toBe("CALENDAR_NOT_FOUND");
    expect(reasonOf(await discardCalendarDraft(otherAdministrator, { operationId: operation(), version }))).toBe("CALENDAR_NOT_FOUND");
    const refused = await setCalendarDay(administrator, { ...row, operationId: operation(), scope: otherAdministrator.provinceCode });
    expect(refused).toMatchObject({ ok: false, refusals: [{ reason: "FOREIGN_SCOPE", field: "scope" }] });
    const { rows: [foreign] } = await at.world.owner.query<{ id: string }>("select id from agency where province_code <> '37' limit 1");
    if (foreign) expect(reasonOf(await setCalendarDay(administrator, { ...row, operationId: operation(), scope: foreign.id }))).toBe("FOREIGN_SCOPE");
    expect(await readCalendarVersion(administrator, version)).toMatchObject({ state: "DRAFT", difference: { days: [], hours: [], coveredTo: null } });
  });

  test("the database alone keeps others out, and a published calendar for ever", async () => {
    const { administrator, otherAdministrator, clerk } = at.world.cast;
    const other = await draftOf(otherAdministrator);
    done(await setCalendarDay(otherAdministrator, { operationId: operation(), version: other, scope: "38", day: "2026-12-07", kind: "CLOSURE", status: "OFFICIAL", name: "Lễ hội của tỉnh" }));
    done(await publish(otherAdministrator, other));
    const version = await draftOf(administrator);
    const tried = (who: typeof administrator | typeof clerk, sql: string) => withActor(who, (tx) => tx.$executeRawUnsafe(sql)).catch((error: unknown) => (String(error).includes("row-level security") ? "refused" : String(error)));
    const add = (into: string, scope: string) => `insert into calendar_day (version, scope, day, kind, status, name) values ('${into}', '${scope}', '2026-12-08', 'CLOSURE', 'OFFICIAL', 'thử')`;
    expect(await tried(administrator, add(version, "38"))).toBe("refused");
    expect(await tried(administrator, add(other, "37"))).toBe("refused");
    expect(await tried(clerk, add(version, "VN"))).toBe("refused");
    expect(await tried(administrator, `delete from calendar_day where version = '${version}' and scope = '38'`)).toBe(0);
    expect(await tried(administrator, `update calendar_day set name = 'khác' where version = '${version}' and scope = '38'`)).toBe(0);
    expect(await tried(administrator, `delete from calendar_version where version = '${other}'`)).toBe(0);
    expect(await tried(administrator, `update calendar_version set note = 'khác' where version = '${other}'`)).toBe(0);
    expect(await tried(administrator, add(version, "37"))).toBe(1);
    // A draft that has lost another province's row cannot be published at all.
    await at.world.owner.query("delete from calendar_day where version = $1 and scope = '38'", [version]);
    expect(await tried(administrator, `update calendar_version set published_at = now() where version = '${version}'`)).toBe("refused");
  });

  test("two administrators publish at once: one wins, the other reads who and when", async () => {
    const { administrator, otherAdministrator } = at.world.cast;
    const [mine, theirs] = [await decidedDraft(administrator, "OFF"), await decidedDraft(otherAdministrator, "WORKED")];
    expect(mine).not.toBe(theirs);
    const results = await Promise.all([publish(administrator, mine), publish(otherAdministrator, theirs)]);
    const loser = results.find(({ ok }) => !ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results[0]?.ok ? administrator : otherAdministrator;
    expect(loser && !loser.ok && loser.refusals[0]).toMatchObject({ reason: "SOMEBODY_FASTER", words: expect.stringContaining(`${winner.name} đã công bố lịch`) });
    expect(loser && !loser.ok && loser.refusals[0].words).toContain(`lúc 09:00 ngày ${formatDay(at.today)}`);
    expect(await jobsOf(at, "calendar-published")).toBe(1);
    const list = await listCalendarVersions(winner === administrator ? otherAdministrator : administrator);
    expect(list.map(({ state }) => state)).toEqual(["DRAFT", "IN_FORCE", "FORMER"]);
    expect(await readCalendarVersion(winner === administrator ? otherAdministrator : administrator, winner === administrator ? theirs : mine)).toMatchObject({ overtaken: true });
  });

  test("a province has one draft; discarding it makes room", async () => {
    const { administrator } = at.world.cast;
    const version = await draftOf(administrator);
    const second = await startCalendarDraft(administrator, { operationId: operation(), note: "Thêm một bản" });
    expect(second).toMatchObject({ ok: false, refusals: [{ reason: "DRAFT_EXISTS", words: expect.stringContaining(version) }] });
    done(await discardCalendarDraft(administrator, { operationId: operation(), version }));
    expect((await at.world.owner.query("select 1 from calendar_day where version = $1", [version])).rowCount).toBe(0);
    expect(reasonOf(await publish(administrator, version))).toBe("CALENDAR_NOT_FOUND");
    await draftOf(administrator);
    expect(await broken(at)).toEqual([]);
  });
});

describe("what does not fit", () => {
  test("a day both off and worked is refused at its field, and nothing of it stays", async () => {
    const { administrator } = at.world.cast;
    const version = await draftOf(administrator);
    const worked = await setCalendarDay(administrator, { operationId: operation(), version, scope: "37", day: "2026-11-24", kind: "WORKED", status: "OFFICIAL", name: "Làm việc ngày lễ" });
    expect(worked).toMatchObject({ ok: false, refusals: [{ reason: "CALENDAR_CONFLICT", field: "day" }] });
    const outside = await setCalendarDay(administrator, { operationId: operation(), version, scope: "37", day: "2031-01-01", kind: "HOLIDAY", status: "OFFICIAL", name: "Tết Dương lịch" });
    expect(outside).toMatchObject({ ok: false, refusals: [{ reason: "CALENDAR_INVALID_DAY", field: "day" }] });
    expect(reasonOf(await publish(administrator, version))).toBe("NO_DIFFERENCE");
  });

  test("one more year is opened, and then its days can be entered", async () => {
    const { administrator } = at.world.cast;
    const version = await draftOf(administrator);
    done(await openCalendarYear(administrator, { operationId: operation(), version }));
    done(await setCalendarDay(administrator, { operationId: operation(), version, scope: "VN", day: "2028-01-03", kind: "COMPENSATORY", status: "PROVISIONAL", name: "Nghỉ bù Tết Dương lịch" }));
    done(await publish(administrator, version));
    expect(await readCalendarVersion(administrator, version)).toMatchObject({ state: "IN_FORCE", difference: { coveredTo: { before: "2027-12-31", after: "2028-12-31" } } });
    expect(await broken(at)).toEqual([]);
  });
});
