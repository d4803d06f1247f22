import { type CertifiableFile, type CertifyReason, whyNotCertified } from "@/lib/digitisation/certification";
import type { ComponentView, FileView } from "@/lib/dossiers/dossier-view";

/** A file of a page as the rule of certifying looks at it. */
export function certifiable({ contentType, uploadedById, componentId, signatures, certification, certified, fromStore }: FileView): CertifiableFile {
  return { contentType, uploadedById, componentId, signatures: signatures.map(({ state }) => state), certification, certified, fromStore };
}

/** Files of a component with why this clerk may not sign each; null: he may. */
export function filesToCertify({ files, answer }: Pick<ComponentView, "files" | "answer">, clerkId: string): { file: FileView; why: CertifyReason | null }[] {
  return files.map((file) => ({ file, why: whyNotCertified(certifiable(file), answer, clerkId) }));
}
