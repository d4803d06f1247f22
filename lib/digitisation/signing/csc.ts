import { z } from "zod";
import { OIDS } from "@/lib/digitisation/signing/oids";
import type { SigningSettings } from "@/lib/digitisation/signing/settings";
import { type Credential, type SigningAnswer, signingRefusal, type SignerIdentity, type SigningRefusal, type SigningService } from "@/lib/digitisation/signing/signing-service";
import { isInTime, readCertificate, subjectPart, trustOf } from "@/lib/digitisation/signing/trust";
import type { X509Certificate } from "node:crypto";
import { now } from "@/lib/platform/clock";

const MOST_ANSWER_BYTES = 1024 * 1024;

const tokenAnswer = z.object({ access_token: z.string().min(1) });
const listAnswer = z.object({ credentialIDs: z.array(z.string().min(1)).max(100) });
const infoAnswer = z.object({
  key: z.object({ status: z.string(), algo: z.array(z.string()) }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(z.base64()).min(1).max(10) }),
  authMode: z.string().optional(),
  multisign: z.int().min(1).default(1),
});
const consentAnswer = z.object({ SAD: z.string().min(1) });
const signAnswer = z.object({ signatures: z.array(z.base64()).length(1) });
const errorAnswer = z.object({ error: z.string() });

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

type Heard = Readonly<{ status: number; bytes: Uint8Array }>;

/** One request with a limit of time and size. What breaks before or after the sending may be tried again: nothing of ours depends on how far it came. */
async function send(url: string, init: RequestInit, timeoutMs: number): Promise<SigningAnswer<Heard>> {
  try {
    const response = await fetch(url, { ...init, method: "POST", redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status >= 500 || response.status === 429) return signingRefusal("SERVICE_DOWN", true);
    return bytes.length > MOST_ANSWER_BYTES ? signingRefusal("ANSWER_UNREADABLE") : { ok: true, value: { status: response.status, bytes } };
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
    const never = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(code) || (error instanceof Error && error.name === "TimeoutError");
    return signingRefusal(never ? "SERVICE_DOWN" : "ANSWER_LOST", true);
  }
}

function parsed<S extends z.ZodType>({ status, bytes }: Heard, schema: S): SigningAnswer<z.output<S>> {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return signingRefusal("ANSWER_UNREADABLE");
  }
  if (status >= 400) {
    const said = errorAnswer.safeParse(body);
    return signingRefusal(said.success && said.data.error === "access_denied" ? "DECLINED" : status === 401 || status === 403 ? "CLIENT_REFUSED" : "REFUSED");
  }
  const read = schema.safeParse(body);
  return read.success ? { ok: true, value: read.data } : signingRefusal("ANSWER_UNREADABLE");
}

/** Names are compared as people read them. */
const sameName = (one: string | null, other: string): boolean => one !== null && one.normalize("NFC").toLocaleLowerCase("vi") === other.normalize("NFC").toLocaleLowerCase("vi");

/** The credential must be the clerk's own: his name and his account in a certificate of a trusted authority, valid now. */
function judged(signer: SignerIdentity, id: string, info: z.output<typeof infoAnswer>, roots: readonly X509Certificate[]): SigningAnswer<Credential> {
  const [own, ...others] = info.cert.certificates.map((text) => readCertificate(Buffer.from(text, "base64")));
  if (!own || others.includes(null)) return signingRefusal("ANSWER_UNREADABLE");
  if (!sameName(subjectPart(own, "CN"), signer.name) || subjectPart(own, "UID") !== signer.userId) return signingRefusal("OTHER_PERSON");
  if (info.key.status !== "enabled" || !info.key.algo.some((algo) => algo === OIDS.rsaWithSha256 || algo === OIDS.rsa)) return signingRefusal("CREDENTIAL_DISABLED");
  const at = now();
  if (!isInTime(own, at)) return signingRefusal("CERTIFICATE_OUT_OF_TIME");
  const known = others.flatMap((certificate) => certificate ?? []);
  const trust = trustOf(own, known, roots, at);
  if (trust !== "TRUSTED") return signingRefusal(trust === "OUT_OF_TIME" ? "CERTIFICATE_OUT_OF_TIME" : "CERTIFICATE_UNKNOWN");
  return { ok: true, value: { id, chain: [own.raw, ...known.map(({ raw }) => raw)], serial: own.serialNumber, atOnce: info.multisign } };
}

/**
 * A service that speaks the Cloud Signature Consortium's API (v1.0.4): oauth2/token for the system, credentials/list and /info for the person,
 * credentials/authorize for his consent (asked of him by the service: "implicit"), signatures/signHash.
 */
export function cscService(settings: SigningSettings, roots: () => readonly X509Certificate[]): SigningService {
  const { url, clientId, clientSecret, timeStampUrl, timeoutMs } = settings;
  let token: string | undefined;

  async function freshToken(): Promise<SigningAnswer<string>> {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
    const heard = await send(`${url}/oauth2/token`, { body }, timeoutMs);
    const read = heard.ok ? parsed(heard.value, tokenAnswer) : heard;
    return read.ok ? { ok: true, value: read.value.access_token } : read.again ? read : signingRefusal("CLIENT_REFUSED");
  }

  async function call<S extends z.ZodType>(name: string, body: object, schema: S): Promise<SigningAnswer<z.output<S>>> {
    for (let renewed = false; ; renewed = true) {
      const bearer: SigningAnswer<string> = token === undefined ? await freshToken() : { ok: true, value: token };
      if (!bearer.ok) return bearer;
      token = bearer.value;
      const heard = await send(`${url}/${name}`, { body: JSON.stringify(body), headers: { "content-type": "application/json", authorization: `Bearer ${token}` } }, timeoutMs);
      if (!heard.ok) return heard;
      const read = parsed(heard.value, schema);
      // A token that ran out, or a service that was started anew.
      if (read.ok || read.reason !== "CLIENT_REFUSED" || renewed) return read;
      token = undefined;
    }
  }

  return {
    async credentialOf(signer) {
      const listed = await call("credentials/list", { userID: signer.userId, maxResults: 10 }, listAnswer);
      if (!listed.ok) return listed;
      let last: SigningRefusal = signingRefusal("NO_CREDENTIAL");
      for (const id of listed.value.credentialIDs) {
        const info = await call("credentials/info", { credentialID: id, certificates: "chain", certInfo: true, authInfo: true }, infoAnswer);
        const credential = info.ok ? judged(signer, id, info.value, roots()) : info;
        if (credential.ok || credential.again) return credential;
        last = credential;
      }
      return last;
    },
    async consent(credential, digests, words) {
      const answer = await call("credentials/authorize", { credentialID: credential.id, numSignatures: digests.length, hash: digests.map(base64), description: words }, consentAnswer);
      return answer.ok ? { ok: true, value: answer.value.SAD } : answer;
    },
    async signDigest(credential, consent, digest) {
      const answer = await call("signatures/signHash", { credentialID: credential.id, SAD: consent, hash: [base64(digest)], hashAlgo: OIDS.sha256, signAlgo: OIDS.rsaWithSha256 }, signAnswer);
      return answer.ok ? { ok: true, value: Buffer.from(answer.value.signatures[0] ?? "", "base64") } : answer;
    },
    async askTime(request) {
      const heard = await send(timeStampUrl, { body: new Uint8Array(request), headers: { "content-type": "application/timestamp-query" } }, timeoutMs);
      if (!heard.ok) return signingRefusal("NO_TIME_STAMP", true);
      return heard.value.status === 200 ? { ok: true, value: heard.value.bytes } : signingRefusal("NO_TIME_STAMP", true);
    },
  };
}
