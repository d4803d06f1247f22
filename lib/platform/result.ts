/**
 * An expected refusal: what happened and what to do, in Vietnamese.
 * `reason` is the machine's name of it (a member of the refusing room's own closed union);
 * `field` names the input field it belongs to, when there is one.
 */
export type Refusal<R extends string = string> = Readonly<{
  reason: R;
  words: string;
  field?: string;
}>;

export type Result<T, R extends string = string> =
  | Readonly<{ ok: true; value: T }>
  | Readonly<{ ok: false; refusals: readonly [Refusal<R>, ...Refusal<R>[]] }>;

export function ok<T>(value: T): Readonly<{ ok: true; value: T }> {
  return { ok: true, value };
}

export function refused<R extends string>(
  reason: R,
  words: string,
  field?: string,
): Readonly<{ ok: false; refusals: readonly [Refusal<R>] }> {
  return { ok: false, refusals: [field === undefined ? { reason, words } : { reason, words, field }] };
}
