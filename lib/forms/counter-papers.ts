import type { Dong } from "@/lib/platform/money";

/** Money taken in cash: one receipt for one kind of money (domain.md 8.1). */
export type CashReceiptFacts = Readonly<{
  /** What is printed as its name: "Biên lai thu phí, lệ phí". */
  title: string;
  /** Ký hiệu and số of the series. */
  symbol: string;
  number: string;
  /** Đơn vị thu, with its tax code where it is known. */
  collector: string;
  collectorTaxCode: string | null;
  payerName: string;
  payerAddress: string | null;
  dossierCode: string;
  procedureName: string;
  lines: readonly Readonly<{ name: string; basis: string; amount: Dong }>[];
  /** Phí and lệ phí apart; null for postage and service. */
  split: Readonly<{ fee: Dong; levy: Dong }> | null;
  total: Dong;
  method: string;
}>;

/** Handed to somebody without phone and mail. The PIN stands on the paper alone. */
export type PinSlipFacts = Readonly<{
  dossierCode: string;
  /** Address of the look-up with the code, never with the PIN. */
  trackingUrl: string;
  trackingSite: string;
  pin: string;
  /** How many slips there have been: the last one holds. */
  serial: number;
  procedureName: string;
  hotline: string | null;
}>;
