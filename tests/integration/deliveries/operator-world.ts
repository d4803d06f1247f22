import http from "node:http";
import { POST } from "@/app/api/webhooks/[carrier]/route";
import { foldLeg } from "@/lib/deliveries/jobs/fold-leg";
import { placeOrder } from "@/lib/deliveries/jobs/place-order";
import { startPostalOperator, type RunningOperator } from "@/simulators/postal-operator/server";
import { type MadeDossier, type Stage, World } from "@/tests/factories";
import { collect, good } from "@/tests/integration/post/acts";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

export const VNPOST = { code: "vnpost", secret: "mat-khau-vnpost", webhookSecret: "khoa-webhook-cua-vnpost" } as const;
export const NHANH = { code: "nhanh", secret: "khoa-api-nhanh-123", webhookSecret: "khoa-webhook-cua-nhanh" } as const;

export type OrderRow = Readonly<{
  id: string; state: string; carrier_code: string | null; attempts: number; order_number: string; item_code: string; carrier_status: string | null; announced: boolean; awaiting: string[];
  promised: string | null; last_error: string | null; next_poll_at: Date | null; may_return: boolean; reference: string | null;
}>;

/** A world with both operators played over HTTP, and the web's webhook route behind a server of its own. */
export type OperatorWorld = Readonly<{
  world: World;
  operator: RunningOperator;
  /** A dossier collected by the courier: its item and its order are there, nothing is asked yet. */
  collected: () => Promise<Readonly<{ made: MadeDossier; order: OrderRow }>>;
  order: (id: string) => Promise<OrderRow>;
  rows: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Does the worker's job; the refusal's words when it must come back later. */
  place: (id: string) => Promise<string | null>;
  /** Folds every leg that something was said of. */
  fold: () => Promise<void>;
  allWell: () => Promise<void>;
  webhookUrl: (carrier: string) => string;
  close: () => Promise<void>;
}>;

function webhookServer(): Promise<{ url: (carrier: string) => string; close: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
      const carrier = (request.url ?? "").split("/").at(-1) ?? "";
      const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
      const answer = await POST(new Request(`http://127.0.0.1${request.url ?? "/"}`, { method: "POST", headers, body: Buffer.concat(chunks) }), { params: Promise.resolve({ carrier }) });
      response.writeHead(answer.status);
      response.end(await answer.text());
    })().catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  return new Promise((resolve) => server.listen(0, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    resolve({ url: (carrier) => `http://127.0.0.1:${port}/api/webhooks/${carrier}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) });
  }));
}

export async function operatorWorld(): Promise<OperatorWorld> {
  const database: TestDatabase = await seededDatabase();
  const storage = useStorage();
  await useDatabase(database);
  const world = await World.open(database);
  const hooks = await webhookServer();
  const operator = await startPostalOperator({
    port: 0, carriers: [{ ...VNPOST, shape: "VNPOST", webhookUrl: hooks.url("vnpost") }, { ...NHANH, shape: "PARCEL_API", webhookUrl: hooks.url("nhanh") }],
  });
  process.env.POSTAL_CARRIERS = JSON.stringify([
    { ...VNPOST, name: "VNPost (mô phỏng)", shape: "VNPOST", url: `${operator.url}/vnpost`, user: "tinh37", customerCode: "TTPVHCC37", postage: 26_000, timeoutMs: 1_000 },
    { ...NHANH, name: "Chuyển phát Nhanh (mô phỏng)", shape: "PARCEL_API", url: `${operator.url}/nhanh`, postage: 30_000, timeoutMs: 1_000 },
  ]);
  const rows = async (sql: string, values: readonly unknown[] = []) => (await world.owner.query<Record<string, unknown>>(sql, [...values])).rows;
  const orders = async (where: string, value: string) =>
    (await world.owner.query<OrderRow>(`select *, to_char(promised_on, 'YYYY-MM-DD') as promised from shipment_order where ${where} = $1`, [value])).rows[0];
  const need = (order: OrderRow | undefined): OrderRow => {
    if (!order) throw new Error("no order");
    return order;
  };
  return {
    world, operator, rows, webhookUrl: hooks.url,
    collected: async () => {
      const made = await world.dossier("ASSIGNED" satisfies Stage);
      good(await collect(world.cast.courier, made));
      return { made, order: need(await orders("dossier_id", made.id)) };
    },
    order: async (id) => need(await orders("id", id)),
    place: (orderId) => placeOrder({ orderId }).then(() => null, (error: unknown) => (error instanceof Error && error.name === "OrderNotPlaced" ? error.message : Promise.reject(error))),
    fold: async () => {
      await operator.webhooks.settled();
      for (const row of await rows("select distinct carrier_code, item_code from postal_event_raw")) await foldLeg({ carrierCode: String(row.carrier_code), itemCode: String(row.item_code) });
    },
    allWell: async () => {
      operator.faults.clear();
      await world.owner.query("update carrier set unreachable_until = null, ordering_paused = false, polling_paused = false");
    },
    close: async () => {
      delete process.env.POSTAL_CARRIERS;
      await operator.close();
      await hooks.close();
      await world.close();
      const { closeQueue } = await import("@/lib/platform/queue");
      const { closeDatabase } = await import("@/lib/platform/db");
      await closeQueue();
      await closeDatabase();
      storage.remove();
      await database.drop();
    },
  };
}
