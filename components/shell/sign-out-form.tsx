import { SubmitButton } from "@/components/ui/submit-button";
import type { ButtonSize } from "@/components/ui/button-style";

/** Where signing out is posted: an address, or a server action. */
export type SignOut = string | ((formData: FormData) => void | Promise<void>);

/** Signing out changes something, so it is a form and not a link. */
export function SignOutForm({ signOut, size }: { signOut: SignOut; size?: ButtonSize }) {
  return (
    <form action={signOut} method={typeof signOut === "string" ? "post" : undefined}>
      <SubmitButton variant="quiet" size={size ?? "small"} icon="log-out" pendingWords="Đang ra…">
        Đăng xuất
      </SubmitButton>
    </form>
  );
}
