import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/lib/platform/clock";
import { type Signer, TestAuthority } from "@/simulators/signing-service/authority";
import type { FaultSwitch } from "@/simulators/fault-switch";
import { signingFaults, SigningFaults } from "@/simulators/signing-service/faults";
import { statusPage } from "@/simulators/signing-service/pages";
import { RemoteSigning, type Said } from "@/simulators/signing-service/remote-signing";
import { timeStampAnswer } from "@/simulators/signing-service/time-stamp-unit";

export type SigningServiceOptions = Readonly<{ port: number; folder: string; signers: readonly Signer[]; client: Readonly<{ id: string; secret: string }> }>;
export type RunningSigningService = Readonly<{ url: string; rootsFile: string; authority: TestAuthority; signing: RemoteSigning; faults: FaultSwitch<SigningFaults>; close: () => Promise<void> }>;

const API = "/csc/v1/";

/**
 * Starts the service: `/csc/v1/…` as the Cloud Signature Consortium has it, `/tsa` for time stamps (RFC 3161), a page of its state. Machines use
 * `GET /api/signatures` and `POST /api/faults`. Port 0 lets the system choose. Keys are made in the folder when it has none.
 */
export async function startSigningService({ port, folder, signers, client }: SigningServiceOptions): Promise<RunningSigningService> {
  const authority = TestAuthority.open(folder, signers, now());
  const signing = new RemoteSigning(authority, signers, client);
  const faults = signingFaults();
  const server = http.createServer((request, response) => {
    respond({ signing, faults }, request, response).catch((error: unknown) => {
      if (response.headersSent) response.end();
      else reply(response, { status: 400, content: { error: "invalid_request", error_description: error instanceof Error ? error.message : String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://localhost:${typeof address === "object" && address !== null ? address.port : port}`, rootsFile: authority.rootsFile, authority, signing, faults, close };
}

type House = Readonly<{ signing: RemoteSigning; faults: FaultSwitch<SigningFaults> }>;

function reply(response: http.ServerResponse, { status, content }: Said): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(content));
}

async function bytesOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

async function respond(house: House, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === "/tsa") return stampTime(house, request, response);
  if (pathname.startsWith(API)) return speak(house, pathname.slice(API.length), request, response);
  if (pathname === "/api/signatures") return reply(response, { status: 200, content: house.signing.signed() });
  if (pathname === "/api/faults" && request.method === "POST") {
    house.faults.set(SigningFaults.parse(JSON.parse((await bytesOf(request)).toString("utf8") || "{}")));
    return reply(response, { status: 200, content: house.faults.now });
  }
  if (pathname === "/loi" && request.method === "POST") {
    house.faults.set(SigningFaults.parse({ mode: new URLSearchParams((await bytesOf(request)).toString("utf8")).get("mode") ?? "none" }));
    response.writeHead(303, { location: "/" });
    return void response.end();
  }
  if (pathname !== "/") return reply(response, { status: 404, content: { error: "invalid_request" } });
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'" });
  response.end(statusPage(house.signing, house.faults.now));
}

/** One call of a customer, with the fault that hits it. */
async function speak({ signing, faults }: House, call: string, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const fault = call === "oauth2/token" ? "none" : faults.hit(call);
  if (fault === "refuse-connection") return void request.socket.destroy();
  const text = (await bytesOf(request)).toString("utf8");
  if (call === "oauth2/token") return reply(response, signing.token(Object.fromEntries(new URLSearchParams(text))));
  if (fault === "down") return reply(response, { status: 503, content: { error: "server_error", error_description: "maintenance" } });
  if (!signing.knowsToken(request.headers.authorization)) return reply(response, { status: 401, content: { error: "invalid_token" } });
  if (fault === "slow") await sleep(faults.now.delay);
  const said = signing.call(call, text === "" ? {} : (JSON.parse(text) as unknown), fault, now());
  if (fault === "lost-answer") return void request.socket.destroy();
  if (!response.destroyed) reply(response, said);
}

async function stampTime({ signing, faults }: House, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const fault = faults.hit("tsa");
  if (fault === "refuse-connection") return void request.socket.destroy();
  const asked = await bytesOf(request);
  if (fault === "down" || fault === "no-time-stamp") return reply(response, { status: 503, content: { error: "server_error" } });
  if (fault === "slow") await sleep(faults.now.delay);
  response.writeHead(200, { "content-type": "application/timestamp-reply" });
  response.end(timeStampAnswer(signing.authority, asked, now()));
}
