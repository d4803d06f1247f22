import type { Permission } from "@/lib/access/policy";
import type { Actor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { type DossierOptions, type MadeDossier, type Stage, STAGES, type World } from "@/tests/factories";
import { type Column, mayKnow } from "@/tests/matrix/people";
import type { Ids } from "@/tests/matrix/targets";

type ById = Readonly<{
  door: string;
  permission: Permission;
  stages: readonly Stage[];
  call: (actor: Actor, ids: Ids) => Promise<unknown>;
  options?: DossierOptions;
  /** What must be there beside the dossier; ids that it gives replace the dossier's own. */
  prepare?: (world: World, made: MadeDossier) => Promise<Partial<Ids>>;
}>;

/** A read of one thing; `finds` narrows who gets it among those who may know of the dossier. */
export type ReadDoor = ById & Readonly<{ finds?: (column: Column, stage: Stage) => boolean; marks?: (ids: Ids) => string[]; tellsStage?: boolean }>;
/** A write on one thing; `wins`: the columns for whom it must succeed. */
export type WriteDoor = ById & Readonly<{ wins: readonly Column[] }>;
/** A list or a count, asked without an id. `shows`: what must be in it, as a positive control. */
export type ListDoor = Readonly<{
  door: string;
  permission: Permission;
  call: (actor: Actor) => Promise<unknown>;
  shows: readonly (readonly [Column, Stage])[];
}>;

/** The dossier of the cell as its branded id. */
export const dossier = (ids: Ids) => asId<"dossier">(ids.dossierId);
export const operation = () => newId<"operation">();
/** What every act on a dossier carries. */
export const act = (ids: Ids) => ({ operationId: operation(), dossierId: dossier(ids), expectedVersion: ids.version });
export const from = (first: Stage) => STAGES.slice(STAGES.indexOf(first));
export const TYPED = (name: string) => ({ method: "TYPED", name }) as const;
export const REASON = "Hồ sơ không thuộc thẩm quyền giải quyết theo quy định.";
export const supplement = (ids: Ids) => ({ ...act(ids), note: "", lines: [{ componentId: ids.componentId, problem: "INCOMPLETE" as const, words: "Nộp thêm bản chính." }] });
const PDF = new TextEncoder().encode("%PDF-1.7\nmatrix\n%%EOF");
export const upload = (ids: Ids, purpose: "COMPONENT" | "RESULT") => ({
  operationId: operation(), dossierId: dossier(ids), expectedVersion: null, purpose, componentId: purpose === "COMPONENT" ? ids.componentId : null, name: "giay-to.pdf", bytes: PDF,
});
export const DOSSIERS = "lib/dossiers";

/** The marks by which a read tells that it gave the thing. */
export function marksFor(door: ReadDoor, ids: Ids): string[] {
  return door.marks?.(ids) ?? [ids.dossierId, ids.code, ids.submissionCode];
}

export function findsFor(door: ReadDoor, column: Column, stage: Stage): boolean {
  return mayKnow(column, stage) && (door.finds?.(column, stage) ?? true);
}
