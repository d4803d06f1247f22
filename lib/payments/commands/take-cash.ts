import { once } from "@/lib/access/once";
import { permit, type Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { issueForm } from "@/lib/forms/commands";
import type { CashReceiptData } from "@/lib/forms/data";
import type { Actor } from "@/lib/identity/actor";
import { RECEIPT_TITLE_WORDS, seriesSymbol, serialText, splitFees } from "@/lib/payments/receipt-series";
import type { TakeCashInput } from "@/lib/payments/schema";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { ChargeKind } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { dong, sumDong } from "@/lib/platform/money";
import { ok, refused, type Result } from "@/lib/platform/result";

export type TakenCash = { receiptId: string; number: string; formId: string; amount: number; dossierId: string };

/** The counter's row stays locked until the transaction ends, so that numbers have no gap. */
async function nextSerial(_permitted: Permit<"cash.take">, tx: Tx, officeId: string, kind: ChargeKind, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last_serial: number }[]>`
    insert into cash_receipt_counter as c (office_id, kind, year, last_serial) values (${officeId}::uuid, ${kind}::charge_kind, ${year}, 1)
    on conflict (office_id, kind, year) do update set last_serial = c.last_serial + 1 returning last_serial`;
  if (!row) throw new Error("cash_receipt_counter gave no serial");
  return row.last_serial;
}

/**
 * The clerk takes in cash what a dossier owes of one kind of money (phí, lệ phí; cước; dịch vụ: three papers, never one total, domain.md
 * 8.1) and gives a numbered receipt with the amount in words. In an open shift of his own, which counts it. What was paid before is not
 * taken again; nothing is ever deleted.
 */
export async function takeCash(actor: Actor, { operationId, dossierId, kind, payerName }: TakeCashInput): Promise<Result<TakenCash>> {
  const permitted = permit(actor, "cash.take");
  return once<TakenCash>(permitted.actor, operationId, "takeCash", async (tx) => {
    const at = now();
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { office: true, applicant: true, procedureVersion: true } });
    if (!dossier?.office) return refused("NOT_FOUND", "Không tìm thấy hồ sơ này trong phạm vi của anh/chị.");
    const shift = await tx.counterShift.findFirst({ where: { clerkId: permitted.actor.id, closedAt: null } });
    if (!shift) return refused("NO_SHIFT", "Mở ca trực trước khi thu tiền: tiền và biên lai được đếm theo ca.");
    // Two clerks at once wait here; the second finds it paid.
    await tx.$queryRaw`select id from dossier where id = ${dossierId}::uuid for update`;
    const charges = await tx.charge.findMany({ where: { dossierId, kind, paid: null }, orderBy: { createdAt: "asc" } });
    const open = charges.filter(({ amount }) => amount > 0n);
    if (open.length === 0) return refused("NOTHING_OWED", "Khoản này đã thu rồi, hoặc hồ sơ không phải nộp.");
    const year = Number(vietnamDay(at).slice(0, 4));
    const symbol = seriesSymbol(kind, year, dossier.office.code);
    const serial = await nextSerial(permitted, tx, dossier.office.id, kind, year);
    const lines = open.map(({ name, basis, amount }) => ({ name, basis, amount: dong(Number(amount)) }));
    const total = sumDong(lines.map(({ amount }) => amount));
    const province = await tx.province.findUnique({ where: { code: dossier.provinceCode } });
    const payer = payerName === "" ? dossier.applicantName : payerName;
    const data: CashReceiptData = {
      head: { parentBody: "Tổng công ty Bưu điện Việt Nam", issuer: dossier.office.name, number: null, place: (province?.name ?? "").replace(/^(Tỉnh|Thành phố)\s+/u, ""), issuedAt: at },
      title: RECEIPT_TITLE_WORDS[kind], symbol, number: serialText(serial), collector: dossier.office.name, collectorTaxCode: null, payerName: payer, payerAddress: dossier.applicant.addressText,
      dossierCode: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, lines, split: kind === "FEE" ? splitFees(lines) : null, total, method: "Tiền mặt",
      cashier: { name: permitted.actor.name, role: `Nhân viên ${dossier.office.name}`, confirmedAt: at },
    };
    const formId = await issueForm(permitted, tx, { dossierId, kind: "CASH_RECEIPT", data, at });
    const receiptId = newId<"cash-receipt">();
    const number = `${symbol}-${serialText(serial)}`;
    await tx.cashReceipt.create({
      data: { id: receiptId, number, kind, officeId: dossier.office.id, shiftId: shift.id, dossierId, payerName: payer, amount: BigInt(total), formId, takenById: permitted.actor.id, takenByName: permitted.actor.name, takenAt: at },
    });
    await tx.cashReceiptLine.createMany({ data: open.map(({ id, name, amount }) => ({ chargeId: id, receiptId, name, amount })) });
    return ok({ receiptId, number, formId, amount: total, dossierId });
  });
}
