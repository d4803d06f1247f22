import { dropEntry, keepEntry } from "@/lib/dossiers/commands/desk-entry";
import { fileAtCounter } from "@/lib/dossiers/commands/file-at-counter";
import { openShift } from "@/lib/dossiers/commands/shift";
import { startDraft } from "@/lib/dossiers/commands/start-draft";
import { asId, newId } from "@/lib/platform/ids";
import { NO_MONEY } from "@/lib/platform/money";
import { ask, textOf, succeeded, permits, type MatrixRun } from "@/tests/matrix/cells";
import { COLUMNS, KIND_OF } from "@/tests/matrix/people";
import { digestOf } from "@/tests/matrix/targets";

/** Draft of one's own: startDraft. */
export async function checkDrafts({ cells, world, people }: MatrixRun): Promise<void> {
  const { rows: [place] } = await world.owner.query<{ agency: string; office: string }>("select agency_id as agency, office_id as office from dossier limit 1");
  const { rows: [current] } = await world.owner.query<{ id: string }>("select c.id from procedure p join procedure_case c on c.version_id = p.current_version_id where p.code = '1.004623' order by c.position limit 1");
  for (const column of COLUMNS) {
    const before = await digestOf(world);
    const answer = await ask(() => startDraft(people[column], {
      operationId: newId<"operation">(), procedureCode: "1.004623", caseId: asId<"case">(current?.id ?? ""), agencyId: asId<"agency">(place?.agency ?? ""), officeId: asId<"office">(place?.office ?? ""),
    }));
    if (permits(column, "dossier.draft")) cells.seen(`startDraft ${column}`, { refused: succeeded(answer) ? null : textOf(answer) });
    else cells.seen(`startDraft ${column}`, { leak: (await digestOf(world)) !== before ? "made a draft" : null });
  }
}

/** A dossier entered at the counter: fileAtCounter. */
export async function checkCounterFiling({ cells, world, people }: MatrixRun): Promise<void> {
  const { rows: [place] } = await world.owner.query<{ agency: string }>("select agency_id as agency from dossier limit 1");
  const { rows: [current] } = await world.owner.query<{ id: string }>("select c.id from procedure p join procedure_case c on c.version_id = p.current_version_id where p.code = '1.004623' order by c.position limit 1");
  for (const column of COLUMNS) {
    const before = await digestOf(world);
    const answer = await ask(() => fileAtCounter(people[column], {
      operationId: newId<"operation">(), offer: { agencyId: place?.agency ?? "", caseId: current?.id ?? "", procedureCode: "1.004623" }, returnMethod: "COUNTER", returnTo: null, conditions: {}, representation: null,
      person: { identityNumber: "035090001234", fullName: "Nguyễn Văn An", dateOfBirth: "1990-03-05", sex: "MALE", address: "", phone: null, email: null },
    }));
    if (column === "clerkHere") cells.seen(`fileAtCounter ${column}`, { refused: succeeded(answer) ? null : textOf(answer) });
    if (!permits(column, "dossier.file-at-counter")) cells.seen(`fileAtCounter ${column}`, { leak: (await digestOf(world)) !== before ? "filed a dossier" : null });
  }
}

/** The clerk's own desk: an entry is kept and dropped, a shift opened, by clerks alone and for themselves. */
export async function checkDesk({ cells, codeHolds, world, people }: MatrixRun): Promise<void> {
  for (const column of COLUMNS) {
    const clerk = KIND_OF[column] === "POSTAL_CLERK";
    for (const [name, call] of [
      ["keepEntry", () => keepEntry(people[column], { subject: "new", fields: { fullName: column } })], ["dropEntry", () => dropEntry(people[column], { subject: "new" })],
      ["openShift", () => openShift(people[column], { operationId: newId<"operation">(), openingFloat: NO_MONEY })],
    ] as const) {
      if (name === "openShift") await world.owner.query("update counter_shift set closed_at = opened_at, closed_by_id = clerk_id, closed_by_name = clerk_name where closed_at is null");
      const before = await digestOf(world);
      const answer = await ask(call);
      const wrote = (await digestOf(world)) !== before;
      cells.seen(`${name} ${column}`, { leak: codeHolds && !clerk && wrote ? "wrote" : null, refused: clerk && !succeeded(answer) ? textOf(answer) : null });
    }
  }
}
