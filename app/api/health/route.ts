import { readHealth } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

/** 200 when web, database, queue and storage can be used; 503 otherwise, with which one cannot. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const usable = Object.values(health).every(Boolean);
  return Response.json(health, { status: usable ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
