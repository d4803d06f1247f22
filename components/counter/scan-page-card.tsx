"use client";
import { useRouter } from "next/navigation";
import { useState, type ChangeEvent, type KeyboardEvent } from "react";
import type { Arrange } from "@/components/counter/scan-table";
import { sendScans } from "@/components/counter/send-scan";
import { buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { StatusTag } from "@/components/ui/status-tag";
import type { TablePage } from "@/lib/dossiers/queries/scan-desk";
import { newId } from "@/lib/platform/ids";

type Props = Readonly<{ page: TablePage; /** undefined until it is there */ picture: string | undefined; nth: number; components: readonly Readonly<{ id: string; code: string; name: string }>[]; dossierId: string; arrange: Arrange }>;

const small = buttonClass("quiet", "small");
/** Narrow, so that a page's acts stand in one row. */
const tight = "inline-flex min-h-8 pointer-coarse:min-h-11 items-center justify-center rounded px-1.5 text-small font-semibold text-brand hover:bg-brand-wash";
const KEYS = "Phím: ngoặc vuông xoay, phẩy và chấm đổi chỗ, Delete xóa, số 1 đến 9 chuyển giấy tờ.";

/** Goes to the page before or after in the same list. */
function step(card: HTMLElement, forward: boolean): void {
  const cards = Array.from(document.querySelectorAll<HTMLElement>("[data-scan-page]"));
  cards[cards.indexOf(card) + (forward ? 1 : -1)]?.focus();
}

/** A page on the table: its picture, what the gate says, and what can be done with it by key or button. */
export function ScanPageCard({ page, picture, nth, components, dossierId, arrange }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const act = (...[chosen, more]: [Parameters<Arrange>[1], Parameters<Arrange>[2]?]) => arrange([page], chosen, more);

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const component = /^[1-9]$/.test(event.key) ? components[Number(event.key) - 1] : undefined;
    const keys: Readonly<Record<string, () => void>> = {
      "[": () => act("TURN_LEFT"), "]": () => act("TURN_RIGHT"), ",": () => act("EARLIER"), ".": () => act("LATER"), Delete: () => act("REMOVE"),
      ArrowRight: () => step(event.currentTarget, true), ArrowLeft: () => step(event.currentTarget, false),
    };
    const chosen = component ? () => act("MOVE", { componentId: component.id }) : keys[event.key];
    if (chosen === undefined) return;
    event.preventDefault();
    chosen();
  }
  async function onReplace(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file === undefined) return;
    setWords("Đang gửi…");
    const [sent] = await sendScans([{ operationId: newId<"operation">(), file }], { sendingId: newId<"sending">(), dossierId, componentId: page.componentId ?? "", replaces: `${page.id}:${page.version}` });
    setWords(sent === undefined || sent.ok ? "" : sent.words);
    router.refresh();
  }
  return (
    <li
      tabIndex={0}
      data-scan-page={page.stopped ? "stopped" : "good"}
      aria-label={`Trang ${nth}, ${page.source} trang ${page.sourcePage}. ${page.stopped ? page.findings.join(" ") : "Đạt"}`}
      aria-description={KEYS}
      onKeyDown={onKeyDown}
      className={classNames("flex flex-col gap-1.5 rounded border p-2", page.stopped ? "border-danger bg-danger-wash" : "border-line bg-paper")}
    >
      <a href={`/api/scans/${page.id}`} target="_blank" rel="noopener" className="grid aspect-[3/4] place-items-center overflow-hidden rounded border border-line bg-paper">
        {/* Our own small JPEG, fetched with the others: no image optimiser in between. */}
        {picture === undefined ? <span className="text-small text-muted">Xem lớn trang {nth}</span> : <img src={picture} alt={`Xem lớn trang ${nth} của ${page.source}`} style={{ transform: page.turned % 180 === 0 ? `rotate(${page.turned}deg)` : `rotate(${page.turned}deg) scale(0.74)` }} className="max-h-full max-w-full object-contain" />}
      </a>
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="tabular font-semibold">{nth}</span>
        <StatusTag tone={page.stopped ? "danger" : page.keptReason !== "" ? "warning" : "success"}>{page.stopped ? "Quét lại" : page.keptReason !== "" ? "Đã giữ" : "Đạt"}</StatusTag>
        <span className="text-small text-muted tabular">{Math.round(page.dpi)} dpi</span>
        {page.virusCheck === "DOWN" && <StatusTag tone="warning">Chưa quét vi-rút</StatusTag>}
      </div>
      {page.findings.map((finding) => <p key={finding} className="text-small">{finding}</p>)}
      {page.keptReason !== "" && <p className="text-small text-muted">Giữ vì: {page.keptReason}</p>}
      <div className="flex flex-wrap">
        <button type="button" className={tight} onClick={() => act("TURN_LEFT")} aria-label={`Xoay trái trang ${nth}`}>⟲</button>
        <button type="button" className={tight} onClick={() => act("TURN_RIGHT")} aria-label={`Xoay phải trang ${nth}`}>⟳</button>
        <button type="button" className={tight} onClick={() => act("EARLIER")} aria-label={`Đưa trang ${nth} lên trước`}>←</button>
        <button type="button" className={tight} onClick={() => act("LATER")} aria-label={`Đưa trang ${nth} ra sau`}>→</button>
        <button type="button" className={tight} onClick={() => act("REMOVE")} aria-label={`Xóa trang ${nth}`}>Xóa</button>
        <label className={classNames(tight, "cursor-pointer focus-within:outline-2 focus-within:outline-brand")}>
          Thay<span className="sr-only"> trang {nth} bằng bản quét lại</span>
          <input type="file" accept="application/pdf,image/jpeg,image/png" onChange={(event) => void onReplace(event)} className="sr-only" />
        </label>
      </div>
      <select aria-label={`Chuyển trang ${nth} sang giấy tờ`} value={page.componentId ?? ""} onChange={(event) => act("MOVE", { componentId: event.currentTarget.value })} className="min-h-8 w-full rounded border border-line-strong bg-paper px-1 text-small">
        <option value="">Chưa xếp</option>
        {components.map(({ id, code, name }) => <option key={id} value={id}>{code}. {name}</option>)}
      </select>
      {page.stopped && reason === null && <button type="button" className={small} onClick={() => setReason("")}>Giữ trang này và ghi lý do</button>}
      {reason !== null && page.stopped && (
        <form onSubmit={(event) => { event.preventDefault(); act("KEEP", { reason }); setReason(null); }} className="flex flex-col gap-1">
          <label className="flex flex-col gap-1 text-small">
            Vì sao giữ trang {nth}?
            <input autoFocus required minLength={5} maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} placeholder="Bản gốc in mờ từ đầu" className="min-h-8 rounded border border-line-strong px-2" />
          </label>
          <button type="submit" className={buttonClass("secondary", "small")}>Giữ trang</button>
        </form>
      )}
      {page.replacing && <p className="text-small font-semibold text-info">Đang chấm bản thay…</p>}
      {words !== "" && <p role="alert" className="text-small font-semibold text-danger">{words}</p>}
    </li>
  );
}
