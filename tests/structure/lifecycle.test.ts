import { describe, expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/access/policy";
import { DOSSIER_EVENTS, type DossierEventName, type DossierFacts, FINAL_STATUSES, LIFECYCLE, refusalOf, statusAfter } from "@/lib/dossiers/lifecycle";
import { DossierStatus } from "@/lib/platform/generated/enums";

const STATUSES = Object.values(DossierStatus);
const LETTERS = { CITIZEN: "D", POSTAL_CLERK: "Q", COURIER: "T", POSTAL_SUPERVISOR: "S", OFFICIAL: "C", AGENCY_HEAD: "L", ADMINISTRATOR: "A", SYSTEM: "H" } as const;
const HEADS = ["∅", "nháp", "1 mới", "2 nhận", "3 k.nhận", "4 xử lý", "5 b.sung", "6 phí", "7 rút", "8 dừng", "9 xong", "10 trả"] as const;

/** Every combination of the facts that the refusals look at, for one status. */
function factsFor(status: DossierStatus): DossierFacts[] {
  const all: DossierFacts[] = [];
  for (const received of [true, false]) {
    for (const holderId of [null, "me", "other"]) {
      for (const returnMethod of ["POST", "COUNTER", "ONLINE"] as const) {
        for (const count of [0, 1]) {
          for (const flip of [0, 1]) {
            for (const actorKind of ["OFFICIAL", "AGENCY_HEAD"] as const) {
              for (const yes of [true, false]) {
                const counts = { supplementRequests: count, supplementAllowances: flip, missingAnswers: flip, papersOwed: count, resultFiles: flip };
                all.push({ ...counts, status, received, holderId, actorId: "me", actorKind, returnMethod, claimLapsed: yes, signOff: yes, proposed: flip === 1 });
                all.push({ ...counts, status, received, holderId, actorId: "me", actorKind, returnMethod, claimLapsed: yes, signOff: !yes, proposed: flip === 0 });
              }
            }
          }
        }
      }
    }
  }
  return all;
}

function rolesOf(event: DossierEventName): string {
  const allowed: readonly string[] = PERMISSIONS[LIFECYCLE[event].permission];
  return Object.entries(LETTERS).filter(([role]) => allowed.includes(role)).map(([, letter]) => letter).join("");
}

/** The roles that may, with `*` when the facts decide; a dot when nobody ever may. */
function cell(event: DossierEventName, status: DossierStatus | null): string {
  if (status === null) return refusalOf(event, null) === null ? rolesOf(event) : "·";
  const refusals = factsFor(status).map((facts) => refusalOf(event, facts));
  if (refusals.every((refusal) => refusal !== null)) return "·";
  return `${rolesOf(event)}${refusals.some((refusal) => refusal !== null) ? "*" : ""}`;
}

/** Why it may be refused where its status would allow it. */
function reasons(event: DossierEventName): string {
  const from: readonly (DossierStatus | null)[] = LIFECYCLE[event].from;
  const found = from.filter((status) => status !== null).flatMap(factsFor).map((facts) => refusalOf(event, facts)).filter((reason) => reason !== null);
  return [...new Set(found)].sort().join(", ");
}

function snapshot(): string {
  const widths = HEADS.map((head) => Math.max(8, head.length));
  const line = (first: string, cells: readonly string[], to: string, rest: string) =>
    `${[first.padEnd(19), ...cells.map((text, i) => text.padEnd(widths[i] ?? 8)), to.padEnd(20), rest].join(" ")}`.trimEnd();
  const rows = DOSSIER_EVENTS.map((event) => {
    const { to, clock, term } = LIFECYCLE[event];
    const effects = [clock === "SAME" ? "" : `đồng hồ ${clock}`, term === "NONE" ? "" : `hạn ${term}`, reasons(event) === "" ? "" : `trừ khi ${reasons(event)}`];
    return line(event, [null, ...STATUSES].map((status) => cell(event, status)), `→ ${to}`, effects.filter((part) => part !== "").join("; "));
  });
  const legend = "Ai làm được việc gì ở trạng thái nào. D người dân, Q nhân viên quầy, T bưu tá, S giám sát, C chuyên viên, L lãnh đạo cơ quan, A quản trị, H tự động; * còn tùy dữ kiện; · không ai.";
  return [legend, "", line("việc", HEADS, "sang", ""), ...rows, ""].join("\n");
}

test("events × statuses × roles are as reviewed", async () => {
  await expect(snapshot()).toMatchFileSnapshot("./lifecycle.snapshot.txt");
});

/** The moves of the national list (domain.md 2.5, from NĐ 118/2025, Điều 17–20), and the draft before it. */
const NATIONAL_MOVES: Readonly<Record<string, readonly DossierStatus[]>> = {
  "∅": ["DRAFT", "SUBMITTED"],
  DRAFT: ["SUBMITTED"],
  SUBMITTED: ["RECEIVED", "NOT_RECEIVED", "AWAITING_SUPPLEMENT", "WITHDRAWN"],
  RECEIVED: ["PROCESSING"],
  PROCESSING: ["AWAITING_SUPPLEMENT", "AWAITING_PAYMENT", "STOPPED", "RESOLVED", "WITHDRAWN"],
  AWAITING_SUPPLEMENT: ["PROCESSING", "SUBMITTED", "RECEIVED", "WITHDRAWN", "STOPPED"],
  AWAITING_PAYMENT: ["PROCESSING", "STOPPED"],
  RESOLVED: ["RETURNED"],
  NOT_RECEIVED: [], WITHDRAWN: [], STOPPED: [], RETURNED: [],
};
/** Not yet built: nobody asks for money during processing, and a request before reception leads back to the counter alone. */
const NOT_OFFERED = ["AWAITING_PAYMENT → PROCESSING", "AWAITING_PAYMENT → STOPPED", "AWAITING_SUPPLEMENT → RECEIVED", "PROCESSING → AWAITING_PAYMENT"];

function movesOffered(): Set<string> {
  const moves = new Set<string>();
  for (const event of DOSSIER_EVENTS) {
    for (const status of [null, ...STATUSES]) {
      if (cell(event, status) === "·") continue;
      const after = statusAfter(event, status);
      if (after !== status) moves.add(`${status ?? "∅"} → ${after}`);
    }
  }
  return moves;
}

describe("the lifecycle against the national list", () => {
  const national = new Set(Object.entries(NATIONAL_MOVES).flatMap(([from, to]) => to.map((status) => `${from} → ${status}`)));

  test("moves only as the list allows", () => {
    expect([...movesOffered()].filter((move) => !national.has(move))).toEqual([]);
  });

  test("offers every move but those known to be missing", () => {
    const offered = movesOffered();
    expect([...national].filter((move) => !offered.has(move)).sort()).toEqual([...NOT_OFFERED].sort());
  });

  test("has as final exactly the statuses that nothing leaves", () => {
    const left = STATUSES.filter((status) => DOSSIER_EVENTS.every((event) => cell(event, status) === "·"));
    expect(left.filter((status) => status !== "AWAITING_PAYMENT").sort()).toEqual([...FINAL_STATUSES].sort());
  });
});
