"use client";
import { useRouter } from "next/navigation";
import { useLayoutEffect, useRef } from "react";
import { addKey, CARD_SEPARATOR, noBurst, SCAN_INTAKE, SCANNED_CARD, SCANNED_EVENT, scannedCode } from "@/components/ui/scan-burst";

type TypedInto = Readonly<{ field: HTMLInputElement | HTMLTextAreaElement; before: string }>;

function textFieldOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && /^(text|search|tel|url|email|password|number)$/.test(target.type) ? target : null;
}

/**
 * Scanners type: a burst of quick keys ended by Enter, anywhere on the page, opens `action?parameter=CODE`. What the
 * scanner typed into a field by chance is taken out again. A place marked SCAN_INTAKE gets the code instead and the page stays. A field with `scanTarget` keeps its scan for itself. An identity card
 * (fields parted by `|`) opens `cardAction`, where there is one, with the text kept in this tab alone.
 */
export function ScanCatcher({ action, parameter = "ma", cardAction }: { action: string; parameter?: string; cardAction?: string }) {
  const router = useRouter();
  const burst = useRef(noBurst);
  const typedInto = useRef<TypedInto | null>(null);
  // Before the page is painted: a scanner does not wait.
  useLayoutEffect(() => {
    /** True when the text was a card's: then it has been dealt with. */
    function takeCard(text: string): boolean {
      if (!text.includes(CARD_SEPARATOR)) return false;
      // A person's data: it goes to the page that asks for it, never into an address.
      if (cardAction !== undefined) {
        sessionStorage.setItem(SCANNED_CARD, text);
        router.push(cardAction);
      }
      return true;
    }
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      const field = textFieldOf(event.target);
      if (field?.dataset["scan"] === "here") {
        if (event.key === "Enter" && field.name === parameter && takeCard(field.value)) {
          event.preventDefault();
          field.value = "";
        }
        return;
      }
      if (event.key === "Enter") {
        const code = scannedCode(burst.current, event.timeStamp);
        burst.current = noBurst;
        if (code === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (typedInto.current !== null) typedInto.current.field.value = typedInto.current.before;
        navigator.vibrate?.(60);
        if (takeCard(code)) return;
        const intake = document.querySelector(`[${SCAN_INTAKE}]`);
        if (intake !== null) intake.dispatchEvent(new CustomEvent(SCANNED_EVENT, { detail: code }));
        else router.push(`${action}?${new URLSearchParams({ [parameter]: code })}`);
        return;
      }
      if (event.key.length !== 1) return;
      const next = addKey(burst.current, event.key, event.timeStamp);
      if (next.text.length === 1) typedInto.current = field === null ? null : { field, before: field.value };
      burst.current = next;
    }
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [action, parameter, cardAction, router]);
  return null;
}
