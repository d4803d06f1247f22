import type { PgBoss } from "pg-boss";
import { foldLeg } from "@/lib/deliveries/jobs/fold-leg";
import { placeOrder } from "@/lib/deliveries/jobs/place-order";
import { log } from "@/lib/platform/log";
import type { Jobs } from "@/lib/platform/queue";

/** Lets the worker order from operators and hear what they say. What fails for the last time is taken up by the rounds. */
export async function followShipments(queue: PgBoss): Promise<void> {
  const options = { includeMetadata: true, localConcurrency: 2, pollingIntervalSeconds: 1 } as const;
  await queue.work("shipment-order", options, async (jobs: readonly Readonly<{ data: Jobs["shipment-order"]; retryCount: number; retryLimit: number }>[]) => {
    for (const { data, retryCount, retryLimit } of jobs) {
      try {
        await placeOrder(data);
      } catch (error) {
        if (retryCount < retryLimit) throw error;
        log.error("order left to the rounds", error);
      }
    }
  });
  await queue.work("postal-news", options, async (jobs: readonly Readonly<{ data: Jobs["postal-news"] }>[]) => {
    for (const { data } of jobs) await foldLeg(data);
  });
}
