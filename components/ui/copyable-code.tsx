"use client";
import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { codeGroups } from "@/components/ui/code-groups";
import { Icon } from "@/components/ui/icon";
import { useScripted } from "@/components/ui/use-scripted";

/**
 * A code to read out, type or copy. The gaps between groups are only drawn, so that selecting by hand copies the exact
 * code; with a script a button does it.
 */
export function CopyableCode({ code, size = "normal", what = "mã" }: { code: string; size?: "normal" | "big"; what?: string }) {
  const scripted = useScripted();
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(code);
    setCopied(true);
    setTimeout(() => setCopied(false), 2500);
  }
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <span className={classNames("tabular font-semibold tracking-wide", size === "big" && "text-title")}>
        {codeGroups(code).map((group, position, groups) => (
          <span key={position} className={classNames("inline-block", position > 0 && groups[position - 1]?.endsWith("-") !== true && "ml-[0.3em]")}>
            {group}
          </span>
        ))}
      </span>
      {scripted && (
        <button type="button" onClick={() => void copy()} aria-label={`Sao chép ${what} ${code}`} className="screen-only inline-grid size-8 shrink-0 place-items-center rounded text-brand hover:bg-brand-wash pointer-coarse:size-11">
          <Icon name={copied ? "check" : "copy"} size={18} />
        </button>
      )}
      <span role="status" className="text-small text-success">
        {copied ? "Đã chép" : ""}
      </span>
    </span>
  );
}
