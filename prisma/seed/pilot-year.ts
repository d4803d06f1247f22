import type pg from "pg";
import type { WorkingCalendar } from "@/lib/deadlines/calendar";
import { addWorkingDays } from "@/lib/deadlines/working-days";
import type { PastAct } from "@/lib/dossiers/replay";
import { vietnamDay, vietnamMoment } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";
import { type Chance, chanceOf } from "@/prisma/seed/chance";
import { NINH_BINH, PILOT_AGENCY_CODES } from "@/prisma/seed/data/agencies/agencies";
import { type Counters, dossierRows, type PastDossier } from "@/prisma/seed/dossier-rows";
import { insertRows, type Row } from "@/prisma/seed/insert-rows";
import { inventPerson } from "@/prisma/seed/invented-people";
import { type PilotCase, pilotYear } from "@/prisma/seed/pilot-plan";
import { idOf, type Places } from "@/prisma/seed/reference";
import { type VersionOfTime, versionsOn } from "@/prisma/seed/versions";

const COUNTER_OF_HA_NAM = "400001";
const LAST_DAY_OF_PILOT_ACCOUNTS = "2025-07-01T00:00:00+07:00";
const CLERK = { username: "pilot.quay", name: "Nguyễn Thị Hương Giang" } as const;
const OFFICIALS: Readonly<Record<string, string>> = {
  "H25.03": "Trần Đức Mạnh", "H25.06": "Lại Thị Thủy", "H25.10": "Vũ Đình Khoa", "H25.14": "Đỗ Thị Hải Yến", "H25.16": "Phạm Quang Vinh", "H25.18": "Chu Thị Hòa",
};

type Author = Readonly<{ id: string; name: string }>;
type Staff = Readonly<{ clerk: Author; officials: ReadonlyMap<string, Author> }>;

/** The people of the pilot: one clerk for six agencies. Their accounts are closed: nobody can sign in with them. */
async function pilotStaff(client: pg.ClientBase, places: Places): Promise<Staff> {
  const account = (username: string, full_name: string, role: string, office_id: string | null, agency_id: string | null): Row => ({
    id: newId(), username, full_name, role, office_id, agency_id, province_code: NINH_BINH, email: `${username}@thidiem.example`, disabled_at: LAST_DAY_OF_PILOT_ACCOUNTS,
  });
  const clerk = account(CLERK.username, CLERK.name, "POSTAL_CLERK", idOf(places.offices, COUNTER_OF_HA_NAM), null);
  const officials = PILOT_AGENCY_CODES.map((code) =>
    account(`pilot.${code.toLowerCase()}`, OFFICIALS[code] ?? code, "OFFICIAL", null, idOf(places.agencies, code)),
  );
  await insertRows(client, "staff", [clerk, ...officials]);
  const { rows } = await client.query<{ username: string; id: string; full_name: string }>("select username, id, full_name from staff where username like 'pilot.%'");
  const authors = new Map(rows.map(({ username, id, full_name }) => [username, { id, name: full_name }]));
  const author = (username: string): Author => {
    const found = authors.get(username);
    if (!found) throw new Error(`No account ${username}`);
    return found;
  };
  return { clerk: author(CLERK.username), officials: new Map(PILOT_AGENCY_CODES.map((code) => [code, author(`pilot.${code.toLowerCase()}`)])) };
}

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** What happened to one dossier: filed online with the clerk's help, received, decided, result fetched at the counter. */
function actsOf(pilotCase: PilotCase, applicant: Author, clerk: Author, official: Author, calendar: WorkingCalendar, chance: Chance): PastAct[] {
  const { receivedAt, endedAt } = pilotCase;
  const citizen = { kind: "CITIZEN", ...applicant } as const;
  const postal = { kind: "POSTAL_CLERK", ...clerk } as const;
  const agency = { kind: "OFFICIAL", ...official } as const;
  const claimed = minutesAfter(receivedAt, Math.min(45, Math.floor((endedAt.getTime() - receivedAt.getTime()) / 120_000)));
  const refused = chance.next() < 0.02;
  const fetchDay = addWorkingDays(calendar, vietnamDay(endedAt), chance.between(1, 4));
  if (!fetchDay.ok) throw new Error(fetchDay.refusals[0].words);
  const act = (event: PastAct["event"], at: Date, actor: PastAct["actor"], reason?: string): PastAct => ({ event, at, actor, operationId: newId(), ...(reason ? { reason } : {}) });
  return [
    act("CREATE_DRAFT", minutesAfter(receivedAt, -40), citizen),
    act("SUBMIT", minutesAfter(receivedAt, -12), citizen),
    act("RECEIVE", receivedAt, postal),
    act("CLAIM", claimed, agency),
    ...(refused ? [] : [act("ATTACH_RESULT", endedAt, agency)]),
    refused ? act("REFUSE", endedAt, agency, "Chưa đủ điều kiện theo quy định của thủ tục.") : act("GRANT", endedAt, agency),
    act("RETURN_AT_COUNTER", vietnamMoment(fetchDay.value, `${8 + chance.between(0, 2)}:15`.padStart(5, "0")), postal),
  ];
}

type Loaded = { people: Row[]; dossiers: Row[]; events: Row[]; clocks: Row[]; answers: Row[]; files: Row[] };

function answerRows(dossierId: string, version: VersionOfTime, clerk: Author, at: Date): Row[] {
  return version.components.filter(({ kind }) => kind !== "NOTE").map((component) => ({
    dossier_id: dossierId, component_id: component.id, answer: component.kind === "SHOWN" ? "SHOWN" : "FILED", originals: component.originals,
    certified_copies: component.certifiedCopies, photocopies: component.photocopies, checked_by_id: clerk.id, checked_by_name: clerk.name, checked_at: at,
  }));
}

/**
 * Loads the pilot's 1,700 dossiers of 2023 as what happened, through the same replay, reception and deadline rules as live ones.
 * @param resultSha256 a stored file that stands for every result
 */
export async function seedPilotYear(client: pg.ClientBase, places: Places, calendar: WorkingCalendar, resultSha256: string): Promise<number> {
  const chance = chanceOf(1700);
  const { clerk, officials } = await pilotStaff(client, places);
  const versions = await versionsOn(client, "2023-01-01");
  const versionOf = (code: string): VersionOfTime => {
    const found = versions.get(code);
    if (!found) throw new Error(`No version of ${code} in 2023`);
    return found;
  };
  const cases = pilotYear(calendar, ({ procedureCode }) => versionOf(procedureCode).termBy("ONLINE"));
  const { rows: communes } = await client.query<{ code: string; name: string }>("select code, name from commune where province_code = $1 and code between '13279' and '13632' order by code", [NINH_BINH]);
  const counters: Counters = new Map();
  const loaded: Loaded = { people: [], dossiers: [], events: [], clocks: [], answers: [], files: [] };
  for (const [index, pilotCase] of cases.entries()) {
    const { agencyCode, procedureCode } = pilotCase.procedure;
    const version = versionOf(procedureCode);
    const official = officials.get(agencyCode) ?? clerk;
    const person = inventPerson(chance, 100_000 + index, chance.pick(communes));
    const applicant = { id: newId(), name: person.fullName };
    const dossier: PastDossier = {
      id: newId(), applicant, agency: { id: idOf(places.agencies, agencyCode), code: agencyCode }, officeId: idOf(places.offices, COUNTER_OF_HA_NAM),
      provinceCode: NINH_BINH, procedure: { code: procedureCode, name: version.name, versionId: version.id, caseId: version.caseId }, channel: "ONLINE",
      returnMethod: "COUNTER", returnAddress: null, returnCommuneCode: null, formData: {}, term: version.termBy("ONLINE"),
      acts: actsOf(pilotCase, applicant, clerk, official, calendar, chance),
    };
    const rows = dossierRows(dossier, calendar, counters);
    loaded.people.push({
      id: applicant.id, full_name: person.fullName, identity_number: person.identityNumber, date_of_birth: person.dateOfBirth, sex: person.sex,
      phone: person.phone, address_text: person.addressText, commune_code: person.communeCode,
    });
    loaded.dossiers.push(rows.dossier);
    loaded.events.push(...rows.events);
    if (rows.clock) loaded.clocks.push(rows.clock);
    loaded.answers.push(...answerRows(dossier.id, version, clerk, pilotCase.receivedAt));
    if (rows.dossier.outcome === "GRANTED") {
      loaded.files.push({
        id: newId(), dossier_id: dossier.id, sha256: resultSha256, purpose: "RESULT", name: "ket-qua.pdf", uploaded_by_id: official.id, uploaded_by_name: official.name, uploaded_at: pilotCase.endedAt,
      });
    }
  }
  await insertRows(client, "person", loaded.people);
  await insertRows(client, "dossier", loaded.dossiers);
  await insertRows(client, "dossier_event", loaded.events);
  await insertRows(client, "dossier_clock", loaded.clocks);
  await insertRows(client, "component_answer", loaded.answers);
  await insertRows(client, "dossier_file", loaded.files);
  await insertRows(client, "dossier_number_counter", [...counters.values()].map(({ unit, day, last }) => ({ unit, day, last_serial: last })));
  return loaded.dossiers.length;
}
