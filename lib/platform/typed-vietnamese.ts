/**
 * Vietnamese as keystrokes: what a scanner types when it sends Telex or VNI keys and no input method composes them
 * ("Nguyeexn Vawn An", "Nguye6n4 Va8n An").
 */

const MARKS = { "â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd" } as const;
const VNI_MARKS: Readonly<Record<string, string>> = { a6: "â", a8: "ă", e6: "ê", o6: "ô", o7: "ơ", u7: "ư", d9: "đ" };
const TONES: Readonly<Record<string, string>> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES: Readonly<Record<string, string>> = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const VOWELS = "aăâeêioôơuưy";
const MARKED = "ăâêôơư";

/** Which letter of a syllable carries its tone, in the spelling of identity cards (hòa, thúy, quý, khoan, ươ). */
function tonePlace(letters: readonly string[]): number {
  const onset = /^(qu|gi(?=[aăâeêioôơuưy]))/u.exec(letters.join(""))?.[0].length ?? 0;
  const first = letters.findIndex((letter, place) => place >= onset && VOWELS.includes(letter));
  if (first < 0) return letters.findIndex((letter) => VOWELS.includes(letter));
  let last = first;
  while (last + 1 < letters.length && VOWELS.includes(letters[last + 1] ?? " ")) last += 1;
  const marked = letters.findLastIndex((letter, place) => place >= first && place <= last && MARKED.includes(letter));
  if (marked >= 0) return marked;
  const count = last - first + 1;
  if (count === 1) return first;
  if (count >= 3) return first + 1;
  return last + 1 < letters.length ? last : first;
}

function composed(letters: readonly string[], tone: string | null): string {
  if (tone === null) return letters.join("");
  const place = tonePlace(letters);
  return letters.map((letter, at) => (at === place ? `${letter}${tone}` : letter)).join("").normalize("NFC");
}

function likeCase(typed: string, word: string): string {
  if (typed === typed.toUpperCase()) return word.toUpperCase();
  return typed.charAt(0) === typed.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** One word typed in Telex: `Nguyeexn` → `Nguyễn`. A word that is no Telex comes back as it is. */
function telexWord(typed: string): string {
  const word = typed.toLowerCase();
  const ending = /^([a-z]*[aeiouyw][a-z]*?)([sfrxj])([a-z]*)$/.exec(word);
  const tone = ending && /[aeiouy]/.test(ending[1] ?? "") ? (TONES[ending[2] ?? ""] ?? null) : null;
  const bare = tone === null || !ending ? word : `${ending[1] ?? ""}${ending[3] ?? ""}`;
  // "uow" is ươ as a whole: one w marks both.
  const marked = Object.entries(MARKS).reduce((text, [letter, keys]) => text.replaceAll(keys, letter), bare.replaceAll("uow", "ươ"));
  return likeCase(typed, composed([...marked], tone));
}

/** One word typed in VNI: `Nguye6n4` → `Nguyễn`. Digits that mark nothing stay. */
function vniWord(typed: string): string {
  let tone: string | null = null;
  const letters: string[] = [];
  for (const key of typed.toLowerCase()) {
    const asTone = VNI_TONES[key];
    if (asTone !== undefined && letters.some((letter) => VOWELS.includes(letter))) {
      tone = asTone;
      continue;
    }
    const place = /\d/.test(key) ? letters.findLastIndex((letter) => VNI_MARKS[`${letter}${key}`] !== undefined) : -1;
    if (place < 0) letters.push(key);
    else {
      letters[place] = VNI_MARKS[`${letters[place] ?? ""}${key}`] ?? "";
      // "uo7" marks both letters of ươ.
      if (key === "7" && letters[place] === "ơ" && letters[place - 1] === "u") letters[place - 1] = "ư";
    }
  }
  return likeCase(typed, composed(letters, tone));
}

const LETTERS = /[\p{L}]+/gu;
const LETTERS_AND_DIGITS = /[A-Za-z][A-Za-z0-9]*/g;

export type Keyed = "TELEX" | "VNI";

/** How a text without any Vietnamese letter looks typed; null when it looks like plain words. */
export function keyedAs(text: string): Keyed | null {
  if (/[^\x20-\x7e]/.test(text)) return null;
  if (/[A-Za-z][A-Za-z]*[aeiouyd][1-9](?![0-9])/i.test(text)) return "VNI";
  return /(aa|ee|oo|dd|[aou]w|[aeiouy][a-z]{0,3}[sfrxj](?![a-z]))/i.test(text) ? "TELEX" : null;
}

/** The words behind the keystrokes. */
export function composeKeyed(text: string, keyed: Keyed): string {
  return keyed === "TELEX" ? text.replace(LETTERS, telexWord) : text.replace(LETTERS_AND_DIGITS, vniWord);
}
