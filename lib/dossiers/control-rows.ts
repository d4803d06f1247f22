import { punctuality } from "@/lib/deadlines/punctuality";
import { punctualityLabels } from "@/lib/deadlines/labels";
import { measureOf } from "@/lib/deadlines/terms";
import { payloadText } from "@/lib/dossiers/notice-facts";
import type { ControlRow } from "@/lib/forms/data";
import { vietnamDay } from "@/lib/platform/format";
import type { TermUnit, TransferKind } from "@/lib/platform/generated/enums";

export type ControlTransfer = Readonly<{ kind: TransferKind; giverName: string; receiverName: string; at: Date; manifestNumber: string | null; discrepancy: string }>;
export type ControlEvent = Readonly<{ event: string; actorName: string; at: Date; payload: unknown }>;
export type ControlOpinion = Readonly<{ agencyName: string; askedBy: string; askedAt: Date; dueAt: Date; answeredBy: string | null; answeredAt: Date | null }>;

export type ControlFacts = Readonly<{
  /** Names of the parties as the slip writes them. */
  oneStop: string;
  agency: string;
  itemCode: string | null;
  transfers: readonly ControlTransfer[];
  /** Oldest first. */
  events: readonly ControlEvent[];
  opinions: readonly ControlOpinion[];
  due: Readonly<{ at: Date; termValue: number | null; termUnit: TermUnit | null }> | null;
  endedAt: Date | null;
}>;

const APPLICANT = "Người nộp hồ sơ";
const POST = "Bưu điện";

type Result = ControlRow["result"];

function judged(dueAt: Date, endedAt: Date, precision: "DAY" | "MINUTE"): Result {
  const words = punctualityLabels[punctuality({ dueAt, dueDay: vietnamDay(dueAt), precision, endedAt, asOf: endedAt, waitingForApplicant: false })];
  return words === "Trước hạn" || words === "Đúng hạn" || words === "Quá hạn" ? words : null;
}

/** How the agency kept its time; known once processing has ended. */
function agencyResult({ due, endedAt }: ControlFacts): Result {
  if (due === null || endedAt === null) return null;
  const measure = measureOf({ value: due.termValue, unit: due.termUnit });
  return judged(due.at, endedAt, measure.ok && measure.value.scale.endsWith("MINUTE") ? "MINUTE" : "DAY");
}

function transferRow(facts: ControlFacts, transfer: ControlTransfer): ControlRow {
  const { kind, giverName, receiverName, at, manifestNumber, discrepancy } = transfer;
  const parties: Readonly<Record<TransferKind, readonly [giver: string, receiver: string, voucher: string]>> = {
    COLLECTION: [APPLICANT, POST, `Phiếu gửi số ${facts.itemCode ?? ""}`],
    COUNTER_TAKEOVER: [POST, facts.oneStop, `Phiếu gửi số ${facts.itemCode ?? ""}`],
    AGENCY_HANDOVER: [facts.oneStop, facts.agency, `Biên bản giao nhận số ${manifestNumber ?? ""}`],
    RESULT_DISPATCH: [facts.agency, facts.oneStop, `Phiếu bàn giao kết quả số ${manifestNumber ?? ""}`],
    DELIVERY: [POST, APPLICANT, "Giấy biên nhận trả kết quả"],
    COURIER_RETURN: [POST, facts.oneStop, "Chưa giao được, bưu tá nộp lại"],
    UNDELIVERED_RETURN: [facts.oneStop, facts.agency, `Biên bản chuyển hoàn số ${manifestNumber ?? ""}`],
    COURIER_EXCHANGE: [POST, POST, "Bưu tá trao cho bưu tá"],
    SUBSTITUTION: [facts.oneStop, facts.oneStop, "Người làm thay nhận tiếp"],
  };
  const [giver, receiver, voucher] = parties[kind];
  const result = kind === "RESULT_DISPATCH" ? agencyResult(facts) : null;
  return { giver, receiver, giverName, receiverName, at, result, note: [voucher.replace(/ số $/, ""), discrepancy].filter((part) => part !== "").join("; ") };
}

/** Hand-overs without paper: reception, the agency's own people, the applicant's supplement, the result as a file. */
function eventRow(facts: ControlFacts, { event, actorName, at, payload }: ControlEvent): ControlRow | null {
  const row = (giver: string, receiver: string, giverName: string, receiverName: string, note: string, result: Result = null): ControlRow => ({ giver, receiver, giverName, receiverName, at, result, note });
  const { oneStop, agency } = facts;
  switch (event) {
    case "RECEIVE":
      return row(oneStop, agency, actorName, "", "Chuyển hồ sơ điện tử");
    case "CLAIM":
    case "TAKE_OVER":
      return row(agency, "Người giải quyết", "", actorName, event === "CLAIM" ? "Nhận giải quyết" : "Lãnh đạo lấy hồ sơ");
    case "ASSIGN":
    case "TRANSFER":
      return row(agency, "Người giải quyết", actorName, payloadText(payload, "assigneeName") ?? "", event === "ASSIGN" ? "Phân công" : "Chuyển người giải quyết");
    case "REQUEST_SUPPLEMENT":
      return row(agency, APPLICANT, actorName, "", "Yêu cầu bổ sung");
    case "ACCEPT_SUPPLEMENT":
      return row(APPLICANT, agency, "", actorName, "Nhận đủ bổ sung");
    case "GRANT":
    case "REFUSE":
    case "STOP":
      return row(agency, oneStop, actorName, "", { GRANT: "Kết quả điện tử", REFUSE: "Từ chối giải quyết", STOP: "Dừng giải quyết" }[event], facts.transfers.some(({ kind }) => kind === "RESULT_DISPATCH") ? null : agencyResult(facts));
    default:
      return null;
  }
}

function opinionRows({ agency }: ControlFacts, { agencyName, askedBy, askedAt, dueAt, answeredBy, answeredAt }: ControlOpinion): ControlRow[] {
  const asked: ControlRow = { giver: agency, receiver: agencyName, giverName: askedBy, receiverName: "", at: askedAt, result: null, note: "Lấy ý kiến" };
  if (answeredAt === null) return [asked];
  return [asked, { giver: agencyName, receiver: agency, giverName: answeredBy ?? "", receiverName: askedBy, at: answeredAt, result: judged(dueAt, answeredAt, "MINUTE"), note: "Trả lời ý kiến" }];
}

/**
 * The rows of a Phiếu kiểm soát, oldest first: every hand-over of papers and every change of hands without paper. The result cell is
 * what the receiver finds about the giver's time: filled where the system knows both, left for his pen elsewhere (domain.md 1.6).
 */
export function controlRows(facts: ControlFacts): ControlRow[] {
  const rows = [
    ...facts.transfers.map((transfer) => transferRow(facts, transfer)),
    ...facts.events.flatMap((event) => eventRow(facts, event) ?? []),
    ...facts.opinions.flatMap((opinion) => opinionRows(facts, opinion)),
  ];
  return rows.sort((one, other) => one.at.getTime() - other.at.getTime());
}
