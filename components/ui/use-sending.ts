"use client";
import { unstable_rethrow, useRouter } from "next/navigation";
import { startTransition as startInner, useId, useRef, useState, useTransition, type FormEvent } from "react";
import type { FormAction } from "@/components/ui/form-state";
import type { FormState } from "@/lib/platform/form-state";

type Sending = Readonly<{
  id: string;
  state: FormState;
  pending: boolean;
  pressed: string | null;
  /** The answer never came: network, server or an unexpected fault. */
  broken: boolean;
  /** How many times it went well; a new number starts the fields afresh. What was typed while it was on its way stays, and the number too. */
  successes: number;
  send: (event: FormEvent<HTMLFormElement>) => void;
}>;

/** The submitter of a native submit event, when it was a button. */
function buttonOf(event: FormEvent<HTMLFormElement>): HTMLButtonElement | null {
  const native = event.nativeEvent;
  return native instanceof SubmitEvent && native.submitter instanceof HTMLButtonElement ? native.submitter : null;
}

function isHere(address: string): boolean {
  return new URL(address, window.location.href).href === window.location.href;
}

function filledIn(form: HTMLFormElement): string {
  return JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : `${value.name}/${value.size}/${value.lastModified}`]));
}

/**
 * Sends a form by script without letting React empty it: the action is called directly inside a transition, so a
 * redirect still works, while a thrown error or a lost connection leaves the form as it was.
 * `served` is the state the page was rendered with (no script, or before hydration).
 */
export function useSending(action: FormAction, served: FormState): Sending {
  const id = `f${useId()}`;
  const router = useRouter();
  const busy = useRef(false);
  const [answer, setAnswer] = useState<FormState>(null);
  const [broken, setBroken] = useState(false);
  const [pressed, setPressed] = useState<string | null>(null);
  const [successes, setSuccesses] = useState(0);
  const [pending, startTransition] = useTransition();
  const state = answer ?? served;

  function settle(after: FormState, untouched: boolean) {
    startInner(() => {
      setAnswer(after);
      setBroken(false);
      if (after !== null && after.refusals.length === 0) {
        if (untouched) beginAfresh();
        // Already there (saved a second time): only the page is asked again.
        if (after.goTo !== undefined && !isHere(after.goTo)) return router.push(after.goTo);
        // A new rendering brings a new operation id: the next press is another operation.
        router.refresh();
      }
    });
  }

  function beginAfresh() {
    startInner(() => setSuccesses((count) => count + 1));
  }

  /** A redirect comes as an error to pass on; it may lead back to this very page, which must then be empty again. */
  function passOnRedirect(error: unknown, untouched: boolean) {
    try {
      unstable_rethrow(error);
    } catch (leaving) {
      if (untouched) beginAfresh();
      throw leaving;
    }
  }

  function send(event: FormEvent<HTMLFormElement>) {
    const button = buttonOf(event);
    if (button?.hasAttribute("formaction") === true) return;
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const form = event.currentTarget;
    const [formData, sent] = [new FormData(form, button), filledIn(form)];
    startTransition(async () => {
      setPressed(button === null || button.name === "" ? "" : `${button.name}=${button.value}`);
      try {
        const after = await action(state, formData);
        settle(after, filledIn(form) === sent);
      } catch (error) {
        passOnRedirect(error, filledIn(form) === sent);
        startInner(() => setBroken(true));
      } finally {
        busy.current = false;
      }
    });
  }

  return { id, state, pending, pressed: pending ? pressed : null, broken, successes, send };
}
