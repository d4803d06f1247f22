import type { Permit } from "@/lib/access/policy";
import { readAs } from "@/lib/access/with-actor";

/** So many dossiers are named one by one; a search that finds more is common enough to meet them along the list's own order. */
const MOST_NAMED = 500;
/** `%` + three letters + `%`: the index holds groups of three letters. */
const SHORTEST_INDEXED = 5;

/**
 * Ids of the dossiers in the actor's sight whose text, or what was read on one of whose scans, is like every pattern; null when there is no pattern of three letters, or they are too many to name.
 * Under row-level security LIKE cannot use its index, and a rare word would cost a look at every dossier of the place: the
 * database function `dossiers_with_words` looks it up with the policy's own scope inside (docs/decisions/040).
 */
export async function idsWithWords({ actor }: Permit, patterns: readonly string[]): Promise<string[] | null> {
  // The longest are the rarest: they are the ones that the index is asked for.
  const longestFirst = patterns.toSorted((a, b) => b.length - a.length);
  if ((longestFirst[0] ?? "").length < SHORTEST_INDEXED) return null;
  const rows = await readAs<{ id: string }>(actor, {
    name: "dossiers-with-words", text: "select id from dossiers_with_words($1::text[], $2::int) as found(id) union select id from scans_with_words($1::text[], $2::int) as found(id) limit $2", values: [longestFirst, MOST_NAMED],
  });
  return rows.length < MOST_NAMED ? rows.map(({ id }) => id) : null;
}
