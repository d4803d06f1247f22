import { normaliseCode } from "@/lib/dossiers/code";
import type { PartyKind } from "@/lib/platform/generated/enums";
import { isId } from "@/lib/platform/ids";

const SIDES: readonly PartyKind[] = ["CITIZEN", "COURIER", "CLERK", "AGENCY"];

/** What the address of the papers' page asks for, as its read wants it; what makes no sense is left out. `day` is `YYYY-MM-DD` or null. */
export function papersAsked(typed: Readonly<{ tim: string; giu: string; nguoi: string; ngay: string; sau: string }>) {
  const holder = SIDES.find((side) => side === typed.giu);
  return {
    wanted: {
      ...(typed.tim.trim() !== "" && { code: normaliseCode(typed.tim) }), ...(holder !== undefined && { holder }), ...(isId(typed.nguoi) && { person: typed.nguoi }), ...(isId(typed.sau) && { after: typed.sau }),
    },
    day: /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(typed.ngay) ? typed.ngay : null,
  };
}
