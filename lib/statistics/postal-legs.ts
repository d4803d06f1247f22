/**
 * The post's own split of a period, of one agency or of all (domain.md 5.1; docs/decisions/063). Each leg counts by its proof alone: an item
 * that was picked up and handed over at the counter before the reception, an item that was delivered with the proof of who signed for it.
 */
export type PostalLegs = Readonly<{
  /** Received in the period, by whatever channel. */
  received: number;
  receivedByPost: number;
  /** Received in the period, said to come by post, and no item ever brought its papers. In none of the other counts of the post. */
  receivedUnproven: number;
  /** Results returned in the period, in whatever way. */
  returned: number;
  returnedByPost: number;
  returnedUnproven: number;
  /** Of those returned in the period: in by post and out by post. */
  bothWays: number;
}>;

export const NO_LEGS: PostalLegs = { received: 0, receivedByPost: 0, receivedUnproven: 0, returned: 0, returnedByPost: 0, returnedUnproven: 0, bothWays: 0 };

export function sumOfLegs(each: Iterable<PostalLegs>): PostalLegs {
  let sum = NO_LEGS;
  for (const one of each) {
    sum = {
      received: sum.received + one.received, receivedByPost: sum.receivedByPost + one.receivedByPost, receivedUnproven: sum.receivedUnproven + one.receivedUnproven,
      returned: sum.returned + one.returned, returnedByPost: sum.returnedByPost + one.returnedByPost, returnedUnproven: sum.returnedUnproven + one.returnedUnproven,
      bothWays: sum.bothWays + one.bothWays,
    };
  }
  return sum;
}

/** Whether anything at all was brought, returned, or said to be, by post. */
export function anyByPost({ receivedByPost, receivedUnproven, returnedByPost, returnedUnproven }: PostalLegs): boolean {
  return receivedByPost + receivedUnproven + returnedByPost + returnedUnproven > 0;
}
