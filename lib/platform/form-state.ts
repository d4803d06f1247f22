/**
 * What a form shows after it was sent and refused: the refusals in Vietnamese, each at its field when it has one,
 * and every value as it was typed. `null` before the first sending. `done` carries a success message.
 */
export type FormState = Readonly<{
  refusals: readonly Readonly<{ field?: string; words: string }>[];
  values: Readonly<Record<string, string>>;
  done?: string;
}> | null;
