import { permit } from "@/lib/access/policy";
import { readAs } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { PostalDirection, PostalStatus } from "@/lib/platform/generated/enums";

export type ExceededLine = Readonly<{ itemId: string; dossierId: string; itemCode: string; direction: PostalDirection; status: PostalStatus; carrierName: string | null; promisedOn: string; daysOver: number }>;

/** What ends a leg's transit (lib/deliveries/queries/shipments.ts says the same for one dossier). */
const ARRIVAL = `(select min(e.occurred_at) from postal_event e where e.item_id = i.id
  and e.status in ('DELIVERED', case i.direction when 'TO_AGENCY' then 'ACCEPTED'::postal_status else 'ATTEMPT_FAILED'::postal_status end))`;

const officeOf = (actor: Actor): string | null => ("officeId" in actor ? actor.officeId : null);

/** Items of the office that are under way beyond their promise J + n, the longest over first: none may be so without an alert (TT 17/2017, Điều 7). */
export async function listExceededPromises(actor: Actor): Promise<ExceededLine[]> {
  permit(actor, "postal-quality.read");
  return readAs<ExceededLine>(actor, {
    name: "postal-promises-exceeded",
    text: `select o.item_id as "itemId", o.dossier_id as "dossierId", o.item_code as "itemCode", i.direction, i.status, c.name as "carrierName",
             to_char(o.promised_on, 'YYYY-MM-DD') as "promisedOn", ($2::date - o.promised_on) as "daysOver"
           from shipment_order o join postal_item i on i.id = o.item_id left join carrier c on c.code = o.carrier_code
           where o.office_id = $1::uuid and o.promised_on < $2::date and o.state <> 'CANCELLED' and ${ARRIVAL} is null and i.status not in ('RETURNED_TO_AGENCY', 'LOST')
           order by o.promised_on, o.id limit 200`,
    values: [officeOf(actor), vietnamDay(now())],
  });
}

export type QualityFigures = Readonly<{ items: number; kept: number; broken: number; running: number; exceeded: number; failedAttempts: number; lost: number; damaged: number; claims: number }>;

/** The office's figures of items ordered in a period (days included, `YYYY-MM-DD`): promises kept and broken, attempts, losses, claims. */
export async function officeQuality(actor: Actor, from: string, to: string): Promise<QualityFigures> {
  permit(actor, "postal-quality.read");
  const [figures] = await readAs<QualityFigures>(actor, {
    name: "postal-office-quality",
    text: `with leg as (
             select o.promised_on, i.id, i.status, (${ARRIVAL} at time zone 'Asia/Ho_Chi_Minh')::date as arrived_on
             from shipment_order o join postal_item i on i.id = o.item_id
             where o.office_id = $1::uuid and o.created_at >= ($2::timestamp at time zone 'Asia/Ho_Chi_Minh') and o.created_at < (($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
           )
           select count(*)::int as items, count(*) filter (where arrived_on <= promised_on)::int as kept, count(*) filter (where arrived_on > promised_on)::int as broken,
             count(*) filter (where arrived_on is null and promised_on >= $4::date)::int as running, count(*) filter (where arrived_on is null and promised_on < $4::date)::int as exceeded,
             (select count(*)::int from postal_event e join leg l on l.id = e.item_id where e.status = 'ATTEMPT_FAILED') as "failedAttempts",
             count(*) filter (where status = 'LOST')::int as lost, count(*) filter (where status = 'DAMAGED')::int as damaged,
             (select count(*)::int from postal_claim k join leg l on l.id = k.item_id) as claims
           from leg`,
    values: [officeOf(actor), from, to, vietnamDay(now())],
  });
  return figures ?? { items: 0, kept: 0, broken: 0, running: 0, exceeded: 0, failedAttempts: 0, lost: 0, damaged: 0, claims: 0 };
}
