/** How many characters were read right, accents and case included, whatever order the columns were read in. */
export type CharacterCount = Readonly<{ all: number; wrong: number }>;

/** Rows of dots to write on are not text. */
function wordsOf(text: string): string[] {
  return text.normalize("NFC").replace(/[.…·]{3,}/g, " ").split(/\s+/).filter((word) => word !== "");
}

/**
 * Words that stand on both sides are right; the rest of what is printed is compared with the rest of what was read, letter by letter, so that what was
 * missed, misread or made up counts, and a space more or less does not.
 */
export function compareCharacters(printed: string, read: string): CharacterCount {
  const unread = wordsOf(read);
  const missed = wordsOf(printed).filter((word) => {
    const at = unread.indexOf(word);
    if (at >= 0) unread.splice(at, 1);
    return at < 0;
  });
  return { all: wordsOf(printed).join("").length, wrong: distance(missed.join(""), unread.join("")) };
}

/** Fewest letters put in, taken out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (before[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed));
    }
    before = row;
  }
  return before[to.length] ?? 0;
}
