import { permit, type Permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import { type ChannelLimit, type InternalStep, processMinutes, STEP_UNITS, type StepUnit, tightestLimit } from "@/lib/procedures/internal-process";

export type ProcessView = Readonly<{
  id: string;
  steps: readonly (InternalStep & Readonly<{ position: number }>)[];
  /** Working minutes of all steps. */
  minutes: number;
  madeBy: string;
  madeAt: Date;
}>;

export type AgencyProcedureProcess = Readonly<{
  code: string;
  name: string;
  field: string;
  sameDay: boolean;
  channels: readonly ChannelLimit[];
  /** The channel that leaves the least time, and its working minutes; null when none can be divided. */
  tightest: Readonly<{ limit: ChannelLimit; minutes: number }> | null;
  /** The process in force for dossiers received from now on; null when the agency has made none. */
  process: ProcessView | null;
}>;

const PROCEDURE = { currentVersion: { include: { channels: { orderBy: { channel: "asc" } } } } } as const satisfies Prisma.ProcedureInclude;
type Procedure = Prisma.ProcedureGetPayload<{ include: typeof PROCEDURE }>;
const STEPS = { steps: { orderBy: { position: "asc" } } } as const satisfies Prisma.InternalProcessInclude;
type Process = Prisma.InternalProcessGetPayload<{ include: typeof STEPS }>;

/** The unit of a stored step; the column's own list is longer than what a step may have. */
function stepUnit(unit: string): StepUnit {
  return STEP_UNITS.find((known) => known === unit) ?? "WORKING_HOUR";
}

function processView({ id, steps, createdByName, createdAt }: Process): ProcessView {
  const plain = steps.map(({ position, name, value, unit }) => ({ position, name, value: Number(value), unit: stepUnit(unit) }));
  return { id, steps: plain, minutes: processMinutes(plain), madeBy: createdByName, madeAt: createdAt };
}

function limitsOf(procedure: Procedure): Readonly<{ sameDay: boolean; channels: readonly ChannelLimit[] }> {
  const version = procedure.currentVersion;
  const channels = (version?.channels ?? []).map(({ channel, limitValue, limitUnit }): ChannelLimit => ({ channel, limitValue: limitValue === null ? null : Number(limitValue), limitUnit }));
  return { sameDay: version?.sameDay ?? false, channels };
}

function listedOn(agencyId: string | null, day: string): Prisma.AgencyProcedureWhereInput {
  const on = new Date(`${day}T00:00:00.000Z`);
  return { agencyId: agencyId ?? { in: [] }, effectiveFrom: { lte: on }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: on } }] };
}

const agencyOf = ({ actor }: Permit) => ("agencyId" in actor ? actor.agencyId : null);

/** What bounds the steps of a procedure that the actor's agency has on a day; null when it does not have it. */
export async function limitsOfAgencyProcedure(permitted: Permit, tx: Tx, code: string, day: string): Promise<Pick<AgencyProcedureProcess, "sameDay" | "channels"> | null> {
  const listed = await tx.agencyProcedure.findFirst({ where: { procedureCode: code, ...listedOn(agencyOf(permitted), day) }, include: { procedure: { include: PROCEDURE } } });
  return listed && limitsOf(listed.procedure);
}

/** The procedures that the actor's agency has today, each with its internal process and what bounds it; by field and name. */
export async function readInternalProcesses(actor: Actor, code: string | null = null): Promise<readonly AgencyProcedureProcess[]> {
  const permitted = permit(actor, "internal-process.read");
  const agencyId = agencyOf(permitted);
  if (agencyId === null) return [];
  return withActor(actor, async (tx) => {
    const listed = await tx.agencyProcedure.findMany({
      where: { ...listedOn(agencyId, vietnamDay(now())), ...(code !== null && { procedureCode: code }) }, include: { procedure: { include: PROCEDURE } },
    });
    const processes = await tx.internalProcess.findMany({
      where: { agencyId, procedureCode: { in: listed.map(({ procedureCode }) => procedureCode) } }, include: STEPS, orderBy: [{ createdAt: "desc" }, { id: "desc" }], distinct: ["procedureCode"],
    });
    const byCode = new Map(processes.map((process) => [process.procedureCode, processView(process)]));
    const rows = listed.map(({ procedure }): AgencyProcedureProcess => {
      const limits = limitsOf(procedure);
      return { code: procedure.code, name: procedure.name, field: procedure.field, ...limits, tightest: tightestLimit(limits.channels), process: byCode.get(procedure.code) ?? null };
    });
    return rows.sort((one, other) => one.field.localeCompare(other.field, "vi") || one.name.localeCompare(other.name, "vi"));
  });
}

/** The process by which a dossier is handled: the last that its agency made before its clock started; null when there was none. */
export async function processInForce(_permitted: Permit, tx: Tx, at: Readonly<{ agencyId: string; procedureCode: string; clockStartedAt: Date }>): Promise<ProcessView | null> {
  const { agencyId, procedureCode, clockStartedAt } = at;
  const process = await tx.internalProcess.findFirst({ where: { agencyId, procedureCode, createdAt: { lte: clockStartedAt } }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], include: STEPS });
  return process && processView(process);
}
