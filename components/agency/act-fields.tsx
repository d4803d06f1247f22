import type { ReactNode } from "react";
import type { Act } from "@/components/agency/acts";
import { SupplementRequestFields } from "@/components/agency/supplement-request-fields";
import { DateField } from "@/components/ui/date-field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { DossierView } from "@/lib/dossiers/dossier-view";
import { OPINION_TERM_UNITS, OPINION_TERM_WORDS } from "@/lib/dossiers/schema/opinion";
import { formatDate, formatDay } from "@/lib/platform/format";

/** What the panels choose from beside the dossier. */
export type ActChoices = Readonly<{
  me: string;
  head: boolean;
  colleagues: readonly Readonly<{ id: string; name: string; head: boolean }>[];
  /** Read only while a question is being put. */
  agencies: readonly Readonly<{ id: string; name: string }>[];
}>;
type FieldsProps = Readonly<{ act: Act; dossier: DossierView; choices: ActChoices }>;

function Supplement({ dossier }: { dossier: DossierView }) {
  const back = dossier.supplementReturn;
  return (
    <>
      {back?.state === "LAST_DAYS" && (
        <Notice tone="attention" title={`Hạn trả hồ sơ để bổ sung: hết ngày ${formatDay(back.lastDay)}`}>
          Chậm nhất 3 ngày làm việc từ khi tiếp nhận (NĐ 61/2018, Điều 19).
        </Notice>
      )}
      {back?.state === "PASSED" && (
        <Notice tone="warning" title={`Đã quá 3 ngày làm việc từ khi tiếp nhận (đến hết ${formatDay(back.lastDay)})`}>
          Vẫn gửi được, nhưng hồ sơ ghi là trả bổ sung chậm.
        </Notice>
      )}
      <SupplementRequestFields components={dossier.components} />
    </>
  );
}

const NEEDS_HEAD = {
  TOO_LATE: "Hẹn lại phải làm chậm nhất một ngày trước khi hết hạn; hạn của hồ sơ này chỉ còn hôm nay hoặc đã qua.",
  REPEATED: "Hồ sơ đã được hẹn lại một lần; mỗi hồ sơ chỉ được hẹn lại một lần.",
} as const;

function Extension({ dossier, head }: { dossier: DossierView; head: boolean }) {
  const due = dossier.due === null ? null : formatDate(dossier.due.dueAt);
  return (
    <>
      {dossier.extensionNeedsHead !== null && (
        <Notice tone="warning" title={head ? "Cần lý do của lãnh đạo" : "Chỉ lãnh đạo cơ quan hẹn lại được"}>
          {NEEDS_HEAD[dossier.extensionNeedsHead]} {head ? "Ghi ở ô cuối vì sao quyết định khác." : "Nhờ lãnh đạo mở hồ sơ này và chọn “Hẹn lại ngày trả”."}
        </Notice>
      )}
      <DateField name="newDueDay" label="Ngày hẹn trả mới" hint={due === null ? undefined : `Một ngày làm việc sau hạn hiện tại ${due}.`} required />
      <TextArea name="reason" label="Lý do chưa trả được đúng hẹn" hint="Người nộp đọc nguyên văn trong văn bản xin lỗi." required rows={3} />
      {head && <TextArea name="override" label="Lý do quyết định khác quy định" hint="Chỉ ghi khi hẹn lại lần thứ hai, hoặc khi hạn chỉ còn hôm nay hay đã qua. Lý do này được lưu." optional rows={2} />}
    </>
  );
}

function Opinion({ agencies }: { agencies: ActChoices["agencies"] }) {
  return (
    <>
      <SelectField name="askedAgencyId" label="Cơ quan được hỏi" placeholder="Chọn cơ quan" options={agencies.map(({ id, name }) => ({ value: id, label: name }))} required />
      <TextArea name="question" label="Nội dung hỏi" hint="Cơ quan được hỏi chỉ đọc mã hồ sơ, tên thủ tục và câu hỏi này; không mở được hồ sơ." required rows={4} />
      <div className="flex flex-wrap items-start gap-3">
        <TextField name="value" label="Trả lời trong" type="number" inputMode="numeric" min={1} max={60} defaultValue="3" width="tiny" required />
        <SelectField name="unit" label="Tính theo" options={OPINION_TERM_UNITS.map((unit) => ({ value: unit, label: OPINION_TERM_WORDS[unit] }))} defaultValue="WORKING_DAY" required />
      </div>
    </>
  );
}

function Copies({ dossier }: { dossier: DossierView }) {
  if (dossier.returnMethod === "ONLINE") return <input type="hidden" name="copies" value="1" />;
  return <TextField name="copies" label="Số bản giấy" type="number" inputMode="numeric" min={1} max={20} defaultValue="1" width="tiny" required />;
}

function ProposalFields({ dossier }: { dossier: DossierView }) {
  const noFile = dossier.resultFiles.length === 0;
  return (
    <>
      <RadioGroup
        name="outcome"
        label="Trình"
        required
        inline
        options={[
          { value: "GRANT", label: "Có kết quả", ...(noFile && { disabled: true, hint: "Đính kèm tệp kết quả ở trên trước." }) },
          { value: "REFUSE", label: "Từ chối giải quyết" },
        ]}
      />
      <TextField name="result" label="Kết quả" hint="Khi trình có kết quả: loại, số và ngày, ví dụ: Giấy phép số 12/GP ngày 05/3/2026." width="wide" maxLength={300} optional />
      <Copies dossier={dossier} />
      <TextArea name="reason" label="Lý do từ chối, hoặc ghi chú cho lãnh đạo" hint="Khi trình từ chối: người nộp đọc nguyên văn sau khi lãnh đạo ký." optional rows={3} />
    </>
  );
}

function Colleague({ choices, holder, officialsOnly }: { choices: ActChoices; holder: string | null; officialsOnly: boolean }) {
  const options = choices.colleagues.filter(({ id, head }) => id !== holder && !(head && officialsOnly)).map(({ id, name }) => ({ value: id, label: id === choices.me ? `${name} (tôi)` : name }));
  return <SelectField name="assigneeId" label="Người giải quyết" placeholder="Chọn người" options={options} required />;
}

/** The fields of one act. */
export function ActFields({ act, dossier, choices }: FieldsProps): ReactNode {
  switch (act) {
    case "tra-lai":
      return <TextArea name="reason" label="Lý do" hint="Đồng nghiệp nhận sau sẽ đọc." optional rows={2} />;
    case "lay-ho-so":
      return <TextArea name="reason" label="Lý do" hint="Ghi vào lịch sử hồ sơ, ví dụ: chuyên viên đang nghỉ phép." required rows={2} />;
    case "phan-cong":
      return (
        <>
          <Colleague choices={choices} holder={null} officialsOnly />
          <TextArea name="reason" label="Dặn dò" hint="Người được giao sẽ đọc." optional rows={2} />
        </>
      );
    case "chuyen":
      return (
        <>
          <Colleague choices={choices} holder={dossier.holder?.id ?? null} officialsOnly={false} />
          <TextArea name="reason" label="Lý do chuyển" hint="Người nhận và lãnh đạo sẽ đọc." required rows={2} />
        </>
      );
    case "nhac":
      return <TextArea name="reason" label="Lời nhắc" hint="Người giữ hồ sơ đọc ở mục nhắc việc, ví dụ: trình trước 26/11/2026." required rows={2} />;
    case "bo-sung":
      return <Supplement dossier={dossier} />;
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
    case "cho-bo-sung":
      return <TextArea name="reason" label="Vì sao phải yêu cầu lần nữa" hint="Lý do này vào báo cáo của cơ quan." required rows={3} />;
    case "hen-lai":
      return <Extension dossier={dossier} head={choices.head} />;
    case "hoi-y-kien":
      return <Opinion agencies={choices.agencies} />;
    case "tra-ket-qua":
      return (
        <>
          <TextField name="result" label="Kết quả" hint="Loại, số và ngày, ví dụ: Thẻ số 135200012 ngày 05/3/2026." required width="wide" maxLength={300} />
          <Copies dossier={dossier} />
        </>
      );
    case "trinh-ky":
      return <ProposalFields dossier={dossier} />;
    case "tra-to-trinh":
      return <TextArea name="reason" label="Cần sửa gì" hint="Người trình sẽ đọc." required rows={3} />;
    case "tu-choi":
      return <TextArea name="reason" label="Lý do từ chối" hint="Người nộp đọc nguyên văn: nêu điều chưa đạt, căn cứ, và họ có thể làm gì." required rows={4} />;
    case "dung":
      return (
        <>
          <DateField name="askedDay" label="Người nộp đề nghị dừng ngày" hint="Để trống nếu cơ quan tự dừng; thông báo sẽ ghi đúng như vậy." optional />
          <TextArea name="reason" label="Lý do dừng" hint="Người nộp đọc nguyên văn: nêu lý do, căn cứ, và họ có thể làm gì." required rows={4} />
        </>
      );
  }
}
