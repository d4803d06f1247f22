import { searchText } from "@/lib/platform/vietnamese";

const MOST_WORDS = 6;

/** Words or a phrase, already without accents, as a pattern of LIKE that finds them anywhere. */
export function patternOf(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** One pattern for each word typed: every word must be there, in any order, without accents. */
export function wordPatterns(typed: string): string[] {
  return searchText(typed).split(" ").filter((part) => part !== "").slice(0, MOST_WORDS).map(patternOf);
}

/**
 * The condition, for the alias `d`, of a search that is known to find many: said so that the planner expects many too (it would
 * take LIKE for rare, read the whole place and sort it) and walks along the list's order until the page is full.
 * @param placeholder of the pattern, e.g. `$6`
 */
export function commonWordSql(placeholder: string): string {
  return `coalesce(d.search_text like ${placeholder}::text, false)`;
}
