import Link from "next/link";
import type { ReactNode } from "react";
import { DueWords } from "@/components/dossiers/due-words";
import { SelectionBar } from "@/components/agency/selection-bar";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { QueueList, type QueueItem } from "@/components/ui/queue-list";
import { SearchBox } from "@/components/ui/search-box";
import { SelectField } from "@/components/ui/select-field";
import { AGENCY_QUEUES, type AgencyQueue, EMPTY_QUEUE_WORDS, queueWords } from "@/lib/dossiers/agency-queues";
import { MOST_AT_ONCE } from "@/lib/dossiers/batch";
import { workingTimeWords } from "@/lib/dossiers/clock-segments";
import { STATUS_WORDS } from "@/lib/dossiers/labels";
import { type AddressParts, addressOf } from "@/lib/dossiers/list-address";
import type { AgencyDesk, InboxPage, ListTotal } from "@/lib/dossiers/queries/agency-inbox";
import type { InboxRow } from "@/lib/dossiers/queries/agency-list";

const INBOX = "/co-quan/ho-so";
const NEW_BATCH = "/co-quan/viec-hang-loat/moi";

/** What the inbox's address says beside the page in it. */
export type InboxPlace = Readonly<{ queue: AgencyQueue; search: string; procedure: string | null; holder: string | null }>;

/** The place as parts of an address; the first queue is the one that is there without a word. */
export function inboxParts({ queue, search, procedure, holder }: InboxPlace): AddressParts {
  return { hang: queue, tim: search, "thu-tuc": procedure, nguoi: holder };
}

function QueueLinks({ place, desk: { counts, head } }: { place: InboxPlace; desk: AgencyDesk }) {
  return (
    <nav aria-label="Hàng hồ sơ" className="mb-3">
      <ul className="grid grid-cols-2 gap-1">
        {AGENCY_QUEUES.map((queue) => {
          const current = queue === place.queue;
          const count = counts[queue];
          const urgent = count > 0 && (queue === "qua-han" || queue === "sap-den-han");
          return (
            <li key={queue} className={queue === "tat-ca" ? "col-span-2" : undefined}>
              <Link
                href={addressOf(INBOX, inboxParts({ ...place, queue }))}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "flex min-h-(--wing-control) items-center justify-between gap-2 rounded border px-2 py-0.5 leading-tight -outline-offset-2",
                  current ? "border-brand bg-brand font-semibold text-on-brand" : "border-line hover:border-line-strong hover:bg-wash",
                )}
              >
                <span className="min-w-0">{queueWords(queue, head)}</span>
                <span className={classNames("tabular inline-flex items-center gap-1 font-semibold", !current && urgent && (queue === "qua-han" ? "text-danger" : "text-warning"), !current && count === 0 && "font-normal text-muted")}>
                  {urgent && <Icon name={queue === "qua-han" ? "alert" : "clock"} size={15} />}
                  {count.toLocaleString("vi-VN")}
                  {counts.overflow && (queue === "da-xong" || queue === "tat-ca") && "+"}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** How long is left, without the date: the dossier's own page tells it whole. */
const inBrief = (words: string) => words.split(", đến")[0] ?? words;

function Tick({ row, ticked }: { row: InboxRow; ticked: boolean }) {
  return (
    <label className="flex min-w-11 items-start justify-center py-3 lg:min-w-8">
      <input type="checkbox" name="chon" value={row.id} defaultChecked={ticked} aria-label={`Chọn ${row.code}, ${row.applicantName}`} className="size-[1.15em] accent-brand" />
    </label>
  );
}

/** `ticked` null: a list without boxes. */
function itemOf(row: InboxRow, href: string, current: boolean, ticked: boolean | null): QueueItem {
  const { due, holder, used } = row;
  return {
    key: `${row.id}${ticked === true ? "-chon" : ""}`,
    href,
    current,
    ...(ticked !== null && { lead: <Tick row={row} ticked={ticked} /> }),
    title: <span className="tabular">{row.code}</span>,
    lines: [
      <span key="t" className="line-clamp-2 text-ink">
        {row.procedureName}
      </span>,
      <span key="n">
        {row.applicantName}
        {holder !== null && (
          <>
            {" · "}
            {holder.mine ? <strong className="font-semibold text-ink">tôi giữ</strong> : `${holder.name} giữ`}
          </>
        )}
        {holder === null && (row.status === "RECEIVED" || row.status === "PROCESSING") && " · chưa ai nhận"}
      </span>,
      due === null ? STATUS_WORDS[row.status] : <DueWords key="h" due={{ ...due, words: inBrief(due.words), provisional: false }} />,
      ...(used === null ? [] : [<span key="d">Cơ quan đã dùng {workingTimeWords(used.agency)}{used.citizen > 0 && `, người nộp ${workingTimeWords(used.citizen)}`}</span>]),
    ],
    ...(due?.overdue === true && row.status !== "RESOLVED" && row.status !== "RETURNED" ? { tone: "danger" as const } : {}),
  };
}

/** A few dossiers of a queue, each leading to its page with that queue beside it. */
export function InboxRows({ label, rows, place, openId, empty, ticked = null }: { label: string; rows: readonly InboxRow[]; place: InboxPlace; openId?: string; empty: ReactNode; ticked?: boolean | null }) {
  const parts = inboxParts(place);
  return <QueueList label={label} items={rows.map((row) => itemOf(row, addressOf(`${INBOX}/${row.id}`, parts), row.id === openId, ticked))} empty={empty} />;
}

/** What the inbox itself offers beside reading: boxes to tick (`allTicked`: all of this page), the count, one's saved filters. */
export type InboxTools = Readonly<{ total: ListTotal; allTicked: boolean; savedFilters: ReactNode; page: AddressParts }>;

/** The rows with a box each, as a form that leads on to what is to be done with the chosen. */
function TickableRows({ place, desk, page, tools, empty }: { place: InboxPlace; desk: AgencyDesk; page: InboxPage; tools: InboxTools; empty: ReactNode }) {
  const parts = inboxParts(place);
  const { total, allTicked } = tools;
  const most = Math.min(total.count, MOST_AT_ONCE);
  const beyond = total.count <= page.rows.length ? null : total.more || total.count > MOST_AT_ONCE ? `Làm với ${most} hồ sơ đầu của danh sách` : `Làm với tất cả ${most} hồ sơ khớp điều kiện`;
  return (
    <form action={NEW_BATCH} method="get" aria-label="Chọn hồ sơ">
      {Object.entries(parts).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <InboxRows label={queueWords(place.queue, desk.head)} rows={page.rows} place={place} empty={empty} ticked={allTicked} />
      {page.rows.length > 0 && <SelectionBar key={String(allTicked)} onPage={page.rows.length} allTickedHref={addressOf(INBOX, parts, tools.page, { chon: "trang" })} everything={beyond} />}
    </form>
  );
}

/** The left pane of the agency's desk: queues with counts, search, filters, and one page of the queue. */
export function InboxPane({ place, desk, page, openId, tools }: { place: InboxPlace; desk: AgencyDesk; page: InboxPage; openId?: string; tools?: InboxTools }) {
  const parts = inboxParts(place);
  const active = [place.search !== "", place.procedure !== null, place.holder !== null].filter(Boolean).length;
  const filters = [place.procedure, place.holder].filter((one) => one !== null).length;
  const empty = (
    <EmptyState title={active > 0 ? "Không có hồ sơ nào khớp" : "Hàng này trống"}>
      {active > 0 ? "Bỏ bớt điều kiện, hoặc tìm trong “Tất cả”." : EMPTY_QUEUE_WORDS[place.queue]}
    </EmptyState>
  );
  return (
    <>
      <QueueLinks place={place} desk={desk} />
      <SearchBox
        action={INBOX}
        name="tim"
        label="Tìm mã, người nộp, thủ tục"
        defaultValue={place.search}
        buttonLabel="Tìm"
        keep={{ hang: place.queue, ...(place.procedure !== null && { "thu-tuc": place.procedure }), ...(place.holder !== null && { nguoi: place.holder }) }}
      />
      <div className="mt-1 grid grid-cols-2 gap-x-2">
        <details className={tools === undefined ? "col-span-2" : "open:col-span-2"} open={filters > 0}>
          <summary className="flex min-h-(--wing-control) list-none items-center gap-1.5 text-brand">
            <Icon name="filter" size={17} />
            Lọc thêm{filters > 0 && ` (${filters})`}
          </summary>
          <FilterBar action={INBOX} keep={{ hang: place.queue, ...(place.search !== "" && { tim: place.search }) }} clearHref={addressOf(INBOX, { hang: place.queue })} activeCount={active}>
            <SelectField name="thu-tuc" label="Thủ tục" placeholder="Mọi thủ tục" defaultValue={place.procedure ?? ""} options={desk.procedures.map(({ code, name }) => ({ value: code, label: name }))} />
            <SelectField name="nguoi" label="Người giữ" placeholder="Mọi người" defaultValue={place.holder ?? ""} options={desk.colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
          </FilterBar>
        </details>
        {tools?.savedFilters}
      </div>
      <div className="mt-2">
        {tools === undefined ? (
          <InboxRows label={queueWords(place.queue, desk.head)} rows={page.rows} place={place} openId={openId} empty={empty} />
        ) : (
          <TickableRows place={place} desk={desk} page={page} tools={tools} empty={empty} />
        )}
        {(page.previous !== null || page.next !== null || (tools !== undefined && page.rows.length > 0)) && (
          <Pagination
            shown={page.rows.length}
            total={tools?.total.count}
            more={tools?.total.more}
            exportHref={tools === undefined ? undefined : addressOf("/api/agency-inbox", parts)}
            previousHref={page.previous === null ? undefined : addressOf(INBOX, parts, { truoc: page.previous })}
            nextHref={page.next === null ? undefined : addressOf(INBOX, parts, { sau: page.next })}
          />
        )}
      </div>
    </>
  );
}
