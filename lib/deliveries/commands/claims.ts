import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { calendarInForce } from "@/lib/deadlines/queries";
import { CLAIM_EXCLUSIONS, claimTerms, compensationOf, paymentDueOn } from "@/lib/deliveries/claim";
import { legTerms } from "@/lib/deliveries/queries/claims";
import type { AnswerClaimInput, OpenClaimInput, PayClaimInput } from "@/lib/deliveries/schema";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import { ok, refused, type Result } from "@/lib/platform/result";

/** Opens a claim for a lost, damaged or late item, by its applicant or by the office for him; its answer is due in 5 or 7 working days (TT 17/2017/TT-BTTTT, Điều 8). */
export async function openClaim(actor: Actor, input: OpenClaimInput): Promise<Result<{ claimId: string; answerDueOn: string }>> {
  const permitted = permit(actor, "postal-claim.open");
  return once(permitted.actor, input.operationId, "openClaim", async (tx) => {
    // Two who claim for one item at once wait for each other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`claim:${input.itemId}`}, 0))`;
    const item = await tx.postalItem.findFirst({ where: { id: input.itemId, dossier: dossiersVisibleTo(actor) }, include: { dossier: { select: { applicantName: true, provinceCode: true } } } });
    if (!item) return refused("NOT_FOUND", "Không tìm thấy bưu gửi này trong phạm vi của anh/chị.");
    const { promisedOn, sameProvince, postagePaid } = await legTerms(permitted, tx, item);
    const open = await tx.postalClaim.findFirst({ where: { itemId: input.itemId, state: "OPEN" } });
    const settled = await tx.postalClaim.findFirst({ where: { itemId: input.itemId, state: { in: ["ACCEPTED", "PAID"] } } });
    // One payment for one item (NĐ 47/2011/NĐ-CP, Điều 26).
    if (settled) return refused("CLAIM_SETTLED", "Bưu gửi này đã được chấp nhận bồi thường một lần. Chưa đồng ý thì liên hệ bưu cục, kèm nội dung đã trả lời.");
    if (open) return refused("CLAIM_OPEN", "Bưu gửi này đang có một khiếu nại chưa trả lời. Hãy bổ sung vào khiếu nại đó.");
    const calendar = await calendarInForce(permitted, tx, { provinceCode: item.dossier.provinceCode, agencyId: null });
    if (!calendar.ok) return calendar;
    const at = now();
    const terms = claimTerms(calendar.value, { kind: input.kind, promisedOn, openedOn: vietnamDay(at), sameProvince });
    if (!terms.ok) return terms;
    const { id, name } = permitted.actor;
    const claim = await tx.postalClaim.create({
      data: {
        dossierId: item.dossierId, itemId: item.id, officeId: item.officeId, kind: input.kind, claimantName: item.dossier.applicantName, words: input.words, openedAt: at, openedById: id, openedByName: name,
        answerDueOn: new Date(terms.value.answerDueOn), postagePaid: BigInt(postagePaid),
      },
    });
    return ok({ claimId: claim.id, answerDueOn: terms.value.answerDueOn });
  });
}

/**
 * The post's answer: an exclusion by law, or the compensation in its two parts, due within 30 days (NĐ 47/2011/NĐ-CP, Điều 25–26;
 * QĐ 45/2016/QĐ-TTg, Điều 14).
 */
export async function answerClaim(actor: Actor, input: AnswerClaimInput): Promise<Result<{ claimId: string; total: number; payDueOn: string | null }>> {
  const permitted = permit(actor, "postal-claim.answer");
  return once(permitted.actor, input.operationId, "answerClaim", async (tx) => {
    const claim = await tx.postalClaim.findFirst({ where: { id: input.claimId, item: { dossier: dossiersVisibleTo(actor) } } });
    if (!claim) return refused("NOT_FOUND", "Không tìm thấy khiếu nại này trong phạm vi của anh/chị.");
    const exclusion = CLAIM_EXCLUSIONS.find((one) => one === input.exclusion) ?? null;
    const money = compensationOf({ kind: claim.kind, postagePaid: Number(claim.postagePaid), reissueCost: input.reissueCost, exclusion });
    if (!money.ok) return money;
    const at = now();
    const due = paymentDueOn(vietnamDay(at));
    if (!due.ok) return due;
    const payDueOn = money.value.total > 0 ? due.value : null;
    const { count } = await tx.postalClaim.updateMany({
      where: { id: claim.id, state: "OPEN" },
      data: {
        state: exclusion === null ? "ACCEPTED" : "REJECTED", answeredAt: at, answeredByName: permitted.actor.name, exclusion, answer: input.answer,
        postageAmount: BigInt(money.value.postal), reissueAmount: BigInt(money.value.reissue), payDueOn: payDueOn === null ? null : new Date(payDueOn),
      },
    });
    if (count === 0) return refused("SOMEBODY_FASTER", `${claim.answeredByName ?? "Người khác"} vừa trả lời khiếu nại này. Hãy tải lại trang.`);
    return ok({ claimId: claim.id, total: money.value.total, payDueOn });
  });
}

/** The compensation was paid: how and to whom, once; due within 30 days of the answer (NĐ 47/2011/NĐ-CP, Điều 26). */
export async function payClaim(actor: Actor, input: PayClaimInput): Promise<Result<{ claimId: string; late: boolean }>> {
  const permitted = permit(actor, "postal-claim.answer");
  return once(permitted.actor, input.operationId, "payClaim", async (tx) => {
    const claim = await tx.postalClaim.findFirst({ where: { id: input.claimId, item: { dossier: dossiersVisibleTo(actor) } } });
    if (!claim) return refused("NOT_FOUND", "Không tìm thấy khiếu nại này trong phạm vi của anh/chị.");
    if (claim.payDueOn === null) return refused("NOTHING_TO_PAY", "Khiếu nại này chưa được chấp nhận bồi thường nên không có tiền phải trả.");
    const at = now();
    const { count } = await tx.postalClaim.updateMany({ where: { id: claim.id, state: "ACCEPTED" }, data: { state: "PAID", paidAt: at, paidByName: permitted.actor.name, paymentNote: input.note } });
    if (count === 0) return refused("SOMEBODY_FASTER", `${claim.paidByName ?? "Người khác"} đã ghi trả tiền cho khiếu nại này. Hãy tải lại trang.`);
    return ok({ claimId: claim.id, late: vietnamDay(at) > claim.payDueOn.toISOString().slice(0, 10) });
  });
}
