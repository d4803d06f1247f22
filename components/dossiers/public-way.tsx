import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { PUBLIC_STEPS } from "@/lib/dossiers/public-steps";

/** The way of a dossier from filing to the result, with where it is now. */
export function PublicWay({ step }: { step: number }) {
  return (
    <ol aria-label="Các bước của hồ sơ" className="flex flex-col sm:flex-row">
      {PUBLIC_STEPS.map((name, position) => {
        const state = position + 1 < step ? "done" : position + 1 === step ? "current" : "next";
        return (
          <li key={name} aria-current={state === "current" ? "step" : undefined} className={classNames("flex items-center gap-3 border-l-4 py-2 pl-3 sm:flex-1 sm:items-start sm:border-t-4 sm:border-l-0 sm:pt-3 sm:pl-0", state === "next" ? "border-line" : "border-brand")}>
            <Icon name={state === "done" ? "check-circle" : state === "current" ? "clock" : "minus"} label={state === "done" ? "đã qua" : state === "current" ? "đang ở đây" : "chưa đến"} className={state === "next" ? "text-muted" : "text-brand"} />
            <span className={classNames("sm:pr-3", state === "current" ? "font-semibold" : state === "next" ? "text-muted" : undefined)}>{name}</span>
          </li>
        );
      })}
    </ol>
  );
}
