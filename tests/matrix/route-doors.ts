import { GET as exportInboxRoute } from "@/app/api/agency-inbox/route";
import { GET as printControlSlipRoute } from "@/app/api/control-slips/[id]/route";
import { GET as openFileRoute } from "@/app/api/files/[id]/route";
import { GET as openFormRoute } from "@/app/api/forms/[id]/route";
import { GET as printLabelsRoute } from "@/app/api/labels/[id]/route";
import { GET as printManifestRoute } from "@/app/api/manifests/[id]/route";
import { POST as pinSlipRoute } from "@/app/api/pin-slips/route";
import { POST as uploadRoute } from "@/app/api/uploads/route";
import type { Actor } from "@/lib/identity/actor";
import { newId } from "@/lib/platform/ids";
import { readResponse } from "@/tests/matrix/cells";
import { request } from "@/tests/matrix/current-actor";
import type { ReadDoor, WriteDoor } from "@/tests/matrix/door";
import type { Ids } from "@/tests/matrix/targets";

/** Routes that read or write a dossier's things, called as their wing's page calls them. */
export const ROUTE_READS: readonly ReadDoor[] = [
  { door: "app/api/agency-inbox/route.ts#GET", permission: "dossier.process", stages: ["RECEIVED", "RETURNED"], call: (actor) => asIf(actor, () => exportInboxRoute(new Request("http://127.0.0.1:3000/api/agency-inbox?hang=tat-ca"))), marks: (ids) => [ids.code] },
  { door: "app/api/files/[id]/route.ts#GET", permission: "file.read", stages: ["SUBMITTED", "RECEIVED", "RETURNED"], call: (actor, ids) => asIf(actor, () => openFileRoute(new Request("http://127.0.0.1:3000/api/files/x"), { params: Promise.resolve({ id: ids.fileId }) })), marks: (ids) => [ids.dossierId] },
  { door: "app/api/forms/[id]/route.ts#GET", permission: "form.read", stages: ["RECEIVED", "RETURNED"], call: (actor, ids) => asIf(actor, () => openFormRoute(new Request("http://127.0.0.1:3000/api/forms/x"), { params: Promise.resolve({ id: ids.formId }) })), marks: (ids) => [ids.dossierId] },
  { door: "app/api/control-slips/[id]/route.ts#GET", permission: "register.print", stages: ["RETURNED"], call: (actor, ids) => asIf(actor, () => printControlSlipRoute(new Request("http://127.0.0.1:3000/api/control-slips/x"), { params: Promise.resolve({ id: ids.dossierId }) })), marks: () => ['"status":200'] },
  { door: "app/api/labels/[id]/route.ts#GET", permission: "manifest.read", stages: ["WITH_AGENCY"], call: (actor, ids) => asIf(actor, () => printLabelsRoute(new Request("http://127.0.0.1:3000/api/labels/x?loai=tui"), { params: Promise.resolve({ id: ids.manifestToAgency }) })), marks: () => ['"status":200'] },
  { door: "app/api/manifests/[id]/route.ts#GET", permission: "manifest.read", stages: ["WITH_AGENCY"], call: (actor, ids) => asIf(actor, () => printManifestRoute(new Request("http://127.0.0.1:3000/api/manifests/x"), { params: Promise.resolve({ id: ids.manifestToAgency }) })), marks: () => ['"status":200'] },
];
export const ROUTE_WRITES: readonly WriteDoor[] = [
  {
    door: "app/api/pin-slips/route.ts#POST", permission: "pin-slip.issue", stages: ["RECEIVED"], wins: ["clerkHere"],
    call: async (actor, ids) => readResponse(await asIf(actor, () => pinSlipRoute(new Request("http://127.0.0.1:3000/api/pin-slips", {
      method: "POST", body: new URLSearchParams({ operationId: newId(), dossierId: ids.dossierId }), headers: { origin: "http://127.0.0.1:3000" },
    })))),
  },
  { door: "app/api/uploads/route.ts#POST", permission: "file.upload", stages: ["DRAFT"], wins: ["owner"], call: (actor, ids) => asIf(actor, () => uploadRoute(uploadRequest(ids))) },
];

/** Calls a route as the session of that actor would. */
export function asIf(actor: Actor, call: () => Promise<Response>): Promise<Response> {
  request.actor = actor;
  return call();
}

function uploadRequest(ids: Ids): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries({ operationId: newId(), dossierId: ids.dossierId, componentId: ids.componentId, purpose: "COMPONENT", returnTo: "/cong-dan" })) form.set(name, value);
  form.set("file", new File(["%PDF-1.7\nmatrix\n%%EOF"], "giay-to.pdf", { type: "application/pdf" }));
  return new Request("http://127.0.0.1:3000/api/uploads", { method: "POST", body: form, headers: { origin: "http://127.0.0.1:3000", accept: "application/json", "content-length": "2000" } });
}
