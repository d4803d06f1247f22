import type { Permit } from "@/lib/access/policy";
import { issueForm } from "@/lib/forms/commands";
import type { CashReceiptData } from "@/lib/forms/data";
import { RECEIPT_TITLE_WORDS, seriesSymbol, serialText, splitFees } from "@/lib/payments/receipt-series";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { Charge, Dossier, Person, PostOffice, ProcedureVersion } from "@/lib/platform/generated/client";
import type { ChargeKind } from "@/lib/platform/generated/enums";
import { newId } from "@/lib/platform/ids";
import { dong, sumDong } from "@/lib/platform/money";
import { ok, type Result } from "@/lib/platform/result";

export type TakenCash = { receiptId: string; number: string; formId: string; amount: number; dossierId: string };

/** What a dossier owes of one kind and has not paid. Two who take at once wait here; the second finds it paid. */
export async function openCharges(_permitted: Permit<"cash.take" | "cash.take-at-door">, tx: Tx, dossierId: string, kind: ChargeKind): Promise<Charge[]> {
  await tx.$queryRaw`select id from dossier where id = ${dossierId}::uuid for update`;
  return tx.charge.findMany({ where: { dossierId, kind, paid: null, amount: { gt: 0n } }, orderBy: { createdAt: "asc" } });
}

/** The counter's row stays locked until the transaction ends, so that numbers have no gap. */
async function nextSerial(_permitted: Permit<"cash.take" | "cash.take-at-door">, tx: Tx, officeId: string, kind: ChargeKind, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last_serial: number }[]>`
    insert into cash_receipt_counter as c (office_id, kind, year, last_serial) values (${officeId}::uuid, ${kind}::charge_kind, ${year}, 1)
    on conflict (office_id, kind, year) do update set last_serial = c.last_serial + 1 returning last_serial`;
  if (!row) throw new Error("cash_receipt_counter gave no serial");
  return row.last_serial;
}

type Taking = Readonly<{
  dossier: Dossier & Readonly<{ applicant: Person; procedureVersion: ProcedureVersion }>;
  /** Whose series the receipt is of. */
  office: PostOffice;
  charges: readonly Charge[];
  kind: ChargeKind;
  payerName: string;
  /** Null at a door. */
  shiftId: string | null;
  at: Date;
}>;

/** Gives the numbered receipt for charges of one kind: printed, in its series, each charge paid once. */
export async function writeReceipt(permitted: Permit<"cash.take" | "cash.take-at-door">, tx: Tx, { dossier, office, charges, kind, payerName, shiftId, at }: Taking): Promise<Result<TakenCash>> {
  const year = Number(vietnamDay(at).slice(0, 4));
  const symbol = seriesSymbol(kind, year, office.code);
  const serial = await nextSerial(permitted, tx, office.id, kind, year);
  const lines = charges.map(({ name, basis, amount }) => ({ name, basis, amount: dong(Number(amount)) }));
  const total = sumDong(lines.map(({ amount }) => amount));
  const province = await tx.province.findUnique({ where: { code: dossier.provinceCode } });
  const payer = payerName === "" ? dossier.applicantName : payerName;
  const data: CashReceiptData = {
    head: { parentBody: "Tổng công ty Bưu điện Việt Nam", issuer: office.name, number: null, place: (province?.name ?? "").replace(/^(Tỉnh|Thành phố)\s+/u, ""), issuedAt: at },
    title: RECEIPT_TITLE_WORDS[kind], symbol, number: serialText(serial), collector: office.name, collectorTaxCode: null, payerName: payer, payerAddress: dossier.applicant.addressText,
    dossierCode: dossier.code ?? dossier.submissionCode, procedureName: dossier.procedureVersion.name, lines, split: kind === "FEE" ? splitFees(lines) : null, total, method: "Tiền mặt",
    cashier: { name: permitted.actor.name, role: `${shiftId === null ? "Bưu tá" : "Nhân viên"} ${office.name}`, confirmedAt: at },
  };
  const formId = await issueForm(permitted, tx, { dossierId: dossier.id, kind: "CASH_RECEIPT", data, at });
  const receiptId = newId<"cash-receipt">();
  const number = `${symbol}-${serialText(serial)}`;
  await tx.cashReceipt.create({
    data: { id: receiptId, number, kind, officeId: office.id, shiftId, dossierId: dossier.id, payerName: payer, amount: BigInt(total), formId, takenById: permitted.actor.id, takenByName: permitted.actor.name, takenAt: at },
  });
  await tx.cashReceiptLine.createMany({ data: charges.map(({ id, name, amount }) => ({ chargeId: id, receiptId, name, amount })) });
  return ok({ receiptId, number, formId, amount: total, dossierId: dossier.id });
}
