import { classNames } from "@/components/ui/class-names";

/** primary: the one act of the screen; secondary: the others; quiet: inside rows; danger: what cannot be undone. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "huge";

const variants: Record<ButtonVariant, string> = {
  primary: "border-brand bg-brand text-on-brand hover:bg-brand-strong",
  secondary: "border-line-strong bg-paper text-ink hover:border-ink hover:bg-wash",
  quiet: "border-transparent bg-transparent text-brand hover:bg-brand-wash",
  danger: "border-danger bg-paper text-danger hover:bg-danger-wash",
};

const sizes: Record<ButtonSize, string> = {
  normal: "min-h-(--wing-control) px-4 py-1.5",
  small: "min-h-8 pointer-coarse:min-h-11 px-2.5 py-1 text-small",
  huge: "min-h-[4.25rem] px-6 py-3 text-lead",
};

/** The class names of a button or of a link that looks like one. */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "normal", wide = false): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded border text-center font-semibold no-underline transition-colors",
    "disabled:border-line-strong disabled:bg-neutral-wash disabled:text-muted aria-disabled:cursor-progress aria-disabled:opacity-75",
    variants[variant],
    sizes[size],
    wide && "w-full",
  );
}
