import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gunzipSync } from "node:zlib";
import type { Answer, Operation, Receipt } from "@/lib/deliveries/sync/engine";
import { sha256 } from "@/lib/platform/hash";

/** What came over the line, as transferred: the body's bytes in the encoding of the answer. */
export type Transfer = Readonly<{ path: string; type: string; encoding: string; bytes: number }>;
export type OnItsWay = "LOG" | "PHOTO";

const SYNC = "/api/courier-sync";

function whatIs({ method, path }: Readonly<{ method: string; path: string }>): OnItsWay | null {
  if (method === "POST" && path === SYNC) return "LOG";
  return method === "PUT" && path.startsWith(`${SYNC}/photos/`) ? "PHOTO" : null;
}

/**
 * One phone's only way to the server: an HTTP proxy on this machine that can be cut, that can lose an answer after the server gave it,
 * and that notes what the phone announced, what photos went over it and what it was told.
 */
export class Line {
  private readonly server = http.createServer((request, response) => void this.carry(request, response));
  private readonly sockets = new Set<Socket>();
  private up = true;
  private loseNext = 0;
  private watchers: { wanted: OnItsWay; seen: () => void }[] = [];
  readonly announced = new Map<string, Operation>();
  /** SHA-256 of the bytes that went out, by the operation they were sent for. */
  readonly sentPhotos = new Map<string, Set<string>>();
  readonly told: Record<Answer["outcome"], number> = { APPLIED: 0, ALREADY: 0, HELD: 0, CONFLICT: 0, REFUSED: 0 };
  /** Operations that were ever held for a person. */
  readonly held = new Set<string>();
  transfers: Transfer[] = [];
  /** Answers to sendings and photos that the server gave and the phone never got: lost on purpose, cut off, or the phone was dead. */
  lostAnswers = 0;

  private constructor(private readonly webPort: () => number) {
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.sockets.delete(socket));
    });
    // Nothing but the product is reached: a browser's own calls home end here.
    this.server.on("connect", (_request, socket) => socket.destroy());
  }

  static async open(webPort: () => number): Promise<Line> {
    const line = new Line(webPort);
    await new Promise<void>((resolve) => line.server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get isUp(): boolean {
    return this.up;
  }

  /** Cuts the line in the middle of whatever is on it, or mends it. */
  set(up: boolean): void {
    this.up = up;
    if (!up) for (const socket of this.sockets) socket.destroy();
  }

  /** The next so many answers to sendings and photos never reach the phone, though the server gave them. */
  loseAnswers(count: number): void {
    this.loseNext = count;
  }

  /** Settles when the next sending (or photo) has reached the server's door. */
  onItsWay(wanted: OnItsWay): Promise<void> {
    return new Promise((seen) => { this.watchers.push({ wanted, seen }); });
  }

  close(): void {
    this.set(false);
    this.server.close();
  }

  private async carry(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    if (!this.up) return void request.socket.destroy();
    const { host, pathname: path, search } = new URL(request.url ?? "/", "http://nowhere.invalid");
    if (host !== `localhost:${this.webPort()}`) return void request.socket.destroy();
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const what = whatIs({ method: request.method ?? "GET", path });
    this.note(what, path, search, body);
    const onwards = http.request({ host: "127.0.0.1", port: this.webPort(), method: request.method, path: `${path}${search}`, headers: request.headers, agent: false });
    onwards.on("error", () => request.socket.destroy());
    onwards.on("response", (answer) => void this.bringBack(answer, { what, path }, request.socket, response));
    onwards.end(body);
    for (const { seen } of this.watchers.filter(({ wanted }) => wanted === what)) seen();
    this.watchers = this.watchers.filter(({ wanted }) => wanted !== what);
  }

  private note(what: OnItsWay | null, path: string, search: string, body: Buffer): void {
    if (what === "LOG") for (const operation of (JSON.parse(body.toString()) as { operations: Operation[] }).operations) this.announced.set(operation.id, operation);
    if (what !== "PHOTO") return;
    const operationId = new URLSearchParams(search).get("viec") ?? "";
    this.sentPhotos.set(operationId, (this.sentPhotos.get(operationId) ?? new Set()).add(sha256(body)));
  }

  private async bringBack(answer: http.IncomingMessage, { what, path }: { what: OnItsWay | null; path: string }, socket: Socket, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of answer) chunks.push(chunk as Buffer);
    } catch {
      return void socket.destroy();
    }
    const body = Buffer.concat(chunks);
    const lose = what !== null && this.loseNext > 0;
    if (lose) this.loseNext -= 1;
    if (lose || !this.up || socket.destroyed) {
      if (what !== null) this.lostAnswers += 1;
      return void socket.destroy();
    }
    if (what === "LOG" && answer.statusCode === 200) {
      const text = (answer.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
      for (const { id, answer: { outcome } } of (JSON.parse(text) as { receipts: Receipt[] }).receipts) {
        this.told[outcome] += 1;
        if (outcome === "HELD") this.held.add(id);
      }
    }
    this.transfers.push({ path, type: answer.headers["content-type"] ?? "", encoding: answer.headers["content-encoding"] ?? "", bytes: body.byteLength });
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.end(body);
  }
}
