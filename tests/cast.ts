import type pg from "pg";
import { type ActorOf, mintActor, type StaffRole } from "@/lib/identity/actor";
import { asId } from "@/lib/platform/ids";

/** The people of the tests: the demo's, as actors. `other…` is of another office, agency or province. */
export type Cast = Readonly<{
  citizen: ActorOf<"CITIZEN">;
  otherCitizen: ActorOf<"CITIZEN">;
  clerk: ActorOf<"POSTAL_CLERK">;
  colleague: ActorOf<"POSTAL_CLERK">;
  otherClerk: ActorOf<"POSTAL_CLERK">;
  courier: ActorOf<"COURIER">;
  fellowCourier: ActorOf<"COURIER">;
  otherCourier: ActorOf<"COURIER">;
  supervisor: ActorOf<"POSTAL_SUPERVISOR">;
  official: ActorOf<"OFFICIAL">;
  deskmate: ActorOf<"OFFICIAL">;
  otherOfficial: ActorOf<"OFFICIAL">;
  head: ActorOf<"AGENCY_HEAD">;
  otherHead: ActorOf<"AGENCY_HEAD">;
  administrator: ActorOf<"ADMINISTRATOR">;
  otherAdministrator: ActorOf<"ADMINISTRATOR">;
}>;

type StaffRow = { id: string; full_name: string; role: StaffRole; agency_id: string | null; office_id: string | null; province_code: string };

async function staffActor<K extends StaffRole>(owner: pg.ClientBase, username: string, kind: K): Promise<ActorOf<K>> {
  const { rows } = await owner.query<StaffRow>("select id, full_name, role, agency_id, office_id, province_code from staff where username = $1", [username]);
  const row = rows[0];
  if (row?.role !== kind) throw new Error(`${username} is no ${kind}`);
  const place = { officeId: row.office_id, agencyId: row.agency_id };
  return mintActor({ kind, id: row.id, name: row.full_name, provinceCode: row.province_code, ...place } as Parameters<typeof mintActor<K>>[0]);
}

async function citizenActor(owner: pg.ClientBase, subject: string): Promise<ActorOf<"CITIZEN">> {
  const { rows } = await owner.query<{ id: string; full_name: string; assurance_level: number }>("select id, full_name, assurance_level from person where oidc_subject = $1", [subject]);
  const row = rows[0];
  if (!row) throw new Error(`No citizen ${subject}`);
  return mintActor({ kind: "CITIZEN", id: asId<"person">(row.id), name: row.full_name, assuranceLevel: row.assurance_level });
}

/** The demo's people as actors; the foundation must be seeded. */
export async function castOf(owner: pg.ClientBase): Promise<Cast> {
  return {
    citizen: await citizenActor(owner, "vneid-demo-01"),
    otherCitizen: await citizenActor(owner, "vneid-demo-02"),
    clerk: await staffActor(owner, "ntha.quay", "POSTAL_CLERK"),
    colleague: await staffActor(owner, "lvson.quay", "POSTAL_CLERK"),
    otherClerk: await staffActor(owner, "tthoa.phuly", "POSTAL_CLERK"),
    courier: await staffActor(owner, "pvcuong.buuta", "COURIER"),
    fellowCourier: await staffActor(owner, "dvhai.buuta", "COURIER"),
    otherCourier: await staffActor(owner, "nvlong.phuly", "COURIER"),
    supervisor: await staffActor(owner, "btminh.giamsat", "POSTAL_SUPERVISOR"),
    official: await staffActor(owner, "tthu.vhttdl", "OFFICIAL"),
    deskmate: await staffActor(owner, "dmquan.vhttdl", "OFFICIAL"),
    otherOfficial: await staffActor(owner, "lthuong.gddt", "OFFICIAL"),
    head: await staffActor(owner, "vtlan.vhttdl", "AGENCY_HEAD"),
    otherHead: await staffActor(owner, "hmduc.gddt", "AGENCY_HEAD"),
    administrator: await staffActor(owner, "nvhung.tinh37", "ADMINISTRATOR"),
    otherAdministrator: await staffActor(owner, "ltyen.tinh38", "ADMINISTRATOR"),
  };
}
