import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DeviceRow } from "@/lib/deliveries/queries/devices";
import { formatDateTime } from "@/lib/platform/format";

/** "Android 14, Chrome" of a browser's long name; the rest helps nobody. */
export function shortDeviceName(name: string): string {
  return /\(([^)]*)\)/.exec(name)?.[1]?.split(";").slice(0, 2).join(",").trim() ?? name;
}

/** What became of a phone after it was taken back: nothing that it held is lost without a word. */
function afterRevoking({ revokedAt, lastSeenAt, held }: DeviceRow): string {
  if (revokedAt !== null && lastSeenAt < revokedAt) return "Máy chưa liên lạc từ khi thu hồi. Việc bưu tá ghi sau lần liên lạc cuối, nếu có, máy chủ chưa biết: hỏi bưu tá.";
  return `Máy đã gặp máy chủ lúc ${formatDateTime(lastSeenAt)} và được lệnh tự xóa. ${held > 0 ? `${held} việc chưa ghi được, từng việc ở “Việc máy chủ đang giữ”.` : "Không có việc nào máy giữ mà chưa ghi."}`;
}

/** Phones with when they were last met; a lost one is taken back and wipes itself at its next contact. */
export function DeviceList({ devices, revoke, operationIdOf }: { devices: readonly DeviceRow[]; revoke: FormAction; operationIdOf: () => string }) {
  if (devices.length === 0) return <EmptyState title="Chưa có máy nào" icon="phone">Máy được ghi vào đây khi bưu tá mở chuyến không cần mạng lần đầu.</EmptyState>;
  return (
    <ul className="stack">
      {devices.map((device) => (
        <li key={device.id}>
          <Card title={device.courierName} level={3}>
            <div className="flex flex-col gap-2">
              <p>{shortDeviceName(device.name)}</p>
              <p className="tabular text-small text-muted">Ghi lúc {formatDateTime(device.registeredAt)} · liên lạc lần cuối {formatDateTime(device.lastSeenAt)}</p>
              {device.revokedAt !== null ? (
                <>
                  <p><StatusTag tone="danger">Đã thu hồi</StatusTag> {device.revokedByName}, {formatDateTime(device.revokedAt)}</p>
                  <p>{afterRevoking(device)}</p>
                </>
              ) : (
                <details>
                  <summary className="min-h-11 text-brand underline underline-offset-4">Thu hồi máy này</summary>
                  <div className="mt-2">
                    <ActionForm action={revoke} operationId={operationIdOf()} label={`Thu hồi máy của ${device.courierName}`}>
                      <input type="hidden" name="deviceId" value={device.id} />
                      <p>Lần liên lạc tới, máy tự xóa mọi dữ liệu. Việc chưa gửi không được ghi nữa, chỉ còn tên để bưu cục xem lại. Chỉ thu hồi khi máy mất, hỏng hoặc bưu tá thôi việc.</p>
                      <SubmitButton variant="danger" icon="lock" pendingWords="Đang thu hồi…">Thu hồi máy, xóa dữ liệu trên máy</SubmitButton>
                    </ActionForm>
                  </div>
                </details>
              )}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}
