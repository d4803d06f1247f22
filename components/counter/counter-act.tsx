import type { ReactNode } from "react";
import { SupplementRequestFields } from "@/components/agency/supplement-request-fields";
import { AskExpert } from "@/components/counter/expert-notes";
import { ChecklistForm, type DeskEntryOf } from "@/components/counter/checklist-form";
import { RecipientFields } from "@/components/counter/recipient-fields";
import { ScanList } from "@/components/counter/scan-list";
import { TakeOverForm } from "@/components/counter/take-over-form";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { ExpertNote } from "@/lib/dossiers/queries/expert-questions";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** The act that the desk offers for a dossier now. */
export type CounterAct = "TAKE_OVER" | "CHECK" | "COMPLETION" | "REJECT" | "RESUME" | "ACCEPT" | "HAND_OVER" | "RETURN" | "RETURN_ELECTRONIC" | "NONE";

/** The id of the act's form; its buttons stand in the desk's corner. */
export const ACT_FORM = "viec-o-quay";

/**
 * Which act it is: what the lifecycle allows, then where the papers are, then what the clerk asked for in the address
 * (`hoan-thien`, `tu-choi`).
 */
export function actOf(dossier: DossierView, wanted: string, me: string): CounterAct {
  const can = (event: DossierView["possible"][number]) => dossier.possible.includes(event);
  if (can("TAKE_OVER_PAPERS") && dossier.papers.some(({ holderKind }) => holderKind === "COURIER")) return "TAKE_OVER";
  if (dossier.status === "SUBMITTED" && !dossier.pickups.some(({ status }) => status === "REQUESTED" || status === "ASSIGNED")) {
    if (wanted === "hoan-thien" && can("REQUEST_COMPLETION")) return "COMPLETION";
    return wanted === "tu-choi" && can("REJECT") ? "REJECT" : "CHECK";
  }
  if (can("RESUBMIT")) return "RESUME";
  if (can("ACCEPT_SUPPLEMENT")) return "ACCEPT";
  if (can("RETURN_AT_COUNTER")) return dossier.returnMethod === "ONLINE" ? "RETURN_ELECTRONIC" : "RETURN";
  const held = dossier.papers.some(({ holderKind }) => holderKind === "CLERK");
  return held && dossier.moments.receivedAt !== null && dossier.status !== "RESOLVED" && me !== "" ? "HAND_OVER" : "NONE";
}

export type CounterActions = Readonly<{ takeOver: FormAction; check: FormAction; completion: FormAction; reject: FormAction; resume: FormAction; accept: FormAction; returnResult: FormAction; ask: FormAction }>;
type Props = Readonly<{
  act: CounterAct; dossier: DossierView; actions: CounterActions; operationId: string; scanOperationIds: Readonly<Record<string, string>>;
  fill: boolean; hereHref: string; fillHref: string; scanFault: Readonly<{ componentId: string; words: string }> | null;
  /** What experts said of the components, the ids of new questions, and whether one was just sent. */
  entry: DeskEntryOf;
  /** Signing of compared copies, beside the scans. */
  certifying: ReactNode;
  notes: readonly ExpertNote[]; questionIds: Readonly<Record<string, string>>; asked: boolean;
}>;

function Hidden({ dossier }: { dossier: DossierView }) {
  return (
    <>
      <input type="hidden" name="dossierId" value={dossier.id} />
      <input type="hidden" name="expectedVersion" value={dossier.version} />
    </>
  );
}

/** The act's own part of the page. */
export function CounterActPanel(props: Props) {
  const { act, dossier, actions, operationId } = props;
  switch (act) {
    case "TAKE_OVER":
      return <TakeOverForm id={ACT_FORM} dossier={dossier} act={actions.takeOver} operationId={operationId} />;
    case "CHECK":
      return (
        <>
          <ChecklistForm id={ACT_FORM} dossier={dossier} act={actions.check} operationId={operationId} fill={props.fill} fillHref={props.fillHref} notes={props.notes} entry={props.entry} />
          <ScanList dossier={dossier} operationIds={props.scanOperationIds} returnTo={props.hereHref} fault={props.scanFault} />
          {props.certifying}
          <AskExpert dossier={dossier} notes={props.notes} ask={actions.ask} operationIds={props.questionIds} asked={props.asked} />
        </>
      );
    case "COMPLETION":
      return (
        <section aria-labelledby="hoan-thien" className="flex flex-col gap-2">
          <h2 id="hoan-thien">Yêu cầu hoàn thiện hồ sơ</h2>
          <p>Ghi một lần, đầy đủ, theo từng giấy tờ. Công dân đọc nguyên văn; thời hạn giải quyết chưa tính.</p>
          <ActionForm id={ACT_FORM} action={actions.completion} operationId={operationId} label="Yêu cầu hoàn thiện hồ sơ">
            <Hidden dossier={dossier} />
            <SupplementRequestFields components={dossier.components} />
          </ActionForm>
        </section>
      );
    case "REJECT":
      return (
        <section aria-labelledby="tu-choi" className="flex flex-col gap-2">
          <h2 id="tu-choi">Từ chối tiếp nhận</h2>
          <p>Chỉ khi hồ sơ không thuộc nơi này hoặc không được nộp. Thiếu hay sai giấy tờ thì yêu cầu hoàn thiện. Từ chối rồi không mở lại được.</p>
          <ActionForm id={ACT_FORM} action={actions.reject} operationId={operationId} label="Từ chối tiếp nhận">
            <Hidden dossier={dossier} />
            <TextArea name="reason" label="Lý do và căn cứ" hint="Mỗi lý do một dòng." rows={4} maxLength={2000} />
          </ActionForm>
        </section>
      );
    case "HAND_OVER":
      return (
        <Notice tone="attention" title="Giấy tờ chờ bàn giao cơ quan" actions={<Button href="/buu-dien/ban-giao" icon="seal">Lập biên bản giao nhận</Button>}>
          Bàn giao trong ngày làm việc; tiếp nhận sau 15 giờ thì đầu giờ hôm sau (NĐ 118/2025, Điều 18).
        </Notice>
      );
    case "RESUME":
    case "ACCEPT":
      return (
        <section aria-labelledby="bo-sung" className="flex flex-col gap-2">
          <h2 id="bo-sung">Công dân mang giấy tờ bổ sung đến quầy</h2>
          {dossier.openRequest !== null && <p className="whitespace-pre-line border-l-4 border-signal pl-3">{dossier.openRequest.words}</p>}
          <p>{act === "RESUME" ? "Nhận xong thì kiểm lại từng giấy tờ rồi tiếp nhận; thời hạn giải quyết chưa tính." : "Chỉ nhận khi đã đủ theo yêu cầu: cơ quan giải quyết tiếp, hạn trả được tính lại."}</p>
          <ActionForm id={ACT_FORM} action={act === "RESUME" ? actions.resume : actions.accept} operationId={operationId} label="Nhận giấy tờ bổ sung">
            <Hidden dossier={dossier} />
            <TextArea name="note" label="Đã nhận những gì" rows={2} maxLength={500} optional />
          </ActionForm>
        </section>
      );
    case "RETURN":
      return (
        <section aria-labelledby="tra-ket-qua" className="flex flex-col gap-2">
          <h2 id="tra-ket-qua">Trả kết quả tại quầy</h2>
          <ActionForm id={ACT_FORM} action={actions.returnResult} operationId={operationId} label="Trả kết quả tại quầy">
            <Hidden dossier={dossier} />
            <RecipientFields ownerName={dossier.applicant.name} />
          </ActionForm>
        </section>
      );
    case "RETURN_ELECTRONIC":
      return (
        <section aria-labelledby="tra-ket-qua" className="flex flex-col gap-2">
          <h2 id="tra-ket-qua">Công dân nhận bản điện tử</h2>
          <p>Kết quả đã ở trang hồ sơ của công dân. Xác nhận để khép hồ sơ.</p>
          <ActionForm id={ACT_FORM} action={actions.returnResult} operationId={operationId} label="Xác nhận đã trả bản điện tử">
            <Hidden dossier={dossier} />
            <input type="hidden" name="electronic" value="1" />
          </ActionForm>
        </section>
      );
    case "NONE":
      return null;
  }
}

/** The act's buttons, always in the same corner, the primary one last. */
export function CounterActButtons({ act, withAct }: { act: CounterAct; withAct: (act: string) => string }) {
  switch (act) {
    case "TAKE_OVER":
      return <SubmitButton form={ACT_FORM} icon="box" shortcut="t" pendingWords="Đang ghi…">Nhận túi từ bưu tá</SubmitButton>;
    case "CHECK":
      return (
        <>
          <Button href={withAct("tu-choi")} variant="quiet" size="small">Từ chối tiếp nhận</Button>
          <Button href={withAct("hoan-thien")} variant="secondary" shortcut="b">Yêu cầu hoàn thiện</Button>
          <SubmitButton form={ACT_FORM} name="step" value="SAVE" variant="secondary" shortcut="l" pendingWords="Đang lưu…">Lưu kiểm đếm</SubmitButton>
          <SubmitButton form={ACT_FORM} name="step" value="RECEIVE" icon="check" shortcut="t" pendingWords="Đang tiếp nhận…">Tiếp nhận hồ sơ</SubmitButton>
        </>
      );
    case "COMPLETION":
      return (
        <>
          <Button href={withAct("")} variant="secondary">Quay lại kiểm tra</Button>
          <SubmitButton form={ACT_FORM} pendingWords="Đang gửi…">Gửi yêu cầu hoàn thiện</SubmitButton>
        </>
      );
    case "REJECT":
      return (
        <>
          <Button href={withAct("")} variant="secondary">Quay lại kiểm tra</Button>
          <SubmitButton form={ACT_FORM} variant="danger" pendingWords="Đang gửi…">Từ chối tiếp nhận hồ sơ này</SubmitButton>
        </>
      );
    case "RESUME":
    case "ACCEPT":
      return <SubmitButton form={ACT_FORM} icon="check" shortcut="t" pendingWords="Đang ghi…">{act === "RESUME" ? "Nhận giấy tờ, kiểm lại" : "Nhận đủ bổ sung"}</SubmitButton>;
    case "RETURN":
      return <SubmitButton form={ACT_FORM} icon="check" shortcut="t" pendingWords="Đang ghi…">Trả kết quả</SubmitButton>;
    case "RETURN_ELECTRONIC":
      return <SubmitButton form={ACT_FORM} icon="check" shortcut="t" pendingWords="Đang ghi…">Xác nhận đã trả</SubmitButton>;
    case "HAND_OVER":
    case "NONE":
      return null;
  }
}
