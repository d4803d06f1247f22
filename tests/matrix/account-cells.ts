import type { SignedIn } from "@/lib/identity/actor";
import { disableAccount, enableAccount } from "@/lib/identity/commands/change-account";
import { endOtherSessions, endOwnSession, signOutOf } from "@/lib/identity/commands/end-session";
import { ownSessions, staffAccount, staffOfProvince } from "@/lib/identity/queries";
import { ask, textOf, type MatrixRun } from "@/tests/matrix/cells";
import { COLUMNS } from "@/tests/matrix/people";
import { digestOf, sessionOf } from "@/tests/matrix/targets";

/** Sessions: only one's own are seen and ended. */
export async function checkSessions({ cells, codeHolds, world, people }: MatrixRun): Promise<void> {
  const { citizen, clerk } = world.cast;
  for (const [whose, row] of [["owner", { personId: citizen.id }], ["clerkHere", { staffId: clerk.id }]] as const) {
    for (const column of COLUMNS) {
      const session = await sessionOf(world, row);
      const mine = column === whose;
      const manages = column === "administratorHere" && whose === "clerkHere" && !codeHolds;
      const listed = textOf(await ask(() => ownSessions(people[column]))).includes(session);
      cells.seen(`ownSessions of ${whose} ${column}`, { leak: listed && !mine ? "listed" : null, refused: mine && !listed ? "own session not listed" : null });
      const open = async () => (await world.owner.query("select 1 from session where public_id = $1 and ended_at is null", [session])).rowCount === 1;
      // Whoever asks brings a session of another: as a form's field, as his cookie's, and as the one to keep.
      const cookie = { publicId: session, actor: people[column] as SignedIn, method: "DEMO" } as const;
      await ask(() => endOwnSession(people[column], { session }));
      if (!mine) await ask(() => signOutOf(people[column], cookie));
      if (!mine) await ask(() => endOtherSessions(people[column], null));
      cells.seen(`endOwnSession of ${whose} ${column}`, { leak: !mine && !manages && !(await open()) ? "ended another's session" : null, refused: mine && (await open()) ? "own session not ended" : null });
    }
  }
}

/** Accounts: only the administrator of the province. */
export async function checkAccounts({ cells, codeHolds, world, people }: MatrixRun): Promise<void> {
  const account = world.cast.deskmate.id;
  const state = async () => (await world.owner.query<{ disabled_at: Date | null }>("select disabled_at from staff where id = $1", [account])).rows[0]?.disabled_at ?? null;
  for (const column of COLUMNS) {
    const person = people[column];
    const rightful = column === "administratorHere";
    const colleague = column === "officialHere" || column === "headHere";
    const listed = textOf(await ask(() => staffOfProvince(person, { search: "", role: null, state: null, after: null }))).includes(account);
    const read = textOf(await ask(() => staffAccount(person, account))).includes(account);
    // With the code's lock off, the database lets colleagues of one agency know one another: that is its policy.
    const known = rightful || (!codeHolds && colleague);
    cells.seen(`staffOfProvince ${column}`, { leak: listed && !known ? "listed" : null, refused: rightful && !listed ? "not listed" : null });
    cells.seen(`staffAccount ${column}`, { leak: read && !known ? "read" : null, refused: rightful && !read ? "not read" : null });
    const before = await digestOf(world);
    await ask(() => disableAccount(person, { account, reason: "Nghỉ việc từ 01/12/2026." }));
    cells.seen(`disableAccount ${column}`, { leak: !rightful && (await digestOf(world)) !== before ? "disabled" : null, refused: rightful && (await state()) === null ? "not disabled" : null });
    await world.owner.query("update staff set disabled_at = '2026-11-01T00:00:00Z' where id = $1", [account]);
    const closed = await digestOf(world);
    await ask(() => enableAccount(person, { account }));
    cells.seen(`enableAccount ${column}`, { leak: !rightful && (await digestOf(world)) !== closed ? "enabled" : null, refused: rightful && (await state()) !== null ? "not enabled" : null });
    await world.owner.query("update staff set disabled_at = null where id = $1", [account]);
  }
}
