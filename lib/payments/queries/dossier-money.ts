import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { withActor } from "@/lib/access/with-actor";
import type { Actor } from "@/lib/identity/actor";
import type { ChargeKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** What a dossier owes of one kind of money, and what was taken for it. */
export type OwedMoney = Readonly<{
  kind: ChargeKind;
  /** Not paid yet, in đồng. */
  open: number;
  lines: readonly Readonly<{ name: string; basis: string; amount: number; paid: boolean }>[];
  receipts: readonly Readonly<{ id: string; number: string; amount: number; formId: string; takenByName: string; takenAt: Date }>[];
}>;

/** The dossier's money at the counter, kind by kind; kinds without any are left out. */
export async function readDossierMoney(actor: Actor, dossierId: string): Promise<OwedMoney[]> {
  permit(actor, "cash.take");
  if (!isId(dossierId)) return [];
  return withActor(actor, async (tx) => {
    const where = { dossierId, dossier: dossiersVisibleTo(actor) };
    const charges = await tx.charge.findMany({ where, include: { paid: true }, orderBy: { createdAt: "asc" } });
    const receipts = await tx.cashReceipt.findMany({ where, orderBy: { takenAt: "asc" } });
    return (["FEE", "POSTAGE", "SERVICE"] as const).flatMap((kind): OwedMoney[] => {
      const lines = charges.filter((charge) => charge.kind === kind && charge.amount > 0n).map(({ name, basis, amount, paid }) => ({ name, basis, amount: Number(amount), paid: paid !== null }));
      if (lines.length === 0) return [];
      return [{
        kind, lines, open: lines.filter(({ paid }) => !paid).reduce((sum, { amount }) => sum + amount, 0),
        receipts: receipts.filter((one) => one.kind === kind).map(({ id, number, amount, formId, takenByName, takenAt }) => ({ id, number, amount: Number(amount), formId, takenByName, takenAt })),
      }];
    });
  });
}
