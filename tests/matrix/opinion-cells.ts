import { answerOpinion } from "@/lib/dossiers/commands/answer-opinion";
import { agenciesToAsk, readOpinionAsked, readOpinionsAsked, readOpinionsOfDossier } from "@/lib/dossiers/queries/opinions";
import type { Actor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { World } from "@/tests/factories";
import { ask, textOf, succeeded, type MatrixRun } from "@/tests/matrix/cells";
import { type Column, COLUMNS } from "@/tests/matrix/people";
import { digestOf } from "@/tests/matrix/targets";

const QUESTION = "Văn bằng của người đề nghị có do trường cấp không?";
export const ASKING: readonly Column[] = ["officialHere", "headHere"];
export const ASKED: readonly Column[] = ["officialElsewhere", "headElsewhere"];

/** A question about the dossier, from the agency of `officialHere` to that of `officialElsewhere`; its id. */
export async function questionAbout(world: World, dossierId: string): Promise<string> {
  const { official, otherOfficial } = world.cast;
  const id = newId();
  await insertRows(world.owner, "opinion_request", [{
    id, dossier_id: dossierId, dossier_code: "H42.18-261126-0009", procedure_name: "Cấp thẻ hướng dẫn viên", asking_agency_id: official.agencyId, asked_agency_id: otherOfficial.agencyId,
    asked_by_id: official.id, asked_by_name: official.name, question: QUESTION, asked_at: "2026-11-26T02:00:00Z", due_at: "2026-11-30T10:00:00Z",
    answer: null, answered_by_id: null, answered_by_name: null, answered_at: null,
  }]);
  return id;
}

type Read = Readonly<{ door: string; mine: readonly Column[]; call: (actor: Actor, ids: Readonly<{ dossierId: string; opinionId: string }>) => Promise<unknown> }>;

/** Who reads what: the asking side by the dossier, the asked side by the question. */
export const OPINION_READS: readonly Read[] = [
  { door: "readOpinionsOfDossier", mine: ASKING, call: (actor, { dossierId }) => readOpinionsOfDossier(actor, dossierId) },
  { door: "readOpinionAsked", mine: ASKED, call: (actor, { opinionId }) => readOpinionAsked(actor, opinionId) },
  { door: "readOpinionsAsked", mine: ASKED, call: (actor) => readOpinionsAsked(actor, { answered: false, after: null }) },
  { door: "agenciesToAsk", mine: [], call: agenciesToAsk },
];

export const answerBy = (actor: Actor, opinionId: string) => answerOpinion(actor, { operationId: newId<"operation">(), opinionId: asId<"opinion">(opinionId), answer: "Văn bằng do trường cấp, còn giá trị." });

/** Opinions: the asking side reads them by the dossier, the asked side by the question and answers, nobody else. */
export async function checkOpinions({ cells, world, people, target }: MatrixRun): Promise<void> {
  const { dossierId } = target("PROCESSING");
  const opinionId = await questionAbout(world, dossierId);
  for (const column of COLUMNS) {
    for (const { door, mine, call } of OPINION_READS) {
      const told = textOf(await ask(() => call(people[column], { dossierId, opinionId })));
      const given = told.includes(opinionId);
      const betrayed = ASKED.includes(column) && told.includes(dossierId);
      cells.seen(`${door} ${column}`, { leak: given && !mine.includes(column) ? "read" : betrayed ? "told of the dossier" : null, refused: mine.includes(column) && !given ? told.slice(0, 200) : null });
    }
    const own = await questionAbout(world, dossierId);
    const before = await digestOf(world);
    const answered = await ask(() => answerBy(people[column], own));
    const rightful = ASKED.includes(column);
    cells.seen(`answerOpinion ${column}`, { leak: !rightful && (await digestOf(world)) !== before ? "answered" : null, refused: rightful && !succeeded(answered) ? textOf(answered) : null });
  }
}
