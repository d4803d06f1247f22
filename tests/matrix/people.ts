import type pg from "pg";
import { type Actor, type ActorKind, type ActorOf, mintActor, visitor } from "@/lib/identity/actor";
import { asId, newId } from "@/lib/platform/ids";
import { insertRows } from "@/prisma/seed/insert-rows";
import type { Cast } from "@/tests/cast";
import type { Stage } from "@/tests/factories";
import { STAGES } from "@/tests/factories";

/** The columns of the matrix: every kind of actor, near to the dossier and far from it. */
export const COLUMNS = [
  "visitor", "owner", "otherCitizen", "clerkHere", "clerkElsewhere", "courierOfIt", "courierBeside", "courierElsewhere", "supervisorHere", "supervisorElsewhere",
  "officialHere", "officialElsewhere", "headHere", "headElsewhere", "administratorHere", "administratorElsewhere",
] as const;
export type Column = (typeof COLUMNS)[number];

export const KIND_OF = {
  visitor: "VISITOR", owner: "CITIZEN", otherCitizen: "CITIZEN", clerkHere: "POSTAL_CLERK", clerkElsewhere: "POSTAL_CLERK", courierOfIt: "COURIER",
  courierBeside: "COURIER", courierElsewhere: "COURIER", supervisorHere: "POSTAL_SUPERVISOR", supervisorElsewhere: "POSTAL_SUPERVISOR", officialHere: "OFFICIAL",
  officialElsewhere: "OFFICIAL", headHere: "AGENCY_HEAD", headElsewhere: "AGENCY_HEAD", administratorHere: "ADMINISTRATOR", administratorElsewhere: "ADMINISTRATOR",
} as const satisfies Record<Column, ActorKind>;

export type People = Readonly<Record<Column, Actor>>;

/** A supervisor of the other office; the demo has only one. */
async function otherSupervisor(owner: pg.ClientBase, cast: Cast): Promise<ActorOf<"POSTAL_SUPERVISOR">> {
  const id = newId<"staff">();
  const { officeId, provinceCode } = cast.otherClerk;
  await insertRows(owner, "staff", [{ id, username: "giamsat.khac", full_name: "Đào Thị Giám", role: "POSTAL_SUPERVISOR", office_id: officeId, agency_id: null, province_code: provinceCode, email: "giamsat.khac@buudien.example" }]);
  return mintActor({ kind: "POSTAL_SUPERVISOR", id, name: "Đào Thị Giám", provinceCode, officeId: asId<"office">(officeId), agencyId: null });
}

export async function peopleOf(owner: pg.ClientBase, cast: Cast): Promise<People> {
  return {
    visitor: visitor(), owner: cast.citizen, otherCitizen: cast.otherCitizen, clerkHere: cast.clerk, clerkElsewhere: cast.otherClerk,
    courierOfIt: cast.courier, courierBeside: cast.fellowCourier, courierElsewhere: cast.otherCourier, supervisorHere: cast.supervisor,
    supervisorElsewhere: await otherSupervisor(owner, cast), officialHere: cast.official, officialElsewhere: cast.otherOfficial, headHere: cast.head,
    headElsewhere: cast.otherHead, administratorHere: cast.administrator, administratorElsewhere: cast.otherAdministrator,
  };
}

const from = (stage: Stage, first: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf(first);

/**
 * Who may know of a dossier at a stage: the matrix's own telling of design 4, written from the rule's words and not from the
 * product's scope. The applicant always; the office once it is filed; the agency once it is received; the province once it is filed;
 * a courier through his own stop or delivery, or one of his office that nobody has taken.
 */
export function mayKnow(column: Column, stage: Stage): boolean {
  switch (column) {
    case "owner":
      return true;
    case "clerkHere":
    case "supervisorHere":
    case "administratorHere":
      return stage !== "DRAFT";
    case "officialHere":
    case "headHere":
      return from(stage, "RECEIVED");
    case "courierOfIt":
      return stage !== "DRAFT";
    case "courierBeside":
      return stage === "SUBMITTED" || stage === "DISPATCHED";
    default:
      return false;
  }
}
