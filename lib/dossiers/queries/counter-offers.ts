import { permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { actingContract } from "@/lib/agencies/contract";
import { actingTerms } from "@/lib/agencies/queries/acting-contract";
import { communesOf, type CommuneChoice } from "@/lib/agencies/queries";
import { decidesWhether } from "@/lib/dossiers/checklist";
import { authorisationForbidden } from "@/lib/dossiers/representation";
import { offerValue } from "@/lib/dossiers/schema/file-at-counter";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { vietnamDay } from "@/lib/platform/format";
import type { ComponentKind } from "@/lib/platform/generated/enums";

/** What a clerk may receive for an agency today: one line per case of a procedure. */
export type CounterOffer = Readonly<{ value: string; procedureCode: string; name: string; caseTitle: string | null; papers: number; byPost: boolean;
  /** What to ask so that the papers are exact: each condition of a component. */
  conditions: readonly Readonly<{ componentId: string; name: string; question: string }>[];
  /** "Trả ngay …" of a same-day procedure; null of any other. */
  sameDay: string | null;
  /** Nobody may file it for the owner by authorisation. */
  notForOthers: boolean;
}>;
export type CounterOffers = Readonly<{
  agencies: readonly Readonly<{ id: string; name: string; offers: readonly CounterOffer[] }>[];
  /** Procedures of the contract that he may not receive, with why: training, assignment. */
  withheld: readonly Readonly<{ name: string; words: string }>[];
  communes: readonly CommuneChoice[];
}>;

type Conditional = Readonly<{ id: string; name: string; kind: ComponentKind; conditionText: string | null; alternativeGroup: string | null }>;

/** A condition is a question, except of alternatives: of those the clerk takes whichever lies before him. */
function conditionsOf(components: readonly Conditional[]): CounterOffer["conditions"] {
  return components.flatMap(({ id, name, kind, conditionText, alternativeGroup }) =>
    kind === "NOTE" || !decidesWhether(conditionText) || alternativeGroup !== null ? [] : [{ componentId: id, name, question: `${conditionText.replace(/[?.]$/, "")}?` }]);
}

/** "Trả ngay trong ngày; nhận sau 15:00 thì trả ngày làm việc tiếp theo" (NĐ 61/2018, Điều 17.4). */
function sameDayWords(cutoffTime: string | null): string {
  return cutoffTime === null ? "Trả ngay trong ngày" : `Trả ngay trong ngày; nhận sau ${cutoffTime} thì trả ngày làm việc tiếp theo`;
}

/** The procedures that the clerk may receive today: of the contract, and in fields of his recorded training (NĐ 309/2026, Điều 10). */
export async function readCounterOffers(actor: Actor): Promise<CounterOffers> {
  const permitted = permit(actor, "dossier.file-at-counter");
  const at = now();
  const day = new Date(vietnamDay(at));
  const running = { effectiveFrom: { lte: day }, OR: [{ effectiveTo: null }, { effectiveTo: { gte: day } }] };
  const provinceCode = "provinceCode" in permitted.actor ? permitted.actor.provinceCode : "";
  return withActor(actor, async (tx) => {
    const listed = await tx.agencyProcedure.findMany({
      where: { ...running, agency: { ...running, provinceCode }, procedure: { fileable: true } }, orderBy: [{ agency: { name: "asc" } }, { procedureCode: "asc" }],
      include: { agency: true, procedure: { include: { currentVersion: { include: { cases: { orderBy: { position: "asc" }, include: { components: { orderBy: { position: "asc" } } } } } } } } },
    });
    const { contracts, trainings } = await actingTerms(permitted, tx, { provinceCode });
    const agencies = new Map<string, { id: string; name: string; offers: CounterOffer[] }>();
    const withheld: { name: string; words: string }[] = [];
    for (const { agency, procedure, byPost } of listed) {
      const version = procedure.currentVersion;
      if (!version) continue;
      const contract = actingContract(contracts, trainings, {
        staffId: permitted.actor.id, agencyId: agency.id, agencyName: agency.name, procedureCode: procedure.code, field: version.field, byPost, task: "RECEIVE", day: vietnamDay(at),
      });
      if (!contract.ok) {
        if (contract.refusals[0].reason === "NOT_TRAINED") withheld.push({ name: version.name, words: contract.refusals[0].words });
        continue;
      }
      const group = agencies.get(agency.id) ?? { id: agency.id, name: agency.name, offers: [] };
      agencies.set(agency.id, group);
      group.offers.push(...version.cases.map(({ id, title, components }) => ({
        value: offerValue({ agencyId: agency.id, caseId: id, procedureCode: procedure.code }), procedureCode: procedure.code, name: version.name, caseTitle: version.cases.length === 1 ? null : title,
        papers: components.filter(({ kind }) => kind !== "NOTE").length, byPost, conditions: conditionsOf(components), sameDay: version.sameDay ? sameDayWords(version.cutoffTime) : null,
        notForOthers: authorisationForbidden(version, components),
      })));
    }
    return { agencies: [...agencies.values()], withheld, communes: await communesOf(permitted, tx, provinceCode) };
  });
}
