import { notFound } from "next/navigation";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { accept, ask, certify, check, completion, printReceipt, reject, resume, returnResult, take, takeOver, takeStored } from "@/app/buu-dien/quay/actions";
import { drop, keep } from "@/app/buu-dien/quay/moi/actions";
import { single } from "@/app/search-params";
import { actOf, CounterActButtons, CounterActPanel } from "@/components/counter/counter-act";
import { CertifyPanel } from "@/components/counter/certify-panel";
import { CashPanel } from "@/components/counter/cash-panel";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CounterDossier } from "@/components/counter/counter-dossier";
import { ReceiptButton } from "@/components/counter/receipt-button";
import { ScanDoor } from "@/components/counter/scan-door";
import { DoneNotice } from "@/components/counter/done-notice";
import { StoreOffersPanel } from "@/components/counter/store-offers-panel";
import { type DeskPlace, deskHref, QueuePane } from "@/components/counter/queue-pane";
import { EmptyState } from "@/components/ui/empty-state";
import { TwoPane } from "@/components/ui/two-pane";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { COUNTER_PILE_WORDS, COUNTER_PILES, type CounterPile, pileOfDossier, pileOfSlug } from "@/lib/dossiers/counter-piles";
import { countPiles, listPile } from "@/lib/dossiers/queries/counter-queue";
import { type OpenAtCounter, readOpenAtCounter } from "@/lib/dossiers/queries/open-at-counter";
import { uploadRefusalWords } from "@/lib/dossiers/upload-words";
import type { ActorOf } from "@/lib/identity/actor";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

const ACTIONS = { takeOver, check, completion, reject, resume, accept, returnResult, ask };

type Address = Record<string, string | string[] | undefined>;

/** The open dossier: its page, and the buttons of the act at hand. */
function openDossier({ dossier, notes, entry, documents, incoming, offers, money, shiftOpen }: OpenAtCounter, address: Address, place: DeskPlace, me: string) {
  const act = actOf(dossier, single(address.viec), me);
  const here = deskHref(place, dossier.id);
  const withAct = (wanted: string) => (wanted === "" ? here : `${here}&viec=${wanted}`);
  const scans = Object.fromEntries(dossier.components.map(({ id }) => [id, newId()]));
  const certifying = <CertifyPanel dossier={dossier} clerkId={me} act={certify} operationIds={Object.fromEntries([["all", newId()], ...dossier.components.map(({ id }) => [id, newId()])])} />;
  const fault = uploadRefusalWords(single(address.loi));
  return {
    detail: (
      <CounterDossier dossier={dossier} slipOperationId={newId()} scans={<ScanDoor dossier={dossier} documents={documents} incoming={incoming} />} receipt={<ReceiptButton dossier={dossier} operationId={newId()} print={printReceipt} />} place={[dossier.id, single(address.xong), single(address.viec)].join(" ")} said={<DoneNotice done={single(address.xong)} dossier={dossier} slipOperationId={newId()} />}>
        {act === "CHECK" && <StoreOffersPanel dossier={dossier} offers={offers} take={takeStored} />}
        <CounterActPanel
          act={act}
          dossier={dossier}
          actions={ACTIONS}
          operationId={newId()}
          scanOperationIds={scans}
          fill={single(address.dien) === "1"}
          hereHref={here}
          fillHref={`${here}&dien=1`}
          entry={{ fields: entry?.fields ?? {}, since: entry === null ? null : formatTime(entry.keptAt), keep, drop, freshHref: here }}
          certifying={certifying}
          notes={notes}
          questionIds={Object.fromEntries(dossier.components.map(({ id }) => [id, newId()]))}
          asked={single(address.xong) === "hoi"}
          scanFault={fault === undefined ? null : { componentId: single(address.giay), words: fault }}
        />
        {dossier.status !== "SUBMITTED" && <CashPanel dossierId={dossier.id} desk={{ money, shiftOpen, take, operationIds: Object.fromEntries(money.map(({ kind }) => [kind, newId()])) }} />}
        {act !== "CHECK" && certifying}
      </CounterDossier>
    ),
    actions: act === "NONE" || act === "HAND_OVER" ? undefined : <CounterActButtons act={act} withAct={withAct} />,
  };
}

function firstFilled(counts: Record<CounterPile, number>): CounterPile {
  return COUNTER_PILES.find((pile) => counts[pile] > 0) ?? "CHECK";
}

/** The counter desk: piles and queue on the left, the open dossier on the right. `openId` null: none is open. */
export async function CounterDesk({ actor, address, openId }: { actor: ActorOf<"POSTAL_CLERK">; address: Address; openId: string | null }) {
  const named = pileOfSlug(single(address.hang));
  const list = async (pile: CounterPile) => {
    const place: DeskPlace = { pile, words: single(address.tim), after: single(address.sau) };
    return { place, page: await listPile(actor, place) };
  };
  const [counting, opening] = [countPiles(actor), openId === null ? null : readOpenAtCounter(actor, openId)];
  // Opened from elsewhere (a scan, a link, the scanning table): the list beside it is the pile on which it lies.
  const found = async () => {
    const [counted, opened] = [await counting, await opening];
    return (opened && pileOfDossier(opened.dossier)) ?? firstFilled(counted);
  };
  const [office, counts, alerts, opened, { place, page }] = await Promise.all([
    ownOfficeName(actor), counting, countUnreadAlerts(actor), opening, named ? list(named) : found().then(list),
  ]);
  if (openId !== null && opened === null) notFound();
  const open = opened && openDossier(opened, address, place, actor.id);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} waiting={counts.COURIER + counts.CHECK} alerts={alerts} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE} flush>
      <TwoPane
        queueLabel={`Quầy: ${COUNTER_PILE_WORDS[place.pile].words}`}
        detailLabel="Hồ sơ đang mở"
        detailOpen={open !== null}
        backHref={deskHref(place)}
        queue={<QueuePane place={place} counts={counts} page={page} open={openId} />}
        detail={
          open?.detail ?? (
            <div className="mx-auto max-w-md pt-16">
              <EmptyState title="Chọn một hồ sơ để mở" icon="folder">
                Mở từ danh sách bên trái, hoặc quét mã trên túi, phiếu gửi hay giấy tiếp nhận. Phím j và k chuyển giữa các hồ sơ.
              </EmptyState>
            </div>
          )
        }
        actions={open?.actions}
      />
    </CounterDeskShell>
  );
}
