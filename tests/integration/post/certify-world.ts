import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import type { X509Certificate } from "node:crypto";
import { certifyFiles as ask } from "@/lib/dossiers/commands/certify-files";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { encodePage } from "@/lib/digitisation/page-encoding";
import { searchablePdf } from "@/lib/digitisation/searchable-pdf";
import { readPem } from "@/lib/digitisation/signing/trust";
import type { ActorOf } from "@/lib/identity/actor";
import { closeDatabase } from "@/lib/platform/db";
import { asId, newId } from "@/lib/platform/ids";
import { closeQueue } from "@/lib/platform/queue";
import { vietnamMoment } from "@/lib/platform/format";
import { startSigningService, type RunningSigningService } from "@/simulators/signing-service/server";
import { type MadeDossier, World } from "@/tests/factories";
import { seededDatabase, useDatabase, useStorage } from "@/tests/seeded-database";
import type { TestDatabase } from "@/tests/setup/database";

export type CertificationRow = Readonly<{ id: string; file_id: string; state: string; words: string; attempts: number; signed_file_id: string | null; serial: string | null; clerk_id: string }>;

/** A world with a remote-signing service that knows its clerks. */
export type CertifyWorld = Readonly<{
  world: World;
  service: RunningSigningService;
  roots: readonly X509Certificate[];
  /** A dossier at the counter with scans of its first components. */
  scanned: (kinds?: readonly ("OURS" | "PICTURE")[]) => Promise<Readonly<{ made: MadeDossier; fileIds: string[] }>>;
  ask: (made: MadeDossier, clerk?: ActorOf<"POSTAL_CLERK">, componentId?: string | null) => ReturnType<typeof ask>;
  certifications: (made: MadeDossier) => Promise<CertificationRow[]>;
  rows: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  close: () => Promise<void>;
}>;

const CLIENT = { id: "portal", secret: "a-secret-of-the-test" };

/** A scan as the scan engine makes it. */
export async function ownScan(words = "Bằng tốt nghiệp"): Promise<Uint8Array> {
  const page = { width: 583, height: 827, dpi: 100, data: new Uint8Array(583 * 827 * 3).fill(255) };
  return searchablePdf({ title: words, createdAt: vietnamMoment("2026-11-20", "08:00"), pages: [{ image: await encodePage(page, "GREY"), text: null }] });
}

const picture = async (): Promise<Uint8Array> => new Uint8Array(await sharp({ create: { width: 800, height: 1100, channels: 3, background: "#fafafa" } }).jpeg().toBuffer());

/** A dossier at the counter without the scan that the factory lays down with it. */
export async function bare(world: World): Promise<MadeDossier> {
  const made = await world.dossier("AT_COUNTER");
  await world.owner.query("update dossier_file set removed_at = uploaded_at where id = $1", [made.fileId]);
  return made;
}

export async function certifyWorld(): Promise<CertifyWorld> {
  const database: TestDatabase = await seededDatabase();
  const storage = useStorage();
  await useDatabase(database);
  const world = await World.open(database);
  const { rows: staff } = await world.owner.query<{ username: string; full_name: string }>("select username, full_name from staff where role = 'POSTAL_CLERK'");
  const folder = mkdtempSync(path.join(os.tmpdir(), "mcbc-signing-"));
  const signers = staff.map(({ username, full_name }) => ({ userId: username, name: full_name, unit: "Bưu điện tỉnh" }));
  const service = await startSigningService({ port: 0, folder, signers, client: CLIENT });
  process.env.SIGNING_SERVICE = JSON.stringify({
    url: `${service.url}/csc/v1`, clientId: CLIENT.id, clientSecret: CLIENT.secret, timeStampUrl: `${service.url}/tsa`, trustedRoots: service.rootsFile, timeoutMs: 1_500,
  });
  const rows = async (sql: string, values: readonly unknown[] = []) => (await world.owner.query<Record<string, unknown>>(sql, [...values])).rows;
  return {
    world, service, rows, roots: readPem(readFileSync(service.rootsFile, "utf8")),
    scanned: async (kinds = ["OURS"]) => {
      const made = await bare(world);
      const components = world.version.components.filter(({ kind }) => kind !== "NOTE");
      const fileIds: string[] = [];
      for (const [i, kind] of kinds.entries()) {
        const sent = await uploadFile(world.cast.clerk, {
          operationId: newId<"operation">(), dossierId: made.id, expectedVersion: null, purpose: "COMPONENT", componentId: components[i]?.id ?? "",
          name: kind === "OURS" ? `giay-${i}.pdf` : `anh-${i}.jpg`, bytes: kind === "OURS" ? await ownScan(`Giấy ${i} của ${made.submissionCode}`) : await picture(),
        });
        if (!sent.ok) throw new Error(sent.refusals[0].words);
        fileIds.push(sent.value.fileId);
      }
      return { made, fileIds };
    },
    ask: (made, clerk = world.cast.clerk, componentId = null) => ask(clerk, { operationId: newId<"operation">(), dossierId: asId<"dossier">(made.id), componentId }),
    certifications: async (made) => (await world.owner.query<CertificationRow>("select * from certification where dossier_id = $1 order by asked_at, id", [made.id])).rows,
    close: async () => {
      await service.close();
      await closeQueue();
      await closeDatabase();
      await world.close();
      storage.remove();
      rmSync(folder, { recursive: true, force: true });
      delete process.env.SIGNING_SERVICE;
      await database.drop();
    },
  };
}
