import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectsOf } from "@/lib/dossiers/effects";
import { EVENT_WORDS, REFUSAL_WORDS } from "@/lib/dossiers/labels";
import { DOSSIER_EVENTS, type DossierEventName, type DossierFacts, FINAL_STATUSES, LIFECYCLE, refusalOf, statusAfter } from "@/lib/dossiers/lifecycle";
import { NotAPath, type PastAct, replay } from "@/lib/dossiers/replay";
import type { DossierStatus } from "@/lib/platform/generated/enums";

const START = new Date("2026-03-02T01:00:00Z");
const ACTORS = ["an", "binh", "chi"] as const;

/** An attempt: who tries what, and what the world is like beside the history. */
const attempt = fc.record({
  event: fc.constantFrom(...DOSSIER_EVENTS), actorId: fc.constantFrom(...ACTORS), minutes: fc.nat(600),
  returnMethod: fc.constantFrom("POST" as const, "COUNTER" as const, "ONLINE" as const),
  missingAnswers: fc.nat(1), papersOwed: fc.nat(1), resultFiles: fc.nat(1), signOff: fc.boolean(), claimLapsed: fc.boolean(),
  actorKind: fc.constantFrom("OFFICIAL" as const, "AGENCY_HEAD" as const), supplementAllowances: fc.nat(1),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** Plays attempts as live commands do: those that are refused change nothing. */
function play(attempts: readonly Attempt[]) {
  let status: DossierStatus | null = null;
  let effects: ReturnType<typeof effectsOf> = {};
  let at = START;
  let supplementRequests = 0;
  const acts: PastAct[] = [];
  const visited: (DossierStatus | null)[] = [null];
  for (const { event, actorId, minutes, ...world } of attempts) {
    const facts: DossierFacts | null = status === null ? null : {
      ...world, status, actorId, supplementRequests, received: effects.receivedAt !== undefined, holderId: effects.holderId ?? null, proposed: effects.proposedAt != null,
    };
    if (refusalOf(event, facts) !== null) continue;
    at = new Date(at.getTime() + minutes * 60_000);
    status = statusAfter(event, status);
    effects = { ...effects, ...effectsOf(event, at, actorId, { assigneeId: actorId }) };
    supplementRequests += event === "REQUEST_SUPPLEMENT" ? 1 : 0;
    acts.push({ event, at, actor: { kind: "OFFICIAL", id: actorId, name: actorId }, operationId: `${acts.length}`, payload: { assigneeId: actorId } });
    visited.push(status);
  }
  return { status, effects, acts, visited };
}

// From "nothing" almost every attempt is refused; a lawful beginning leads the search to where it matters.
const BEGINNINGS: readonly (readonly DossierEventName[])[] = [[], ["CREATE_DRAFT", "SUBMIT"], ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM"], ["CREATE_DRAFT", "SUBMIT", "RECEIVE", "CLAIM", "GRANT"]];
const attempts = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.array(attempt, { maxLength: 25 })).map(([beginning, rest]): Attempt[] => [
  ...beginning.map((event): Attempt => ({ event, actorId: "an", minutes: 5, returnMethod: "POST", missingAnswers: 0, papersOwed: 0, resultFiles: 1, signOff: false, claimLapsed: false, actorKind: "OFFICIAL", supplementAllowances: 0 })), ...rest,
]);

describe("the lifecycle, whatever is tried in whatever order", () => {
  test("never leaves a final status", () => {
    fc.assert(fc.property(attempts, (tried) => {
      const { visited } = play(tried);
      const final = visited.findIndex((status) => (FINAL_STATUSES as readonly (DossierStatus | null)[]).includes(status));
      if (final >= 0) expect(visited.slice(final)).toHaveLength(1);
    }), { numRuns: 2_000 });
  });

  test("keeps moments and holder true to the status", () => {
    fc.assert(fc.property(attempts, (tried) => {
      const { status, effects } = play(tried);
      if (status === null) return;
      expect(effects.submittedAt !== undefined).toBe(status !== "DRAFT");
      if (["RECEIVED", "PROCESSING", "STOPPED", "RESOLVED", "RETURNED"].includes(status)) expect(effects.receivedAt).toBeDefined();
      if (["SUBMITTED", "NOT_RECEIVED"].includes(status)) expect(effects.receivedAt).toBeUndefined();
      expect(effects.outcome !== undefined).toBe(status === "RESOLVED" || status === "RETURNED");
      expect(effects.processingEndedAt !== undefined).toBe(["RESOLVED", "RETURNED", "STOPPED", "WITHDRAWN"].includes(status));
      expect(effects.returnedAt !== undefined).toBe(status === "RETURNED");
    }), { numRuns: 2_000 });
  });

  test("leaves a history that replays to the same row", () => {
    fc.assert(fc.property(attempts, (tried) => {
      const { status, effects, acts } = play(tried);
      if (acts.length === 0) return;
      const { row, events } = replay("d", acts);
      expect(row).toMatchObject({ ...effects, status, version: acts.length });
      expect(events.map(({ seq }) => seq)).toEqual(acts.map((_, i) => i + 1));
    }), { numRuns: 1_000 });
  });

  test("does not replay a history with a step that its status forbids, or with time going back", () => {
    fc.assert(fc.property(attempts, fc.constantFrom(...DOSSIER_EVENTS), fc.nat(), (tried, event, place) => {
      const { acts, visited } = play(tried);
      const index = place % (acts.length + 1);
      const status = visited[index] ?? null;
      const from: readonly (DossierStatus | null)[] = LIFECYCLE[event].from;
      const slipped = [...acts.slice(0, index), { event, at: acts[index - 1]?.at ?? START, actor: { kind: "OFFICIAL" as const, id: "x", name: "x" }, operationId: "x" }];
      if (!from.includes(status)) expect(() => replay("d", slipped)).toThrow(NotAPath);
      const last = acts.at(-1);
      if (acts.length > 1 && last) expect(() => replay("d", [...acts.slice(0, -1), { ...last, at: new Date(START.getTime() - 1) }])).toThrow(NotAPath);
    }), { numRuns: 1_000 });
  });

  test("has words for every event and for every refusal", () => {
    for (const event of DOSSIER_EVENTS) expect(EVENT_WORDS[event].length).toBeGreaterThan(3);
    for (const words of Object.values(REFUSAL_WORDS)) expect(words).toMatch(/\.$/);
  });
});
