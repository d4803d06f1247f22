import { redirect } from "next/navigation";
import { signOut } from "@/app/(public)/dang-xuat/actions";

/** Sign-out as the shells' plain form posts it. When it does not succeed, the page of the same name says so and offers it again. */
export async function leave(form: FormData): Promise<void> {
  "use server";
  await signOut(null, form);
  redirect("/dang-xuat?loi=1");
}
