let read: () => Date = () => new Date();

/** The moment it is. The only place that reads the machine's clock. */
export function now(): Date {
  return read();
}

/** Lets a seed or a test live in another time; gives the true clock back when called without one. Never called by the product. */
export function setClock(moment?: () => Date): void {
  read = moment ?? (() => new Date());
}
