import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { CLAIM_EXCLUSION_WORDS } from "@/lib/deliveries/claim";
import { CLAIM_KIND_WORDS, CLAIM_STATE_WORDS, POSTAL_DIRECTION_WORDS } from "@/lib/deliveries/labels";
import type { ClaimView } from "@/lib/deliveries/queries/claims";
import { formatDateTime, formatDay } from "@/lib/platform/format";
import { dong, formatDong } from "@/lib/platform/money";
import type { ReactNode } from "react";

const TONE = { OPEN: "attention", ACCEPTED: "info", REJECTED: "neutral", PAID: "success" } as const;

const money = (amount: number) => formatDong(dong(amount));

/** The two parts of a compensation, in words: by postal law, and what re-issuing the papers really cost. */
function moneyItems({ postal, reissue, postagePaid, kind, payDueOn, paidAt, paidByName, paymentNote }: ClaimView) {
  if (postal === null || reissue === null || postal + reissue === 0) return [];
  return [
    { term: "Bồi thường theo pháp luật bưu chính", value: money(postal), note: kind === "LATE" ? "hoàn lại cước đã trả" : `gấp ${String(postagePaid === 0 ? 4 : Math.round(postal / postagePaid))} lần cước ${money(postagePaid)}, đã gồm cước hoàn lại` },
    { term: "Chi phí làm lại giấy tờ", value: money(reissue) },
    { term: "Cộng", value: money(postal + reissue), ...(payDueOn === null ? {} : { note: `trả trước hết ngày ${formatDay(payDueOn)}` }) },
    ...(paidAt === null ? [] : [{ term: "Đã trả", value: formatDateTime(paidAt), note: `${paidByName ?? ""}: ${paymentNote}` }]),
  ];
}

/** One claim as it stands, for its applicant and for the office; `children`: what the reader may do now. */
export function ClaimCard({ claim, children }: { claim: ClaimView; children?: ReactNode }) {
  const { kind, state, itemCode, dossierCode, direction, late, openedAt, openedByName, claimantName, words, answerDueOn, answer, answeredAt, answeredByName, exclusion } = claim;
  return (
    <Card level={3} tone={late ? "attention" : "plain"} title={<>{CLAIM_KIND_WORDS[kind]} · <span className="tabular">{itemCode}</span></>} actions={<StatusTag tone={late ? "danger" : TONE[state]}>{late ? (state === "OPEN" ? "Quá hạn trả lời" : "Quá hạn trả tiền") : CLAIM_STATE_WORDS[state]}</StatusTag>}>
      <div className="stack">
        <DescriptionList items={[
          { term: "Hồ sơ", value: <span className="tabular">{dossierCode}</span>, note: POSTAL_DIRECTION_WORDS[direction] },
          { term: "Người khiếu nại", value: claimantName, note: `${openedByName} gửi lúc ${formatDateTime(openedAt)}` },
          { term: "Nội dung", value: <span className="whitespace-pre-line">{words}</span> },
          { term: "Hạn trả lời", value: `hết ngày ${formatDay(answerDueOn)}` },
          ...(answeredAt === null ? [] : [{ term: "Trả lời", value: <span className="whitespace-pre-line">{answer}</span>, note: `${answeredByName ?? ""}, ${formatDateTime(answeredAt)}${exclusion === null ? "" : `. ${CLAIM_EXCLUSION_WORDS[exclusion]}`}` }]),
          ...moneyItems(claim),
        ]} />
        {children}
      </div>
    </Card>
  );
}
