import type { z } from "zod";
import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { attachDoorPhotos } from "@/lib/deliveries/commands/attach-door-photos";
import { type DeviceRefusal, meetDevice } from "@/lib/deliveries/commands/courier-device";
import { answerBatch, answerRevoked } from "@/lib/deliveries/sync/answering";
import type { Answer, Operation, OperationKind, Receipt } from "@/lib/deliveries/sync/engine";
import type { Sending } from "@/lib/deliveries/sync/schema";
import { claimStop, collectPapers } from "@/lib/dossiers/commands/collect-papers";
import { deliverResult } from "@/lib/dossiers/commands/deliver-result";
import { giveBag, takeBag } from "@/lib/dossiers/commands/hand-bag";
import { failDelivery, takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import { claimStopSchema, collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";
import { giveBagSchema, takeBagSchema } from "@/lib/dossiers/schema/hand-bag";
import { deliverResultSchema, failDeliverySchema, takeRoundSchema } from "@/lib/dossiers/schema/deliver-result";
import { answerOfRefusals } from "@/lib/dossiers/sync-outcome";
import type { Actor } from "@/lib/identity/actor";
import { takeCashAtDoor } from "@/lib/payments/commands/take-cash-at-door";
import { takeCashAtDoorSchema } from "@/lib/payments/schema";
import { now } from "@/lib/platform/clock";
import type { Prisma } from "@/lib/platform/generated/client";
import type { Json } from "@/lib/platform/hash";
import { ok, refused, type Result } from "@/lib/platform/result";

type Done = Readonly<{ read: false; words: string } | { read: true; result: Result<Json> }>;
type Run = (actor: Actor, fields: Readonly<Record<string, unknown>>) => Promise<Done>;

/** The ordinary command behind its ordinary schema: a phone has no way of its own into the data. */
function through<S extends z.ZodType, T extends Json>(schema: S, command: (actor: Actor, input: z.output<S>) => Promise<Result<T>>): Run {
  return async (actor, fields) => {
    const input = schema.safeParse(fields);
    if (!input.success) return { read: false, words: input.error.issues.map(({ message }) => message).join(" ") };
    return { read: true, result: await command(actor, input.data) };
  };
}

const COMMANDS: Readonly<Record<OperationKind, Run>> = {
  CLAIM_STOP: through(claimStopSchema, claimStop),
  COLLECT_PAPERS: through(collectPapersSchema, collectPapers),
  TAKE_ROUND: through(takeRoundSchema, takeDeliveryRound),
  DELIVER_RESULT: through(deliverResultSchema, deliverResult),
  FAIL_DELIVERY: through(failDeliverySchema, failDelivery),
  TAKE_CASH: through(takeCashAtDoorSchema, takeCashAtDoor),
  GIVE_BAG: through(giveBagSchema, giveBag),
  TAKE_BAG: through(takeBagSchema, takeBag),
};

/** The colleague who has the thing now; null when nobody else of the office has it. */
async function holderOf(actor: Actor, operation: Operation): Promise<string | null> {
  const first = operation.subjects.find((subject) => subject.startsWith("stop:") || subject.startsWith("item:"));
  if (first === undefined) return null;
  return withActor(actor, async (tx) => {
    const [row] = await tx.$queryRaw<{ name: string | null }[]>`select courier_holding(${first.slice(first.indexOf(":") + 1)}::uuid) as name`;
    return row?.name ?? null;
  });
}

/** The word on an act that was done, when the server stopped before it wrote the receipt. */
async function doneBefore(actor: Actor, operation: Operation): Promise<Answer | null> {
  const before = await withActor(actor, (tx) => tx.operation.findFirst({ where: { id: operation.id, actorId: actor.id ?? "" } }));
  return before === null ? null : { outcome: "ALREADY", result: JSON.parse(before.answer) as Json };
}

async function apply(actor: Actor, operation: Operation): Promise<Answer> {
  const before = await doneBefore(actor, operation);
  if (before !== null) return before;
  const done = await COMMANDS[operation.kind](actor, { ...operation.payload, operationId: operation.id, deviceId: operation.deviceId });
  if (!done.read) return { outcome: "REFUSED", why: done.words };
  if (done.result.ok) return { outcome: "APPLIED", result: done.result.value };
  return answerOfRefusals(done.result.refusals, await holderOf(actor, operation));
}

async function known(actor: Actor, operation: Operation): Promise<Answer | null> {
  const row = await withActor(actor, (tx) => tx.courierReceipt.findFirst({ where: { id: operation.id, courierId: actor.id ?? "" } }));
  return row === null ? null : (row.answer as Answer);
}

async function keep(actor: Actor, operation: Operation, answer: Answer): Promise<void> {
  const { id, deviceId, sequence, kind, seenVersion } = operation;
  const permitted = permit(actor, "device.sync");
  const { id: courierId } = permitted.actor;
  const at = now();
  const told = answer as Prisma.InputJsonObject;
  // What is settled lies in the tables of the act itself; what is held must not depend on the phone.
  const payload = answer.outcome === "HELD" ? (operation.payload as Prisma.InputJsonObject) : undefined;
  await withActor(actor, async (tx) => {
    const made = await tx.courierReceipt.createMany({
      data: [{
        id, deviceId, courierId, sequence, kind, subjects: [...operation.subjects], ...(payload !== undefined && { payload }), photos: operation.photos.map(({ sha256, size }) => ({ sha256, size })),
        seenVersion, madeAt: new Date(operation.madeAt), outcome: answer.outcome, answer: told, receivedAt: at, answeredAt: at,
      }],
      skipDuplicates: true,
    });
    if (made.count === 1) return;
    await tx.courierReceipt.updateMany({ where: { id, courierId, outcome: "HELD" }, data: { outcome: answer.outcome, answer: told, answeredAt: at } });
    // What was held may have its photos here already.
    await attachDoorPhotos(permitted, tx, id);
  });
}

/** `numbers`: the item numbers that the phone carries now. `revoked`: in words, when the phone must wipe itself. */
export type Synced = Readonly<{ receipts: Receipt[]; numbers: string[]; revoked: string | null }>;

/**
 * Answers what a courier's phone sends: each operation by the ordinary command under its own id, so that it happens at most once;
 * in the order of the device; held ones keep back only their own stop. Of a revoked phone nothing is done any more: what it still holds is
 * named to a person (`answerRevoked`).
 */
export async function syncCourier(actor: Actor, sending: Sending): Promise<Result<Synced, DeviceRefusal | "OPERATION_OF_ANOTHER">> {
  permit(actor, "device.sync");
  const met = await meetDevice(actor, sending);
  const revoked = met.ok ? null : (met.refusals.find(({ reason }) => reason === "DEVICE_REVOKED")?.words ?? null);
  if (!met.ok && revoked === null) return met;
  const server = {
    known: (operation: Operation) => known(actor, operation), keep: (operation: Operation, answer: Answer) => keep(actor, operation, answer),
    apply: (operation: Operation) => apply(actor, operation), done: (operation: Operation) => doneBefore(actor, operation),
  };
  const receipts = await (revoked === null ? answerBatch : answerRevoked)(sending.operations, server);
  if (receipts.length !== sending.operations.length) return refused("OPERATION_OF_ANOTHER", "Có việc không đọc được.");
  return ok({ receipts, numbers: met.ok ? met.value.numbers : [], revoked });
}
