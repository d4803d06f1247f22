import { type Permission, PERMISSIONS } from "@/lib/access/policy";
import type { ActorKind } from "@/lib/identity/actor";
import type { Stage, World } from "@/tests/factories";
import { type Column, KIND_OF, type People } from "@/tests/matrix/people";
import type { Ids } from "@/tests/matrix/targets";

/**
 * Which locks hold: both, the database's alone (permission and scope in code say yes to all), the code's alone (policies bypassed);
 * or none, the control that shows that the matrix would see a leak.
 */
export type Locks = "BOTH" | "DATABASE" | "CODE" | "NONE";

export type Answer = Readonly<{ value?: unknown; thrown?: unknown }>;

/** Read from the real table, also while `permit` is switched off. */
export const permits = (column: Column, permission: Permission) => (PERMISSIONS[permission] as readonly ActorKind[]).includes(KIND_OF[column]);

export async function ask(call: () => Promise<unknown>): Promise<Answer> {
  try {
    const value = await call();
    return { value: value instanceof Response ? await readResponse(value) : value };
  } catch (thrown) {
    return { thrown };
  }
}

export async function readResponse(response: Response): Promise<unknown> {
  const body = await response.text();
  return { ok: response.status < 300 && !body.includes('"ok":false'), status: response.status, location: response.headers.get("location"), body };
}

export const textOf = ({ value, thrown }: Answer): string => JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)) + (thrown instanceof Error ? thrown.message : "");
export const succeeded = ({ value }: Answer) => typeof value === "object" && value !== null && "ok" in value && value.ok === true;

/** The cells of one run: what was looked at, and what went wrong, in words that name the cell. */
export class Cells {
  checked = 0;
  readonly leaks: string[] = [];
  readonly wronglyRefused: string[] = [];
  readonly betrayed: string[] = [];

  seen(cell: string, { leak, refused, betrays }: Readonly<{ leak?: string | null; refused?: string | null; betrays?: string | null }>): void {
    this.checked += 1;
    if (leak) this.leaks.push(`${cell}: ${leak}`);
    if (refused) this.wronglyRefused.push(`${cell}: ${refused}`);
    if (betrays) this.betrayed.push(`${cell}: ${betrays}`);
  }
}

/** What cells of their own are asked in: the world of the run with its people and a dossier at each stage. */
export type MatrixRun = Readonly<{ cells: Cells; codeHolds: boolean; world: World; people: People; target: (stage: Stage) => Ids }>;
export type OwnCells = readonly (readonly [title: string, check: (run: MatrixRun) => Promise<void>])[];
