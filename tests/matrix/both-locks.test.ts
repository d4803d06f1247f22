import { vi } from "vitest";
import { TODAY } from "@/tests/factories";
import { runMatrix } from "@/tests/matrix/run";

vi.mock("@/lib/platform/clock", () => ({ now: () => new Date(TODAY) }));
vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof import("@/lib/identity/session")>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

runMatrix("BOTH");
