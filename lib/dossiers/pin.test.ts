import { expect, test } from "vitest";
import { newPin, pinIn, shownPin } from "@/lib/dossiers/pin";

test("a PIN has six digits, is printed in groups and read back from them", () => {
  for (let i = 0; i < 200; i++) {
    const pin = newPin();
    expect(pin).toMatch(/^\d{6}$/);
    expect(pinIn(shownPin(pin))).toBe(pin);
  }
  expect(shownPin("004817")).toBe("004 817");
});

test("what is no PIN is none", () => {
  expect([pinIn("12345"), pinIn("1234567"), pinIn("12345a"), pinIn("")]).toEqual([null, null, null, null]);
  expect(pinIn("00-48.17")).toBe("004817");
});
