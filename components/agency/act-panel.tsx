import type { ReactNode } from "react";
import { FileList } from "@/components/dossiers/file-list";
import { ResultUpload } from "@/components/agency/result-upload";
import { SupplementRequestFields } from "@/components/agency/supplement-request-fields";
import { ActionBar } from "@/components/ui/action-bar";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";

/** The acts that need words or a second look, by their name in the address. */
export const ACTS = ["tra-lai", "lay-ho-so", "bo-sung", "nhan-bo-sung", "tra-ket-qua", "tu-choi", "dung"] as const;
export type Act = (typeof ACTS)[number];

/** The event without which the act is not offered. Granting begins with attaching the result. */
export const EVENT_OF_ACT = {
  "tra-lai": "RELEASE", "lay-ho-so": "TAKE_OVER", "bo-sung": "REQUEST_SUPPLEMENT", "nhan-bo-sung": "ACCEPT_SUPPLEMENT",
  "tra-ket-qua": "ATTACH_RESULT", "tu-choi": "REFUSE", "dung": "STOP",
} as const satisfies Record<Act, DossierEventName>;

export type ActActions = Readonly<Record<Act, FormAction>>;

const TITLES = {
  "tra-lai": "Trả lại hồ sơ cho cơ quan",
  "lay-ho-so": "Lấy hồ sơ về giải quyết",
  "bo-sung": "Yêu cầu bổ sung",
  "nhan-bo-sung": "Nhận đủ giấy tờ bổ sung",
  "tra-ket-qua": "Giải quyết xong, có kết quả",
  "tu-choi": "Từ chối giải quyết",
  "dung": "Dừng giải quyết",
} satisfies Record<Act, string>;

const RETURN_WORDS = {
  POST: "Bản giấy của kết quả sẽ nằm ở cơ quan cho đến khi bàn giao cho bưu điện.",
  COUNTER: "Bản giấy của kết quả sẽ nằm ở cơ quan cho đến khi trả tại quầy.",
  ONLINE: "Người nộp tải kết quả điện tử; không có bản giấy.",
} as const;

type PanelProps = Readonly<{ act: Act; dossier: DossierView; operationId: string; uploadOperationId: string; action: FormAction; closeHref: string; hereHref: string }>;

function Fields({ act, dossier }: Pick<PanelProps, "act" | "dossier">): ReactNode {
  switch (act) {
    case "tra-lai":
      return <TextArea name="reason" label="Lý do" hint="Đồng nghiệp nhận sau sẽ đọc." optional rows={2} />;
    case "lay-ho-so":
      return <TextArea name="reason" label="Lý do" hint="Ghi vào lịch sử hồ sơ, ví dụ: chuyên viên đang nghỉ phép." required rows={2} />;
    case "bo-sung":
      return <SupplementRequestFields components={dossier.components} />;
    case "nhan-bo-sung":
      return (
        <>
          {dossier.openRequest !== null && (
            <Notice tone="info" title="Đã yêu cầu">
              <p className="whitespace-pre-line">{dossier.openRequest.words}</p>
            </Notice>
          )}
          <TextArea name="note" label="Đã nhận những gì" hint="Ví dụ: giấy khám sức khỏe mới, bản tải lên ngày 25/11." optional rows={2} />
        </>
      );
    case "tra-ket-qua":
      return (
        <>
          <TextField name="result" label="Kết quả" hint="Loại, số và ngày, ví dụ: Thẻ số 135200012 ngày 05/3/2026." required width="wide" maxLength={300} />
          {dossier.returnMethod === "ONLINE" ? (
            <input type="hidden" name="copies" value="1" />
          ) : (
            <TextField name="copies" label="Số bản giấy" type="number" inputMode="numeric" min={1} max={20} defaultValue="1" width="tiny" required />
          )}
        </>
      );
    case "tu-choi":
    case "dung":
      return <TextArea name="reason" label={act === "tu-choi" ? "Lý do từ chối" : "Lý do dừng"} hint="Người nộp đọc nguyên văn: nêu điều chưa đạt, căn cứ, và họ có thể làm gì." required rows={4} />;
  }
}

/** What cannot be undone says so, and names the dossier. */
function Consequence({ act, dossier }: Pick<PanelProps, "act" | "dossier">): ReactNode {
  const whose = `hồ sơ ${dossier.shownCode} của ${dossier.applicant.name}`;
  switch (act) {
    case "tra-ket-qua":
      return <p>Kết thúc giải quyết {whose}: có kết quả. {RETURN_WORDS[dossier.returnMethod]} Bước này không rút lại được.</p>;
    case "tu-choi":
      return <p>Kết thúc giải quyết {whose}: từ chối. Phiếu từ chối được lập và người nộp được báo ngay. Bước này không rút lại được.</p>;
    case "dung":
      return <p>Dừng hẳn {whose}. Người nộp được báo ngay. Bước này không rút lại được.</p>;
    case "bo-sung":
      return <p>Nêu đủ một lần, theo từng giấy tờ. Phiếu yêu cầu bổ sung được lập, người nộp được báo ngay, và hồ sơ chờ người nộp.</p>;
    case "nhan-bo-sung":
      return <p>Hồ sơ trở lại giải quyết; hạn trả được tính lại theo quy định của thủ tục. Ngày hẹn đã in trên giấy tiếp nhận vẫn được giữ.</p>;
    case "lay-ho-so":
      return dossier.holder === null ? null : <p>{dossier.holder.name} đang giữ hồ sơ này. Từ lúc bấm, anh/chị là người chịu trách nhiệm.</p>;
    case "tra-lai":
      return <p>Hồ sơ trở về hàng “Chưa ai nhận” để người khác nhận.</p>;
  }
}

const SUBMITS = {
  "tra-lai": "Trả lại hồ sơ",
  "lay-ho-so": "Lấy hồ sơ",
  "bo-sung": "Gửi yêu cầu bổ sung",
  "nhan-bo-sung": "Nhận đủ bổ sung",
  "tra-ket-qua": "Giải quyết xong",
  "tu-choi": "Từ chối giải quyết",
  "dung": "Dừng giải quyết",
} satisfies Record<Act, string>;

/** One act with its words, above the dossier: no window over the page, everything stays readable below. */
export function ActPanel({ act, dossier, operationId, uploadOperationId, action, closeHref, hereHref }: PanelProps) {
  const needsResult = act === "tra-ket-qua" && dossier.resultFiles.length === 0;
  return (
    <section id="viec" className="mb-4 scroll-mt-4">
      <Card title={TITLES[act]} tone="attention">
        {act === "tra-ket-qua" && (
          <>
            <FileList files={dossier.resultFiles} label="Tệp kết quả" />
            {needsResult && <Notice tone="attention" title="Đính kèm kết quả trước">Kết quả điện tử là bắt buộc. Chọn tệp đã ký rồi bấm “Đính kèm”.</Notice>}
            {needsResult ? (
              <ResultUpload dossier={dossier} operationId={uploadOperationId} returnTo={hereHref} />
            ) : (
              <details>
                <summary className="text-brand underline decoration-1 underline-offset-4">Đính kèm thêm tệp</summary>
                <div className="mt-2">
                  <ResultUpload dossier={dossier} operationId={uploadOperationId} returnTo={hereHref} />
                </div>
              </details>
            )}
          </>
        )}
        {!needsResult && (
          <ActionForm action={action} operationId={operationId} label={TITLES[act]}>
            <input type="hidden" name="dossierId" value={dossier.id} />
            <input type="hidden" name="expectedVersion" value={dossier.version} />
            <Consequence act={act} dossier={dossier} />
            <Fields act={act} dossier={dossier} />
            <ActionBar>
              <Button href={closeHref} variant="quiet">
                Thôi
              </Button>
              <SubmitButton variant={act === "tu-choi" || act === "dung" ? "danger" : "primary"}>{SUBMITS[act]}</SubmitButton>
            </ActionBar>
          </ActionForm>
        )}
        {needsResult && (
          <ActionBar>
            <Button href={closeHref} variant="quiet">
              Thôi
            </Button>
          </ActionBar>
        )}
      </Card>
    </section>
  );
}
