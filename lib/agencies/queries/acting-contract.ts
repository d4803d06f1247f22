import type { Permit } from "@/lib/access/policy";
import { actingContract, type ContractReason, type ContractTerms, type Training } from "@/lib/agencies/contract";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Prisma } from "@/lib/platform/generated/client";
import type { ContractTask } from "@/lib/platform/generated/enums";
import type { Result } from "@/lib/platform/result";

export type ActingQuestion = Readonly<{ agencyId: string; procedureCode: string; field: string; task: ContractTask; at: Date }>;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const dayOrNull = (date: Date | null) => (date === null ? null : dayOf(date));

/** Asks `actingContract` of what is recorded now, for the employee who acts, in his transaction. @returns the contract's number, or why not */
export async function contractToActUnder(permitted: Permit, tx: Tx, question: ActingQuestion): Promise<Result<string, ContractReason>> {
  const { agencyId, procedureCode, at } = question;
  const day = vietnamDay(at);
  const onDay = { effectiveFrom: { lte: new Date(day) }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: new Date(day) } }] };
  const { name: agencyName, procedures } = await tx.agency.findUniqueOrThrow({
    where: { id: agencyId }, select: { name: true, procedures: { where: { procedureCode, byPost: true, ...onDay }, select: { procedureCode: true }, take: 1 } },
  });
  const { contracts, trainings } = await actingTerms(permitted, tx, { scopes: { some: { agencyId } } });
  return actingContract(contracts, trainings, { staffId: permitted.actor.id, agencyId, agencyName, procedureCode, field: question.field, byPost: procedures.length > 0, task: question.task, day });
}

/** The employee's contracts and trainings, as `actingContract` asks for them: read once for many questions. */
export async function actingTerms({ actor }: Permit, tx: Tx, where: Prisma.DelegationContractWhereInput): Promise<{ contracts: ContractTerms[]; trainings: Training[] }> {
  const contracts = await tx.delegationContract.findMany({ where, include: { scopes: true, assignments: { where: { staffId: actor.id } } } });
  const trainings = await tx.trainingRecord.findMany({ where: { staffId: actor.id } });
  return {
    contracts: contracts.map(({ number, effectiveFrom, effectiveTo, scopes, assignments }) => ({
      number, inForce: { from: dayOf(effectiveFrom), to: dayOrNull(effectiveTo) }, scopes,
      assignments: assignments.map((one) => ({ staffId: one.staffId, inForce: { from: dayOf(one.effectiveFrom), to: dayOrNull(one.effectiveTo) } })),
    })),
    trainings: trainings.map(({ field, completedOn }) => ({ field, completedOn: dayOf(completedOn) })),
  };
}
