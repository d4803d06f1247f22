/** Where the product of this run stands; the global setup tells every worker through the environment. */
export type Stack = Readonly<{
  origin: string;
  /** The same product and data with DEMO_MODE off, as it is run for real. */
  realOrigin: string;
  mailPage: string;
  identityProvider: string;
  signingService: string;
  /** The owner's address of the database: tests choose and count by it, the product never sees it. */
  ownerUrl: string;
  /** Where the product keeps its files: dossiers made by a test put theirs there. */
  storageUrl: string;
}>;

const NAME = "MCBC_E2E";

export function tellStack(stack: Stack): void {
  process.env[NAME] = JSON.stringify(stack);
}

/** @throws when no global setup ran before */
export function theStack(): Stack {
  const told = process.env[NAME];
  if (told === undefined) throw new Error("The browser tests have no product to look at: run them through `npm run test:e2e`.");
  return JSON.parse(told) as Stack;
}
