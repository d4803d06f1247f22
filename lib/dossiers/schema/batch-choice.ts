import { z } from "zod";
import { MOST_AT_ONCE } from "@/lib/dossiers/batch";
import type { BatchKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

/** The acts by their names in the address, in the order of the tabs. */
export const BATCH_ADDRESS = { "phan-cong": "ASSIGN", "chuyen": "TRANSFER", "nhac-viec": "REMIND", "ban-giao": "HAND_OVER_RESULTS" } as const satisfies Record<string, BatchKind>;

/** What the address says was chosen: ids one by one or a list of them with commas, or all of the list that its filter names. */
export const batchChoice = z.object({
  chon: z.union([z.string(), z.array(z.string())]).catch([]).default([])
    .transform((value) => [...new Set([value].flat().join(",").split(",").filter(isId))].slice(0, MOST_AT_ONCE + 1)),
  "pham-vi": z.string().catch("").default("").transform((value) => value === "tat-ca"),
  viec: z.string().catch("").default("").transform((value): BatchKind | null => Object.entries(BATCH_ADDRESS).find(([name]) => name === value)?.[1] ?? null),
});
