import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Tx } from "@/lib/platform/db";
import { vietnamMoment } from "@/lib/platform/format";

/** Where a dossier stands in its office's register, as it is printed on the receipt: Quyển số, Số thứ tự. */
export type RegisterPlace = Readonly<{ volume: string; order: string }>;

/** One book a year: "01/2026", "0412". */
function placeOf(year: number, number: number): RegisterPlace {
  return { volume: `01/${year}`, order: String(number).padStart(4, "0") };
}

/**
 * Writes a received dossier into its post office's register of the year (Sổ theo dõi hồ sơ, mẫu số 06) and takes the next number. The book stays locked until the
 * transaction ends: numbers have no gap. What an office received before it had a book counts as its first entries. null when the dossier lies at no office.
 * @param day Vietnamese day of reception, `YYYY-MM-DD`
 */
export async function takeRegisterNumber(permitted: Permit<"dossier.receive">, tx: Tx, { id, officeId }: Readonly<{ id: string; officeId: string | null }>, day: string): Promise<RegisterPlace | null> {
  if (officeId === null) return null;
  const year = Number(day.slice(0, 4));
  const [entered] = await tx.$queryRaw<{ number: number }[]>`
    with book as (update register_book set last_number = last_number + 1 where office_id = ${officeId}::uuid and year = ${year} returning last_number)
    insert into register_entry (dossier_id, office_id, year, number) select ${id}::uuid, ${officeId}::uuid, ${year}, last_number from book returning number`;
  return placeOf(year, entered?.number ?? (await beginBook(permitted, tx, { id, officeId }, year)));
}

/** The first entry of an office's book in a year; two who begin it at once get two numbers. */
async function beginBook({ actor }: Permit<"dossier.receive">, tx: Tx, { id, officeId }: Readonly<{ id: string; officeId: string }>, year: number): Promise<number> {
  const received = { gte: vietnamMoment(`${year}-01-01`), lt: vietnamMoment(`${year + 1}-01-01`) };
  const before = await tx.dossier.count({ where: { AND: [{ officeId, receivedAt: received, id: { not: id } }, dossiersVisibleTo(actor)] } });
  const [book] = await tx.$queryRaw<{ last_number: number }[]>`
    insert into register_book as b (office_id, year, last_number) values (${officeId}::uuid, ${year}, ${before + 1})
    on conflict (office_id, year) do update set last_number = b.last_number + 1
    returning last_number`;
  if (!book) throw new Error("register_book gave no number");
  await tx.registerEntry.createMany({ data: [{ dossierId: id, officeId, year, number: book.last_number }] });
  return book.last_number;
}

/** Where a dossier stands in the register; null when it was received before there was a book. */
export async function registerPlaceOf(_permitted: Permit, tx: Tx, dossierId: string): Promise<RegisterPlace | null> {
  const entry = await tx.registerEntry.findUnique({ where: { dossierId } });
  return entry && placeOf(entry.year, entry.number);
}
