import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";

export type ButtonProps = Readonly<{
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  /** As wide as its place. */
  wide?: boolean;
  /** A key that presses it, listed by KeyboardHelp. */
  shortcut?: string;
  "aria-label"?: string;
}> &
  (
    | Readonly<{ href: string; download?: boolean; newTab?: boolean }>
    | Readonly<{ href?: undefined; type?: "submit" | "button" | "reset"; name?: string; value?: string; form?: string; disabled?: boolean; formAction?: string | ((formData: FormData) => void | Promise<void>) }>
  );

/** A verb to press: a link when it has `href`, a submit button otherwise. Files and other tabs are plain links. */
export function Button({ children, variant, size, icon, wide, shortcut, ...rest }: ButtonProps) {
  const className = buttonClass(variant, size, wide);
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} size={size === "huge" ? 28 : size === "small" ? 16 : 20} />}
      <span>{children}</span>
    </>
  );
  if (rest.href === undefined) {
    return (
      <button {...rest} type={rest.type ?? "submit"} aria-keyshortcuts={shortcut} className={className}>
        {content}
      </button>
    );
  }
  const { href, download, newTab, "aria-label": label } = rest;
  if (download === true || newTab === true) {
    return (
      <a href={href} download={download} target={newTab === true ? "_blank" : undefined} rel={newTab === true ? "noopener" : undefined} aria-label={label} aria-keyshortcuts={shortcut} className={className}>
        {content}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} aria-label={label} aria-keyshortcuts={shortcut} className={className}>
      {content}
    </Link>
  );
}
