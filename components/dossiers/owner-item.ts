import type { DossierView } from "@/lib/dossiers/dossier-view";
import { REPRESENTATION_WORDS } from "@/lib/dossiers/labels";

/** Whose dossier it is when somebody else filed it, and by what right: an item of its facts; none when he filed it himself. */
export function ownerItems({ owner }: Pick<DossierView, "owner">): { term: string; value: string; note: string }[] {
  if (owner === null) return [];
  return [{ term: "Chủ hồ sơ", value: owner.name, note: [REPRESENTATION_WORDS[owner.kind], owner.number, owner.right].filter((part) => part !== null).join("; ") }];
}
