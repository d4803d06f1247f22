import type { DeclaredComponent } from "@/lib/dossiers/dossier-form";
import type { ComponentKind, PaperKind } from "@/lib/platform/generated/enums";

export type AskedComponent = Readonly<{
  id: string;
  name: string;
  kind: ComponentKind;
  originals: number;
  certifiedCopies: number;
  photocopies: number;
  conditionText: string | null;
  alternativeGroup: string | null;
  replacedByData: string | null;
}>;

export type DeclaredPaper = Readonly<{ componentId: string; kind: PaperKind; description: string; count: number; owedBack: boolean }>;

/** How many papers of one component are given. */
export function paperCount({ originals, certifiedCopies, photocopies }: Pick<DeclaredComponent, "originals" | "certifiedCopies" | "photocopies">): number {
  return originals + certifiedCopies + photocopies;
}

/**
 * The physical papers that the applicant gives: one line for each component and kind of copy. An original that the procedure
 * asks only to see, or of which it keeps a copy, is lent and must come back (QĐ 45/2016, Điều 8; NĐ 118/2025, Điều 20).
 */
export function papersOf(components: readonly AskedComponent[], declared: Readonly<Record<string, DeclaredComponent>>): DeclaredPaper[] {
  return components.flatMap((component) => {
    const given = declared[component.id];
    if (given?.way !== "PAPER") return [];
    const lent = component.kind === "SHOWN" || component.originals === 0;
    const line = (kind: PaperKind, count: number, owedBack = false) => ({ componentId: component.id, kind, description: component.name, count, owedBack });
    return [line("ORIGINAL", given.originals, lent), line("CERTIFIED_COPY", given.certifiedCopies), line("PHOTOCOPY", given.photocopies)].filter(({ count }) => count > 0);
  });
}

/** May the applicant say that this paper is not for him: it has a condition, alternatives, or a database that replaces it (NĐ 309/2026, Điều 4.2a). */
export function mayLeaveOut(component: Pick<AskedComponent, "conditionText" | "alternativeGroup" | "replacedByData">): boolean {
  return component.conditionText !== null || component.alternativeGroup !== null || component.replacedByData !== null;
}

/** What the procedure asks of one paper: "1 bản chính, 2 bản sao chứng thực"; "xuất trình" for what is only shown. */
export function askedWords(component: Pick<AskedComponent, "kind" | "originals" | "certifiedCopies" | "photocopies">): string {
  const counts = [
    [component.originals, "bản chính"],
    [component.certifiedCopies, "bản sao chứng thực"],
    [component.photocopies, "bản chụp"],
  ] as const;
  const words = counts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`).join(", ");
  if (component.kind === "SHOWN") return words === "" ? "xuất trình" : `xuất trình ${words}`;
  return words === "" ? "số bản chưa ghi" : words;
}
