import { ActionForm } from "@/components/ui/action-form";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";

type Row = Readonly<{ id: string; device: string; method: string; address: string; begun: string; seen: string; current: boolean }>;

/** The browsers in which one is signed in; every one but this can be ended here. */
export function SessionList({ sessions, end, operationIds }: { sessions: readonly Row[]; end: FormAction; operationIds: readonly string[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded border border-line">
      {sessions.map((session, i) => (
        <li key={session.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4">
          <div className="flex min-w-0 grow flex-col gap-2">
            <h2 className="cluster text-base">
              {session.device}
              {session.current && (
                <StatusTag tone="success" icon="check">
                  Phiên này
                </StatusTag>
              )}
            </h2>
            <DescriptionList
              items={[
                { term: "Dùng lần cuối", value: session.seen },
                { term: "Đăng nhập lúc", value: session.begun },
                { term: "Bằng", value: session.method },
                { term: "Địa chỉ mạng", value: session.address || "không rõ" },
              ]}
            />
          </div>
          {!session.current && (
            <ActionForm action={end} operationId={operationIds[i] ?? ""} label={`Kết thúc phiên trên ${session.device}`}>
              <input type="hidden" name="session" value={session.id} />
              <SubmitButton variant="secondary" size="small">
                Kết thúc<span className="sr-only"> phiên trên {session.device}, dùng lần cuối {session.seen}</span>
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
