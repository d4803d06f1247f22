import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { NotPermitted } from "@/lib/access/policy";
import { checkPdfSignatures } from "@/lib/digitisation/signing/pdf-signatures";
import { uploadFile } from "@/lib/dossiers/commands/upload-file";
import { certifyFiles, certifyLeft } from "@/lib/dossiers/jobs/certify-files";
import { readDossier } from "@/lib/dossiers/queries/dossier-page";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { filePath } from "@/lib/platform/storage";
import { SigningFaults } from "@/simulators/signing-service/faults";
import { brokenOf, verifyData } from "@/scripts/verify/run";
import type { MadeDossier } from "@/tests/factories";
import { bare, type CertifyWorld, certifyWorld, ownScan } from "@/tests/integration/post/certify-world";

let w: CertifyWorld;
beforeAll(async () => {
  w = await certifyWorld();
});
afterEach(() => w.service.faults.set(SigningFaults.parse({})));
afterAll(() => w.close());

const fault = (wanted: object) => w.service.faults.set(SigningFaults.parse(wanted));
const work = ({ id }: MadeDossier) => certifyFiles({ dossierId: id, clerkId: w.world.cast.clerk.id });
const liveFiles = (made: MadeDossier) => w.rows("select id, sha256, name, uploaded_by_id from dossier_file where dossier_id = $1 and purpose = 'COMPONENT' and removed_at is null order by uploaded_at, id", [made.id]);

async function askedFor(kinds?: Parameters<CertifyWorld["scanned"]>[0]) {
  const scanned = await w.scanned(kinds);
  const asked = await w.ask(scanned.made);
  if (!asked.ok) throw new Error(asked.refusals[0].words);
  return { ...scanned, asked: asked.value };
}

describe("a clerk certifies the copies of a dossier", () => {
  test("all at once: noted at once, signed by the worker in his name, the signed file in the other's place", async () => {
    const { made, fileIds, asked } = await askedFor(["OURS", "PICTURE"]);
    expect(asked.certificationIds).toHaveLength(2);
    expect((await w.certifications(made)).map(({ state }) => state)).toEqual(["WAITING", "WAITING"]);
    expect(await w.rows("select 1 from pgboss.job where name = 'certify' and data->>'dossierId' = $1", [made.id])).toHaveLength(1);
    const before = await w.rows("select version from dossier where id = $1", [made.id]);

    await work(made);
    const certified = await w.certifications(made);
    expect(certified).toMatchObject(fileIds.map((id) => ({ file_id: id, state: "SIGNED", words: "", attempts: 1 })));
    const live = await liveFiles(made);
    expect(live.map(({ id }) => id).sort()).toEqual(certified.map(({ signed_file_id }) => signed_file_id).sort());
    expect(live.map(({ name }) => name).sort()).toEqual(["anh-1.pdf", "giay-0.pdf"]);
    for (const { sha256 } of live) {
      const [signature] = checkPdfSignatures(new Uint8Array(await readFile(filePath(String(sha256)))), w.roots, now());
      expect(signature).toMatchObject({ state: "VALID", signerName: w.world.cast.clerk.name, timeStamped: true });
    }
    // The dossier did not move: the clerk's open page stays good.
    expect(await w.rows("select version from dossier where id = $1", [made.id])).toEqual(before);
    const page = await readDossier(w.world.cast.clerk, made.id);
    expect(page?.components.flatMap(({ files }) => files).map(({ certified, signatures }) => [certified, signatures.map(({ state }) => state)])).toEqual([[true, ["VALID"]], [true, ["VALID"]]]);
  });

  test("a job that comes again signs nothing again, and asking again is refused with words", async () => {
    const { made } = await askedFor();
    await work(made);
    const signedBefore = w.service.signing.signed().length;
    await work(made);
    await certifyLeft();
    expect(w.service.signing.signed()).toHaveLength(signedBefore);
    expect(await liveFiles(made)).toHaveLength(1);
    expect(await w.ask(made)).toMatchObject({ ok: false, refusals: [{ reason: "ALREADY_CERTIFIED" }] });
  });

  test("the same form sent twice is one request", async () => {
    const { made } = await w.scanned();
    const first = await w.ask(made);
    expect(await w.ask(made)).toMatchObject({ ok: false, refusals: [{ reason: "ALREADY_WAITING" }] });
    expect(first.ok && (await w.certifications(made)).length).toBe(1);
  });

  test("who is no clerk may not, and another's scans are not one's own to sign", async () => {
    const { made } = await w.scanned();
    await expect(w.ask(made, w.world.cast.official as never)).rejects.toBeInstanceOf(NotPermitted);
    const { rows: [colleague] } = await w.world.owner.query<{ id: string }>("select id from staff where role = 'POSTAL_CLERK' and office_id = $1 and id <> $2", [w.world.cast.clerk.officeId, w.world.cast.clerk.id]);
    const other = { ...w.world.cast.clerk, id: colleague?.id, name: "Lã Văn Sơn" } as typeof w.world.cast.clerk;
    expect(await w.ask(made, other)).toMatchObject({ ok: false, refusals: [{ reason: "NOT_COMPARED" }] });
  });

  test("a file that somebody signed keeps that signature, which is shown; one changed since is told", async () => {
    const { made } = await askedFor();
    await work(made);
    const [file] = await liveFiles(made);
    const signed = new Uint8Array(await readFile(filePath(String(file?.sha256))));
    const changed = new Uint8Array(signed);
    changed[500] = (changed[500] ?? 0) ^ 1;
    const other = await bare(w.world);
    const component = w.world.version.components.find(({ kind }) => kind !== "NOTE")?.id ?? "";
    for (const [i, bytes] of [signed, changed].entries()) {
      const sent = await uploadFile(w.world.cast.clerk, { operationId: newId<"operation">(), dossierId: other.id, expectedVersion: null, purpose: "COMPONENT", componentId: component, name: `ky-${i}.pdf`, bytes });
      expect(sent.ok).toBe(true);
    }
    const page = await readDossier(w.world.cast.clerk, other.id);
    expect(page?.components.flatMap(({ files }) => files).flatMap(({ signatures }) => signatures).map(({ state, signerName }) => [state, signerName])).toEqual([
      ["VALID", w.world.cast.clerk.name], ["CHANGED", w.world.cast.clerk.name],
    ]);
    expect(await w.ask(other)).toMatchObject({ ok: false, refusals: [{ reason: "SIGNED_BY_OTHERS" }] });
  });
});

// Each fault by itself is told apart in lib/digitisation/signing/pades.test.ts; here what becomes of the file.
describe("when the signing service does not answer well", () => {
  test.each([
    ["down"], ["lost-answer"],
  ])("%s: the queue keeps, words say so, nothing is lost, and it is signed once when all is well", async (mode) => {
    const { made, fileIds } = await askedFor(["OURS", "OURS"]);
    fault({ mode });
    await expect(work(made)).rejects.toThrow();
    const waiting = await w.certifications(made);
    expect(waiting.map(({ state }) => state)).toEqual(["WAITING", "WAITING"]);
    expect(waiting[0]?.words).toMatch(/ký số|dấu thời gian/);
    expect((await liveFiles(made)).map(({ id }) => id)).toEqual(fileIds);
    fault({});
    await work(made);
    expect((await w.certifications(made)).map(({ state, words }) => [state, words])).toEqual([["SIGNED", ""], ["SIGNED", ""]]);
    expect(await liveFiles(made)).toHaveLength(2);
    // Tried again it was the same hash: the same document, not a second one.
    const hashes = w.service.signing.signed().slice(0, 2).map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(2);
  });

  test.each([
    ["wrong-signature", "không khớp"], ["other-person", "người khác"],
  ])("%s: the file stays as it was, the reason is told, and pressing again signs it", async (mode, words) => {
    const { made, fileIds } = await askedFor();
    fault({ mode });
    await work(made);
    expect(await w.certifications(made)).toMatchObject([{ state: "FAILED", words: expect.stringContaining(words), signed_file_id: null }]);
    expect((await liveFiles(made)).map(({ id }) => id)).toEqual(fileIds);
    fault({});
    expect(await w.ask(made)).toMatchObject({ ok: true });
    await work(made);
    expect(await w.certifications(made)).toMatchObject([{ state: "SIGNED" }]);
  });

  test("what waits is taken up by the rounds", async () => {
    const { made } = await askedFor();
    fault({ mode: "down" });
    await expect(work(made)).rejects.toThrow();
    fault({});
    await w.rows("update certification set asked_at = asked_at - interval '10 minutes' where dossier_id = $1", [made.id]);
    await certifyLeft();
    expect(await w.certifications(made)).toMatchObject([{ state: "SIGNED" }]);
  });

  test("two workers at once, and a file taken away meanwhile", async () => {
    const { made } = await askedFor();
    const both = await Promise.allSettled([work(made), work(made)]);
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await liveFiles(made)).toHaveLength(1);
    expect(await w.certifications(made)).toMatchObject([{ state: "SIGNED" }]);
    const gone = await askedFor();
    await w.rows("update dossier_file set removed_at = now() where id = $1", [gone.fileIds[0]]);
    await work(gone.made);
    expect(await w.certifications(gone.made)).toMatchObject([{ state: "FAILED", words: expect.stringContaining("thay hoặc bỏ") }]);
  });

  test("a worker killed between the signature and its entry leaves the file waiting; the next one enters one signature", async () => {
    const { made, fileIds } = await askedFor();
    const before = w.service.signing.signed().length;
    fault({ mode: "slow", call: "tsa", delay: 20_000 });
    const settings = z.object({ timeoutMs: z.number() }).loose().parse(JSON.parse(process.env.SIGNING_SERVICE ?? "{}"));
    const child = spawn(process.execPath, ["--import", "tsx", "tests/integration/post/certify-child.ts", made.id, w.world.cast.clerk.id], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, SIGNING_SERVICE: JSON.stringify({ ...settings, timeoutMs: 60_000 }) } });
    const ended = once(child, "exit");
    await expect.poll(() => w.service.signing.signed().length, { timeout: 90_000, interval: 50 }).toBe(before + 1);
    child.kill("SIGKILL");
    await ended;
    fault({});
    expect(await w.certifications(made)).toMatchObject([{ state: "WAITING", signed_file_id: null }]);
    expect((await liveFiles(made)).map(({ id }) => id)).toEqual(fileIds);
    // The dead worker's lock goes with its connection.
    await expect.poll(() => work(made).then(() => true, () => false), { timeout: 20_000 }).toBe(true);
    expect(await w.certifications(made)).toMatchObject([{ state: "SIGNED", attempts: 1 }]);
    expect(await liveFiles(made)).toHaveLength(1);
    expect(w.service.signing.signed().slice(0, -before || undefined)).toMatchObject([{ times: 2 }]);
  }, 150_000);

  test("a disabled account signs nothing", async () => {
    const { made } = await askedFor();
    await w.rows("update staff set disabled_at = now() where id = $1", [w.world.cast.clerk.id]);
    await work(made);
    await w.rows("update staff set disabled_at = null where id = $1", [w.world.cast.clerk.id]);
    expect(await w.certifications(made)).toMatchObject([{ state: "FAILED", words: expect.stringContaining("bị khóa") }]);
  });
});

describe("the promises", () => {
  test("every certified file is there, its signature valid and the clerk's; a stored state that lies is found", async () => {
    expect(brokenOf(await verifyData(w.world.database.urls.owner)).filter(([name]) => name === "CERTIFIED")).toEqual([]);
    await w.rows("update file_signature set signer_name = 'Người Khác' where file_id = (select signed_file_id from certification where state = 'SIGNED' order by id limit 1)");
    const broken = brokenOf(await verifyData(w.world.database.urls.owner)).filter(([name]) => name === "CERTIFIED");
    expect(broken).toHaveLength(1);
    expect(await ownScan()).toBeInstanceOf(Uint8Array);
  });
});
