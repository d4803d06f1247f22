import type { Permit } from "@/lib/access/policy";
import { zoneBetween } from "@/lib/deliveries/tariff";
import { papersOf } from "@/lib/dossiers/declared-papers";
import { needsPickup } from "@/lib/dossiers/draft-gaps";
import { assumedGrams, postageCharges } from "@/lib/dossiers/postage-charges";
import type { OpenDossier } from "@/lib/dossiers/queries/draft-facts";
import { type Fees, feesOf } from "@/lib/payments/charges";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { PostalZone, TariffRow } from "@/lib/deliveries/tariff";
import type { Channel } from "@/lib/platform/generated/enums";

/** COUNTER when a clerk entered it there; POST when a courier fetches papers, ONLINE when everything is a file. */
export function channelOf(_permitted: Permit, { row, facts }: OpenDossier): Channel {
  if (row.channel === "COUNTER") return "COUNTER";
  return needsPickup(facts.form) && facts.byPost ? "POST" : "ONLINE";
}

async function tariffRows(tx: Tx): Promise<TariffRow[]> {
  const rows = await tx.postalTariff.findMany();
  return rows.map(({ code, direction, zone, maxGrams, amount, nextStep, effectiveFrom, effectiveTo }) => ({
    code, direction, zone: zone as PostalZone, maxGrams, amount: Number(amount), nextStep: nextStep === null ? null : Number(nextStep),
    effectiveFrom: effectiveFrom.toISOString().slice(0, 10), effectiveTo: effectiveTo && effectiveTo.toISOString().slice(0, 10),
  }));
}

async function placeOf(tx: Tx, code: string | null | undefined) {
  const commune = code ? await tx.commune.findUnique({ where: { code } }) : null;
  return commune && { provinceCode: commune.provinceCode, communeCode: commune.code, oldDistrict: commune.oldDistrict };
}

/**
 * What the dossier costs as it stands: fees of the procedure and postage of both ways, apart, each with its basis; and in
 * words what is not settled yet.
 */
export async function chargesOf(permitted: Permit, tx: Tx, open: OpenDossier, at: Date): Promise<{ fees: Fees; postage: Fees }> {
  const { row, facts } = open;
  const channel = channelOf(permitted, open);
  const version = row.procedureVersion;
  const feeText = version.channels.find((one) => one.channel === channel)?.feeText.trim() ?? "";
  const plainlyFree = /^(miễn phí|không( thu phí)?|0( đ(ồng)?)?)\.?$/iu.test(feeText);
  const undeclared = plainlyFree ? null : feeText === "" ? "Cơ quan thông báo mức thu khi tiếp nhận (danh mục chưa ghi)." : feeText;
  const rules = version.fees.map(({ name, channel: only, amount, per, appliesTo }) => ({ name, channel: only, amount: Number(amount), per, appliesTo }));
  const fees = feesOf(rules, channel, facts.form.request, undeclared);
  const office = await placeOf(tx, row.office?.communeCode);
  const pickup = channel === "POST" ? await placeOf(tx, facts.form.pickup?.communeCode) : null;
  const back = row.returnMethod === "POST" && facts.byPost ? await placeOf(tx, facts.form.returnTo?.communeCode) : null;
  const papers = papersOf(facts.components, facts.form.papers).reduce((sum, { count }) => sum + count, 0);
  const legs = [
    ...(office && pickup ? [{ direction: "TO_AGENCY" as const, zone: zoneBetween(pickup, office, {}), grams: assumedGrams(papers) }] : []),
    ...(office && back ? [{ direction: "TO_CITIZEN" as const, zone: zoneBetween(office, back, {}), grams: assumedGrams(1) }] : []),
  ];
  return { fees, postage: postageCharges({ legs, tariff: await tariffRows(tx), on: vietnamDay(at) }) };
}
