import { permit, type Permit } from "@/lib/access/policy";
import { handOverPapers, keepSignature, recordPostalEvent, registerItem } from "@/lib/deliveries/commands";
import { noteIncident } from "@/lib/deliveries/commands/incidents";
import type { Party } from "@/lib/deliveries/custody";
import { fromPost, type ManifestKind, manifestKindOf, manifestsVisibleTo, notTaken, travellingPapers } from "@/lib/deliveries/manifest";
import { deliveryOpen } from "@/lib/deliveries/delivery";
import type { DifferenceList } from "@/lib/deliveries/scan-list";
import { keepHandCounts, noteExtras, scansBeforeSigning } from "@/lib/dossiers/commands/compare-scans";
import { moveDossier } from "@/lib/dossiers/commands/move-dossier";
import { once } from "@/lib/access/once";
import { handoverRecord, resultHandover } from "@/lib/dossiers/form-data/manifest-record";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import { readManifestRecord } from "@/lib/dossiers/queries/manifests";
import type { SignedLine, SignManifestInput } from "@/lib/dossiers/schema/sign-manifest";
import { unsaidLine } from "@/lib/dossiers/unsaid-line";
import { issueForm } from "@/lib/forms/commands";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { formatDate, formatTime } from "@/lib/platform/format";
import type { Dossier, Paper, PostalItem, Prisma } from "@/lib/platform/generated/client";
import { asId, newId } from "@/lib/platform/ids";
import { ok, refused, type Result } from "@/lib/platform/result";

export type SignedManifest = { manifestId: string; number: string; taken: number; left: { dossierId: string; words: string }[] };

const WITH_LINES = { lines: true } as const satisfies Prisma.ManifestInclude;
type Manifest = Prisma.ManifestGetPayload<{ include: typeof WITH_LINES }>;
type Signing = Readonly<{
  kind: ManifestKind;
  permitted: Permit<"manifest.sign">;
  tx: Tx;
  manifest: Manifest;
  giver: Party;
  receiver: Party;
  giverSignature: string;
  receiverSignature: string;
  place: string;
  /** The client's operation, kept with each dossier's event. */
  operationId: string;
  at: Date;
}>;

/** The item that carries the result home; it waits at the office for a courier. One that came back undelivered sets out anew under its number. */
async function registerResultItem({ permitted, tx, manifest, at }: Signing, dossier: Dossier): Promise<void> {
  const applicant = await tx.person.findUniqueOrThrow({ where: { id: dossier.applicantId } });
  const known = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId: dossier.id, direction: "TO_CITIZEN" } } });
  if (known) {
    await tx.postalItem.update({ where: { id: known.id }, data: { courierId: null, addressText: dossier.returnAddress ?? known.addressText, communeCode: dossier.returnCommuneCode ?? known.communeCode } });
    await recordPostalEvent(permitted, tx, known, "AT_DELIVERY_OFFICE", at);
    return;
  }
  await registerItem(permitted, tx, {
    dossierId: dossier.id, officeId: manifest.officeId, courierId: null, direction: "TO_CITIZEN", status: "AT_DELIVERY_OFFICE", sealNumber: null,
    receiverName: dossier.applicantName, receiverPhone: applicant.phone, addressText: dossier.returnAddress ?? applicant.addressText ?? "",
    communeCode: dossier.returnCommuneCode ?? applicant.communeCode, at,
  });
}

const EVENT_OF_KIND = { AGENCY_HANDOVER: "HAND_TO_AGENCY", RESULT_DISPATCH: "DISPATCH_RESULT", UNDELIVERED_RETURN: "RETURN_UNDELIVERED" } as const satisfies Record<ManifestKind, DossierEventName>;

/** The item that goes back with this line; words when a courier has it again, or it is no longer under way. */
async function itemToReturn(tx: Tx, dossierId: string): Promise<PostalItem | string> {
  const item = await tx.postalItem.findUnique({ where: { dossierId_direction: { dossierId, direction: "TO_CITIZEN" } } });
  if (!item || !deliveryOpen(item.status)) return "bưu gửi không còn chờ phát";
  return item.courierId === null ? item : "bưu tá vừa mang đi phát lại";
}

/** What the list said when it was made against what changes hands now; "" when they agree. */
function countWords(manifest: Manifest, dossierId: string, papers: readonly Paper[]): string {
  const listed = manifest.lines.find((line) => line.dossierId === dossierId)?.paperCount ?? 0;
  const counted = papers.reduce((sum, { count }) => sum + count, 0);
  return listed === counted ? "" : `biên bản ghi ${listed} giấy tờ, giao nhận ${counted}`;
}

/** Moves one line: the dossier's event, its papers' custody, its item. A line that cannot move says why and writes nothing. */
async function takeLine(signing: Signing, dossierId: string, line: SignedLine): Promise<string | null> {
  const { permitted, tx, manifest, kind, at } = signing;
  if (line.outcome === "ABSENT") return line.words;
  const papers = await tx.paper.findMany({ where: { dossierId, ...travellingPapers(kind, manifest.giverId) } });
  if (kind === "AGENCY_HANDOVER" && papers.length === 0) return "người giao không còn giữ giấy tờ nào của hồ sơ này";
  const item = kind === "UNDELIVERED_RETURN" ? await itemToReturn(tx, dossierId) : null;
  if (typeof item === "string") return item;
  const act = {
    dossierId: asId<"dossier">(dossierId), operationId: newId<"operation">(), expectedVersion: null, at,
    payload: { manifestId: manifest.id, manifestNumber: manifest.number, papers: papers.map(({ id }) => id), discrepancy: line.words, clientOperation: signing.operationId },
  };
  const moved = await moveDossier(permitted, tx, { ...act, event: EVENT_OF_KIND[kind] });
  if (!moved.ok) return moved.refusals[0].words;
  if (kind === "RESULT_DISPATCH" && moved.value.dossier.returnMethod === "POST") await registerResultItem(signing, moved.value.dossier);
  if (item) await recordPostalEvent(permitted, tx, item, "RETURNED_TO_AGENCY", at, `Biên bản ${manifest.number}`);
  if (papers.length > 0) {
    await handOverPapers(permitted, tx, {
      dossierId, kind, manifestId: manifest.id, giver: signing.giver, receiver: signing.receiver,
      papers: papers.map((paper) => ({ paper, counted: paper.count })), place: signing.place, at,
      giverSignature: signing.giverSignature, receiverSignature: signing.receiverSignature,
      remark: [line.words, countWords(manifest, dossierId, papers)].filter((words) => words !== "").join("; "),
    });
  }
  return null;
}

/** Each taken dossier gets the record with its own line alone: the applicant may see it, the other applicants stay unseen. */
async function issueRecords({ permitted, tx, manifest, kind, at }: Signing, taken: readonly string[], scans: DifferenceList): Promise<void> {
  const { record, lines } = await readManifestRecord(permitted, tx, manifest.id);
  const received = lines.filter(({ dossierId }) => taken.includes(dossierId));
  await keepHandCounts(permitted, tx, manifest, received, scans, at);
  for (const line of received) {
    if (kind === "AGENCY_HANDOVER") {
      await issueForm(permitted, tx, { dossierId: line.dossierId, kind: "HANDOVER_RECORD", data: handoverRecord(record, [line]), at });
    } else {
      await issueForm(permitted, tx, { dossierId: line.dossierId, kind: "RESULT_HANDOVER", data: resultHandover(record, [line], fromPost(kind)), at });
    }
  }
}

/** The signer's and the maker's parties; null when the actor is not the receiving side of this manifest. */
function partiesOf(manifest: Manifest, actor: Permit<"manifest.sign">["actor"]): { giver: Party; receiver: Party } | null {
  if (manifest.kind !== "RESULT_DISPATCH" && (actor.kind === "OFFICIAL" || actor.kind === "AGENCY_HEAD")) {
    return { giver: { kind: "CLERK", id: manifest.giverId, name: manifest.giverName }, receiver: { kind: "AGENCY", id: manifest.agencyId, name: actor.name } };
  }
  if (manifest.kind === "RESULT_DISPATCH" && actor.kind === "POSTAL_CLERK") {
    return { giver: { kind: "AGENCY", id: manifest.agencyId, name: manifest.giverName }, receiver: { kind: "CLERK", id: actor.id, name: actor.name } };
  }
  return null;
}

function alreadySigned({ signedAt, receiverName, number }: { signedAt: Date | null; receiverName: string | null; number: string }): ReturnType<typeof refused<"SOMEBODY_FASTER">> {
  const when = signedAt === null ? "" : ` lúc ${formatTime(signedAt)} ngày ${formatDate(signedAt)}`;
  return refused("SOMEBODY_FASTER", `${receiverName ?? "Người khác"} vừa ký nhận ${number}${when}. Hãy tải lại trang.`);
}

/**
 * The receiving side signs a manifest: each line complete, with a discrepancy in words, or not there. Signing is final and is the
 * hand-over (QĐ 45/2016/QĐ-TTg, Điều 7). Lines that cannot move stay with the giver with the reason written on them, and the
 * others go on: one withdrawn dossier must not hold back the bag at 16:55 (docs/decisions/020). Once the receiver has begun to scan, a
 * line he says nothing of and did not scan is not there; what he scanned beyond the list is an incident of the giver's (docs/decisions/062).
 * @returns how many lines changed hands, and which did not and why
 */
export async function signManifest(actor: Actor, input: SignManifestInput): Promise<Result<SignedManifest>> {
  const permitted = permit(actor, "manifest.sign");
  return once(permitted.actor, input.operationId, "signManifest", async (tx) => {
    // A line that the giver is just scanning into the list is waited for.
    await tx.$queryRaw`select id from manifest where id = ${input.manifestId}::uuid for update`;
    const manifest = await tx.manifest.findFirst({ where: { AND: [{ id: input.manifestId }, manifestsVisibleTo(actor)] }, include: WITH_LINES });
    const parties = manifest && partiesOf(manifest, permitted.actor);
    if (!manifest || !parties) return refused("NOT_FOUND", "Không tìm thấy biên bản này trong phạm vi của anh/chị.");
    const at = now();
    const claimed = await tx.manifest.updateMany({
      where: { id: manifest.id, signedAt: null }, data: { signedAt: at, receiverId: permitted.actor.id, receiverName: permitted.actor.name },
    });
    if (claimed.count === 0) return alreadySigned(await tx.manifest.findUniqueOrThrow({ where: { id: manifest.id } }));
    const office = await tx.postOffice.findUniqueOrThrow({ where: { id: manifest.officeId } });
    const signing: Signing = {
      permitted, tx, manifest, kind: manifestKindOf(manifest), ...parties, place: office.name, operationId: input.operationId, at,
      giverSignature: await keepSignature(permitted, tx, { signer: manifest.giverName, act: manifest.number, at: manifest.createdAt, mark: { method: "ACCOUNT", accountId: manifest.giverId } }),
      receiverSignature: await keepSignature(permitted, tx, { signer: permitted.actor.name, act: manifest.number, at, mark: { method: "ACCOUNT", accountId: permitted.actor.id } }),
    };
    const scans = await scansBeforeSigning(permitted, tx, manifest);
    const taken: string[] = [];
    const left: SignedManifest["left"] = [];
    for (const { dossierId } of manifest.lines) {
      const line = input.lines[dossierId] ?? unsaidLine(scans, dossierId);
      const words = await takeLine(signing, dossierId, line);
      if (words === null) taken.push(dossierId);
      else {
        left.push({ dossierId, words });
        await noteIncident(permitted, tx, { kind: "NOT_TAKEN", dossierId, officeId: manifest.officeId, manifestId: manifest.id, words: `${manifest.number}: ${words}`, responsible: parties.giver, noticedBy: parties.receiver, at });
      }
      const discrepancy = words === null ? line.words : notTaken(words);
      if (discrepancy !== "") await tx.manifestLine.update({ where: { manifestId_dossierId: { manifestId: manifest.id, dossierId } }, data: { discrepancy } });
    }
    if (taken.length === 0) return refused("NOTHING_TAKEN", `Không dòng nào nhận được nên biên bản chưa được ký. ${left[0]?.words ?? ""}`);
    await noteExtras(permitted, tx, manifest, scans.receiver, parties, at);
    await issueRecords(signing, taken, scans.receiver);
    return ok({ manifestId: manifest.id, number: manifest.number, taken: taken.length, left });
  });
}
