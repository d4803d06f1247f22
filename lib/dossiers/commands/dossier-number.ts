import type { Permit } from "@/lib/access/policy";
import { dossierCode } from "@/lib/dossiers/code";
import type { Tx } from "@/lib/platform/db";

/** The number of a dossier as its columns hold it. `codeDay` is midnight UTC of the Vietnamese day, as PostgreSQL's date. */
export type DossierNumber = Readonly<{ code: string; codeUnit: string; codeDay: Date; codeSerial: number }>;

/**
 * Takes the next number of a unit on a day (TT 01/2018/TT-VPCP, Điều 19; one and only one per dossier, NĐ 61/2018, Điều 17.3).
 * The counter's row stays locked until the transaction ends, so that numbers have no gap: whoever rolls back gives his back.
 * Call it last, inside `changes` of `moveDossier`.
 * @param unit identifier code of the agency (QĐ 20/2020/QĐ-TTg), e.g. `H42.05`
 * @param day Vietnamese day of reception, `YYYY-MM-DD`, not that of entry
 */
export async function takeDossierNumber(_permitted: Permit<"dossier.receive">, tx: Tx, unit: string, day: string): Promise<DossierNumber> {
  const [row] = await tx.$queryRaw<{ last_serial: number }[]>`
    insert into dossier_number_counter as c (unit, day, last_serial) values (${unit}, ${day}::date, 1)
    on conflict (unit, day) do update set last_serial = c.last_serial + 1
    returning last_serial`;
  if (!row) throw new Error("dossier_number_counter gave no serial");
  return { code: dossierCode(unit, day, row.last_serial), codeUnit: unit, codeDay: new Date(`${day}T00:00:00.000Z`), codeSerial: row.last_serial };
}
