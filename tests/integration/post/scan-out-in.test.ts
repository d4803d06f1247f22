import { afterEach, beforeAll, expect, test } from "vitest";
import { listIncidents } from "@/lib/deliveries/queries/incidents";
import { makeManifest } from "@/lib/dossiers/commands/make-manifest";
import { scanItem } from "@/lib/dossiers/commands/scan-item";
import { signManifest } from "@/lib/dossiers/commands/sign-manifest";
import { printLabels } from "@/lib/dossiers/queries/labels";
import { readManifestScans } from "@/lib/dossiers/queries/manifest-scans";
import { paperCode } from "@/lib/dossiers/scanned-code";
import { readPdf } from "@/lib/forms/pdf-text";
import type { Actor } from "@/lib/identity/actor";
import { setClock } from "@/lib/platform/clock";
import { asId, newId } from "@/lib/platform/ids";
import { verifyData } from "@/scripts/verify/run";
import { type MadeDossier, TODAY, type World } from "@/tests/factories";
import { good, refusal } from "@/tests/integration/post/acts";
import type { TestDatabase } from "@/tests/setup/database";
import { openTestWorld, tickFrom } from "@/tests/test-world";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  const opened = await openTestWorld();
  ({ database, world } = opened);
  return opened.close;
});
afterEach(() => setClock());

const make = async (...made: MadeDossier[]) => good(await makeManifest(world.cast.clerk, { operationId: newId<"operation">(), dossierIds: made.map(({ id }) => id) })).manifestId;
const scan = (actor: Actor, manifestId: string, code: string, change: { undo?: boolean; operationId?: ReturnType<typeof newId<"operation">> } = {}) =>
  scanItem(actor, { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifestId), code, undo: false, ...change });
const sign = (actor: Actor, manifestId: string) => signManifest(actor, { operationId: newId<"operation">(), manifestId: asId<"manifest">(manifestId), lines: {} });
const codeOf = ({ code, submissionCode }: MadeDossier) => code ?? submissionCode;
const rowsOf = async (manifestId: string) => (await world.owner.query<{ method: string; verdict: string; code: string }>("select method, verdict, code from custody_scan where manifest_id = $1 order by scanned_at, id", [manifestId])).rows;
const textsOf = async (pdf: Uint8Array | undefined) => (pdf === undefined ? [] : (await readPdf(pdf)).pages);
const numberOf = async (manifestId: string) => (await world.owner.query<{ number: string }>("select number from manifest where id = $1", [manifestId])).rows[0]?.number ?? "";

test("scanned out, scanned in with a difference: the missing stays, the strange is an incident of the giver's, the rest goes on", async () => {
  const { clerk, official } = world.cast;
  tickFrom(TODAY);
  const [one, two, added, strange] = [await world.dossier("RECEIVED"), await world.dossier("RECEIVED"), await world.dossier("RECEIVED"), await world.dossier("WITH_AGENCY")];
  const manifestId = await make(one, two);

  expect(good(await scan(clerk, manifestId, codeOf(one)))).toMatchObject({ verdict: "LISTED", words: expect.stringContaining("Còn 1 hồ sơ chưa quét") as string });
  const into = good(await scan(clerk, manifestId, codeOf(added)));
  expect(into).toMatchObject({ verdict: "ADDED", words: expect.stringContaining("thêm vào BG-") as string });
  expect(good(await scan(clerk, manifestId, codeOf(added))).scanId).toBe(into.scanId);
  // Another code for the same bundle, and what cannot go along.
  expect(good(await scan(clerk, manifestId, paperCode(codeOf(two), 2))).words).toContain("đúng, gồm Giấy tờ 2");
  expect(good(await scan(clerk, manifestId, paperCode(codeOf(two), 9))).verdict).toBe("UNKNOWN");
  expect(good(await scan(clerk, manifestId, codeOf(strange)))).toMatchObject({ verdict: "ELSEWHERE", words: expect.stringContaining("đang giữ") as string });
  expect(refusal(await scan(clerk, manifestId, await numberOf(manifestId))).reason).toBe("BAG_AT_GIVER");
  expect((await readManifestScans(clerk, manifestId))?.giver).toMatchObject({ started: true, missing: [], extra: [{}, {}] });
  for (const code of [codeOf(strange), paperCode(codeOf(two), 9)]) good(await scan(clerk, manifestId, code, { undo: true }));
  expect((await readManifestScans(clerk, manifestId))?.giver.extra).toEqual([]);
  expect(refusal(await scan(clerk, manifestId, "CP000000014VN", { undo: true })).reason).toBe("NOT_SCANNED");

  for (const code of [codeOf(one), codeOf(added), codeOf(strange), "CP473124829VN"]) good(await scan(official, manifestId, code));
  const seen = await readManifestScans(official, manifestId);
  expect(seen?.receiver.missing).toEqual([two.id]);
  expect(seen?.receiver.extra.map(({ verdict }) => verdict)).toEqual(["ELSEWHERE", "UNKNOWN"]);
  const signed = good(await sign(official, manifestId));
  expect(signed).toMatchObject({ taken: 2, left: [{ dossierId: two.id, words: "không quét thấy khi nhận; bên giao đã quét vào túi" }] });
  const { incidents } = await listIncidents(world.cast.supervisor, { open: true });
  expect(incidents.map(({ kind, responsibleName }) => [kind, responsibleName]).sort()).toEqual([["FOREIGN_BAG", clerk.name], ["NOT_TAKEN", clerk.name], ["UNKNOWN_NUMBER", clerk.name]]);
  const { rows: [left] } = await world.owner.query<{ holder_kind: string }>("select holder_kind from paper where id = $1", [two.paperIds[0]]);
  expect(left?.holder_kind).toBe("CLERK");
  expect(refusal(await scan(official, manifestId, codeOf(two))).reason).toBe("SIGNED");
  // What stayed may go with the next bag.
  expect(good(await sign(official, await make(two))).taken).toBe(1);
  expect((await verifyData(database.urls.owner)).INCIDENTS.broken).toBe(0);
});

test("the bag's code stands for all in it; without a scanner each line is a count by hand", async () => {
  const { official, clerk } = world.cast;
  tickFrom(TODAY);
  const [one, two] = [await world.dossier("RECEIVED"), await world.dossier("RECEIVED")];
  const bag = await make(one, two);
  const other = await make(await world.dossier("RECEIVED"));
  expect(good(await scan(official, bag, await numberOf(other)))).toMatchObject({ verdict: "UNKNOWN", words: expect.stringContaining("theo biên bản khác") as string });
  good(await scan(official, bag, await numberOf(other), { undo: true }));
  good(await scan(official, bag, codeOf(one)));
  good(await scan(official, bag, await numberOf(bag)));
  expect(refusal(await scan(official, bag, await numberOf(bag))).reason).toBe("ALL_SCANNED");
  expect((await rowsOf(bag)).filter(({ verdict }) => verdict === "LISTED").map(({ method }) => method)).toEqual(["SCAN", "BAG"]);
  expect(good(await sign(official, bag)).left).toEqual([]);
  expect(good(await sign(official, other)).taken).toBe(1);
  expect((await rowsOf(other)).map(({ method }) => method)).toEqual(["BY_HAND"]);
  expect(refusal(await scan(clerk, other, "CP000000014VN")).reason).toBe("SIGNED");
  expect((await verifyData(database.urls.owner)).INCIDENTS.broken).toBe(0);
});

test("two scanners at once, a replay, a scan against a signature; another office and agency see nothing", async () => {
  const { clerk, colleague, official, deskmate, otherClerk, otherOfficial } = world.cast;
  tickFrom(TODAY);
  const [one, late] = [await world.dossier("RECEIVED"), await world.dossier("RECEIVED")];
  const manifestId = await make(one);
  const operationId = newId<"operation">();
  const answers = await Promise.all([scan(official, manifestId, codeOf(one), { operationId }), scan(official, manifestId, codeOf(one), { operationId }), scan(deskmate, manifestId, codeOf(one))]);
  expect(new Set(answers.map((answer) => good(answer).scanId)).size).toBe(1);
  expect(await rowsOf(manifestId)).toHaveLength(1);
  for (const stranger of [otherClerk, otherOfficial]) {
    expect(refusal(await scan(stranger, manifestId, codeOf(one))).reason).toBe("NOT_FOUND");
    expect(await readManifestScans(stranger, manifestId)).toBeNull();
  }
  // A colleague's scan never lists what the giver does not hold.
  expect(good(await scan(colleague, manifestId, codeOf(late))).verdict).toBe("ELSEWHERE");
  good(await scan(colleague, manifestId, codeOf(late), { undo: true }));
  const [into, signed] = await Promise.all([scan(clerk, manifestId, codeOf(late)), sign(official, manifestId)]);
  const { taken, left } = good(signed);
  // Either the list grew before it was signed, and the receiver had not found it, or it was signed first.
  expect(into.ok ? [taken, left.length] : [refusal(into).reason, taken]).toEqual(into.ok ? [1, 1] : ["SIGNED", 1]);
  expect((await verifyData(database.urls.owner)).INCIDENTS.broken).toBe(0);
});

test("labels: the bag's tells its bundles, each bundle and cover its own code, as QR and barcode; nothing for strangers", async () => {
  const { clerk, official, otherClerk, supervisor } = world.cast;
  tickFrom(TODAY);
  const made = [await world.dossier("RECEIVED"), await world.dossier("RECEIVED")];
  const manifestId = await make(...made);
  const number = await numberOf(manifestId);
  const bag = await textsOf((await printLabels(official, "BAG", manifestId))?.pdf);
  expect(bag).toHaveLength(1);
  for (const words of [number, "2 hồ sơ", "trong 2 bưu phẩm", "Quét khi giao và nhận"]) expect(bag[0]).toContain(words);
  const bundles = await textsOf((await printLabels(supervisor, "BUNDLES", manifestId))?.pdf);
  expect(bundles).toHaveLength(2);
  for (const one of made) expect(bundles.some((page) => page.includes(codeOf(one)) && page.includes(`Trong túi ${number}`) && page.includes("NP000123"))).toBe(true);
  const covers = await textsOf((await printLabels(clerk, "PAPERS", made[0]?.id ?? ""))?.pdf);
  expect(covers).toHaveLength(1 + (made[0]?.paperIds.length ?? 0));
  expect(covers[2]).toContain(`${made[0] ? codeOf(made[0]) : ""}-G02`);
  for (const kind of ["BAG", "BUNDLES"] as const) expect(await printLabels(otherClerk, kind, manifestId)).toBeNull();
  expect(await printLabels(otherClerk, "PAPERS", made[0]?.id ?? "")).toBeNull();
});
