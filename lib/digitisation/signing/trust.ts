import { X509Certificate } from "node:crypto";

/** How far a certificate is known: up to an authority that we trust; outside of its time; or of nobody we know. */
export type Trust = "TRUSTED" | "OUT_OF_TIME" | "UNKNOWN";

const LONGEST_CHAIN = 6;

/** A certificate from DER; null when it cannot be read. */
export function readCertificate(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Whether the moment lies within the certificate's validity. */
export function isInTime(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

/**
 * Follows a certificate through those that came with it up to one of the roots. Only certificates of authorities may issue.
 * @param at the moment of signing, at which each must have been valid
 */
export function trustOf(certificate: X509Certificate, others: readonly X509Certificate[], roots: readonly X509Certificate[], at: Date): Trust {
  let current = certificate;
  let inTime = isInTime(current, at);
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const here = current;
    if (roots.some((root) => root.fingerprint256 === here.fingerprint256)) return inTime ? "TRUSTED" : "OUT_OF_TIME";
    const issuer = [...roots, ...others].find((candidate) => candidate.ca && candidate.fingerprint256 !== here.fingerprint256 && isIssuedBy(here, candidate));
    if (issuer === undefined) return "UNKNOWN";
    inTime &&= isInTime(issuer, at);
    current = issuer;
  }
  return "UNKNOWN";
}

/** One part of a certificate's subject, e.g. `CN`, as written; null when there is none. */
export function subjectPart(certificate: X509Certificate, part: string): string | null {
  for (const line of certificate.subject.split("\n")) {
    const at = line.indexOf("=");
    if (line.slice(0, at) === part) return unescaped(line.slice(at + 1)).normalize("NFC");
  }
  return null;
}

/** OpenSSL writes commas, plus signs and the like with a backslash before them, other bytes as \XX. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = /^\\([0-9A-Fa-f]{2})/.exec(text.slice(at))?.[1];
    if (code !== undefined) {
      bytes.push(parseInt(code, 16));
      at += 2;
    } else if (text[at] !== "\\") bytes.push(...Buffer.from(text[at] ?? "", "utf8"));
  }
  return Buffer.from(bytes).toString("utf8");
}

/** Certificates of a PEM text; what is not one is left out. */
export function readPem(text: string): X509Certificate[] {
  return (text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).flatMap((block) => {
    try {
      return [new X509Certificate(block)];
    } catch {
      return [];
    }
  });
}
