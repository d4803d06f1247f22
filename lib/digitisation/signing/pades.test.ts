import { spawnSync } from "node:child_process";
import fs, { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodePage } from "@/lib/digitisation/page-encoding";
import { pdfContents } from "@/lib/digitisation/pdf-content";
import { drawPdf } from "@/lib/digitisation/pdf-pages";
import { searchablePdf } from "@/lib/digitisation/searchable-pdf";
import { cscService } from "@/lib/digitisation/signing/csc";
import { isPreparable } from "@/lib/digitisation/signing/pades";
import { checkPdfSignatures } from "@/lib/digitisation/signing/pdf-signatures";
import { COMPARED_WORDS, signPdfs } from "@/lib/digitisation/signing/sign-pdf";
import type { SigningAnswer } from "@/lib/digitisation/signing/signing-service";
import { readPem } from "@/lib/digitisation/signing/trust";
import { readPdf } from "@/lib/forms/pdf-text";
import { now } from "@/lib/platform/clock";
import { vietnamMoment } from "@/lib/platform/format";
import { startSigningService, type RunningSigningService } from "@/simulators/signing-service/server";

const CLERK = { userId: "ntha.quay", name: "Nguyễn Thị Thu Hà", unit: "Bưu điện tỉnh Ninh Bình" };
const OTHER = { userId: "lvson.quay", name: "Lã Văn Sơn", unit: "Bưu điện tỉnh Ninh Bình" };
const AT = vietnamMoment("2026-11-20", "09:05");
const CLIENT = { id: "portal", secret: "a-secret-of-the-test" };

const folder = mkdtempSync(path.join(tmpdir(), "mcbc-pades-"));
let service: RunningSigningService;
let roots: readonly X509Certificate[];
let plain: Uint8Array;
let signed: Uint8Array;

const connect = (timeoutMs = 5_000, url = service.url) =>
  cscService({ url: `${url}/csc/v1`, clientId: CLIENT.id, clientSecret: CLIENT.secret, timeStampUrl: `${url}/tsa`, trustedRoots: "", timeoutMs }, () => roots);

async function sign(bytes: Uint8Array, signer = CLERK, timeoutMs?: number): Promise<SigningAnswer<{ bytes: Uint8Array; serial: string; timeStampedAt: Date }>> {
  let heard: Awaited<ReturnType<typeof sign>> | undefined;
  await signPdfs(connect(timeoutMs), roots, signer, [{ bytes, at: AT, place: "Quầy bưu điện, Phủ Lý" }], (_, outcome) => {
    heard = outcome;
    return Promise.resolve();
  });
  if (heard === undefined) throw new Error("nothing was told");
  return heard;
}

beforeAll(async () => {
  service = await startSigningService({ port: 0, folder, signers: [CLERK, OTHER], client: CLIENT });
  roots = readPem(fs.readFileSync(service.rootsFile, "utf8"));
  const page = { width: 583, height: 827, dpi: 100, data: new Uint8Array(583 * 827 * 3).fill(255) };
  plain = await searchablePdf({ title: "Bằng tốt nghiệp", createdAt: AT, pages: [{ image: await encodePage(page, "GREY"), text: { lines: [[{ text: "Bằng", left: 80, right: 200, top: 400, bottom: 420, certainty: 95 }]], certainty: 95 } }] });
  const answer = await sign(plain);
  if (!answer.ok) throw new Error(answer.words);
  signed = answer.value.bytes;
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a compared copy signed by the clerk", () => {
  test("is valid, by the clerk's name, with a time stamp", () => {
    const [signature, ...others] = checkPdfSignatures(signed, roots, now());
    expect(others).toEqual([]);
    expect(signature).toMatchObject({ state: "VALID", signerName: CLERK.name, organisation: CLERK.unit, authority: "Chứng thực thử nghiệm G1", timeStamped: true });
    expect(Math.abs((signature?.signedAt?.getTime() ?? 0) - now().getTime())).toBeLessThan(60_000);
  });

  test("keeps every byte of the scan before its end", () => {
    expect(Buffer.from(signed.subarray(0, plain.length)).equals(Buffer.from(plain))).toBe(true);
  });

  test("shows what any changed byte was: in the scan, in the stamp, in the signature, behind the end", () => {
    const gap = /\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(Buffer.from(signed).toString("latin1"))?.slice(1).map(Number) ?? [];
    const [begins = 0, ends = 0] = gap;
    for (const at of [20, plain.length - 200, begins - 3, ends + 5, signed.length - 20]) {
      const changed = new Uint8Array(signed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(checkPdfSignatures(changed, roots, now()).map(({ state }) => state), `byte ${at}`).not.toContain("VALID");
    }
    const inside = Buffer.from(signed);
    inside.write(inside[begins + 3_001] === 0x41 ? "B" : "A", begins + 3_001, "latin1");
    expect(checkPdfSignatures(inside, roots, now())[0]?.state).not.toBe("VALID");
    const padding = Buffer.from(signed);
    padding.write("7", ends - 5, "latin1");
    expect(checkPdfSignatures(padding, roots, now())[0]?.state).toBe("CHANGED");
    const longer = Buffer.concat([signed, Buffer.from("5 0 obj\n<< >>\nendobj\n")]);
    expect(checkPdfSignatures(longer, roots, now())[0]?.state).toBe("CHANGED");
  });

  test("is of an unknown authority where its root is not trusted", () => {
    expect(checkPdfSignatures(signed, [], now())[0]).toMatchObject({ state: "UNKNOWN_AUTHORITY", signerName: CLERK.name });
  });

  test("shows a stamp with the clerk's name, the words, the time and the certificate, in letters of its own", async () => {
    const source = Buffer.from(signed).toString("latin1");
    expect(source).toMatch(/\/SubFilter \/ETSI\.CAdES\.detached/);
    let dark = 0;
    for await (const drawn of drawPdf(signed, { dpi: 100, mostPages: 2, mostPixels: 9_000_000 })) {
      for (let y = 10; y < 80; y += 1) for (let x = 380; x < 570; x += 1) if ((drawn.rgba[(y * drawn.width + x) * 4] ?? 255) < 120) dark += 1;
    }
    expect(dark).toBeGreaterThan(400);
  });

  test("has what PDF/A-2b asks of an annotation and its letters, and nothing that runs", async () => {
    const source = Buffer.from(signed).toString("latin1");
    const added = source.slice(plain.length);
    expect(added).toMatch(/\/Subtype \/Widget \/FT \/Sig [^\n]*\/F 132 \/AP << \/N \d+ 0 R >>/);
    expect(added).toContain("/SigFlags 3");
    expect(added).not.toMatch(/\/NeedAppearances|\/JavaScript|\/AA\b|\/Encrypt/);
    expect([...added.matchAll(/\/Type \/Font /g)].length).toBe(2);
    expect(added).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(pdfContents(signed)).toEqual({ encrypted: false, active: [], hidden: false });
    // Every object lies where the new table says.
    const table = source.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(source)?.[1]));
    const entries = [...table.matchAll(/^(\d+) 1\n(\d{10}) 00000 n $/gm)];
    expect(entries.length).toBeGreaterThan(8);
    for (const [, number, offset] of entries) expect(source.startsWith(`${number} 0 obj\n`, Number(offset))).toBe(true);
    expect((await readPdf(signed)).pages[0]).toContain("Bằng");
  });

  test("is valid to another program too, where there is one, and changed to it when a byte is", () => {
    const file = path.join(folder, "signed.pdf");
    const look = (bytes: Uint8Array): string => {
      fs.writeFileSync(file, bytes);
      return spawnSync("pdfsig", ["-nocert", file], { encoding: "utf8" }).stdout;
    };
    if (spawnSync("pdfsig", ["-v"]).error !== undefined) return;
    expect(look(signed)).toMatch(/Nguyễn Thị Thu Hà[\s\S]*ETSI\.CAdES\.detached[\s\S]*Total document signed[\s\S]*Signature is Valid/);
    const changed = new Uint8Array(signed);
    changed[plain.length - 200] = (changed[plain.length - 200] ?? 0) ^ 1;
    expect(look(changed)).not.toContain("Signature is Valid");
  });

  test("is not signed a second time", () => {
    expect(isPreparable(plain)).toBe(true);
    expect(isPreparable(signed)).toBe(false);
  });
});

describe("a service that fails", () => {
  const cases = [
    [{ mode: "down" }, "SERVICE_DOWN", true], [{ mode: "refuse-connection" }, "ANSWER_LOST", true], [{ mode: "slow", delay: 2_000 }, "SERVICE_DOWN", true],
    [{ mode: "lost-answer" }, "ANSWER_LOST", true], [{ mode: "declined" }, "DECLINED", false], [{ mode: "wrong-signature" }, "WRONG_SIGNATURE", false],
    [{ mode: "other-person" }, "OTHER_PERSON", false], [{ mode: "expired" }, "CERTIFICATE_OUT_OF_TIME", false], [{ mode: "no-time-stamp" }, "NO_TIME_STAMP", true],
  ] as const;

  test.each(cases)("%j is told as %s", async (fault, reason, again) => {
    service.faults.set({ delay: 5_000, ...fault, times: 1 });
    const answer = await sign(plain, CLERK, "delay" in fault ? 500 : 5_000);
    service.faults.set({ mode: "none", delay: 0 });
    expect(answer).toMatchObject({ ok: false, reason, again });
    expect((await sign(plain)).ok).toBe(true);
  });

  test("somebody without a certificate, and a service that is not there, are told apart", async () => {
    expect(await sign(plain, { userId: "nobody", name: "Không Ai", unit: "" })).toMatchObject({ ok: false, reason: "NO_CREDENTIAL", again: false });
    const gone = connect(1_000, "http://127.0.0.1:59999");
    expect(await gone.credentialOf(CLERK)).toMatchObject({ ok: false, reason: "SERVICE_DOWN", again: true });
  });

  test("the same file at the same moment gives the service the same hash again", async () => {
    const hashes = service.signing.signed().filter(({ userId }) => userId === CLERK.userId);
    expect(hashes).toHaveLength(1);
    expect(hashes[0]?.times).toBeGreaterThan(3);
    expect(COMPARED_WORDS).toBe("Đã đối chiếu với bản giấy");
  });
});
