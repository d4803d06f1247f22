import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { close, open, substitute, takeFromCourier } from "@/app/buu-dien/ca/actions";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { CourierCashForm } from "@/components/shifts/courier-cash-form";
import { HandOverDue } from "@/components/shifts/hand-over-due";
import { ClosedShifts } from "@/components/shifts/closed-shifts";
import { CloseShiftForm } from "@/components/shifts/close-shift-form";
import { ShiftFigureRow } from "@/components/shifts/shift-figures";
import { ShiftReceipts } from "@/components/shifts/shift-receipts";
import { SubstituteForm } from "@/components/shifts/substitute-form";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { readCouriersCash } from "@/lib/dossiers/queries/courier-cash";
import { counterColleagues } from "@/lib/dossiers/queries/counter-colleagues";
import { readHandOverDue } from "@/lib/dossiers/queries/hand-over-due";
import { type OpenShift, readShifts } from "@/lib/dossiers/queries/shift";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { formatDateTime } from "@/lib/platform/format";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Ca trực tại quầy" };

const DONE: Readonly<Record<string, string>> = {
  mo: "Đã mở ca. Tiền mặt thu từ bây giờ được đếm vào ca này.", dong: "Đã đóng ca và giữ số đếm.", "nop-tien": "Đã nhận tiền của bưu tá vào ca.",
  "lam-thay": "Đã nhận việc thay. Giấy tờ giờ do anh/chị giữ: bàn giao cơ quan như thường lệ.",
};

function OpenShiftCard({ shift, clerk }: { shift: OpenShift; clerk: boolean }) {
  return (
    <Card title={shift.mine ? `Ca của anh/chị, mở lúc ${formatDateTime(shift.openedAt)}` : `Ca của ${shift.clerkName}, mở lúc ${formatDateTime(shift.openedAt)}`} level={2}>
      <ShiftFigureRow figures={shift.figures} />
      <ShiftReceipts receipts={shift.receipts} />
      {clerk && (shift.mine ? <CloseShiftForm shift={shift} close={close} operationId={newId()} /> : (
        <details>
          <summary className="text-brand underline underline-offset-4">Đóng ca thay người vắng</summary>
          <div className="mt-3"><CloseShiftForm shift={shift} close={close} operationId={newId()} /></div>
        </details>
      ))}
    </Card>
  );
}

export default async function ShiftPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const clerk = actor.kind === "POSTAL_CLERK";
  const done = DONE[single((await searchParams).xong)];
  const [office, shifts, colleagues, due, couriers] = await Promise.all([
    ownOfficeName(actor), readShifts(actor), clerk ? counterColleagues(actor) : [], clerk ? readHandOverDue(actor) : null, clerk ? readCouriersCash(actor) : [],
  ]);
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={!clerk} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Ca trực" lead="Mở ca, thu tiền có biên lai, cuối ca đếm lại từng loại tiền." />
      <div className="flex flex-col gap-8">
        {done !== undefined && <Notice tone="success" live>{done}</Notice>}
        {clerk && !shifts.open.some(({ mine }) => mine) && (
          <Card title="Anh/chị chưa mở ca" level={2} tone="attention">
            <ActionForm action={open} operationId={newId()} label="Mở ca">
              <TextField name="openingFloat" label="Tiền lẻ đầu ca" hint="Tiền để thối, không tính vào tiền thu." inputMode="numeric" autoComplete="off" suffix="đ" width="short" optional />
              <div>
                <SubmitButton icon="clock" shortcut="o" pendingWords="Đang mở ca…">Mở ca</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
        {due !== null && <HandOverDue due={due} />}
        {couriers.map((courier) => (
          <Card key={courier.courierId} title={`Bưu tá ${courier.courierName} nộp tiền`} level={2} tone="attention">
            {shifts.open.some(({ mine }) => mine) ? <CourierCashForm courier={courier} take={takeFromCourier} operationId={newId()} /> : <p>Mở ca để nhận tiền của {courier.courierName}: {courier.receipts.length} biên lai chưa nộp.</p>}
          </Card>
        ))}
        {shifts.open.map((shift) => <OpenShiftCard key={shift.id} shift={shift} clerk={clerk} />)}
        {colleagues.length > 0 && (
          <section aria-labelledby="lam-thay">
            <h2 id="lam-thay" className="mb-2">Làm thay người vắng</h2>
            <SubstituteForm colleagues={colleagues} act={substitute} operationId={newId()} />
          </section>
        )}
        <section aria-labelledby="ca-da-dong">
          <h2 id="ca-da-dong" className="mb-2">Các ca đã đóng</h2>
          <ClosedShifts shifts={shifts.closed} />
        </section>
      </div>
    </CounterDeskShell>
  );
}
