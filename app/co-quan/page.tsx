import { redirect } from "next/navigation";

/** The wing begins with the inbox. */
export default function AgencyPage(): never {
  redirect("/co-quan/ho-so");
}
