import { expect, test } from "vitest";
import { expiryOf, isLive } from "@/lib/identity/session-limits";

const start = new Date("2026-11-26T01:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test("staff: out after an hour without a request, and after twelve hours whatever they do", () => {
  const expiresAt = expiryOf("POSTAL_CLERK", start);
  expect(expiresAt).toEqual(after(12 * 60));
  expect(isLive("POSTAL_CLERK", { lastSeenAt: start, expiresAt }, after(59.9))).toBe(true);
  expect(isLive("POSTAL_CLERK", { lastSeenAt: start, expiresAt }, after(60))).toBe(false);
  expect(isLive("ADMINISTRATOR", { lastSeenAt: after(12 * 60 - 1), expiresAt }, after(12 * 60))).toBe(false);
});

test("citizens: twelve hours without a request, seven days at most", () => {
  const expiresAt = expiryOf("CITIZEN", start);
  expect(expiresAt).toEqual(after(7 * 24 * 60));
  expect(isLive("CITIZEN", { lastSeenAt: start, expiresAt }, after(12 * 60 - 1))).toBe(true);
  expect(isLive("CITIZEN", { lastSeenAt: start, expiresAt }, after(12 * 60))).toBe(false);
});
