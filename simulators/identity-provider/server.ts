import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type Provider from "oidc-provider";
import { Faults } from "@/simulators/identity-provider/faults";
import { choicePage, errorPage, faultsPage } from "@/simulators/identity-provider/pages";
import type { Identity } from "@/simulators/identity-provider/people";
import { demoProvider, type ClientRegistration } from "@/simulators/identity-provider/provider";

export type IdentityProviderOptions = Readonly<{
  port: number;
  client: ClientRegistration;
  people: readonly Identity[];
  /** Keeps the signing and cookie keys. */
  keyFile: string;
}>;

export type RunningIdentityProvider = Readonly<{ issuer: string; setFaults: (faults: Faults) => void; close: () => Promise<void> }>;

/**
 * Starts the simulated VNeID on http://localhost:`port`: a real OpenID Connect server whose people are invented.
 * Beside the protocol: `/dang-nhap/<uid>` (choice of a person), `/mo-phong` (page of faults; POST form or JSON
 * `{"mode": "slow", "delay": 3000}`), `/mo-phong/song` (is it up).
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningIdentityProvider> {
  const issuer = `http://localhost:${options.port}`;
  let faults: Faults = { mode: "none", delay: 5000 };
  const provider = demoProvider(issuer, options.client, options.people, options.keyFile, () => faults);
  const protocol = provider.callback();

  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/mo-phong/song") return void response.end("song");
    if (pathname === "/mo-phong") {
      if (request.method === "POST") faults = Faults.parse(await bodyOf(request));
      return html(response, 200, faultsPage(faults));
    }
    if (faults.mode === "down") return html(response, 503, errorPage("Nhà cung cấp định danh đang ngừng", "Lỗi giả lập đang bật."));
    if (faults.mode === "slow") await sleep(faults.delay);
    const choice = /^\/dang-nhap\/([\w-]+)(\/thoi)?$/.exec(pathname);
    if (choice?.[1] === undefined) return protocol(request, response);
    return choosePerson(provider, options.people, { uid: choice[1], cancelled: choice[2] !== undefined }, request, response);
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) html(response, 400, errorPage("Phiên đăng nhập không còn hiệu lực", `${detail}. Quay lại trang trước và đăng nhập lại.`));
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer, setFaults: (wanted) => (faults = wanted), close };
}

async function choosePerson(
  provider: Provider,
  people: readonly Identity[],
  { uid, cancelled }: Readonly<{ uid: string; cancelled: boolean }>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
) {
  const details = await provider.interactionDetails(request, response);
  if (typeof details.params.nonce !== "string") {
    return provider.interactionFinished(request, response, { error: "invalid_request", error_description: "nonce is required" });
  }
  if (request.method !== "POST") return html(response, 200, choicePage(uid, "Một Cửa Bưu Chính", people));
  if (cancelled) return provider.interactionFinished(request, response, { error: "access_denied", error_description: "Người dùng thôi đăng nhập" });
  const { sub } = await bodyOf(request);
  const person = people.find((candidate) => candidate.sub === sub);
  if (person === undefined) return html(response, 400, errorPage("Không có người này", "Quay lại và chọn một người trong danh sách."));
  return provider.interactionFinished(request, response, { login: { accountId: person.sub, acr: person.loAs, remember: false } });
}

function html(response: http.ServerResponse, status: number, body: string) {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
  });
  response.end(body);
}

async function bodyOf(request: http.IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error("Yêu cầu quá dài");
  }
  if (request.headers["content-type"]?.startsWith("application/json")) return Object.fromEntries(Object.entries(JSON.parse(text)));
  return Object.fromEntries(new URLSearchParams(text));
}
