"use client";
import { type FormEvent, useEffect, useState } from "react";
import { showBag, type TakenBag, thingsToGive, writeGiven, writeTaken } from "@/components/courier/offline/bag-acts";
import { QrView } from "@/components/courier/offline/qr-view";
import { openReader } from "@/components/courier/offline/read-qr";
import { ScanQr } from "@/components/courier/offline/scan-qr";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { readStatement, spacedCode } from "@/lib/deliveries/sync/bag";
import { bagOf, confirmFrame, confirmIn, framesOf, gather, type Gathered, type ShownBag } from "@/lib/deliveries/sync/bag-frames";
import type { DeviceLog } from "@/lib/deliveries/sync/engine";
import type { PhoneStore } from "@/lib/deliveries/sync/phone-store";
import type { Snapshot } from "@/lib/deliveries/sync/snapshot";

/** Fetches the reader ahead while there is a network, where the browser has none of its own. */
export async function prepareScanner(): Promise<void> {
  await openReader().catch(() => undefined);
}

const field = (event: FormEvent<HTMLFormElement>, name: string) => {
  const value = new FormData(event.currentTarget).get(name);
  return typeof value === "string" ? value : "";
};

function BagCode({ words, code }: { words: string; code: string }) {
  return (
    <p className="text-center">
      {words}
      <strong className="tabular block text-display">{spacedCode(code)}</strong>
    </p>
  );
}

type Side = Readonly<{ store: PhoneStore; wrote: () => Promise<void>; leave: () => void }>;

function Showing({ bag, store, wrote, leave, callOff }: Side & { bag: ShownBag; callOff: () => void }) {
  const [words, setWords] = useState("");
  const [scanned, setScanned] = useState("");
  async function press(typed: string): Promise<void> {
    const wrong = await writeGiven(store, bag, typed);
    if (wrong !== null) return setWords(wrong);
    await wrote();
    leave();
  }
  return (
    <div className="flex flex-col gap-5">
      <h1 className="text-title font-bold">Đưa máy cho người nhận quét</h1>
      <QrView frames={framesOf(bag)} label="Mã QR của túi" />
      <BagCode words="Hoặc đọc mã túi:" code={bag.code} />
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {(readStatement(bag.statement)?.things ?? []).map(({ subject, name, itemCode }) => <li key={subject} className="py-2">{name} <span className="tabular text-small text-muted">{itemCode}</span></li>)}
      </ul>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void press(field(event, "confirm")); }} className="flex flex-col gap-4">
        <ScanQr label="Quét mã xác nhận" seen={(text) => { const found = confirmIn(text, bag.code); if (found !== null && found !== scanned) { setScanned(found); void press(found); } }} />
        <TextField name="confirm" label="Mã xác nhận trên máy người nhận" hint="8 ký tự." autoComplete="off" spellCheck={false} width="full" error={words === "" ? undefined : words} />
        <Button size="huge" wide icon="check">Ghi đã trao</Button>
      </form>
      <button type="button" onClick={callOff} className="min-h-11 text-brand underline underline-offset-4">Chưa trao, chọn lại</button>
    </div>
  );
}

/** The giver: chooses, shows, and takes the receiver's code in. Nothing is handed over before that code. */
export function GiveBag({ day, log, ...side }: Side & { day: Snapshot; log: DeviceLog }) {
  const [bag, setBag] = useState<ShownBag | null | "LOADING">("LOADING");
  const [words, setWords] = useState("");
  const { store } = side;
  useEffect(() => { void store.shownBag().then(setBag); }, [store]);
  if (bag === "LOADING") return <p>Đang mở…</p>;
  if (bag !== null) return <Showing bag={bag} {...side} callOff={() => void store.showBag(null).then(() => setBag(null))} />;
  const things = thingsToGive(day, log);
  if (things.length === 0) return <EmptyState title="Không có gì để trao" icon="box">Túi đã gom, bưu gửi chưa phát trên máy này sẽ hiện ở đây.</EmptyState>;
  async function choose(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const chosen = new Set(new FormData(event.currentTarget).getAll("subject"));
    const shown = await showBag(store, day.courier, things.filter(({ subject }) => chosen.has(subject)));
    if (typeof shown === "string") setWords(shown);
    else setBag(shown);
  }
  return (
    <form noValidate onSubmit={(event) => void choose(event)} className="flex flex-col gap-5">
      <h1 className="text-title font-bold">Trao túi cho bưu tá khác</h1>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">Trao những gì?</legend>
        {things.map(({ subject, name, itemCode, address }) => (
          <label key={subject} className="flex min-h-[4.25rem] items-center gap-4 rounded border-2 border-line-strong p-3">
            <input type="checkbox" name="subject" value={subject} className="size-7 shrink-0" />
            <span>
              <strong className="block">{name}</strong>
              <span className="tabular block text-small">{itemCode === "" ? "Túi đã gom" : itemCode}</span>
              {address !== "" && <span className="block text-small text-muted">{address}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {words !== "" && <Notice tone="danger" live>{words}</Notice>}
      <Button size="huge" wide icon="qr">Hiện mã túi</Button>
    </form>
  );
}

function Taken({ taken, leave }: { taken: TakenBag; leave: () => void }) {
  return (
    <div className="flex flex-col gap-5">
      <h1 className="text-title font-bold">Đưa máy cho người trao quét</h1>
      <QrView frames={[confirmFrame(taken.code, taken.confirm)]} label="Mã QR xác nhận" />
      <BagCode words="Hoặc đọc mã xác nhận:" code={taken.confirm} />
      <Notice tone="info">Túi là của anh/chị khi máy chủ có lời của cả hai máy. Mã này xem lại được ở “Đã ghi”.</Notice>
      <button type="button" onClick={leave} className={buttonClass("primary", "huge", true)}>Xong</button>
    </div>
  );
}

/** The receiver: scans or types the bag, counts, and shows his own code. */
export function TakeBag({ store, wrote, leave }: Side) {
  const [gathered, setGathered] = useState<Gathered | null>(null);
  const [taken, setTaken] = useState<TakenBag | null>(null);
  const [words, setWords] = useState("");
  if (taken !== null) return <Taken taken={taken} leave={leave} />;
  const scanned = gathered === null ? null : bagOf(gathered);
  const statement = readStatement(scanned?.statement);
  async function press(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const result = await writeTaken(store, field(event, "code"), scanned, field(event, "counted"));
    if (typeof result === "string") return setWords(result);
    setTaken(result);
    await wrote();
  }
  return (
    <form noValidate onSubmit={(event) => void press(event)} className="flex flex-col gap-5">
      <h1 className="text-title font-bold">Nhận túi của bưu tá khác</h1>
      {statement === null && <ScanQr label="Quét mã trên máy người trao" seen={(text) => setGathered((before) => gather(before, text))} />}
      {gathered !== null && statement === null && <p role="status" className="tabular">Đã quét {gathered.parts.size}/{gathered.total} mã.</p>}
      {statement !== null ? (
        <section aria-labelledby="trong-tui-nhan" className="flex flex-col gap-2">
          <h2 id="trong-tui-nhan" className="text-lead font-bold">{statement.courier.name} trao</h2>
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {statement.things.map(({ subject, name, itemCode }) => <li key={subject} className="py-2">{name} <span className="tabular text-small text-muted">{itemCode}</span></li>)}
          </ul>
        </section>
      ) : <TextField name="code" label="Mã túi trên máy người trao" hint="8 ký tự. Gõ mã thì danh sách có khi máy gặp mạng." autoComplete="off" spellCheck={false} width="full" />}
      <TextField name="counted" label="Đếm được mấy túi, bưu gửi" inputMode="numeric" autoComplete="off" width="short" />
      {words !== "" && <Notice tone="danger" live>{words}</Notice>}
      <Button size="huge" wide icon="check">Nhận túi</Button>
    </form>
  );
}
