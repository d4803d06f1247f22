import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import type { FaultSwitch } from "@/simulators/fault-switch";
import { operatorFaults, OperatorFaults } from "@/simulators/postal-operator/faults";
import { statusPage } from "@/simulators/postal-operator/pages";
import { type Shipment, ShipmentBook, type ShipmentEvent } from "@/simulators/postal-operator/shipments";
import { parcelEvent, vnpostEvent, WebhookSender, type WebhookTarget } from "@/simulators/postal-operator/webhooks";

/** A carrier that this process plays. Its requests come under `/<code>/`; its webhooks go to `webhookUrl`. */
export type PlayedCarrier = Readonly<{ code: string; shape: "VNPOST" | "PARCEL_API"; secret: string; webhookSecret: string; webhookUrl: string }>;
export type OperatorOptions = Readonly<{
  port: number;
  carriers: readonly PlayedCarrier[];
  /** Milliseconds between the happenings that a new shipment goes through by itself; none without it. */
  autoStep?: number;
}>;
type Advance = Readonly<{ code: string; reason: string | null; place: string; at?: string }>;

export type RunningOperator = Readonly<{
  url: string;
  book: ShipmentBook;
  faults: FaultSwitch<OperatorFaults>;
  webhooks: WebhookSender;
  /** Makes something happen to a shipment and tells it. */
  advance: (shipment: Shipment, change: Advance) => ShipmentEvent;
  /** Sends what reordering kept back. */
  flush: () => void;
  close: () => Promise<void>;
}>;

const AUTO_WAY = [["ORD", "Tổng đài"], ["EMA", "Bưu cục gửi"], ["EMJ", "Bưu cục trung chuyển"], ["EMG", "Bưu cục phát"]] as const;
const PostOrder = z.object({ OrderNumber: z.string().min(1), ItemCode: z.string().min(1), Weight: z.number(), ReceiverName: z.string().min(1), ReceiverTel: z.string(), SenderProvince: z.string().min(1) });
const PutShipment = z.object({ tracking_number: z.string().min(1), weight_g: z.number(), to: z.object({ name: z.string().min(1) }) });
const AdvanceBody = z.object({ carrier: z.string(), orderNumber: z.string(), code: z.string(), reason: z.string().nullish(), place: z.string().default("Bưu cục phát"), at: z.iso.datetime().optional() });

/**
 * Starts the operator: both shapes of API, webhooks, a page of its state. Machines use `GET /api/shipments`, `DELETE
 * /api/shipments`, `POST /api/faults`, `POST /api/advance`. Port 0 lets the system choose.
 */
export async function startPostalOperator(options: OperatorOptions): Promise<RunningOperator> {
  const book = new ShipmentBook();
  const faults = operatorFaults();
  const webhooks = new WebhookSender();
  const timers = new Set<NodeJS.Timeout>();
  let serial = 0;
  const targetOf = ({ code, shape, webhookUrl, webhookSecret }: PlayedCarrier): WebhookTarget => ({ carrier: code, shape, url: webhookUrl, secret: webhookSecret });
  const played = (code: string) => options.carriers.find((carrier) => carrier.code === code);

  const advance = (shipment: Shipment, { code, reason, place, at }: Advance): ShipmentEvent => {
    serial += 1;
    const off = faults.now.webhooks.eventClockOffSeconds * 1000;
    const event = { id: `${shipment.reference}-${serial}`, code, reason, place, at: new Date((at === undefined ? now() : new Date(at)).getTime() + off).toISOString() };
    shipment.events.push(event);
    const carrier = played(shipment.carrier);
    if (carrier) webhooks.tell(targetOf(carrier), shipment, event, faults.now.webhooks);
    return event;
  };

  const begin = (shipment: Shipment) => {
    if (options.autoStep === undefined) return;
    AUTO_WAY.forEach(([code, place], index) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (!shipment.cancelled) advance(shipment, { code, reason: null, place });
      }, (options.autoStep ?? 0) * (index + 1));
      timers.add(timer);
    });
  };

  const operator = { book, faults, webhooks, advance, begin, played, flush: () => options.carriers.forEach((carrier) => webhooks.flush(targetOf(carrier), faults.now.webhooks)) };
  const server = http.createServer((request, response) => {
    respond(operator, request, response).catch((error: unknown) => {
      if (response.headersSent) response.end();
      else reply(response, 400, { Status: "400", Message: error instanceof Error ? error.message : String(error) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  const close = async () => {
    timers.forEach((timer) => clearTimeout(timer));
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await webhooks.settled();
  };
  return { url: `http://localhost:${port}`, book, faults, webhooks, advance, flush: operator.flush, close };
}

type Operator = Readonly<{
  book: ShipmentBook; faults: FaultSwitch<OperatorFaults>; webhooks: WebhookSender; advance: (shipment: Shipment, change: Advance) => ShipmentEvent; begin: (shipment: Shipment) => void;
  played: (code: string) => PlayedCarrier | undefined; flush: () => void;
}>;

function reply(response: http.ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(content));
}

async function textOf(request: http.IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function respond(operator: Operator, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const [, first = "", ...rest] = pathname.split("/").map(decodeURIComponent);
  const carrier = operator.played(first);
  if (carrier) return speak(operator, carrier, rest, request, response);
  if (pathname.startsWith("/api/")) return control(operator, pathname, request, response);
  if (request.method === "POST" && (pathname === "/loi" || pathname === "/su-kien")) return fromPage(operator, pathname, new URLSearchParams(await textOf(request)), response);
  if (pathname !== "/") return reply(response, 404, { Status: "404", Message: "Không có" });
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'" });
  response.end(statusPage(operator.book.all(), operator.faults.now, operator.webhooks.sent));
}

async function control(operator: Operator, pathname: string, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (pathname === "/api/shipments") {
    if (request.method === "DELETE") operator.book.empty();
    return reply(response, 200, operator.book.all());
  }
  const body: unknown = JSON.parse((await textOf(request)) || "{}");
  if (pathname === "/api/faults") {
    operator.faults.set(OperatorFaults.parse(body));
    return reply(response, 200, operator.faults.now);
  }
  if (pathname === "/api/advance") {
    const { carrier, orderNumber, reason, ...change } = AdvanceBody.parse(body);
    const shipment = operator.book.find(carrier, orderNumber);
    return shipment ? reply(response, 200, operator.advance(shipment, { ...change, reason: reason ?? null })) : reply(response, 404, { Message: "Không có đơn này" });
  }
  if (pathname === "/api/flush") operator.flush();
  reply(response, 200, {});
}

function fromPage(operator: Operator, pathname: string, form: URLSearchParams, response: http.ServerResponse): void {
  if (pathname === "/loi") {
    operator.faults.set(OperatorFaults.parse({
      mode: form.get("mode") ?? "none",
      webhooks: {
        copies: form.has("copies") ? 2 : 1, reorder: form.has("reorder"), wrongSignature: form.has("wrongSignature"), clockOffSeconds: form.has("clockOff") ? 3_600 : 0, silent: form.has("silent"),
      },
    }));
  } else {
    const shipment = operator.book.find(form.get("carrier") ?? "", form.get("orderNumber") ?? "");
    const code = form.get("code") ?? "EMA";
    if (shipment) operator.advance(shipment, { code, reason: code === "EMH" ? "ABSENT" : null, place: "Bưu cục phát" });
  }
  response.writeHead(303, { location: "/" });
  response.end();
}

/** One request of a customer, with the fault that hits it. */
async function speak(operator: Operator, carrier: PlayedCarrier, path: readonly string[], request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const fault = path[0] === "GetToken" ? "none" : operator.faults.hit(carrier.code);
  if (fault === "refuse-connection") return void request.socket.destroy();
  const text = await textOf(request);
  if (fault === "down") return reply(response, 503, { Status: "503", Message: "Hệ thống bảo trì" });
  if (fault === "slow") await sleep(operator.faults.now.delay);
  const body: unknown = text === "" ? {} : JSON.parse(text);
  const { status, content } = carrier.shape === "VNPOST" ? vnpost(operator, carrier, path[0] ?? "", body, request, fault === "reject") : parcel(operator, carrier, path, body, request, fault === "reject");
  if (fault === "lost-answer") return void request.socket.destroy();
  if (!response.destroyed) reply(response, status, content);
}

type Said = Readonly<{ status: number; content: unknown }>;

function vnpost(operator: Operator, { code, secret }: PlayedCarrier, method: string, body: unknown, request: http.IncomingMessage, rejects: boolean): Said {
  if (method === "GetToken") {
    const asked = z.object({ UserName: z.string(), Password: z.string() }).parse(body);
    return asked.Password === secret ? { status: 200, content: { Token: `token-${code}` } } : { status: 401, content: { Status: "401", Message: "Sai mật khẩu" } };
  }
  if (request.headers.authorization !== `Bearer token-${code}`) return { status: 401, content: { Status: "401", Message: "Thiếu mã truy cập" } };
  if (method === "PostOrder") {
    if (rejects) return { status: 200, content: { Status: "102", Message: "Địa chỉ ngoài vùng phục vụ" } };
    const order = PostOrder.parse(body);
    const { shipment, already } = operator.book.order(code, { orderNumber: order.OrderNumber, itemCode: order.ItemCode, grams: order.Weight, receiver: order.ReceiverName });
    if (!already) operator.begin(shipment);
    return { status: 200, content: { Status: already ? "101" : "100", Message: already ? "Đơn đã tồn tại" : "Thành công", ItemCode: shipment.itemCode } };
  }
  const shipment = operator.book.find(code, z.object({ OrderNumber: z.string() }).parse(body).OrderNumber);
  if (!shipment || shipment.cancelled) return { status: 200, content: { Status: "404", Message: "Không có đơn này" } };
  if (method === "CancelOrder") {
    shipment.cancelled = true;
    return { status: 200, content: { Status: "100", Message: "Đã hủy" } };
  }
  return { status: 200, content: { Status: "100", Message: "", ItemCode: shipment.itemCode, Events: shipment.events.map((event) => vnpostEvent(shipment, event)) } };
}

function parcel(operator: Operator, { code, secret }: PlayedCarrier, path: readonly string[], body: unknown, request: http.IncomingMessage, rejects: boolean): Said {
  if (request.headers["x-api-key"] !== secret) return { status: 401, content: { error: "api key" } };
  const [, reference = "", part] = path;
  if (request.method === "PUT") {
    if (rejects) return { status: 422, content: { error: "address out of area" } };
    const wanted = PutShipment.parse(body);
    const { shipment, already } = operator.book.order(code, { orderNumber: reference, itemCode: wanted.tracking_number, grams: wanted.weight_g, receiver: wanted.to.name });
    if (!already) operator.begin(shipment);
    return { status: already ? 200 : 201, content: shipmentOf(shipment) };
  }
  const shipment = operator.book.find(code, reference);
  if (!shipment || shipment.cancelled) return { status: 404, content: { error: "unknown shipment" } };
  if (request.method === "DELETE") {
    shipment.cancelled = true;
    return { status: 200, content: shipmentOf(shipment) };
  }
  return part === "events" ? { status: 200, content: { shipment: shipmentOf(shipment), events: shipment.events.map((event) => parcelEvent(shipment, event)) } } : { status: 200, content: shipmentOf(shipment) };
}

const shipmentOf = ({ reference, orderNumber, itemCode }: Shipment) => ({ id: reference, reference: orderNumber, tracking_number: itemCode });
