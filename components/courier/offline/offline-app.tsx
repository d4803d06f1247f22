"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import { DeliveryRows, StopRows } from "@/components/courier/offline/day-lists";
import { DeliveryWork, StopWork } from "@/components/courier/offline/day-work";
import { takenOf } from "@/components/courier/offline/taken-bags";
import { Outbox } from "@/components/courier/offline/outbox";
import { PinGate } from "@/components/courier/offline/pin-gate";
import { type Phone, usePhone } from "@/components/courier/offline/use-phone";
import { writeDown } from "@/components/courier/offline/write-down";
import { buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { ConnectionState } from "@/components/ui/connection-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { type DeviceLog, isSettled, type OperationKind, unsentCount } from "@/lib/deliveries/sync/engine";
import { isOver } from "@/lib/deliveries/sync/one-act";
import type { Snapshot, SnapshotOwed } from "@/lib/deliveries/sync/snapshot";
import { collectPapersSchema } from "@/lib/dossiers/schema/collect-papers";
import { deliverResultSchema, failDeliverySchema } from "@/lib/dossiers/schema/deliver-result";
import { now } from "@/lib/platform/clock";
import { formatDate, formatDateTime } from "@/lib/platform/format";

const PLACES = [{ key: "GOM", label: "Gom", icon: "box" }, { key: "PHAT", label: "Phát", icon: "truck" }, { key: "DA_GHI", label: "Đã ghi", icon: "upload" }] as const;
type Place = (typeof PLACES)[number]["key"] | "TRAO" | "NHAN";
/** Loaded on use, and fetched ahead at the first contact so that it is there without a network. */
const loadBags = () => import("@/components/courier/offline/bag-work");
const GiveBag = lazy(async () => ({ default: (await loadBags()).GiveBag }));
const TakeBag = lazy(async () => ({ default: (await loadBags()).TakeBag }));
/** `from`: the list that the courier had before him when he opened the stop or item; a newer one takes no form out of his hands. */
type Open = Readonly<{ place: Place; id: string | null; from?: Snapshot }>;

const SCHEMAS = { COLLECT_PAPERS: collectPapersSchema, DELIVER_RESULT: deliverResultSchema, FAIL_DELIVERY: failDeliverySchema } as const satisfies Partial<Record<OperationKind, unknown>>;

/** Stops and items that something stands written for; once the server has spoken its own list tells, but an older list brings back nothing that is over. */
function writtenOf(log: DeviceLog): ReadonlySet<string> {
  return new Set(log.entries.filter((entry) => (!isSettled(entry) || isOver(entry)) && entry.operation.kind !== "TAKE_BAG").flatMap(({ operation }) => operation.subjects));
}

/** Whom the list of the last contact names for this stop or item. */
function nameOf(day: Snapshot | null, id: string | null): string {
  return day?.stops.find((stop) => stop.id === id)?.contactName ?? day?.deliveries.find(({ itemId }) => itemId === id)?.receiverName ?? "";
}

/** What is to be paid at this stop or for this item. */
function owedAt(day: Snapshot | null, id: string | null): readonly SnapshotOwed[] {
  return (day?.stops.find((stop) => stop.id === id) ?? day?.deliveries.find(({ itemId }) => itemId === id))?.owed ?? [];
}

/** A bag is being handed from courier to courier: that is part of the round. */
const atBag = ({ place }: Open) => place === "TRAO" || place === "NHAN";

function ContactNotice({ phone }: { phone: Phone }) {
  const { contact } = phone;
  if (contact?.state === "TURNED_AWAY") return <Notice tone="warning" live actions={<a href="/dang-nhap?tiep=%2Fbuu-dien%2Fngoai-tuyen" className="underline">Đăng nhập lại</a>}>{contact.words}</Notice>;
  if (contact?.state === "FULL") return <Notice tone="danger" live>Máy đã hết chỗ nên chưa giữ được câu trả lời của máy chủ. Xóa bớt ảnh, ứng dụng khác rồi bấm “Gửi và lấy danh sách”; việc đã ghi vẫn còn.</Notice>;
  if (contact?.state === "BUSY") return <Notice tone="info">Một trang khác trên máy này đang gửi.</Notice>;
  return null;
}

function Day({ phone, log, open, setOpen }: { phone: Phone; log: DeviceLog; open: Open; setOpen: (open: Open) => void }) {
  const { day, store } = phone;
  const today = formatDate(now());
  const written = writtenOf(log);
  const seen = open.from ?? day;
  const write = (kind: keyof typeof SCHEMAS): FormAction => async (_before, form) => {
    const refused = await writeDown(store, { kind, schema: SCHEMAS[kind], seenVersion: seen?.version ?? null, shownName: nameOf(seen, open.id), owed: owedAt(seen, open.id) }, form);
    // What stood in the way may be another tab's doing: the number and the lists here are looked at anew.
    await (refused === null ? phone.wrote() : phone.changed());
    if (refused === null) setOpen({ place: "DA_GHI", id: null });
    return refused;
  };
  if (open.place === "DA_GHI") return <Outbox log={log} held={day?.cash ?? []} putAway={(id) => void phone.putAway(id)} mend={(id, what) => void phone.mend(id, what)} />;
  const { wrote } = phone;
  const leave = (place: Place) => setOpen({ place, id: null });
  if (open.place === "TRAO" && day !== null) return <Suspense fallback={<p>Đang mở…</p>}><GiveBag day={day} log={log} store={store} wrote={wrote} leave={() => leave("DA_GHI")} /></Suspense>;
  if (open.place === "NHAN") return <Suspense fallback={<p>Đang mở…</p>}><TakeBag store={store} wrote={wrote} leave={() => leave("PHAT")} /></Suspense>;
  if (day === null || seen === null) return <EmptyState title="Chưa có danh sách" icon="refresh">Bấm “Gửi và lấy danh sách” khi có mạng.</EmptyState>;
  const stop = open.place === "GOM" ? seen.stops.find(({ id }) => id === open.id) : undefined;
  const item = open.place === "PHAT" ? seen.deliveries.find(({ itemId }) => itemId === open.id) : undefined;
  if (stop) return <StopWork key={stop.id} stop={stop} today={today} courierName={seen.courier.name} numbers={log.numbers.left} collect={write("COLLECT_PAPERS")} />;
  if (item) return <DeliveryWork key={item.itemId} delivery={item} deliver={write("DELIVER_RESULT")} fail={write("FAIL_DELIVERY")} />;
  const { taken, from } = takenOf(log);
  const deliveries = [...day.deliveries, ...taken.filter(({ itemId }) => !day.deliveries.some((known) => known.itemId === itemId))];
  const show = (id: string) => setOpen({ place: open.place, id, from: { ...day, deliveries } });
  return open.place === "GOM" ? <StopRows day={day} today={today} written={written} open={show} /> : (
    <>
      <DeliveryRows day={{ deliveries }} from={from} written={written} open={show} />
      <div className="flex flex-col gap-3 border-t border-line pt-4">
        <button type="button" onClick={() => leave("TRAO")} className={buttonClass("secondary", "huge", true)}>Trao túi cho bưu tá khác</button>
        <button type="button" onClick={() => leave("NHAN")} className={buttonClass("secondary", "huge", true)}>Nhận túi của bưu tá khác</button>
      </div>
    </>
  );
}

function Places({ open, log, setOpen }: { open: Open; log: DeviceLog; setOpen: (open: Open) => void }) {
  const unsent = unsentCount(log);
  const here = (key: Place) => open.place === key || (key === "PHAT" && atBag(open));
  return (
    <nav aria-label="Việc hôm nay" className="grid auto-cols-fr grid-flow-col border-t border-line-strong bg-paper pb-[env(safe-area-inset-bottom)]">
      {PLACES.map(({ key, label, icon }) => (
        <button
          key={key} type="button" aria-current={here(key) ? "page" : undefined} onClick={() => setOpen({ place: key, id: null })}
          className={classNames("flex min-h-[4.5rem] flex-col items-center justify-center gap-1 border-t-4 text-small font-semibold", here(key) ? "border-brand bg-brand-wash text-brand" : "border-transparent text-ink")}
        >
          <Icon name={icon} size={28} />
          {key === "DA_GHI" && unsent > 0 ? `${label} (${unsent})` : label}
        </button>
      ))}
    </nav>
  );
}

/** The courier's whole day on his phone, with or without a network: the lists of the last contact, what he writes, and its fate. */
export function OfflineApp() {
  const phone = usePhone();
  const [open, setOpen] = useState<Open>({ place: "GOM", id: null });
  const { found, log, day } = phone;
  useEffect(() => {
    // The shell starts without a network from now on; a browser without workers keeps the page as it is.
    if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/buu-dien/sw.js", { scope: "/buu-dien/ngoai-tuyen" });
  }, []);
  const opened = found === "OPEN" && log !== null;
  const atList = open.id === null && !atBag(open);
  const met = phone.contact?.state === "MET";
  useEffect(() => { if (met) void loadBags().then((bags) => bags.prepareScanner()); }, [met]);
  return (
    <div data-wing="courier" className="mx-auto flex h-dvh w-full max-w-[40rem] flex-col">
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line-strong bg-paper px-4 py-2">
        <p className="text-lead font-bold">{atList ? "Chuyến không cần mạng" : <button type="button" onClick={() => setOpen({ place: atBag(open) ? "PHAT" : open.place, id: null })} className="min-h-11 underline underline-offset-4">← Danh sách</button>}</p>
        {opened && <ConnectionState unsent={unsentCount(log)} />}
      </header>
      <main key={`${open.place} ${open.id ?? ""}`} id="noi-dung" tabIndex={0} className="relative flex min-h-0 grow flex-col gap-5 overflow-y-auto px-4 py-5 -outline-offset-3">
        {found === "LOADING" && <h1 className="text-title font-bold">Đang mở…</h1>}
        {found !== "LOADING" && found !== "OPEN" && <PinGate key={found.state} found={found} gone={phone.contact?.state === "REVOKED" ? phone.contact.gone : null} begin={phone.begin} unlock={phone.unlock} />}
        {opened && (
          <>
            {atList && <h1 className="sr-only">Chuyến không cần mạng</h1>}
            <ContactNotice phone={phone} />
            <Day phone={phone} log={log} open={open} setOpen={setOpen} />
            {atList && (
              <div className="flex flex-col gap-3 border-t border-line pt-4">
                <button type="button" onClick={() => void phone.send()} disabled={phone.sending} className={buttonClass("secondary", "huge", true)}>
                  {phone.sending ? "Đang gửi…" : "Gửi và lấy danh sách"}
                </button>
                {day !== null && <p className="tabular text-small text-muted">Danh sách lấy lúc {formatDateTime(new Date(day.takenAt))}.</p>}
                <a href="/buu-dien/gom" className="min-h-11 text-brand underline underline-offset-4">Về trang có mạng</a>
              </div>
            )}
          </>
        )}
      </main>
      {opened && <Places open={open} log={log} setOpen={setOpen} />}
    </div>
  );
}
