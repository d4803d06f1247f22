import { readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { newId } from "@/lib/platform/ids";
import { searchText } from "@/lib/platform/vietnamese";
import { AGENCIES } from "@/prisma/seed/data/agencies/agencies";
import { CONTRACTS } from "@/prisma/seed/data/agencies/contracts";
import { POST_OFFICES } from "@/prisma/seed/data/agencies/post-offices";
import { vietnamCalendarRows } from "@/prisma/seed/data/calendar/vietnam";
import { POSTAL_TARIFF } from "@/prisma/seed/data/tariffs/postal-tariff";
import { oldDistrictOf } from "@/prisma/seed/data/units/old-districts";
import { insertRows } from "@/prisma/seed/insert-rows";

const UNITS = path.join(import.meta.dirname, "data/units/administrative-units.csv");

async function seedUnits(client: pg.ClientBase): Promise<number> {
  const lines = (await readFile(UNITS, "utf8")).trim().split("\n").slice(1).map((line) => line.split(","));
  const provinces = new Map(lines.map(([code = "", name = ""]) => [code, name]));
  await insertRows(client, "province", [...provinces].map(([code, name]) => ({ code, name })));
  return insertRows(
    client,
    "commune",
    lines.map(([province_code = "", province = "", code = "", name = ""]) => {
      const old = oldDistrictOf(code);
      const old_units_text = old ? `${old.district}, ${old.province}` : null;
      return { code, province_code, name, search_text: searchText(`${name} ${old_units_text ?? ""} ${province}`), old_district: old?.district ?? null, old_units_text };
    }),
  );
}

async function seedCalendar(client: pg.ClientBase): Promise<void> {
  const { version, covered, days } = vietnamCalendarRows;
  await insertRows(client, "calendar_version", [{ version, covered: covered.map(({ from, to }) => `${from}/${to}`) }]);
  await insertRows(client, "calendar_day", days.map((day) => ({ version, ...day })));
}

/** Ids of agencies and offices by their codes. */
export type Places = Readonly<{ agencies: ReadonlyMap<string, string>; offices: ReadonlyMap<string, string> }>;

async function idsByCode(client: pg.ClientBase, table: "agency" | "post_office"): Promise<Map<string, string>> {
  const { rows } = await client.query<{ code: string; id: string }>(`select code, id from ${table}`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

async function seedAgencies(client: pg.ClientBase): Promise<Places> {
  await insertRows(client, "agency", AGENCIES.map((agency) => ({
    id: newId(), code: agency.code, name: agency.name, short_name: agency.shortName, province_code: agency.provinceCode, level: agency.level,
    phone: agency.phone, address: agency.address, effective_from: agency.effectiveFrom, effective_to: agency.effectiveTo,
  })));
  await client.query(
    "update agency a set successor_id = s.id from jsonb_to_recordset($1::jsonb) as l(code text, successor text) join agency s on s.code = l.successor where a.code = l.code",
    [JSON.stringify(AGENCIES.filter(({ successorCode }) => successorCode).map(({ code, successorCode }) => ({ code, successor: successorCode })))],
  );
  await insertRows(client, "post_office", POST_OFFICES.map((office) => ({
    id: newId(), code: office.code, name: office.name, address: office.address, commune_code: office.communeCode, province_code: office.provinceCode,
    phone: office.phone, opening_hours: office.openingHours, is_one_stop_counter: office.isOneStopCounter,
  })));
  return { agencies: await idsByCode(client, "agency"), offices: await idsByCode(client, "post_office") };
}

/** The id behind a code of the seed's own data. @throws when the data names a code that it does not have */
export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`Seed data names an unknown code: ${code}`);
  return id;
}

async function seedContracts(client: pg.ClientBase, { agencies }: Places): Promise<void> {
  await insertRows(client, "delegation_contract", CONTRACTS.map((contract) => ({
    id: newId(), number: contract.number, title: contract.title, province_code: contract.provinceCode, signed_on: contract.signedOn,
    effective_from: contract.effectiveFrom, effective_to: contract.effectiveTo, value_dong: contract.valueDong,
  })));
  const { rows } = await client.query<{ number: string; id: string }>("select number, id from delegation_contract");
  const contracts = new Map(rows.map(({ number, id }) => [number, id]));
  await insertRows(client, "contract_scope", CONTRACTS.flatMap((contract) => contract.scopes.map((scope) => ({
    contract_id: idOf(contracts, contract.number), agency_id: idOf(agencies, scope.agencyCode), tasks: scope.tasks,
    procedure_codes: scope.procedureCodes === "ALL_BY_POST" ? [] : scope.procedureCodes,
  }))));
}

/** Units, calendar, agencies, offices, contracts and tariffs; safe to run again. */
export async function seedReference(client: pg.ClientBase): Promise<Places> {
  await seedUnits(client);
  await seedCalendar(client);
  const places = await seedAgencies(client);
  await seedContracts(client, places);
  await insertRows(client, "postal_tariff", POSTAL_TARIFF.map((row) => ({
    id: newId(), code: row.code, direction: row.direction, zone: row.zone, max_grams: row.maxGrams, amount: row.amount, next_step: row.nextStep,
    effective_from: row.effectiveFrom, effective_to: row.effectiveTo,
  })));
  return places;
}
