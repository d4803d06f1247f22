import { createHash, randomBytes, type X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { isSignatureOf } from "@/lib/digitisation/signing/check-cms";
import { signedAttributes, signedData } from "@/lib/digitisation/signing/cms";
import { type PreparedPdf, preparePdf, withSignature } from "@/lib/digitisation/signing/pades";
import { type Credential, type SigningAnswer, signingRefusal, type SignerIdentity, type SigningService } from "@/lib/digitisation/signing/signing-service";
import { readTimeStampAnswer, timeStampRequest } from "@/lib/digitisation/signing/time-stamp";
import { formatDateTime } from "@/lib/platform/format";

/** What the stamp says of the act, and the reason in the signature itself. */
export const COMPARED_WORDS = "Đã đối chiếu với bản giấy";

export type SignedPdf = Readonly<{ bytes: Uint8Array; serial: string; timeStampedAt: Date }>;

/** One document to be signed. `at`: the moment in the stamp, the same at every try, so that the same bytes are signed again. */
export type PdfToSign = Readonly<{ bytes: Uint8Array; at: Date; place: string }>;

let font: Uint8Array | undefined;

/** The letters of the stamp: the typeface of the legal forms. */
function stampFont(): Uint8Array {
  return (font ??= new Uint8Array(readFileSync(path.join(process.cwd(), "node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf"))));
}

function prepared({ bytes, at, place }: PdfToSign, signer: SignerIdentity, credential: Credential): PreparedPdf {
  const lines = [COMPARED_WORDS, `Người ký: ${signer.name}`, place, `Lúc: ${formatDateTime(at)}`, `Chứng thư: ${credential.serial}`].filter((line) => line !== "");
  return preparePdf(bytes, { name: signer.name, reason: COMPARED_WORDS, place, at, stamp: { lines: [lines[0] ?? "", ...lines.slice(1)] }, font: stampFont() });
}

/**
 * Signs documents of one signer under one consent: hashes out, signatures back, each held against the certificate and the hash before it is put in, a time
 * stamp over each (PAdES B-T). `told` hears the outcome of each document as soon as it is there; an outcome that may be tried again ends the round.
 * @throws TypeError when a document is not one of our own writer's, or was signed before
 */
export async function signPdfs(
  service: SigningService,
  roots: readonly X509Certificate[],
  signer: SignerIdentity,
  documents: readonly PdfToSign[],
  told: (index: number, outcome: SigningAnswer<SignedPdf>) => Promise<void>,
): Promise<void> {
  const credential = await service.credentialOf(signer);
  if (!credential.ok) return tellAll(documents, 0, told, credential);
  for (let from = 0; from < documents.length; from += credential.value.atOnce) {
    const works = documents.slice(from, from + credential.value.atOnce).map((document) => {
      const pdf = prepared(document, signer, credential.value);
      return { pdf, attributes: signedAttributes(pdf.digest, credential.value.chain[0]) };
    });
    const digests = works.map(({ attributes }) => createHash("sha256").update(attributes).digest());
    const consent = await service.consent(credential.value, digests, `${COMPARED_WORDS}: ${works.length} tệp`);
    if (!consent.ok) return tellAll(documents, from, told, consent);
    for (const [i, work] of works.entries()) {
      const outcome = await signOne(service, roots, credential.value, consent.value, work, digests[i] ?? new Uint8Array());
      await told(from + i, outcome);
      if (!outcome.ok && outcome.again) return tellAll(documents, from + i + 1, told, outcome);
    }
  }
}

async function tellAll(documents: readonly PdfToSign[], from: number, told: (index: number, outcome: SigningAnswer<SignedPdf>) => Promise<void>, outcome: SigningAnswer<SignedPdf>): Promise<void> {
  for (let index = from; index < documents.length; index += 1) await told(index, outcome);
}

type Work = Readonly<{ pdf: PreparedPdf; attributes: Uint8Array }>;

async function signOne(service: SigningService, roots: readonly X509Certificate[], credential: Credential, consent: string, { pdf, attributes }: Work, digest: Uint8Array): Promise<SigningAnswer<SignedPdf>> {
  const signature = await service.signDigest(credential, consent, digest);
  if (!signature.ok) return signature;
  if (!isSignatureOf(credential.chain[0], attributes, signature.value)) return signingRefusal("WRONG_SIGNATURE");
  const nonce = randomBytes(8);
  const request = timeStampRequest(signature.value, nonce);
  const answer = await service.askTime(request);
  if (!answer.ok) return answer;
  const stamp = readTimeStampAnswer(answer.value, signature.value, nonce, roots);
  if (stamp === null) return signingRefusal("NO_TIME_STAMP", true);
  const cms = signedData({ attributes, signature: signature.value, chain: credential.chain, timeStamp: stamp.token });
  return { ok: true, value: { bytes: withSignature(pdf, cms), serial: credential.serial, timeStampedAt: stamp.checked.at } };
}
