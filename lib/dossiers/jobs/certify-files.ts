import { readFile } from "node:fs/promises";
import type { PgBoss } from "pg-boss";
import { may, permit } from "@/lib/access/policy";
import { withActor } from "@/lib/access/with-actor";
import { attachFile } from "@/lib/digitisation/commands";
import { cscService } from "@/lib/digitisation/signing/csc";
import { pdfToSign } from "@/lib/digitisation/signing/pdf-to-sign";
import { signingSettingsInForce, trustedRoots } from "@/lib/digitisation/signing/settings";
import { type PdfToSign, type SignedPdf, signPdfs } from "@/lib/digitisation/signing/sign-pdf";
import type { SigningAnswer } from "@/lib/digitisation/signing/signing-service";
import { keepDocuments } from "@/lib/dossiers/jobs/keep-documents";
import type { StaffActor } from "@/lib/identity/actor";
import { actorOfStaff } from "@/lib/identity/jobs";
import { now } from "@/lib/platform/clock";
import { transactAsJobs } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/client";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";
import { oneAtATime } from "@/lib/platform/rounds";
import { filePath } from "@/lib/platform/storage";

const WITH = { file: { include: { stored: true } }, dossier: { include: { office: true, case: { include: { components: true } } } } } as const satisfies Prisma.CertificationInclude;
type Wanted = Prisma.CertificationGetPayload<{ include: typeof WITH }>;
type Trouble = Readonly<{ words: string; again: boolean }>;

const NO_SERVICE: Trouble = { words: "Hệ thống chưa nối với dịch vụ ký số. Báo quản trị, rồi bấm ký lại.", again: false };
const NOT_HIS: Trouble = { words: "Tài khoản của người yêu cầu đã bị khóa hoặc không còn được ký.", again: false };
const REPLACED: Trouble = { words: "Tệp đã được thay hoặc bỏ trong lúc chờ ký.", again: false };
const BROKEN: Trouble = { words: "Hệ thống gián đoạn khi chuẩn bị tệp. Bấm ký lại; nếu vẫn vậy, báo quản trị.", again: false };

/** What could not be done, told at the file: what may be tried again goes on waiting. Signed ones are left alone. */
async function tellTrouble({ id }: Wanted, { words, again }: Trouble): Promise<void> {
  await transactAsJobs((tx) => tx.certification.updateMany({
    where: { id, state: "WAITING" },
    data: again ? { words, attempts: { increment: 1 } } : { state: "FAILED", words, attempts: { increment: 1 }, doneAt: now() },
  }));
}

async function prepared(wanted: Wanted): Promise<PdfToSign | Trouble> {
  const { file, dossier, componentId, askedAt } = wanted;
  if (file.removedAt !== null) return REPLACED;
  const bytes = new Uint8Array(await readFile(filePath(file.sha256)));
  const title = dossier.case.components.find(({ id }) => id === componentId)?.name ?? file.name;
  const pdf = await pdfToSign({ bytes, name: file.name }, title, askedAt);
  return pdf.ok ? { bytes: pdf.value, at: askedAt, place: dossier.office?.name ?? "" } : { words: pdf.refusals[0].words, again: false };
}

class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** The signed file takes the place of the other, in the clerk's own name; whoever comes second, after a worker that was thought dead, changes nothing. */
async function enter(actor: StaffActor, { id, fileId, dossierId, componentId }: Wanted, { bytes, serial, timeStampedAt }: SignedPdf): Promise<boolean> {
  const permitted = permit(actor, "file.certify");
  const at = now();
  try {
    return await withActor(actor, async (tx) => {
      const file = await tx.dossierFile.findFirst({ where: { id: fileId, removedAt: null } });
      if (file === null) return false;
      const name = file.name.replace(/\.[^.]+$/, ".pdf");
      const signed = await attachFile(permitted, tx, { dossierId, purpose: "COMPONENT", componentId, name, bytes, contentType: "application/pdf", at });
      await tx.dossierFile.update({ where: { id: fileId }, data: { removedAt: at } });
      await tx.scanDocument.updateMany({ where: { fileId }, data: { fileId: signed.id } });
      const won = await tx.certification.updateMany({
        where: { id, state: "WAITING" }, data: { state: "SIGNED", words: "", attempts: { increment: 1 }, doneAt: at, signedFileId: signed.id, serial, stampedAt: timeStampedAt },
      });
      if (won.count !== 1) throw new Overtaken("signed already");
      return true;
    });
  } catch (error) {
    if (error instanceof Overtaken) return true;
    throw error;
  }
}

async function takeIn(actor: StaffActor, wanted: Wanted, outcome: SigningAnswer<SignedPdf>): Promise<void> {
  if (!outcome.ok) return tellTrouble(wanted, outcome);
  if (!(await enter(actor, wanted, outcome.value))) await tellTrouble(wanted, REPLACED);
}

/** Everything that one clerk has asked to sign in one dossier. @returns the trouble that may pass, when there was one */
async function signAll({ dossierId, clerkId }: Jobs["certify"]): Promise<string | null> {
  const { waiting, staff } = await transactAsJobs(async (tx) => ({
    waiting: await tx.certification.findMany({ where: { dossierId, clerkId, state: "WAITING" }, orderBy: [{ askedAt: "asc" }, { id: "asc" }], include: WITH }),
    staff: await tx.staff.findUnique({ where: { id: clerkId } }),
  }));
  if (waiting.length === 0) return null;
  const settings = signingSettingsInForce();
  const actor = await actorOfStaff(clerkId);
  const hindrance = settings === null ? NO_SERVICE : actor === null || staff === null || !may(actor, "file.certify") ? NOT_HIS : null;
  if (settings === null || actor === null || staff === null || hindrance !== null) {
    for (const wanted of waiting) await tellTrouble(wanted, hindrance ?? NOT_HIS);
    return null;
  }
  const ready: { wanted: Wanted; document: PdfToSign }[] = [];
  for (const wanted of waiting) {
    const document = await prepared(wanted).catch((error: unknown): Trouble => {
      log.error("file to sign", error);
      return BROKEN;
    });
    if ("bytes" in document) ready.push({ wanted, document });
    else await tellTrouble(wanted, document);
  }
  let passing: string | null = null;
  const signer = { userId: staff.username, name: staff.fullName };
  if (ready.length > 0) {
    await signPdfs(cscService(settings, trustedRoots), trustedRoots(), signer, ready.map(({ document }) => document), async (index, outcome) => {
      const one = ready[index];
      if (one === undefined) return;
      await takeIn(actor, one.wanted, outcome);
      if (!outcome.ok && outcome.again) passing = outcome.words;
    });
  }
  await keepDocuments(dossierId);
  return passing;
}

/**
 * Signs what a clerk has asked for in a dossier. May run any number of times, also after a worker died in the middle: each file is signed once into the dossier.
 * @throws when the service could not be reached or another worker is at it: to be tried again
 */
export async function certifyFiles(job: Jobs["certify"]): Promise<void> {
  let passing: string | null = null;
  const ran = await oneAtATime(`certify ${job.dossierId} ${job.clerkId}`, async () => {
    passing = await signAll(job);
  });
  if (!ran) throw new Error("Another worker signs for this clerk");
  if (passing !== null) throw new Error(passing);
}

/** Takes up what waits still: its job was given up while the service was down. For the rounds. */
export async function certifyLeft(): Promise<void> {
  const before = new Date(now().getTime() - 60_000);
  const left = await transactAsJobs((tx) => tx.certification.groupBy({ by: ["dossierId", "clerkId"], where: { state: "WAITING", askedAt: { lt: before } }, _min: { askedAt: true }, orderBy: { _min: { askedAt: "asc" } }, take: 50 }));
  for (const { dossierId, clerkId } of left) {
    try {
      await certifyFiles({ dossierId, clerkId });
    } catch {
      // Down for one is down for all: the next round asks again.
      return;
    }
  }
}

/** Lets the worker sign, two clerks at a time. What fails for the last time is taken up by the rounds. */
export async function signForClerks(queue: PgBoss): Promise<string> {
  return queue.work("certify", { includeMetadata: true, localConcurrency: 2, pollingIntervalSeconds: 1 } as const, async (jobs: readonly CertifyMetadata[]) => {
    for (const { data, retryCount, retryLimit } of jobs) {
      try {
        await certifyFiles(data);
      } catch (error) {
        if (retryCount < retryLimit) throw error;
        log.error("signing left to the rounds", error);
      }
    }
  });
}

type CertifyMetadata = Readonly<{ data: Jobs["certify"]; retryCount: number; retryLimit: number }>;
