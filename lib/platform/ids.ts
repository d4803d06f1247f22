import { v7, validate } from "uuid";

declare const idBrand: unique symbol;
/** A UUID that names one kind of thing; ids of different kinds cannot be mixed. */
export type Id<K extends string> = string & { readonly [idBrand]: K };

export type PersonId = Id<"person">;
export type StaffId = Id<"staff">;
export type AgencyId = Id<"agency">;
export type OfficeId = Id<"office">;
export type DossierId = Id<"dossier">;
export type OperationId = Id<"operation">;

/** A fresh UUIDv7: sorts by time of making. */
export function newId<K extends string>(): Id<K> {
  return v7() as Id<K>;
}

/** Reads an id that came from the database or from a checked input. Throws when it is no UUID. */
export function asId<K extends string>(text: string): Id<K> {
  if (!validate(text)) throw new TypeError(`Not a UUID: ${text}`);
  return text as Id<K>;
}

/** True when the text has the form of a UUID (of any version). */
export function isId(text: string): boolean {
  return validate(text);
}
