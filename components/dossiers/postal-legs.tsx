import { PICKUP_STATUS_WORDS, POSTAL_DIRECTION_WORDS, POSTAL_STATUS_WORDS } from "@/lib/deliveries/labels";
import type { PickupView, PostalItemView } from "@/lib/dossiers/dossier-view";
import { formatDate, formatDateTime, formatTime } from "@/lib/platform/format";

/** The postal legs of a dossier: visits asked for, and items with their number and last state. */
export function PostalLegs({ pickups, items }: { pickups: readonly PickupView[]; items: readonly PostalItemView[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {pickups.map((pickup) => (
        <li key={pickup.id}>
          <p className="font-semibold">
            Lấy giấy tờ tại nhà: {PICKUP_STATUS_WORDS[pickup.status].toLowerCase()}
          </p>
          <p>
            {formatTime(pickup.windowFrom)}–{formatTime(pickup.windowTo)} ngày {formatDate(pickup.windowFrom)}, {pickup.address}
          </p>
          <p className="text-small text-muted">
            {pickup.contactName}, {pickup.phone}
          </p>
        </li>
      ))}
      {items.map((item) => {
        const last = item.events.at(-1);
        return (
          <li key={item.id}>
            <p className="font-semibold">
              {POSTAL_DIRECTION_WORDS[item.direction]}: {POSTAL_STATUS_WORDS[item.status].toLowerCase()}
            </p>
            <p>
              Số bưu gửi <strong className="tabular tracking-wide">{item.itemCode}</strong>
              {item.sealNumber !== null && <> · niêm phong {item.sealNumber}</>}
            </p>
            {last && (
              <p className="text-small text-muted">
                {formatDateTime(last.at)}, {last.actorName}
                {last.reason !== null && `: ${last.reason}`}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
