import { ScanIntake } from "@/components/manifests/scan-intake";
import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { Figure, FigureRow } from "@/components/ui/figure";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { SCAN_METHOD_WORDS, SCAN_SIDE_WORDS, SCAN_VERDICT_WORDS } from "@/lib/deliveries/labels";
import type { DifferenceList } from "@/lib/deliveries/scan-list";
import type { ManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import type { ManifestLineView, ManifestView } from "@/lib/dossiers/queries/manifests";
import { formatDateTime, formatTime } from "@/lib/platform/format";

type Scanning = Readonly<{ scan: FormAction; manifestId: string; newOperation: () => string }>;

function Undo({ scan, manifestId, newOperation, code }: Scanning & Readonly<{ code: string }>) {
  return (
    <ActionForm action={scan} operationId={newOperation()} label={`Bỏ lần quét ${code}`} className="inline-flex flex-wrap items-center gap-2">
      <input type="hidden" name="manifestId" value={manifestId} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="undo" value="1" />
      <SubmitButton variant="quiet" size="small" icon="x">Quét nhầm, bỏ ra</SubmitButton>
    </ActionForm>
  );
}

function Line({ line }: { line: ManifestLineView }) {
  return (
    <>
      <strong className="tabular">{line.code}</strong> · {line.applicantName}
      <span className="block text-small text-muted">
        {line.itemCode === null ? `${line.paperCount} giấy tờ` : <span className="tabular">{line.itemCode}{line.sealNumber !== null && `, niêm phong ${line.sealNumber}`}</span>}
      </span>
    </>
  );
}

function Expected({ manifest, list }: { manifest: ManifestView; list: DifferenceList }) {
  const rows = [...manifest.rows].sort((a, b) => Number(list.scanned.has(a.dossierId)) - Number(list.scanned.has(b.dossierId)));
  return (
    <DataTable
      caption={`Quét theo danh sách ${manifest.number}`} captionHidden dense narrow="cards" rows={rows} rowKey={({ dossierId }) => dossierId} empty="Danh sách chưa có dòng nào."
      rowTone={({ dossierId }) => (list.started && !list.scanned.has(dossierId) ? "attention" : undefined)}
      columns={[
        { key: "what", head: "Trong danh sách", rowHead: true, cell: (line) => <Line line={line} /> },
        { key: "state", head: "Đã thấy", cell: ({ dossierId }) => {
          const method = list.scanned.get(dossierId);
          if (method !== undefined) return <StatusTag tone="success">{SCAN_METHOD_WORDS[method]}</StatusTag>;
          return list.started ? <StatusTag tone="attention">Chưa thấy</StatusTag> : <span className="text-muted">chưa quét</span>;
        } },
        { key: "labels", head: "Nhãn", cell: ({ dossierId, code }) => <TextLink href={`/api/labels/${dossierId}?loai=giay-to`} quiet>In nhãn bìa<span className="sr-only"> {code}</span></TextLink> },
      ]}
    />
  );
}

function Extras({ list, ...scanning }: Scanning & Readonly<{ list: DifferenceList }>) {
  if (list.extra.length === 0) return null;
  return (
    <section aria-labelledby="ngoai-danh-sach">
      <h3 id="ngoai-danh-sach" className="mb-1">Ngoài danh sách</h3>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {list.extra.map(({ code, verdict, words, at, byName }) => (
          <li key={code} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <StatusTag tone="danger">{SCAN_VERDICT_WORDS[verdict]}</StatusTag>
            <span className="min-w-0 grow break-words"><strong className="tabular">{code}</strong>: {words}. <span className="text-small text-muted">{formatTime(at)}, {byName}</span></span>
            <Undo {...scanning} code={code} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const WORDS = {
  GIVER: { title: "Quét đưa vào túi", label: "Quét bưu phẩm vào túi", hint: "Quét từng bưu phẩm khi cho vào túi. Hồ sơ anh/chị đang giữ cho cùng nơi nhận mà chưa có trong danh sách thì tự thêm vào." },
  RECEIVER: { title: "Quét nhận", label: "Quét bưu phẩm nhận được", hint: "Quét từng bưu phẩm, hoặc quét mã túi để nhận cả túi chưa mở. Chưa quét thấy thì coi là không có; thứ ngoài danh sách được ghi thành sự cố khi ký." },
} as const;

/** The scanner's desk of one side: expected, seen, missing and not of the list, as it grows. */
export function ScanDesk({ manifest, scans, ...scanning }: Scanning & Readonly<{ manifest: ManifestView; scans: ManifestScans }>) {
  const side = scans.scans;
  if (side === null) return null;
  const list = side === "GIVER" ? scans.giver : scans.receiver;
  const words = WORDS[side];
  const last = scans.log.find((row) => row.side === side);
  return (
    <section aria-labelledby="ban-quet" className="stack">
      <div>
        <h2 id="ban-quet">{words.title}</h2>
        <p className="text-small text-muted">{words.hint}</p>
      </div>
      <ScanIntake scan={scanning.scan} manifestId={scanning.manifestId} operationId={scanning.newOperation()} label={words.label} alarm={last !== undefined && (last.verdict === "ELSEWHERE" || last.verdict === "UNKNOWN")} />
      <FigureRow>
        <Figure label="Trong danh sách" value={String(manifest.rows.length)} />
        <Figure label={side === "GIVER" ? "Đã quét vào" : "Đã quét thấy"} value={String(list.scanned.size)} of={{ value: String(manifest.rows.length), label: "hồ sơ" }} />
        <Figure label="Chưa thấy" value={list.started ? String(list.missing.length) : "–"} tone={list.started && list.missing.length > 0 ? "attention" : undefined} />
        <Figure label="Ngoài danh sách" value={String(list.extra.length)} tone={list.extra.length > 0 ? "danger" : undefined} />
      </FigureRow>
      <Extras list={list} {...scanning} />
      <Expected manifest={manifest} list={list} />
    </section>
  );
}

/** Every scan of both sides as it was kept, newest first. */
export function ScanLog({ log }: { log: ManifestScans["log"] }) {
  if (log.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer py-2 font-semibold">Các lần quét và đếm ({log.length})</summary>
      <DataTable
        caption="Các lần quét và đếm" captionHidden dense rows={log.map((row, i) => ({ ...row, key: String(i) }))} rowKey={({ key }) => key} empty="Chưa quét lần nào."
        columns={[
          { key: "code", head: "Mã", rowHead: true, cell: ({ code, words }) => <><span className="tabular">{code}</span>{words !== "" && <span className="block text-small text-muted">{words}</span>}</> },
          { key: "verdict", head: "Là", cell: ({ verdict, method }) => (method === "BY_HAND" ? SCAN_METHOD_WORDS[method] : method === "BAG" ? `${SCAN_VERDICT_WORDS[verdict]}, ${SCAN_METHOD_WORDS[method].toLowerCase()}` : SCAN_VERDICT_WORDS[verdict]) },
          { key: "who", head: "Ai, lúc nào", cell: ({ side, byName, at }) => `${SCAN_SIDE_WORDS[side]}: ${byName}, ${formatDateTime(at)}` },
        ]}
      />
    </details>
  );
}
