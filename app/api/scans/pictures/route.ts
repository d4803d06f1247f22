import { may } from "@/lib/access/policy";
import { readScanThumbs } from "@/lib/dossiers/queries/scan-desk";
import { MOST_PICTURES } from "@/lib/dossiers/scan-limits";
import { currentActor } from "@/lib/identity/session";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

async function dataUrl(sha256: string): Promise<string> {
  return `data:image/jpeg;base64,${Buffer.from(await new Response(openFile(sha256)).arrayBuffer()).toString("base64")}`;
}

/** The small pictures of pages on a scanning table (`?trang=id,id`) as JSON: `{ pictures: { id: "data:image/jpeg;base64,…" } }`; JPEGs drawn anew by us. Those of somebody else's desk are not there. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const ids = (new URL(request.url).searchParams.get("trang") ?? "").split(",").slice(0, MOST_PICTURES);
  const thumbs = may(actor, "scan.manage") ? await readScanThumbs(actor, ids) : null;
  const read = await Promise.all((thumbs ?? []).map(async ({ id, sha256 }) => [id, await dataUrl(sha256)] as const));
  return Response.json({ pictures: Object.fromEntries(read) }, { status: thumbs === null ? 403 : 200, headers: { "cache-control": "private, no-store" } });
}
