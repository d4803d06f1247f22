"use client";
import { useRouter } from "next/navigation";
import { useRef, useState, type ChangeEvent, type DragEvent } from "react";
import { ScanCamera } from "@/components/counter/scan-camera";
import { ScanVerdicts } from "@/components/counter/scan-verdicts";
import { sendingOf, sendScans, type SentScan } from "@/components/counter/send-scan";
import { useVerdicts } from "@/components/counter/use-verdicts";
import { classNames } from "@/components/ui/class-names";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { StatusTag } from "@/components/ui/status-tag";
import { MOST_AT_ONCE } from "@/lib/dossiers/scan-limits";
import type { IncomingView } from "@/lib/dossiers/queries/incoming-scans";
import { newId } from "@/lib/platform/ids";

type Waiting = Readonly<{ operationId: string; sendingId: string; componentId: string; file: File; state: "WAITING" | "SENDING" | "FAILED"; words: string }>;
type Choice = Readonly<{ id: string; code: string; name: string }>;

type Props = Readonly<{ dossierId: string; components: readonly Choice[]; incoming: readonly IncomingView[]; dismiss: FormAction }>;

/**
 * Where pages come in: many files at once, dropped or chosen, or the camera. Files go one after the other, so that separator sheets sort what follows them; the
 * server keeps each and judges it behind.
 */
export function ScanIntake({ dossierId, components, incoming, dismiss }: Props) {
  const router = useRouter();
  const [componentId, setComponentId] = useState("");
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [kept, setKept] = useState(0);
  const verdicts = useVerdicts(dossierId, incoming);
  const [over, setOver] = useState(false);
  const queue = useRef<Waiting[]>([]);
  const running = useRef(false);

  function show() {
    setWaiting([...queue.current]);
  }
  function put(one: Waiting, change: Partial<Waiting>) {
    queue.current = queue.current.map((other) => (other.operationId === one.operationId ? { ...other, ...change } : other));
    show();
  }
  /** What waits and belongs to one sending, as much of it as goes at once. */
  function nextGroup(): readonly Waiting[] {
    const all = queue.current.filter(({ state }) => state === "WAITING");
    return sendingOf(all.filter(({ sendingId, componentId: into }) => sendingId === all[0]?.sendingId && into === all[0].componentId), MOST_AT_ONCE);
  }
  function settle(one: Waiting, sent: SentScan | undefined) {
    if (!sent?.ok) return put(one, { state: "FAILED", words: sent?.words ?? "" });
    queue.current = queue.current.filter((other) => other.operationId !== one.operationId);
    show();
    setKept((before) => before + 1);
    verdicts.sent(sent.scanId);
  }
  async function run() {
    if (running.current) return;
    running.current = true;
    if (!verdicts.scans.some(({ state }) => state === "JUDGING")) setKept(0);
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) {
      const [{ sendingId, componentId: into }] = group as [Waiting];
      for (const one of group) put(one, { state: "SENDING" });
      const answers = await sendScans(group, { dossierId, sendingId, componentId: into, replaces: "" });
      for (const [index, one] of group.entries()) settle(one, answers[index]);
    }
    running.current = false;
  }
  function take(files: Iterable<File>) {
    const sendingId = newId<"sending">();
    queue.current = [...queue.current, ...Array.from(files, (file): Waiting => ({ operationId: newId<"operation">(), sendingId, componentId, file, state: "WAITING", words: "" }))];
    show();
    void run();
  }
  function again(one: Waiting) {
    put(one, { state: "WAITING", words: "" });
    void run();
  }
  function drop(one: Waiting) {
    queue.current = queue.current.filter((other) => other.operationId !== one.operationId);
    show();
  }
  async function putAway(scan: IncomingView) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ operationId: newId<"operation">(), dossierId, scanId: scan.id })) form.set(name, value);
    await dismiss(null, form).catch(() => null);
    router.refresh();
  }
  function onChoose(event: ChangeEvent<HTMLInputElement>) {
    const files = Array.from(event.currentTarget.files ?? []);
    event.currentTarget.value = "";
    if (files.length > 0) take(files);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(Array.from(event.dataTransfer.files));
  }
  return (
    <section
      aria-label="Đưa trang vào"
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={classNames("flex flex-col gap-3 rounded border-2 border-dashed p-4", over ? "border-brand bg-brand-wash" : "border-line-strong bg-paper")}
    >
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <label className="flex min-w-0 flex-col gap-1">
          <span className="font-semibold">Trang mới vào</span>
          <select value={componentId} onChange={(event) => setComponentId(event.currentTarget.value)} aria-keyshortcuts="g" className="min-h-(--wing-control) w-full max-w-md rounded border border-line-strong bg-paper px-2">
            <option value="">Theo tờ phân cách; chưa có thì để Chưa xếp</option>
            {components.map(({ id, code, name }) => <option key={id} value={id}>{code}. {name}</option>)}
          </select>
        </label>
        <label className="flex flex-col gap-1">
          <span className="font-semibold">Tệp quét</span>
          <input type="file" multiple accept="application/pdf,image/jpeg,image/png" onChange={onChoose} aria-describedby="gioi-han-quet" aria-keyshortcuts="f"
            className="max-w-full text-small file:mr-2 file:min-h-(--wing-control) file:rounded file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold" />
        </label>
        <ScanCamera onPicture={(file) => take([file])} />
      </div>
      <p id="gioi-han-quet" className="text-small text-muted">
        Kéo thả hay chọn nhiều tệp một lần: PDF, JPG, PNG, mỗi tệp tối đa 20 MB và 100 trang, quét từ 200 dpi, đủ cả mặt sau có chữ. Trang được giữ ngay trên máy chủ: đóng trình duyệt hay mất mạng vẫn còn.
      </p>
      <ScanVerdicts scans={verdicts.scans} total={kept} onDismiss={(scan) => void putAway(scan)} />
      {waiting.length > 0 && (
        <ul aria-label="Tệp đang gửi" className="flex flex-col gap-1">
          {waiting.map((one) => (
            <li key={one.operationId} className="flex flex-wrap items-center gap-2">
              <StatusTag tone={one.state === "FAILED" ? "danger" : "info"}>{one.state === "FAILED" ? "Không nhận" : one.state === "SENDING" ? "Đang gửi…" : "Chờ gửi"}</StatusTag>
              <span className="min-w-0 break-words">{one.file.name}</span>
              {one.state === "FAILED" && (
                <>
                  <span role="alert" className="font-semibold text-danger">{one.words}</span>
                  <button type="button" onClick={() => again(one)} className="font-semibold text-brand underline">Gửi lại</button>
                  <button type="button" onClick={() => drop(one)} className="inline-flex items-center gap-1 text-brand underline"><Icon name="x" size={15} />Bỏ tệp này</button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
