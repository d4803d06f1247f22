import { vi } from "vitest";
import type * as session from "@/lib/identity/session";
import { TODAY } from "@/tests/factories";
import { runMatrix } from "@/tests/matrix/run";
import { withoutDatabaseLock } from "@/tests/matrix/without-database-lock";

vi.mock("@/lib/platform/clock", () => ({ now: () => new Date(TODAY) }));
vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof session>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

runMatrix("CODE", withoutDatabaseLock);
