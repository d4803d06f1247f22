import { documentResponse, noSuchDocument } from "@/app/api/document-response";
import { may } from "@/lib/access/policy";
import { type LabelKind, printLabels } from "@/lib/dossiers/queries/labels";
import { currentActor } from "@/lib/identity/session";

export const dynamic = "force-dynamic";

const KIND_OF: Readonly<Record<string, LabelKind>> = { tui: "BAG", "buu-pham": "BUNDLES", "giay-to": "PAPERS" };

/** Labels as a PDF for label paper: `?loai=tui` of a manifest's bag, `buu-pham` of its bundles, `giay-to` of a dossier's bundle and covers. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  const kind = KIND_OF[new URL(request.url).searchParams.get("loai") ?? "tui"];
  const print = kind !== undefined && may(actor, "manifest.read") ? await printLabels(actor, kind, (await params).id) : null;
  return print ? documentResponse(new Uint8Array(print.pdf), { name: print.name, contentType: "application/pdf" }) : noSuchDocument();
}
