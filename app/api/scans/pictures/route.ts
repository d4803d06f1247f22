import { may } from "@/lib/access/policy";
import { readScanThumbs } from "@/lib/dossiers/queries/scan-desk";
import { MOST_PICTURES } from "@/lib/dossiers/scan-limits";
import { currentActor } from "@/lib/identity/session";
import { log } from "@/lib/platform/log";
import { openFile } from "@/lib/platform/storage";

export const dynamic = "force-dynamic";

/** One picture that cannot be read keeps no other back: its page shows words instead. */
async function readPicture({ id, sha256 }: Readonly<{ id: string; sha256: string }>): Promise<[string, string][]> {
  try {
    const bytes = Buffer.from(await new Response(openFile(sha256)).arrayBuffer());
    return [[id, `data:image/jpeg;base64,${bytes.toString("base64")}`]];
  } catch (error) {
    log.error("scan picture not read", error);
    return [];
  }
}

/** The small pictures of pages on a scanning table (`?trang=id,id`) as JSON: `{ pictures: { id: "data:image/jpeg;base64,…" } }`; JPEGs drawn anew by us. Those of somebody else's desk are not there. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const ids = (new URL(request.url).searchParams.get("trang") ?? "").split(",").slice(0, MOST_PICTURES);
  const thumbs = may(actor, "scan.manage") ? await readScanThumbs(actor, ids) : null;
  const read = await Promise.all((thumbs ?? []).map(readPicture));
  return Response.json({ pictures: Object.fromEntries(read.flat()) }, { status: thumbs === null ? 403 : 200, headers: { "cache-control": "private, no-store" } });
}
