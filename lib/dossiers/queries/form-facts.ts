import type { Permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";

const FACTS = {
  applicant: true, agency: true, office: true, procedureVersion: { include: { channels: true } },
  case: { include: { components: { orderBy: { position: "asc" } } } },
  answers: true, papers: { orderBy: { id: "asc" } }, charges: true, items: true, representation: true,
} as const satisfies Prisma.DossierInclude;

/** What the printed forms of a dossier are filled from. */
export type FormFacts = Prisma.DossierGetPayload<{ include: typeof FACTS }> & Readonly<{ provinceName: string }>;

/** Reads the facts of a dossier in the caller's scope and transaction. @throws when it is not there: the caller has looked before */
export async function readFormFacts({ actor }: Permit, tx: Tx, dossierId: string): Promise<FormFacts> {
  const dossier = await tx.dossier.findFirstOrThrow({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: FACTS });
  const province = await tx.province.findUnique({ where: { code: dossier.provinceCode } });
  return { ...dossier, provinceName: province?.name ?? "" };
}
