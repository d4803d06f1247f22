import { may } from "@/lib/access/policy";
import { readIncomingScans } from "@/lib/dossiers/queries/incoming-scans";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

/** The scans of a dossier that have no verdict yet or were refused, as JSON: what the scanning table asks for while it waits. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const scans = may(actor, "scan.manage") ? await readIncomingScans(actor, (await params).id) : null;
  return Response.json({ scans: scans ?? [] }, { status: scans === null ? 403 : 200, headers: { "cache-control": "no-store" } });
}
