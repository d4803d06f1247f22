"use client";
import { buttonClass, type ButtonSize, type ButtonVariant } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { useScripted } from "@/components/ui/use-scripted";

/** Opens the browser's print dialog; absent without a script, where the browser's own menu prints the page. */
export function PrintButton({ children = "In trang này", variant = "secondary", size }: { children?: string; variant?: ButtonVariant; size?: ButtonSize }) {
  if (!useScripted()) return null;
  return (
    <button type="button" onClick={() => window.print()} className={`screen-only ${buttonClass(variant, size)}`}>
      <Icon name="print" />
      {children}
    </button>
  );
}
