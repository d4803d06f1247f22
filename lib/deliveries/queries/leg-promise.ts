import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { calendarInForce } from "@/lib/deadlines/queries";
import type { PostalPlace } from "@/lib/deliveries/tariff";
import { transitPromise } from "@/lib/deliveries/transit-promise";
import type { Tx } from "@/lib/platform/db";
import { vietnamDay } from "@/lib/platform/format";
import type { PostalItem } from "@/lib/platform/generated/client";

const PLACE = { select: { code: true, provinceCode: true, oldDistrict: true } } as const;
type Commune = Readonly<{ code: string; provinceCode: string; oldDistrict: string | null }>;
const placeOf = (commune: Commune | null, provinceCode: string): PostalPlace =>
  commune ? { provinceCode: commune.provinceCode, communeCode: commune.code, oldDistrict: commune.oldDistrict } : { provinceCode, communeCode: "", oldDistrict: null };

export type LegPromise = Readonly<{ from: PostalPlace; to: PostalPlace; /** Last day J + n, `YYYY-MM-DD`; null when the calendar or the table has no answer. */ promisedOn: string | null }>;

/** Where a leg goes from and to, and the last day of its promise when it is taken at `at` (TT 17/2017/TT-BTTTT, Điều 7); null when the dossier is out of sight. */
export async function legPromise(permitted: Permit, tx: Tx, item: Pick<PostalItem, "dossierId" | "officeId" | "communeCode" | "direction">, at: Date): Promise<LegPromise | null> {
  const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: item.dossierId }, dossiersVisibleTo(permitted.actor)] }, include: { applicant: { select: { communeCode: true } } } });
  if (!dossier) return null;
  const office = await tx.postOffice.findUniqueOrThrow({ where: { id: item.officeId }, include: { commune: PLACE } });
  const farCode = item.communeCode ?? dossier.applicant.communeCode;
  const commune = farCode === null ? null : await tx.commune.findUnique({ where: { code: farCode }, ...PLACE });
  const [near, far] = [placeOf(office.commune, office.provinceCode), placeOf(commune, office.provinceCode)];
  const [from, to] = item.direction === "TO_CITIZEN" ? [near, far] : [far, near];
  const calendar = await calendarInForce(permitted, tx, { provinceCode: from.provinceCode, agencyId: null });
  const promise = calendar.ok ? transitPromise(calendar.value, { from, to, acceptedOn: vietnamDay(at) }) : null;
  return { from, to, promisedOn: promise?.ok === true ? promise.value.promisedOn : null };
}
