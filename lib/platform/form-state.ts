/** One refusal in Vietnamese words; `field` is the `name` of the field it belongs to, when there is one. */
export type FormRefusal = Readonly<{ field?: string; words: string }>;

/**
 * What a form's action answers. `refusals` empty means it went well; `values` is what was typed, by field name
 * (several values of one name joined with "\n"; never passwords, files or signatures); `done` are words to show
 * when it went well and the page stays; `goTo` is where the page goes when it went well. `null` before the first sending.
 */
export type FormState = Readonly<{
  refusals: readonly FormRefusal[];
  values: Readonly<Record<string, string>>;
  done?: string;
  goTo?: string;
}> | null;
