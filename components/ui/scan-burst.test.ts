import { describe, expect, it } from "vitest";
import { addKey, noBurst, scannedCode } from "@/components/ui/scan-burst";

function typed(text: string, gap: number) {
  return [...text].reduce((burst, key, position) => addKey(burst, key, position * gap), noBurst);
}

describe("scan burst", () => {
  it("knows a scanner by its speed", () => {
    const burst = typed("H42.05-261126-0001", 8);
    expect(scannedCode(burst, burst.lastAt + 8)).toBe("H42.05-261126-0001");
  });

  it("leaves a person's typing alone", () => {
    const burst = typed("H42.05-261126-0001", 60);
    expect(scannedCode(burst, burst.lastAt + 60)).toBeNull();
  });

  it("does not take a few quick keys for a code", () => {
    const burst = typed("abc", 10);
    expect(scannedCode(burst, burst.lastAt + 10)).toBeNull();
  });

  it("drops what a person typed before the scan", () => {
    let burst = typed("xin", 90);
    for (const [position, key] of [..."EH123456789VN"].entries()) burst = addKey(burst, key, 1000 + position * 5);
    expect(scannedCode(burst, burst.lastAt + 5)).toBe("EH123456789VN");
  });

  it("does not take Enter long after the burst for the scanner's Enter", () => {
    const burst = typed("EH123456789VN", 5);
    expect(scannedCode(burst, burst.lastAt + 400)).toBeNull();
  });
});
