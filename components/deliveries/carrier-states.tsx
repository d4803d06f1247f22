import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { CarrierState } from "@/lib/deliveries/queries/carriers";
import type { CarrierSwitchName } from "@/lib/deliveries/schema";
import { formatDateTime } from "@/lib/platform/format";

const SWITCH_WORDS: Record<CarrierSwitchName, { name: string; pause: string; resume: string }> = {
  POLLING: { name: "Hỏi tin định kỳ", pause: "Dừng hỏi tin", resume: "Hỏi tin lại" },
  ORDERING: { name: "Đặt đơn", pause: "Dừng đặt đơn", resume: "Đặt đơn lại" },
};

type Turning = Readonly<{ turn: FormAction; newOperation: () => string }>;

function SwitchForm({ carrier, what, paused, turn, newOperation }: Turning & Readonly<{ carrier: CarrierState; what: CarrierSwitchName; paused: boolean }>) {
  const words = SWITCH_WORDS[what];
  return (
    <ActionForm action={turn} operationId={newOperation()} label={`${paused ? words.resume : words.pause}: ${carrier.name}`} className="flex flex-col gap-2">
      <input type="hidden" name="code" value={carrier.code} />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="paused" value={paused ? "0" : "1"} />
      <TextField name="reason" label={`Vì sao ${paused ? words.resume.toLowerCase() : words.pause.toLowerCase()}?`} width="full" maxLength={300} autoComplete="off" />
      <div><SubmitButton variant="secondary" icon={paused ? "refresh" : "pause"} pendingWords="Đang ghi…">{paused ? words.resume : words.pause}</SubmitButton></div>
    </ActionForm>
  );
}

function stateOf({ pollingPaused, orderingPaused, unreachableUntil }: CarrierState): { tone: "success" | "attention" | "danger"; words: string } {
  if (unreachableUntil !== null) return { tone: "danger", words: "Không trả lời" };
  if (pollingPaused || orderingPaused) return { tone: "attention", words: pollingPaused && orderingPaused ? "Đã dừng hỏi tin và đặt đơn" : pollingPaused ? "Đã dừng hỏi tin" : "Đã dừng đặt đơn" };
  return { tone: "success", words: "Đang chạy" };
}

function facts(carrier: CarrierState) {
  const { lastContactAt, lastEventAt, lastError, lastErrorAt, unreachableUntil, underWay, toPoll, waiting } = carrier;
  return [
    { term: "Trả lời gần nhất", value: lastContactAt === null ? "" : formatDateTime(lastContactAt) },
    { term: "Tin gần nhất", value: lastEventAt === null ? "" : formatDateTime(lastEventAt), note: "hỏi 15 phút một lần khi đơn mới hoặc sắp tới, 4 giờ một lần khi yên" },
    { term: "Đơn đang đi", value: String(underWay), note: `${toPoll} đơn đến lượt hỏi, ${waiting} đơn chưa rõ đã nhận` },
    ...(unreachableUntil === null ? [] : [{ term: "Không đặt đơn đến", value: formatDateTime(unreachableUntil) }]),
    ...(lastError === null ? [] : [{ term: "Lỗi gần nhất", value: lastError, ...(lastErrorAt === null ? {} : { note: formatDateTime(lastErrorAt) }) }]),
  ];
}

/** Each operator: how it stands, who paused it and why; the switches for whoever may turn them. */
export function CarrierStates({ carriers, turn, newOperation }: { carriers: readonly CarrierState[]; turn?: FormAction; newOperation: () => string }) {
  if (carriers.length === 0) return <EmptyState title="Chưa nối với đơn vị vận chuyển nào" icon="truck">Bưu gửi do bưu tá của bưu cục mang. Đơn vị vận chuyển được khai trong cấu hình và hiện ở đây từ đơn đầu tiên.</EmptyState>;
  return (
    <div className="stack">
      {carriers.map((carrier) => {
        const state = stateOf(carrier);
        return (
          <Card key={carrier.code} level={2} title={carrier.name} actions={<StatusTag tone={state.tone}>{state.words}</StatusTag>}>
            <div className="stack">
              <DescriptionList items={facts(carrier)} />
              {turn && (
                <div className="grid gap-6 md:grid-cols-2">
                  <SwitchForm carrier={carrier} what="POLLING" paused={carrier.pollingPaused} turn={turn} newOperation={newOperation} />
                  <SwitchForm carrier={carrier} what="ORDERING" paused={carrier.orderingPaused} turn={turn} newOperation={newOperation} />
                </div>
              )}
              {carrier.turns.length > 0 && (
                <ul aria-label={`Các lần dừng và chạy lại của ${carrier.name}`} className="text-small">
                  {carrier.turns.map(({ what, paused, reason, byName, at }) => <li key={`${what}-${at.toISOString()}`} className="border-t border-line py-1">{formatDateTime(at)}, {byName}: {paused ? SWITCH_WORDS[what].pause.toLowerCase() : SWITCH_WORDS[what].resume.toLowerCase()}. {reason}</li>)}
                </ul>
              )}
            </div>
          </Card>
        );
      })}
    </div>
  );
}
