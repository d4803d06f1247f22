"use client";
import { windowWords } from "@/components/courier/stop-cards";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { StatusTag } from "@/components/ui/status-tag";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";

type Row = Readonly<{ id: string; name: string; when: string; address: string; code: string; note: string; written: boolean }>;

function Rows({ rows, verb, open }: { rows: readonly Row[]; verb: string; open: (id: string) => void }) {
  return (
    <ul className="flex flex-col gap-4">
      {rows.map(({ id, name, when, address, code, note, written }) => (
        <li key={id} className="flex flex-col gap-2 rounded border-2 border-line-strong p-4">
          {when !== "" && <strong className="tabular text-lead">{when}</strong>}
          <p className="text-lead font-semibold">{name}</p>
          <p>
            <Icon name="map-pin" className="mr-1 inline-block align-[-0.2em]" />
            {address}
          </p>
          <p className="tabular">{code}</p>
          {note !== "" && <StatusTag tone="attention">{note}</StatusTag>}
          {written
            ? <StatusTag tone="info">Đã ghi trên máy</StatusTag>
            : <button type="button" onClick={() => open(id)} aria-label={`${verb}: ${name}`} className={buttonClass("primary", "huge", true)}>{verb}</button>}
        </li>
      ))}
    </ul>
  );
}

/** Stops to drive to, by the list of the last contact. */
export function StopRows({ day, today, written, open }: { day: Snapshot; today: string; written: ReadonlySet<string>; open: (id: string) => void }) {
  if (day.stops.length === 0) return <EmptyState title="Không còn điểm gom nào" icon="check-circle">Theo danh sách lấy về lần cuối.</EmptyState>;
  return (
    <Rows
      verb="Đến lấy giấy tờ" open={open}
      rows={day.stops.map((stop) => ({
        id: stop.id, name: stop.contactName, address: stop.address, code: `${stop.papers.reduce((sum, { count }) => sum + count, 0)} giấy tờ · ${stop.shownCode}`,
        when: windowWords({ windowFrom: new Date(stop.windowFrom), windowTo: new Date(stop.windowTo) }, today), note: stop.mine ? "" : "Chưa ai nhận", written: written.has(`stop:${stop.id}`),
      }))}
    />
  );
}

/** Results in the bag; `from` says of whom a result was taken that the server does not know of yet. */
export function DeliveryRows({ day, from, written, open }: { day: Pick<Snapshot, "deliveries">; from: ReadonlyMap<string, string>; written: ReadonlySet<string>; open: (id: string) => void }) {
  if (day.deliveries.length === 0) return <EmptyState title="Không còn kết quả nào để phát" icon="check-circle">Theo danh sách lấy về lần cuối.</EmptyState>;
  return (
    <Rows
      verb="Phát" open={open}
      rows={day.deliveries.map((item) => ({
        id: item.itemId, name: item.receiverName, address: item.address, code: `${item.itemCode} · ${item.dossierCode}`, when: "",
        note: from.get(item.itemId) ?? (item.failedAttempts > 0 ? `Đã đến ${item.failedAttempts} lần chưa gặp` : ""), written: written.has(`item:${item.itemId}`),
      }))}
    />
  );
}
