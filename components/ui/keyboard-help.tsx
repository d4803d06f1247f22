"use client";
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { scanGapMs } from "@/components/ui/scan-burst";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { useScripted } from "@/components/ui/use-scripted";

export type Shortcut = Readonly<{ key: string; words: string }>;

const always: readonly Shortcut[] = [
  { key: "?", words: "Mở bảng phím tắt này" },
  { key: "j", words: "Xuống hồ sơ tiếp theo trong danh sách" },
  { key: "k", words: "Lên hồ sơ trước trong danh sách" },
];
const storageKey = "phim-tat";
const switched = new EventTarget();

function subscribe(listener: () => void): () => void {
  switched.addEventListener("switched", listener);
  return () => switched.removeEventListener("switched", listener);
}
function shortcutsOn(): boolean {
  return localStorage.getItem(storageKey) !== "tat";
}
function switchShortcuts(on: boolean): void {
  localStorage.setItem(storageKey, on ? "bat" : "tat");
  switched.dispatchEvent(new Event("switched"));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function moveInQueue(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-queue-row]")];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const row = rows[Math.max(0, Math.min(rows.length - 1, from + step))];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** Ticks the box before the row that has the focus; false when there is none. */
function tickRow(): boolean {
  const row = document.activeElement;
  const box = row?.matches("[data-queue-row]") === true ? row.closest("li")?.querySelector<HTMLInputElement>("input[type=checkbox]") : null;
  box?.click();
  return box !== null && box !== undefined;
}

function press(key: string): void {
  if (key === "j" || key === "k") return moveInQueue(key === "j" ? 1 : -1);
  if (key === "x" && tickRow()) return;
  const target = [...document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)].find((element) => element.checkVisibility());
  if (target === undefined) return;
  target.focus();
  // A field of files has nothing to type: its key opens the choice of files at once.
  if (!isTyping(target) || (target instanceof HTMLInputElement && target.type === "file")) target.click();
}

function ShortcutList({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
      {[...always, ...shortcuts].map((shortcut) => (
        <div key={shortcut.key} className="contents">
          <dt>
            <kbd>{shortcut.key}</kbd>
          </dt>
          <dd>{shortcut.words}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * The desk's keys: `?` lists them, and any element with `aria-keyshortcuts` is pressed (or focused) by its own. Keys wait
 * a moment, so that a scanner's letters start nothing; they can be switched off (WCAG 2.1.4). Without a script the list
 * is a plain disclosure of the browser's.
 */
export function KeyboardHelp({ shortcuts = [] }: { shortcuts?: readonly Shortcut[] }) {
  const scripted = useScripted();
  const on = useSyncExternalStore(subscribe, shortcutsOn, () => true);
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the page is painted: whoever sees it may press its keys at once.
  useLayoutEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    function onKey(event: KeyboardEvent) {
      clearTimeout(waiting);
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1 || isTyping(event.target)) return;
      if (!on || dialog.current?.open === true) return;
      if (event.key === "/" || event.key === "'") event.preventDefault();
      waiting = setTimeout(() => (event.key === "?" ? dialog.current?.showModal() : press(event.key)), scanGapMs * 2);
    }
    document.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener("keydown", onKey);
    };
  }, [on]);
  if (!scripted) {
    return (
      <details className="screen-only text-small">
        <summary className="py-1">Phím tắt</summary>
        <ShortcutList shortcuts={shortcuts} />
      </details>
    );
  }
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()} className={`screen-only ${buttonClass("quiet", "small")}`}>
        <Icon name="keyboard" size={18} />
        Phím tắt <kbd>?</kbd>
      </button>
      <dialog ref={dialog} aria-labelledby="phim-tat-tieu-de" className="m-auto w-full max-w-lg rounded border border-line-strong bg-paper p-6 text-ink backdrop:bg-ink/50">
        <h2 id="phim-tat-tieu-de" className="mb-4">
          Phím tắt
        </h2>
        <ShortcutList shortcuts={shortcuts} />
        <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
          <label className="flex items-center gap-2">
            <input type="checkbox" checked={on} onChange={(event) => switchShortcuts(event.currentTarget.checked)} className="size-4 accent-brand" />
            Dùng phím tắt
          </label>
          <form method="dialog">
            <button type="submit" className={buttonClass("secondary")}>
              Đóng bảng
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}
