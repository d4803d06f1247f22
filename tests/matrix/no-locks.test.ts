import { vi } from "vitest";
import type * as policy from "@/lib/access/policy";
import type * as manifest from "@/lib/deliveries/manifest";
import type { Actor } from "@/lib/identity/actor";
import type * as session from "@/lib/identity/session";
import { TODAY } from "@/tests/factories";
import { runMatrix } from "@/tests/matrix/run";
import { withoutDatabaseLock } from "@/tests/matrix/without-database-lock";

vi.mock("@/lib/platform/clock", () => ({ now: () => new Date(TODAY) }));
vi.mock("@/lib/identity/session", async (original) => ({
  ...(await original<typeof session>()),
  currentActor: async () => (await import("@/tests/matrix/current-actor")).request.actor,
}));

// The code's lock says yes to everybody: every permission, every dossier, every manifest, every incident.
vi.mock("@/lib/access/policy", async (original) => ({
  ...(await original<typeof policy>()),
  may: () => true,
  permit: (actor: Actor, permission: string) => ({ permission, actor }),
}));
vi.mock("@/lib/access/scope", () => ({
  dossiersVisibleTo: () => ({}),
  dossiersVisibleSql: () => ({ condition: "$1::text is not null", place: "everything" }),
}));
vi.mock("@/lib/deliveries/manifest", async (original) => ({
  ...(await original<typeof manifest>()),
  manifestsVisibleTo: () => ({}),
}));
vi.mock("@/lib/deliveries/incident", () => ({ incidentsVisibleTo: () => ({}) }));

runMatrix("NONE", withoutDatabaseLock);
