import { visitor } from "@/lib/identity/actor";
import { resolutionReport } from "@/lib/statistics/queries";
import { periodSchema } from "@/lib/statistics/schema";

export const dynamic = "force-dynamic";

/** Open data: the resolution figures of a period as JSON, with a split per agency that adds up to the whole; `post`: what went through the post, by proof. */
export async function GET(request: Request): Promise<Response> {
  const period = periodSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!period.success) {
    const errors = period.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
    return Response.json({ errors }, { status: 400 });
  }
  const { total, agencies, post } = await resolutionReport(visitor(), period.data);
  return Response.json(
    { ...total, ...period.data, unit: "hồ sơ TTHC", agencies, post },
    { headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=30" } },
  );
}
