import Form from "next/form";
import { useId, type ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { HiddenParameters } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";

/** One field that looks something up by GET. `big` is the public front page's. */
export function SearchBox({
  action,
  name = "ma",
  label,
  hint,
  defaultValue,
  big,
  buttonLabel = "Tra cứu",
  keep,
  shortcut,
  hideLabel,
}: {
  action: string;
  name?: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultValue?: string;
  big?: boolean;
  buttonLabel?: string;
  keep?: Readonly<Record<string, string>>;
  shortcut?: string;
  hideLabel?: boolean;
}) {
  const id = useId();
  return (
    <Form action={action} prefetch={false} role="search" className="flex flex-col gap-1">
      <HiddenParameters values={keep} />
      <label htmlFor={id} className={hideLabel === true ? "sr-only" : classNames("font-semibold", big === true && "text-lead")}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-goi-y`} className="text-small text-muted">
          {hint}
        </div>
      )}
      <div className="flex">
        <input
          id={id}
          name={name}
          type="search"
          defaultValue={defaultValue}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hint === undefined ? undefined : `${id}-goi-y`}
          aria-keyshortcuts={shortcut}
          className={classNames("min-w-0 grow rounded-l border border-r-0 border-line-strong bg-paper px-3 focus-visible:z-10", big === true ? "min-h-14 text-lead" : "min-h-(--wing-control)")}
        />
        <button type="submit" className={classNames(buttonClass("primary"), "rounded-l-none", big === true && "min-h-14 px-5")}>
          <Icon name="search" />
          <span className={big === true ? "max-sm:sr-only" : undefined}>{buttonLabel}</span>
        </button>
      </div>
    </Form>
  );
}
