type Counts = Readonly<{ originals: number; certifiedCopies: number; photocopies: number }>;

/**
 * How many pages a component must have at least when it is scanned: what the clerk counted of the paper, else what the applicant declared, else what the
 * procedure asks for. Originals and copies of one paper are the same pages, so the kind with the most counts (docs/decisions/071). At least one.
 */
export function expectedPages(asked: Counts, declared: Counts | null, counted: Counts | null): number {
  const known = [counted, declared, asked].find((counts) => counts !== null && most(counts) > 0);
  return Math.max(1, known ? most(known) : 0);
}

function most({ originals, certifiedCopies, photocopies }: Counts): number {
  return Math.max(originals, certifiedCopies, photocopies);
}
