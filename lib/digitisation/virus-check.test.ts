import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { checkVirus } from "@/lib/digitisation/virus-check";
import { type Clamd, type ClamdFault, startClamd } from "@/simulators/clamd/clamd";

const EICAR = new TextEncoder().encode(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""));
const PATIENCE = 300;
let clamd: Clamd;

beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(async () => {
  delete process.env.CLAMD_URL;
  await clamd.stop();
});
beforeEach(() => {
  process.env.CLAMD_URL = clamd.url;
  clamd.fault("NONE");
});

describe("the antivirus", () => {
  test("finds the test virus, also deep in a file sent in many pieces, and lets a clean file pass", async () => {
    expect(await checkVirus(EICAR)).toEqual({ is: "INFECTED", name: "Eicar-Test-Signature" });
    const long = new Uint8Array(1_000_000);
    expect(await checkVirus(long)).toEqual({ is: "CLEAN" });
    // Across the end of a piece.
    long.set(EICAR, 65_536 - 20);
    expect(await checkVirus(long)).toEqual({ is: "INFECTED", name: "Eicar-Test-Signature" });
    expect(clamd.seen()).toBe(3);
  });

  test.each<ClamdFault>(["DOWN", "SILENT", "NONSENSE", "TOO_LARGE"])("is down when it is %s, and nobody waits for it for long", async (fault) => {
    clamd.fault(fault);
    const begun = performance.now();
    expect(await checkVirus(EICAR, PATIENCE)).toEqual({ is: "DOWN" });
    expect(performance.now() - begun).toBeLessThan(PATIENCE + 3_000);
  });

  test("is down when nobody listens, and not configured when no address is given", async () => {
    process.env.CLAMD_URL = "tcp://127.0.0.1:1";
    expect(await checkVirus(EICAR, PATIENCE)).toEqual({ is: "DOWN" });
    process.env.CLAMD_URL = "";
    expect(await checkVirus(EICAR, PATIENCE)).toEqual({ is: "NOT_CONFIGURED" });
  });
});
