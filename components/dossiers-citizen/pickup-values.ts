import type { PickupValues } from "@/components/dossiers-citizen/pickup-fields";
import type { DraftView } from "@/lib/dossiers/queries/draft";

/** What the pickup's fields begin with: what was kept before, else what the account knows of the person. A day gone by is asked anew. */
export function pickupValues({ form, person, communes, pickupDays }: Pick<DraftView, "form" | "person" | "communes" | "pickupDays">): PickupValues {
  if (form.pickup) return { ...form.pickup, day: pickupDays.includes(form.pickup.day) ? form.pickup.day : "" };
  const near = communes.some(({ code }) => code === person.communeCode);
  return {
    contactName: person.name, phone: person.phone ?? "", addressText: near ? (person.addressText ?? "") : "", communeCode: near ? (person.communeCode ?? "") : "", day: "", window: "",
  };
}
