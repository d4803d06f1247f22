import { DataTable } from "@/components/ui/data-table";
import { DateField } from "@/components/ui/date-field";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { SelectField } from "@/components/ui/select-field";
import { StatusTag } from "@/components/ui/status-tag";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { TRANSFER_WORDS } from "@/lib/deliveries/labels";
import type { DayTransfer, PaperHolder, PaperRow } from "@/lib/dossiers/queries/papers";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import { formatDateTime, formatDay } from "@/lib/platform/format";

/** What the address asks for, as typed. */
export type PapersAsked = Readonly<{ tim: string; giu: string; nguoi: string; ngay: string }>;

const SIDES = [{ value: "CITIZEN", label: "Người nộp hồ sơ" }, { value: "COURIER", label: "Bưu tá" }, { value: "CLERK", label: "Quầy bưu điện" }, { value: "AGENCY", label: "Cơ quan" }];

type DeskProps = Readonly<{
  base: string;
  /** where a dossier's page lies, before its id */
  dossierBase: string;
  asked: PapersAsked;
  found: Readonly<{ papers: readonly PaperRow[]; holders: readonly PaperHolder[]; next: string | null }>;
  /** the day that was asked for, with what changed hands on it */
  day: string | null;
  transfers: readonly DayTransfer[] | null;
}>;

/** Where the papers are: the filter, one day's hand-overs when a day is asked for, and the papers unless only that day is. */
export function PapersDesk({ base, dossierBase, asked, found, day, transfers }: DeskProps) {
  const onlyDay = day !== null && asked.tim === "" && asked.giu === "" && asked.nguoi === "";
  return (
    <div className="flex flex-col gap-6">
      <PapersFilter base={base} asked={asked} holders={found.holders} />
      {day !== null && transfers !== null && <DayTransfers day={day} transfers={transfers} dossierBase={dossierBase} />}
      {!onlyDay && <PapersTable papers={found.papers} next={found.next} dossierBase={dossierBase} base={base} asked={asked} />}
    </div>
  );
}

/** By dossier, by side, by person, by day; all in the address. */
function PapersFilter({ base, asked, holders }: { base: string; asked: PapersAsked; holders: readonly PaperHolder[] }) {
  return (
    <FilterBar action={base} clearHref={base} activeCount={Object.values(asked).filter((value) => value !== "").length} submitLabel="Tìm">
      <TextField name="tim" label="Mã hồ sơ, số bưu gửi, niêm phong" defaultValue={asked.tim} scanTarget />
      <SelectField name="giu" label="Đang ở" defaultValue={asked.giu} placeholder="Mọi nơi" options={SIDES} />
      {holders.length > 0 && <SelectField name="nguoi" label="Người giữ" defaultValue={asked.nguoi} placeholder="Mọi người" options={holders.map(({ id, name, papers }) => ({ value: id, label: `${name} (${papers})` }))} />}
      <DateField name="ngay" label="Giao nhận ngày" defaultValue={asked.ngay} />
    </FilterBar>
  );
}

/** Each paper with the one who answers for it and since when. */
function PapersTable({ papers, dossierBase, next, base, asked }: { papers: readonly PaperRow[]; dossierBase: string; next: string | null; base: string; asked: PapersAsked }) {
  const keep = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  return (
    <>
      <DataTable
        caption="Giấy tờ và người đang giữ" captionHidden rows={papers} rowKey={({ id }) => id}
        empty={<EmptyState title="Không có giấy tờ nào" icon="files">Đổi điều kiện tìm, hoặc quét lại mã.</EmptyState>}
        columns={[
          { key: "dossier", head: "Hồ sơ", rowHead: true, nowrap: true, cell: ({ dossierId, dossierCode, applicantName }) => <><TextLink href={`${dossierBase}${dossierId}`} strong><span className="tabular">{dossierCode}</span></TextLink><span className="block text-small text-muted">{applicantName}</span></> },
          { key: "paper", head: "Giấy tờ", cell: ({ description, count, kind, owedBack }) => <>{description}: <span className="tabular">{count}</span> {PAPER_KIND_WORDS[kind]}{owedBack && <span className="block text-small text-muted">mượn để đối chiếu, phải trả lại</span>}</> },
          { key: "where", head: "Ai đang giữ", cell: ({ whereabouts }) => <strong>{whereabouts}</strong> },
          { key: "since", head: "Từ lúc", cell: ({ since, place }) => (since === null ? <span className="text-muted">từ đầu</span> : <span className="tabular">{formatDateTime(since)}<span className="block text-small text-muted">{place}</span></span>) },
        ]}
      />
      {next !== null && <Pagination shown={papers.length} noun="giấy tờ" nextHref={`${base}?${new URLSearchParams([...keep, ["sau", next]]).toString()}`} />}
    </>
  );
}

/** Everything that changed hands on one day. */
function DayTransfers({ day, transfers, dossierBase }: { day: string; transfers: readonly DayTransfer[]; dossierBase: string }) {
  const papers = transfers.reduce((sum, transfer) => sum + transfer.papers, 0);
  return (
    <section aria-labelledby="trong-ngay">
      <h2 id="trong-ngay" className="mb-2">Giao nhận ngày {formatDay(day)}: {transfers.length} lần, {papers} giấy tờ</h2>
      <DataTable
        caption={`Các lần giao nhận ngày ${formatDay(day)}`} captionHidden rows={transfers} rowKey={({ id }) => id} empty="Ngày này không có lần giao nhận nào."
        rowTone={({ discrepancy }) => (discrepancy === "" ? undefined : "attention")}
        columns={[
          { key: "at", head: "Lúc", rowHead: true, nowrap: true, cell: ({ at }) => <span className="tabular">{formatDateTime(at)}</span> },
          { key: "kind", head: "Việc", cell: ({ kind }) => TRANSFER_WORDS[kind] },
          { key: "dossier", head: "Hồ sơ", nowrap: true, cell: ({ dossierId, dossierCode }) => <TextLink href={`${dossierBase}${dossierId}`}><span className="tabular">{dossierCode}</span></TextLink> },
          { key: "who", head: "Bên giao → bên nhận", cell: ({ giverName, receiverName, place }) => <>{giverName} → {receiverName}<span className="block text-small text-muted">{place}</span></> },
          { key: "papers", head: "Giấy tờ", numeric: true, cell: (transfer) => transfer.papers },
          { key: "difference", head: "Chênh lệch", cell: ({ discrepancy }) => (discrepancy === "" ? <span className="text-muted">không</span> : <StatusTag tone="attention">{discrepancy}</StatusTag>) },
        ]}
      />
    </section>
  );
}
