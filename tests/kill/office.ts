import { takeBackItems } from "@/lib/dossiers/commands/take-back-items";
import { takeDeliveryRound } from "@/lib/dossiers/commands/take-delivery-round";
import type { ActorOf } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import type { World } from "@/tests/factories";
import type { Chance } from "@/tests/chance";

type Courier = ActorOf<"COURIER">;

/** What else happens at the office while the couriers are out: fresh dossiers each morning, stops and items given to a colleague. */
export class Office {
  reassigned = { stops: 0, items: 0 };

  constructor(private readonly world: World) {}

  /** New stops, some nobody's yet and some a courier's own, and results in each courier's bag. */
  async morning(stops: number, items: number, chance: Chance): Promise<void> {
    const { courier, fellowCourier } = this.world.cast;
    for (let i = 0; i < stops; i += 1) {
      const { pickupId } = await this.world.dossier(chance.likely(0.5) ? "SUBMITTED" : "ASSIGNED");
      if (chance.likely(0.4)) await this.world.owner.query("update pickup_request set courier_id = $1 where id = $2 and courier_id is not null", [fellowCourier.id, pickupId]);
    }
    for (const taker of [courier, fellowCourier]) await this.giveResults(taker, items);
  }

  /** So many fresh results into a courier's bag. @returns the ids of their items */
  async giveResults(taker: Courier, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) ids.push((await this.world.dossier("DISPATCHED")).itemIds.toCitizen ?? "");
    if (ids.length > 0) await this.takeRound(taker, ids);
    return ids;
  }

  private async takeRound(courier: Courier, itemIds: readonly string[]): Promise<void> {
    const taken = await takeDeliveryRound(courier, { operationId: newId<"operation">(), itemIds: itemIds.map((id) => asId<"item">(id)), clerkSignature: { method: "TYPED", name: this.world.cast.clerk.name } });
    if (!taken.ok) throw new Error(`The round was not taken: ${taken.refusals[0].words}`);
  }

  /**
   * Gives a stop or an item of one courier to his colleague; by preference one of the codes, which he has acted on without a network.
   * @returns whether there was one
   */
  async reassign(from: Courier, to: Courier, codes: ReadonlySet<string>, chance: Chance): Promise<boolean> {
    return chance.likely(0.5) ? (await this.stop(from, to, codes)) || this.item(from, to, codes) : (await this.item(from, to, codes)) || this.stop(from, to, codes);
  }

  private async stop(from: Courier, to: Courier, codes: ReadonlySet<string>): Promise<boolean> {
    const { rowCount } = await this.world.owner.query(
      `update pickup_request set courier_id = $2, status = 'ASSIGNED' where id = (
         select r.id from pickup_request r join dossier d on d.id = r.dossier_id
         where r.status in ('REQUESTED', 'ASSIGNED') and (r.courier_id = $1 or r.courier_id is null) and coalesce(d.code, d.submission_code) = any($3)
         order by r.id limit 1)`, [from.id, to.id, [...codes]]);
    this.reassigned.stops += rowCount ?? 0;
    return rowCount === 1;
  }

  private async item(from: Courier, to: Courier, codes: ReadonlySet<string>): Promise<boolean> {
    const { rows: [item] } = await this.world.owner.query<{ id: string }>(
      `select i.id from postal_item i join dossier d on d.id = i.dossier_id where i.direction = 'TO_CITIZEN' and i.courier_id = $1 and i.status in ('IN_TRANSIT', 'ATTEMPT_FAILED')
         and (i.item_code = any($2) or d.code = any($2)) order by i.id limit 1`, [from.id, [...codes]]);
    if (!item) return false;
    const back = await takeBackItems(this.world.cast.clerk, { operationId: newId<"operation">(), itemIds: [asId<"item">(item.id)], courierSignature: { method: "TYPED", name: from.name } });
    // He delivered it a moment ago: his word stands.
    if (!back.ok) return false;
    await this.takeRound(to, [item.id]);
    this.reassigned.items += 1;
    return true;
  }

  /** The person who looks at what is held: the applicant's number is one that the portal does not know. */
  async settleHeld(): Promise<void> {
    await this.world.owner.query("update person set identity_number = null where id = $1", [this.world.cast.citizen.id]);
  }
}
