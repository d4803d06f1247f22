"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { ScanPageCard } from "@/components/counter/scan-page-card";
import { useScanPictures } from "@/components/counter/use-scan-pictures";
import { buttonClass } from "@/components/ui/button-style";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import type { ScanDesk, TablePage } from "@/lib/dossiers/queries/scan-desk";
import type { Arrangement } from "@/lib/dossiers/schema/scan";
import { newId } from "@/lib/platform/ids";

export type Arrange = (pages: readonly TablePage[], act: Arrangement, more?: Readonly<{ componentId?: string; reason?: string }>) => void;
type Said = Readonly<{ tone: "success" | "danger"; lines: readonly string[] }>;

const shownOf = (pages: readonly TablePage[]) => pages.map(({ id, version }) => `${id}:${version}`).join(",");
const BROKEN = "Chưa lưu được vì mạng hoặc máy chủ gián đoạn. Hãy bấm lại.";

/** The pages on the table by the papers they belong to; what is arranged is kept at once. */
export function ScanTable({ desk, arrange, finish }: { desk: ScanDesk; arrange: FormAction; finish: FormAction }) {
  const router = useRouter();
  const [said, setSaid] = useState<Said | null>(null);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [pending, startTransition] = useTransition();
  const { components, pages } = desk;
  const pictures = useScanPictures(pages.map(({ id }) => id));
  const laid = pages.filter(({ componentId }) => componentId !== null);
  const loose = pages.filter(({ componentId }) => componentId === null);
  const stopped = laid.filter((page) => page.stopped).length;

  function send(action: FormAction, fields: Readonly<Record<string, string>>) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ operationId: newId<"operation">(), dossierId: desk.dossierId, ...fields })) form.set(name, value);
    startTransition(async () => {
      try {
        const state = await action(null, form);
        if (state?.goTo !== undefined) return router.push(state.goTo);
        const refusals = state?.refusals ?? [];
        setSaid(refusals.length > 0 ? { tone: "danger", lines: refusals.map(({ words }) => words) } : state?.done !== undefined && state.done !== "" ? { tone: "success", lines: [state.done] } : null);
      } catch {
        setSaid({ tone: "danger", lines: [BROKEN] });
      }
      router.refresh();
    });
  }
  const onArrange: Arrange = (chosen, act, { componentId = "", reason = "" } = {}) => send(arrange, { pages: shownOf(chosen), act, componentId, reason });
  const onFinish = () => send(finish, { pages: shownOf(laid), ...Object.fromEntries(Object.entries(reasons).map(([id, reason]) => [`few.${id}`, reason])) });

  return (
    <div className="flex flex-col gap-5" aria-busy={pending}>
      {loose.length > 0 && (
        <section aria-labelledby="chua-xep" className="flex flex-col gap-2 border-l-4 border-signal pl-3">
          <h2 id="chua-xep">Chưa xếp ({loose.length} trang)</h2>
          <p className="cluster text-small">
            <span>Xếp cả {loose.length} trang vào:</span>
            {components.map(({ id, code }) => (
              <button key={id} type="button" onClick={() => onArrange(loose, "MOVE", { componentId: id })} className={buttonClass("secondary", "small")}>{code}</button>
            ))}
          </p>
          <Pages pages={loose} pictures={pictures} desk={desk} arrange={onArrange} label="Trang chưa xếp" />
        </section>
      )}
      {components.map((component) => (
        <ComponentPages
          key={component.id}
          component={component}
          pages={laid.filter(({ componentId }) => componentId === component.id)}
          pictures={pictures}
          desk={desk}
          arrange={onArrange}
          reason={reasons[component.id] ?? ""}
          onReason={(reason) => setReasons((before) => ({ ...before, [component.id]: reason }))}
        />
      ))}
      {desk.removed.length > 0 && (
        <details>
          <summary className="w-fit text-brand underline underline-offset-4">Trang đã xóa gần đây ({desk.removed.length})</summary>
          <ul className="mt-2 flex flex-col gap-1">
            {desk.removed.map((page) => (
              <li key={page.id} className="cluster">
                <span>{page.source}, trang {page.sourcePage}</span>
                <button type="button" onClick={() => onArrange([page], "RESTORE")} className={buttonClass("quiet", "small")}>Lấy lại</button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {said !== null && <Notice tone={said.tone} live>{said.lines.map((line) => <p key={line}>{line}</p>)}</Notice>}
      <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line pt-3">
        <p className="text-small text-muted">
          {laid.length === 0 ? "Chưa có trang nào đã xếp." : stopped > 0 ? `${stopped} trang cần quét lại trước khi trả giấy cho công dân.` : `${laid.length} trang đạt, ghi thành một tệp PDF cho mỗi giấy tờ.`}
        </p>
        <button type="button" onClick={onFinish} disabled={laid.length === 0 || pending} aria-keyshortcuts="t" className={buttonClass("primary")}>
          <Icon name="check" />
          Ghi vào hồ sơ
        </button>
      </div>
    </div>
  );
}

type ComponentProps = Readonly<{ component: ScanDesk["components"][number]; pages: readonly TablePage[]; pictures: ReadonlyMap<string, string>; desk: ScanDesk; arrange: Arrange; reason: string; onReason: (reason: string) => void }>;

function ComponentPages({ component, pages, pictures, desk, arrange, reason, onReason }: ComponentProps) {
  const { id, code, name, expected, finished } = component;
  const scanned = finished + pages.length;
  const few = pages.length > 0 && scanned < expected;
  return (
    <section aria-labelledby={`giay-${id}`} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`giay-${id}`} className="min-w-0"><span className="tabular text-muted">{code}.</span> {name}</h2>
        <StatusTag tone={few || pages.some(({ stopped }) => stopped) ? "attention" : scanned >= expected ? "success" : "neutral"}>{scanned < expected ? `${scanned}/${expected} trang` : `${scanned} trang`}</StatusTag>
      </div>
      {few && (
        <label className="flex max-w-xl flex-col gap-1">
          <span className="text-small">Đã quét {scanned} trên {expected} trang đã khai. Quét trang còn thiếu, hoặc ghi vì sao chỉ có vậy:</span>
          <input value={reason} onChange={(event) => onReason(event.currentTarget.value)} maxLength={300} className="min-h-(--wing-control) rounded border border-line-strong px-2" />
        </label>
      )}
      {pages.length > 0 && <Pages pages={pages} pictures={pictures} desk={desk} arrange={arrange} label={`Trang của ${name}`} />}
    </section>
  );
}

function Pages({ pages, pictures, desk, arrange, label }: Readonly<{ pages: readonly TablePage[]; pictures: ReadonlyMap<string, string>; desk: ScanDesk; arrange: Arrange; label: string }>) {
  return (
    <ol aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-3">
      {pages.map((page, index) => (
        <ScanPageCard key={page.id} page={page} picture={pictures.get(page.id)} nth={index + 1} components={desk.components} dossierId={desk.dossierId} arrange={arrange} />
      ))}
    </ol>
  );
}
