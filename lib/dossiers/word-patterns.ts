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
