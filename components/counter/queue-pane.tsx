import Link from "next/link";
import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { QueueList, type QueueItem } from "@/components/ui/queue-list";
import { SearchBox } from "@/components/ui/search-box";
import { COUNTER_PILE_WORDS, COUNTER_PILES, type CounterPile } from "@/lib/dossiers/counter-piles";
import { addressOf } from "@/lib/dossiers/list-address";
import type { CounterPage, CounterRow } from "@/lib/dossiers/queries/counter-queue";
import { formatDate, formatDateTime } from "@/lib/platform/format";

const DESK = "/buu-dien/quay";

/** What the desk's address says beside the dossier that is open. */
export type DeskPlace = Readonly<{ pile: CounterPile; words: string; after: string }>;

/** The address of the desk at a place, with or without an open dossier. */
export function deskHref({ pile, words, after }: DeskPlace, open: string | null = null): string {
  return addressOf(DESK, { hang: COUNTER_PILE_WORDS[pile].slug, tim: words, sau: after, hs: open });
}

function PileLinks({ place, counts }: { place: DeskPlace; counts: Readonly<Record<CounterPile, number>> }) {
  return (
    <nav aria-label="Hàng hồ sơ ở quầy" className="mb-3">
      <ul className="grid grid-cols-2 gap-1">
        {COUNTER_PILES.map((pile) => {
          const current = pile === place.pile && place.words === "";
          const waitsForClerk = counts[pile] > 0 && (pile === "COURIER" || pile === "CHECK" || pile === "HAND_OVER");
          return (
            <li key={pile}>
              <Link
                href={deskHref({ pile, words: "", after: "" })}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={classNames(
                  "flex min-h-(--wing-control) items-center justify-between gap-2 rounded border px-2 py-0.5 leading-tight -outline-offset-2",
                  current ? "border-brand bg-brand font-semibold text-on-brand" : "border-line hover:border-line-strong hover:bg-wash",
                )}
              >
                <span className="min-w-0">{COUNTER_PILE_WORDS[pile].words}</span>
                <span className={classNames("tabular", !current && (waitsForClerk ? "rounded bg-signal-wash px-1.5 font-semibold text-ink" : "text-muted"))}>{counts[pile].toLocaleString("vi-VN")}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function sinceWords(pile: CounterPile, row: CounterRow): string {
  if (pile === "RETURN") return `có kết quả ${formatDateTime(row.since)}`;
  if (pile === "TODAY" || pile === "HAND_OVER") return `tiếp nhận ${formatDateTime(row.since)}${row.dueAt === null ? "" : `, hẹn ${formatDate(row.dueAt)}`}`;
  return `nộp ${formatDateTime(row.since)}`;
}

function itemOf(place: DeskPlace, row: CounterRow, open: string | null): QueueItem {
  return {
    key: row.id,
    href: deskHref(place, row.id),
    current: row.id === open,
    title: <span className="tabular">{row.shownCode}</span>,
    lines: [
      <span key="t" className="line-clamp-2 text-ink">{row.procedureName}</span>,
      <span key="n">{row.applicantName} · {row.agencyShortName}</span>,
      place.words === "" ? sinceWords(place.pile, row) : <DossierStatusTag key="s" status={row.status} />,
    ],
  };
}

/** The left pane of the counter: piles with counts, search over the whole office, and one page of the pile. */
export function QueuePane({ place, counts, page, open }: { place: DeskPlace; counts: Readonly<Record<CounterPile, number>>; page: CounterPage; open: string | null }) {
  const searching = place.words !== "";
  return (
    <>
      <div className="mb-3">
        <Button href={`${DESK}/moi`} icon="plus" shortcut="m" wide>
          Lập hồ sơ tại quầy
        </Button>
      </div>
      <SearchBox action={DESK} name="tim" label="Tìm mã, người nộp, thủ tục" defaultValue={place.words} buttonLabel="Tìm" keep={{ hang: COUNTER_PILE_WORDS[place.pile].slug }} />
      <div className="mt-3">
        <PileLinks place={place} counts={counts} />
      </div>
      <QueueList
        label={searching ? `Kết quả tìm “${place.words}”` : COUNTER_PILE_WORDS[place.pile].words}
        items={page.rows.map((row) => itemOf(place, row, open))}
        empty={
          <EmptyState title={searching ? "Không có hồ sơ nào khớp" : "Hàng này trống"}>
            {searching ? "Thử ít chữ hơn, hoặc quét mã trên giấy tờ." : COUNTER_PILE_WORDS[place.pile].empty}
          </EmptyState>
        }
      />
      {(page.next !== null || place.after !== "") && (
        <Pagination
          shown={page.rows.length}
          previousHref={place.after === "" ? undefined : deskHref({ ...place, after: "" })}
          nextHref={page.next === null ? undefined : deskHref({ ...place, after: page.next })}
        />
      )}
    </>
  );
}
