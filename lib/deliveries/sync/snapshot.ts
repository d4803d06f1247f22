import type { ChargeKind, PaperKind } from "@/lib/platform/generated/enums";

export type SnapshotPaper = Readonly<{ id: string; kind: PaperKind; description: string; count: number }>;
/** What a dossier owes of one kind of money, in đồng; `words` name its lines. */
export type SnapshotOwed = Readonly<{ kind: ChargeKind; amount: number; words: string }>;
/** Money that the courier has receipts for and has not handed over. */
export type SnapshotCash = Readonly<{ kind: ChargeKind; receipts: number; amount: number }>;
/** A stop that is the courier's own, or of his office and nobody's yet. Moments are ISO. */
export type SnapshotStop = Readonly<{
  id: string; dossierId: string; shownCode: string; contactName: string; phone: string; address: string; windowFrom: string; windowTo: string; mine: boolean;
  procedureName: string; agencyName: string; papers: readonly SnapshotPaper[];
  /** A second visit: the bag keeps the number of the first. */
  itemCode?: string | null;
  owed?: readonly SnapshotOwed[];
}>;
/** An item in the courier's own bag. */
export type SnapshotDelivery = Readonly<{
  itemId: string; itemCode: string; dossierId: string; dossierCode: string; receiverName: string; phone: string | null; address: string; failedAttempts: number;
  procedureName: string; papers: readonly SnapshotPaper[]; owed?: readonly SnapshotOwed[];
}>;

/** All that a courier needs for his day without a network, and nothing of anybody else's. `version` changes when the content does. */
export type Snapshot = Readonly<{
  version: string;
  takenAt: string;
  courier: Readonly<{ id: string; name: string }>;
  stops: readonly SnapshotStop[];
  deliveries: readonly SnapshotDelivery[];
  cash?: readonly SnapshotCash[];
}>;

/** Photos are shrunk on the phone to below this; the server takes no larger one. */
export const MAX_PHOTO_BYTES = 1_500_000;
/** The most photos of one act. */
export const MAX_PHOTOS = 8;
/** Without contact for so long, a phone wipes the lists it holds. */
export const CONTACT_HOURS = 72;
