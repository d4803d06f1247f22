import { mintActor } from "@/lib/identity/actor";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import { theStack } from "@/tests/e2e/stack";
import { type MadeDossier, type Stage, World } from "@/tests/factories";

/**
 * Dossiers of this spec's own between the clerk ntha.quay and the agency H42.VHTTDL, made some hours ago, so that no other spec can use them
 * up: their applicant has no account, by which the others choose (`dossiersWhere`).
 */
export async function madeDossiers(stage: Stage, count: number): Promise<MadeDossier[]> {
  const { ownerUrl, storageUrl } = theStack();
  process.env.STORAGE_URL = storageUrl;
  const world = await World.open({ urls: { owner: ownerUrl } });
  try {
    const at = now();
    const applicant = mintActor({ kind: "CITIZEN", id: newId<"person">(), name: "Khúc Thị Phương Nam", assuranceLevel: 0 });
    await insertRows(world.owner, "person", [{ id: applicant.id, full_name: applicant.name, assurance_level: 0, created_at: at, updated_at: at }]);
    const made: MadeDossier[] = [];
    for (let i = 0; i < count; i += 1) made.push(await world.dossier(stage, { applicant, begunAt: new Date(at.getTime() - 10 * 3_600_000) }));
    return made;
  } finally {
    await world.close();
  }
}
