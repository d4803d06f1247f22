import { vi } from "vitest";
import type { Actor } from "@/lib/identity/actor";
import { TODAY } from "@/tests/factories";
import { runMatrix } from "@/tests/matrix/run";

vi.mock("@/lib/platform/clock", () => ({ now: () => new Date(TODAY) }));
vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof import("@/lib/identity/session")>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

// The code's lock says yes to everybody: every permission, every dossier, every manifest.
vi.mock("@/lib/access/policy", async (original) => ({
  ...(await original<typeof import("@/lib/access/policy")>()),
  may: () => true,
  permit: (actor: Actor, permission: string) => ({ permission, actor }),
}));
vi.mock("@/lib/access/scope", () => ({
  dossiersVisibleTo: () => ({}),
  dossiersVisibleSql: () => ({ condition: "$1::text is not null", place: "everything" }),
}));
vi.mock("@/lib/deliveries/manifest", async (original) => ({
  ...(await original<typeof import("@/lib/deliveries/manifest")>()),
  manifestsVisibleTo: () => ({}),
}));

runMatrix("DATABASE");
