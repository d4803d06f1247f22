/** The groups of a code as they are read out: cut after each "-" and, in runs of more than eight, every four characters. */
export function codeGroups(code: string): readonly string[] {
  return code.split(/(?<=-)/).flatMap((part) => (part.length > 8 ? (part.match(/.{1,4}/gu) ?? [part]) : [part]));
}
