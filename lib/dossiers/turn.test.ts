import { expect, test } from "vitest";
import { turnOf, type TurnFacts } from "@/lib/dossiers/turn";

const facts = (changes: Partial<TurnFacts>): TurnFacts => ({ status: "SUBMITTED", channel: "POST", returnMethod: "POST", pickupOpen: false, agencyName: "Sở VHTT&DL", events: ["CREATE_DRAFT", "SUBMIT"], ...changes });
const holder = (changes: Partial<TurnFacts>) => turnOf(facts(changes)).holder;

test("a filed dossier waits for the courier while a visit is open, then for the counter", () => {
  expect(holder({ pickupOpen: true })).toBe("POST");
  expect(holder({})).toBe("COUNTER");
  expect(holder({ channel: "ONLINE", pickupOpen: true })).toBe("COUNTER");
  expect(holder({ pickupOpen: true, events: ["SUBMIT", "COLLECT_PAPERS", "TAKE_OVER_PAPERS"] })).toBe("COUNTER");
});

test("the agency by its name while it works", () => {
  expect(turnOf(facts({ status: "PROCESSING", events: ["SUBMIT", "RECEIVE", "CLAIM"] }))).toMatchObject({ holder: "AGENCY", words: "Sở VHTT&DL" });
});

test("a request waits for the applicant until papers are on their way", () => {
  const events = ["SUBMIT", "RECEIVE", "CLAIM", "REQUEST_SUPPLEMENT"] as const;
  expect(holder({ status: "AWAITING_SUPPLEMENT", events })).toBe("CITIZEN");
  expect(holder({ status: "AWAITING_SUPPLEMENT", events, pickupOpen: true })).toBe("POST");
  expect(holder({ status: "AWAITING_SUPPLEMENT", events: [...events, "COLLECT_PAPERS", "TAKE_OVER_PAPERS", "DIGITISE"] })).toBe("COUNTER");
});

test("a result is the agency's until it lets it go, then with the post, or to be fetched by the applicant", () => {
  const decided = ["SUBMIT", "RECEIVE", "CLAIM", "GRANT"] as const;
  const dispatched = [...decided, "DISPATCH_RESULT"] as const;
  expect(turnOf(facts({ status: "RESOLVED", events: decided }))).toMatchObject({ holder: "AGENCY", words: "Sở VHTT&DL" });
  expect(holder({ status: "RESOLVED", events: dispatched })).toBe("POST");
  expect(holder({ status: "RESOLVED", returnMethod: "COUNTER", events: dispatched })).toBe("CITIZEN");
  expect(holder({ status: "RESOLVED", returnMethod: "ONLINE", events: decided })).toBe("CITIZEN");
});

test.each(["NOT_RECEIVED", "WITHDRAWN", "STOPPED", "RETURNED"] as const)("nobody's turn after %s", (status) => {
  expect(holder({ status })).toBe("NOBODY");
});
