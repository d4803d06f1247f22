import { createHash } from "node:crypto";
import sharp from "sharp";
import { dismissScan } from "@/lib/dossiers/commands/dismiss-scan";
import { addScans } from "@/lib/dossiers/commands/add-scans";
import { arrangeScans } from "@/lib/dossiers/commands/arrange-scans";
import { finishScans } from "@/lib/dossiers/commands/finish-scans";
import { readIncomingScans } from "@/lib/dossiers/queries/incoming-scans";
import { printScanSeparators, readScanDesk, readScanImage, readScanProgress, readScanThumbs } from "@/lib/dossiers/queries/scan-desk";
import { asId, newId } from "@/lib/platform/ids";
import { refused } from "@/lib/platform/result";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { MadeDossier, World } from "@/tests/factories";
import type { ReadDoor, WriteDoor } from "@/tests/matrix/door";
import type { Ids } from "@/tests/matrix/targets";

/** A picture that is drawn anew in no time. */
const PICTURE = new Uint8Array(await sharp({ create: { width: 40, height: 56, channels: 3, background: "#ffffff" } }).jpeg().toBuffer());

const held = globalThis as typeof globalThis & { mcbcSendings?: ReadonlyMap<string, Readonly<{ last: Promise<void> }>> };

/** What is judged behind an answer is written before the next cell is looked at. */
async function judgedBehind(): Promise<void> {
  await Promise.all([...(held.mcbcSendings?.values() ?? [])].map(({ last }) => last));
}

/** A page on the dossier's scanning table, laid to its first component. */
async function pageOn(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  const sha256 = createHash("sha256").update(id).digest("hex");
  const { clerk } = world.cast;
  await insertRows(world.owner, "stored_file", [{ sha256, size: 1, content_type: "image/jpeg" }]);
  await insertRows(world.owner, "scan_page", [{
    id, dossier_id: made.id, component_id: world.version.components.find(({ kind }) => kind !== "NOTE")?.id ?? null, position: 1, sending_id: newId(), sha256, thumb_sha256: sha256, width: 40, height: 56, dpi: 200,
    virus_check: "CLEAN", source: "quet.jpg", source_page: 1, added_by_id: clerk.id, added_by_name: clerk.name, added_at: "2026-11-26T02:00:00Z",
  }]);
  return { formId: id };
}

async function documentOf(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  const { clerk } = world.cast;
  await insertRows(world.owner, "scan_document", [{
    id, dossier_id: made.id, component_id: world.version.components[0]?.id ?? null, operation_id: newId(), page_count: 1, asked_by_id: clerk.id, asked_by_name: clerk.name, asked_at: "2026-11-26T02:00:00Z",
  }]);
  return { formId: id };
}

/** A scan that was refused and that nobody has put away. */
async function refusedScan(world: World, made: MadeDossier): Promise<Partial<Ids>> {
  const id = newId();
  const { clerk } = world.cast;
  await insertRows(world.owner, "incoming_scan", [{
    id, dossier_id: made.id, sending_id: newId(), source: "quet.jpg", kind: "image/jpeg", state: "REFUSED", words: "Hãy quét lại.", added_by_id: clerk.id, added_by_name: clerk.name, added_at: "2026-11-26T02:00:00Z",
  }]);
  return { formId: id };
}

const L = "lib/dossiers";
const dossierId = (ids: Ids) => asId<"dossier">(ids.dossierId);
const operationId = () => newId<"operation">();
const onlyClerk = (column: string) => column === "clerkHere";

export const SCAN_READS: readonly ReadDoor[] = [
  { door: `${L}/queries/scan-desk.ts#readScanDesk`, permission: "scan.manage", stages: ["AT_COUNTER", "RETURNED"], finds: onlyClerk, call: (actor, ids) => readScanDesk(actor, ids.dossierId) },
  { door: `${L}/queries/scan-desk.ts#readScanProgress`, permission: "scan.manage", stages: ["AT_COUNTER"], finds: onlyClerk, prepare: documentOf, marks: (ids) => [ids.formId], call: async (actor, ids) => (await readScanProgress(actor, ids.dossierId))[0] ?? null },
  { door: `${L}/queries/scan-desk.ts#readScanImage`, permission: "scan.manage", stages: ["AT_COUNTER"], finds: onlyClerk, prepare: pageOn, marks: () => ["sha256"], call: (actor, ids) => readScanImage(actor, ids.formId) },
  { door: `${L}/queries/scan-desk.ts#readScanThumbs`, permission: "scan.manage", stages: ["AT_COUNTER"], finds: onlyClerk, prepare: pageOn, marks: () => ["sha256"], call: async (actor, ids) => (await readScanThumbs(actor, [ids.formId]))[0] ?? null },
  { door: `${L}/queries/incoming-scans.ts#readIncomingScans`, permission: "scan.manage", stages: ["AT_COUNTER"], finds: onlyClerk, prepare: refusedScan, marks: (ids) => [ids.formId], call: async (actor, ids) => (await readIncomingScans(actor, ids.dossierId))[0] ?? null },
  {
    door: `${L}/queries/scan-desk.ts#printScanSeparators`, permission: "scan.manage", stages: ["AT_COUNTER"], finds: onlyClerk, marks: (ids) => [ids.code],
    call: async (actor, ids) => {
      const sheets = await printScanSeparators(actor, ids.dossierId);
      return sheets && { dossierCode: sheets.dossierCode };
    },
  },
];

export const SCAN_WRITES: readonly WriteDoor[] = [
  {
    door: `${L}/commands/add-scans.ts#addScans`, permission: "scan.manage", stages: ["AT_COUNTER"], wins: ["clerkHere"],
    call: async (actor, ids) => {
      const [taken] = await addScans(actor, { dossierId: dossierId(ids), componentId: null, sendingId: newId<"sending">(), replaces: null, files: [{ operationId: operationId(), name: "quet.jpg", bytes: PICTURE }] });
      await judgedBehind();
      return taken ?? refused("NOT_FOUND", "");
    },
  },
  {
    door: `${L}/commands/arrange-scans.ts#arrangeScans`, permission: "scan.manage", stages: ["AT_COUNTER"], wins: ["clerkHere"], prepare: pageOn,
    call: (actor, ids) => arrangeScans(actor, { operationId: operationId(), dossierId: dossierId(ids), pages: [{ id: ids.formId, version: 1 }], act: "TURN_LEFT", componentId: null, reason: "" }),
  },
  {
    door: `${L}/commands/dismiss-scan.ts#dismissScan`, permission: "scan.manage", stages: ["AT_COUNTER"], wins: ["clerkHere"], prepare: refusedScan,
    call: (actor, ids) => dismissScan(actor, { operationId: operationId(), dossierId: dossierId(ids), scanId: asId<"incomingScan">(ids.formId) }),
  },
  {
    door: `${L}/commands/finish-scans.ts#finishScans`, permission: "scan.manage", stages: ["AT_COUNTER"], wins: ["clerkHere"], prepare: pageOn,
    call: (actor, ids) => finishScans(actor, { operationId: operationId(), dossierId: dossierId(ids), pages: [{ id: ids.formId, version: 1 }], fewReasons: new Map([[ids.componentId, "Chỉ có một trang."]]) }),
  },
];
