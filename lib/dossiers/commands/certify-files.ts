import { once } from "@/lib/access/once";
import { permit } from "@/lib/access/policy";
import { dossiersVisibleTo } from "@/lib/access/scope";
import { CERTIFY_REASON_WORDS, whyNotCertified } from "@/lib/digitisation/certification";
import { signingSettingsInForce } from "@/lib/digitisation/signing/settings";
import { certifiable } from "@/lib/dossiers/certifiable-files";
import { FILE_FACTS, fileView } from "@/lib/dossiers/file-view";
import { REFUSAL_WORDS } from "@/lib/dossiers/labels";
import type { CertifyFilesInput } from "@/lib/dossiers/schema/certify-files";
import type { Actor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import type { Prisma } from "@/lib/platform/generated/client";
import type { DossierStatus } from "@/lib/platform/generated/enums";
import { enqueue } from "@/lib/platform/queue";
import { ok, refused, type Result } from "@/lib/platform/result";

export type AskedCertifications = { dossierId: string; certificationIds: string[] };

const NO_SERVICE = "Hệ thống chưa nối với dịch vụ ký số nên chưa ký đối chiếu được. Việc tiếp nhận vẫn làm bình thường.";
/** Papers lie at the counter, or copies of them were made there, in these. */
const AT_HAND: readonly DossierStatus[] = ["SUBMITTED", "RECEIVED", "PROCESSING", "AWAITING_SUPPLEMENT"];

const FILES = { where: { removedAt: null, purpose: "COMPONENT" }, orderBy: { uploadedAt: "asc" }, include: FILE_FACTS } as const satisfies Prisma.Dossier$filesArgs;

/**
 * A clerk says of digitised papers "đã đối chiếu với bản giấy" and asks for his digital signature on them (NĐ 118/2025, Điều 17; TT 01/2023/TT-VPCP). Only
 * noted here: the worker signs, one file after the other, in his name and with his own certificate. It is no event of the dossier, so
 * his open page stays fresh while files are signed (docs/decisions/072). Asking again for what could not be signed tries it again.
 */
export async function certifyFiles(actor: Actor, input: CertifyFilesInput): Promise<Result<AskedCertifications>> {
  const { actor: clerk } = permit(actor, "file.certify");
  const { dossierId, componentId } = input;
  if (signingSettingsInForce() === null) return refused("NO_SERVICE", NO_SERVICE);
  return once(clerk, input.operationId, "certifyFiles", async (tx) => {
    const dossier = await tx.dossier.findFirst({ where: { AND: [{ id: dossierId }, dossiersVisibleTo(actor)] }, include: { files: FILES, answers: true } });
    if (!dossier) return refused("NOT_FOUND", REFUSAL_WORDS.NOT_FOUND);
    if (!AT_HAND.includes(dossier.status)) return refused("WRONG_STATUS", REFUSAL_WORDS.WRONG_STATUS);
    const judged = dossier.files.filter((file) => componentId === null ? file.componentId !== null : file.componentId === componentId).map((file) => ({
      file, why: whyNotCertified(certifiable(fileView(file)), dossier.answers.find((answer) => answer.componentId === file.componentId) ?? null, clerk.id),
    }));
    const wanted = judged.filter(({ why }) => why === null).map(({ file }) => file);
    if (wanted.length === 0) {
      const why = judged.find(({ why }) => why !== "ALREADY_CERTIFIED")?.why ?? judged[0]?.why;
      return why ? refused(why, CERTIFY_REASON_WORDS[why]) : refused("NO_FILES", "Chưa có tệp nào để ký. Số hóa giấy tờ trước.");
    }
    const at = now();
    const failed = wanted.flatMap(({ certification }) => certification?.id ?? []);
    await tx.certification.updateMany({ where: { id: { in: failed }, state: "FAILED" }, data: { state: "WAITING", words: "", askedAt: at, doneAt: null } });
    const made = await tx.certification.createManyAndReturn({
      data: wanted.filter(({ certification }) => certification === null).map(({ id, componentId: of }) => ({
        dossierId, fileId: id, componentId: of ?? "", clerkId: clerk.id, clerkName: clerk.name, state: "WAITING" as const, askedAt: at,
      })),
      select: { id: true },
    });
    await enqueue(tx, "certify", `${dossierId} ${clerk.id}`, { dossierId, clerkId: clerk.id });
    return ok({ dossierId, certificationIds: [...failed, ...made.map(({ id }) => id)] });
  });
}
