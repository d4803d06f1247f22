"use client";
import { use, type MouseEvent, type ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { buttonClass, type ButtonSize, type ButtonVariant } from "@/components/ui/button-style";
import { FormContext } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { useSendingOf } from "@/components/ui/sending-forms";

/** Sends the form it stands in. While the form is under way it keeps the focus, says so and does nothing. */
export function SubmitButton({
  children,
  variant,
  size,
  icon,
  wide,
  shortcut,
  name,
  value,
  form: formElementId,
  disabled,
  pendingWords = "Đang gửi…",
}: {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  wide?: boolean;
  shortcut?: string;
  name?: string;
  value?: string;
  /** The id of the form it sends when it stands outside of it. */
  form?: string;
  disabled?: boolean;
  pendingWords?: string;
}) {
  const [inside, outside] = [use(FormContext), useSendingOf(formElementId)];
  const form = formElementId === undefined ? inside : outside;
  const status = useFormStatus();
  const pending = status.pending || form?.pending === true;
  const mine = form?.pressed === undefined || form.pressed === null || form.pressed === (name === undefined ? "" : `${name}=${value ?? ""}`);
  function ignoreWhilePending(event: MouseEvent) {
    if (pending) event.preventDefault();
  }
  return (
    <button type="submit" form={formElementId} name={name} value={value} disabled={disabled} aria-disabled={pending ? true : undefined} aria-keyshortcuts={shortcut} onClick={ignoreWhilePending} className={buttonClass(variant, size, wide)}>
      {icon !== undefined && <Icon name={icon} size={size === "huge" ? 28 : size === "small" ? 16 : 20} />}
      <span>{pending && mine ? pendingWords : children}</span>
    </button>
  );
}
