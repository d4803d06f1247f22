import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { shortDeviceName } from "@/components/courier/device-list";
import type { HeldAct } from "@/lib/deliveries/queries/held-acts";
import { OPERATION_WORDS } from "@/lib/deliveries/sync/labels";
import { formatDateTime } from "@/lib/platform/format";

function About({ act }: { act: HeldAct }) {
  if (act.subjects.length === 0) return "Hồ sơ không còn trong phạm vi của anh/chị";
  return (
    <ul>
      {act.subjects.map(({ dossierId, code, applicantName }) => <li key={dossierId}><span className="tabular">{code}</span> · {applicantName}</li>)}
    </ul>
  );
}

function DismissForm({ act, dismiss, operationId }: { act: HeldAct; dismiss: FormAction; operationId: string }) {
  return (
    <details className="mt-3">
      <summary className="min-h-11 text-brand underline underline-offset-4">Coi như không làm</summary>
      <div className="mt-2">
        <ActionForm action={dismiss} operationId={operationId} label={`Coi như không làm: ${OPERATION_WORDS[act.kind]}, ${act.courierName}`}>
          <input type="hidden" name="actId" value={act.id} />
          <p>Việc này không bao giờ được ghi vào hồ sơ nữa. Bưu tá đọc được lời của anh/chị ở lần liên lạc tới{act.photos > 0 && `; ${act.photos} ảnh đã chụp vẫn được giữ`}.</p>
          <TextArea name="words" label="Lời gửi bưu tá" hint="Vì sao, và bưu tá phải làm gì: ví dụ “Mang túi về quầy, lập lại phiếu gửi”." rows={2} maxLength={1000} required />
          <SubmitButton variant="danger" pendingWords="Đang ghi…">Coi như không làm</SubmitButton>
        </ActionForm>
      </div>
    </details>
  );
}

function HeldCard({ act, dismiss, operationIdOf }: { act: HeldAct; dismiss: FormAction | undefined; operationIdOf: () => string }) {
  const title = dismiss === undefined ? OPERATION_WORDS[act.kind] : `${OPERATION_WORDS[act.kind]} · ${act.courierName}`;
  return (
    <Card title={title} level={3} tone="attention">
      <div className="flex flex-col gap-3">
        {act.tooLong && <p><StatusTag tone="danger">Đã giữ quá một ngày làm việc</StatusTag></p>}
        <p className="border-l-4 border-line-strong pl-3">{act.why}</p>
        <DescriptionList
          layout="columns"
          items={[
            { term: "Hồ sơ", value: <About act={act} /> },
            { term: "Ghi trên máy lúc", value: formatDateTime(act.madeAt), note: `${shortDeviceName(act.deviceName)}${act.deviceRevoked ? " (đã thu hồi)" : ""}` },
            { term: "Máy chủ giữ từ", value: formatDateTime(act.since), ...(act.askedAt.getTime() > act.since.getTime() && { note: `máy hỏi lại lần cuối ${formatDateTime(act.askedAt)}` }) },
            { term: "Nên làm gì", value: act.advice },
          ]}
        />
        {dismiss !== undefined && (act.notDismissed === null ? <DismissForm act={act} dismiss={dismiss} operationId={operationIdOf()} /> : !act.behind && <p className="text-small text-muted">{act.notDismissed}</p>)}
      </div>
    </Card>
  );
}

/** Acts of phones that the server holds, each with why it waits and what to do; a supervisor may put an end to one (`dismiss`). */
export function HeldActs({ acts, dismiss, operationIdOf }: { acts: readonly HeldAct[]; dismiss?: FormAction | undefined; operationIdOf: () => string }) {
  return (
    <section aria-labelledby="viec-bi-giu">
      <h2 id="viec-bi-giu" className="mb-2">Việc máy chủ đang giữ ({acts.length})</h2>
      {acts.length === 0 && <EmptyState title="Không có việc nào bị giữ" icon="check-circle">Việc nào của máy mà máy chủ chưa ghi được, cần người xem, thì hiện ở đây cho đến khi xong.</EmptyState>}
      <ul className="stack">
        {acts.map((act) => <li key={act.id}><HeldCard act={act} dismiss={dismiss} operationIdOf={operationIdOf} /></li>)}
      </ul>
    </section>
  );
}
