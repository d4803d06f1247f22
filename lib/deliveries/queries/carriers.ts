import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { SWITCHES, type CarrierSwitchName } from "@/lib/deliveries/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";

export type CarrierTurn = Readonly<{ what: CarrierSwitchName; paused: boolean; reason: string; byName: string; at: Date }>;
export type CarrierState = Readonly<{
  code: string; name: string; pollingPaused: boolean; orderingPaused: boolean;
  /** Not asked for orders until then: it did not answer. */
  unreachableUntil: Date | null;
  lastContactAt: Date | null; lastEventAt: Date | null; lastError: string | null; lastErrorAt: Date | null;
  /** Orders under way at it, those whose time to be asked for has come, and those it has not plainly taken. */
  underWay: number; toPoll: number; waiting: number;
  /** Turns of its switches, the newest first. */
  turns: readonly CarrierTurn[];
}>;

type Load = Readonly<{ carrier_code: string; under_way: number; to_poll: number; waiting: number; last_event_at: Date | null }>;

/** How each operator stands: its switches with who and why, its last word, what waits at it. No shipment is named. */
export async function readCarriers(actor: Actor): Promise<CarrierState[]> {
  permit(actor, "carrier.read");
  return withActor(actor, async (tx) => {
    const carriers = await tx.carrier.findMany({ orderBy: { code: "asc" }, include: { switches: { orderBy: { at: "desc" }, take: 10 } } });
    const loads = await tx.$queryRaw<Load[]>`select * from carrier_load()`;
    const at = now();
    return carriers.map((carrier) => {
      const load = loads.find(({ carrier_code }) => carrier_code === carrier.code);
      return {
        code: carrier.code, name: carrier.name, pollingPaused: carrier.pollingPaused, orderingPaused: carrier.orderingPaused,
        unreachableUntil: carrier.unreachableUntil !== null && carrier.unreachableUntil > at ? carrier.unreachableUntil : null,
        lastContactAt: carrier.lastContactAt, lastEventAt: load?.last_event_at ?? null, lastError: carrier.lastError, lastErrorAt: carrier.lastErrorAt,
        underWay: load?.under_way ?? 0, toPoll: load?.to_poll ?? 0, waiting: load?.waiting ?? 0,
        turns: carrier.switches.flatMap(({ what, paused, reason, byName, at: turnedAt }) => {
          const known = SWITCHES.find((one) => one === what);
          return known === undefined ? [] : [{ what: known, paused, reason, byName, at: turnedAt }];
        }),
      };
    });
  });
}
