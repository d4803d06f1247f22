import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Signer, TestAuthority } from "@/simulators/signing-service/authority";
import type { SigningFaults } from "@/simulators/signing-service/faults";

export type Said = Readonly<{ status: number; content: unknown }>;
/** One signature that left the house. `times`: how often the same hash was signed for the same person. */
export type SignedHash = { userId: string; hash: string; at: string; times: number };
type Activation = { credentialId: string; hashes: readonly string[]; left: number; until: number };

const SHA256_OID = "2.16.840.1.101.3.4.2.1";
const RSA_SHA256_OID = "1.2.840.113549.1.1.11";
const SAD_SECONDS = 300;
/** So many hashes under one consent. */
const MULTISIGN = 50;

const TokenRequest = z.object({ grant_type: z.literal("client_credentials"), client_id: z.string(), client_secret: z.string() });
const ListRequest = z.object({ userID: z.string().min(1), maxResults: z.int().optional() });
const InfoRequest = z.object({ credentialID: z.string().min(1), certificates: z.enum(["none", "single", "chain"]).default("single"), certInfo: z.boolean().default(false), authInfo: z.boolean().default(false) });
const AuthorizeRequest = z.object({ credentialID: z.string().min(1), numSignatures: z.int().min(1).max(MULTISIGN), hash: z.array(z.base64()).min(1), description: z.string().optional() });
const SignRequest = z.object({ credentialID: z.string().min(1), SAD: z.string().min(1), hash: z.array(z.base64()).min(1), hashAlgo: z.string().default(SHA256_OID), signAlgo: z.string() });

const wrong = (error: string, error_description: string, status = 400): Said => ({ status, content: { error, error_description } });

/**
 * The calls of the Cloud Signature Consortium's API (v1.0.4) that a customer needs to sign hashes. Who may sign is asked of the signer himself by the
 * service (authMode "implicit", as by an app on his telephone): no PIN passes through the customer. Here the signer always says yes.
 */
export class RemoteSigning {
  readonly #tokens = new Set<string>();
  readonly #activations = new Map<string, Activation>();
  readonly #signed = new Map<string, SignedHash>();

  constructor(readonly authority: TestAuthority, readonly signers: readonly Signer[], readonly client: Readonly<{ id: string; secret: string }>) {}

  /** Newest first. */
  signed(): SignedHash[] {
    return [...this.#signed.values()].toReversed();
  }

  token(body: unknown): Said {
    const asked = TokenRequest.safeParse(body);
    if (!asked.success) return wrong("invalid_request", "grant_type, client_id, client_secret");
    if (asked.data.client_id !== this.client.id || asked.data.client_secret !== this.client.secret) return wrong("invalid_client", "unknown client", 401);
    const token = randomBytes(24).toString("hex");
    this.#tokens.add(token);
    return { status: 200, content: { access_token: token, token_type: "Bearer", expires_in: 3600 } };
  }

  knowsToken(header: string | undefined): boolean {
    return header !== undefined && this.#tokens.has(header.replace(/^Bearer /, ""));
  }

  call(name: string, body: unknown, fault: SigningFaults["mode"], at: Date): Said {
    switch (name) {
      case "credentials/list":
        return this.#list(body, fault);
      case "credentials/info":
        return this.#info(body, fault, at);
      case "credentials/authorize":
        return this.#authorize(body, fault, at);
      case "signatures/signHash":
        return this.#sign(body, fault, at);
      default:
        return wrong("invalid_request", "unknown call", 404);
    }
  }

  #credentialOf(userId: string): string {
    return `cred-${createHash("sha256").update(userId).digest("hex").slice(0, 16)}`;
  }

  #signerOf(credentialId: string): Signer | undefined {
    return this.signers.find(({ userId }) => this.#credentialOf(userId) === credentialId);
  }

  #list(body: unknown, fault: SigningFaults["mode"]): Said {
    const asked = ListRequest.safeParse(body);
    if (!asked.success) return wrong("invalid_request", "Missing (or invalid type) string parameter userID");
    const wanted = fault === "other-person" ? this.signers.find(({ userId }) => userId !== asked.data.userID)?.userId : asked.data.userID;
    const known = this.signers.some(({ userId }) => userId === wanted) && wanted !== undefined;
    return { status: 200, content: { credentialIDs: known ? [this.#credentialOf(wanted)] : [] } };
  }

  #info(body: unknown, fault: SigningFaults["mode"], at: Date): Said {
    const asked = InfoRequest.safeParse(body);
    const signer = asked.success ? this.#signerOf(asked.data.credentialID) : undefined;
    if (!asked.success || signer === undefined) return wrong("invalid_request", "Invalid parameter credentialID");
    const chain = fault === "expired" ? this.authority.expiredChainOf(signer, at) : this.authority.chainOf(signer.userId);
    const sent = asked.data.certificates === "none" ? [] : asked.data.certificates === "single" ? chain.slice(0, 1) : chain;
    return {
      status: 200,
      content: {
        description: `Chứng thư của ${signer.name}`,
        key: { status: "enabled", algo: [RSA_SHA256_OID], len: 2048 },
        cert: { status: fault === "expired" ? "expired" : "valid", certificates: sent.map((der) => der.toString("base64")) },
        authMode: "implicit", SCAL: "2", multisign: MULTISIGN,
      },
    };
  }

  #authorize(body: unknown, fault: SigningFaults["mode"], at: Date): Said {
    const asked = AuthorizeRequest.safeParse(body);
    if (!asked.success || this.#signerOf(asked.data.credentialID) === undefined) return wrong("invalid_request", "Invalid parameter credentialID, numSignatures or hash");
    if (fault === "declined") return wrong("access_denied", "The signer declined", 401);
    const sad = randomBytes(24).toString("base64");
    this.#activations.set(sad, { credentialId: asked.data.credentialID, hashes: asked.data.hash, left: asked.data.numSignatures, until: at.getTime() + SAD_SECONDS * 1000 });
    return { status: 200, content: { SAD: sad, expiresIn: SAD_SECONDS } };
  }

  #sign(body: unknown, fault: SigningFaults["mode"], at: Date): Said {
    const asked = SignRequest.safeParse(body);
    if (!asked.success) return wrong("invalid_request", "Missing (or invalid type) parameter");
    const { credentialID, SAD, hash, hashAlgo, signAlgo } = asked.data;
    const signer = this.#signerOf(credentialID);
    const activation = this.#activations.get(SAD);
    if (signer === undefined) return wrong("invalid_request", "Invalid parameter credentialID");
    if (activation === undefined || activation.credentialId !== credentialID || activation.until < at.getTime() || activation.left < hash.length) return wrong("invalid_request", "Invalid parameter SAD");
    if (hash.some((one) => !activation.hashes.includes(one))) return wrong("invalid_request", "Hash is not authorized by the SAD");
    if (hashAlgo !== SHA256_OID || signAlgo !== RSA_SHA256_OID) return wrong("invalid_request", "Invalid parameter signAlgo");
    activation.left -= hash.length;
    const signatures = hash.map((one) => {
      const key = `${signer.userId} ${one}`;
      const before = this.#signed.get(key);
      this.#signed.set(key, { userId: signer.userId, hash: one, at: at.toISOString(), times: (before?.times ?? 0) + 1 });
      const bytes = fault === "wrong-signature" ? createHash("sha256").update(one).digest() : Buffer.from(one, "base64");
      return this.authority.signHash(signer.userId, bytes).toString("base64");
    });
    return { status: 200, content: { signatures } };
  }
}
