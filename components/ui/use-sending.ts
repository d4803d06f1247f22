"use client";
import { unstable_rethrow, useRouter } from "next/navigation";
import { startTransition as startInner, useId, useLayoutEffect, useRef, useState, useTransition, type FormEvent } from "react";
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

/**
 * Sends a form by script without letting React empty it: the action is called directly inside a transition, so a
 * redirect still works, while a thrown error or a lost connection leaves the form as it was.
 * `served` is the state the page was rendered with (no script, or before hydration).
 */
export function useSending(action: FormAction, served: FormState): Sending {
  const id = `f${useId()}`;
  const router = useRouter();
  const busy = useRef(false);
  const untouched = useRef(true);
  const succeeded = useRef(false);
  const listening = useRef<AbortController | null>(null);
  const [answer, setAnswer] = useState<FormState>(null);
  const [broken, setBroken] = useState(false);
  const [pressed, setPressed] = useState<string | null>(null);
  const [successes, setSuccesses] = useState(0);
  const [pending, startTransition] = useTransition();
  const state = answer ?? served;
  useLayoutEffect(() => {
    if (!pending) listening.current?.abort();
  }, [pending]);

  function settle(after: FormState) {
    startInner(() => {
      setAnswer(after);
      setBroken(false);
      if (after !== null && after.refusals.length === 0) {
        beginAfresh();
        // Already there (saved a second time): only the page is asked again.
        if (after.goTo !== undefined && !isHere(after.goTo)) return router.push(after.goTo);
        // A new rendering brings a new operation id: the next press is another operation.
        router.refresh();
      }
    });
  }

  function beginAfresh() {
    if (untouched.current) startInner(() => setSuccesses((count) => count + 1));
    succeeded.current = true;
  }

  /** Somebody types on while the form or the page after it is on its way: the fields do not start afresh. */
  function keepTyped() {
    if (!untouched.current) return;
    untouched.current = false;
    if (succeeded.current) startInner(() => setSuccesses((count) => count - 1));
  }

  /** A redirect comes as an error to pass on; it may lead back to this very page, which must then be empty again. */
  function passOnRedirect(error: unknown) {
    try {
      unstable_rethrow(error);
    } catch (leaving) {
      beginAfresh();
      throw leaving;
    }
  }

  function send(event: FormEvent<HTMLFormElement>) {
    const button = buttonOf(event);
    if (button?.hasAttribute("formaction") === true) return;
    event.preventDefault();
    // Until the page that follows is there this one still bears the operation that was just done: sent again it would change nothing.
    if (busy.current || pending) return;
    busy.current = true;
    const formData = new FormData(event.currentTarget, button);
    untouched.current = true;
    succeeded.current = false;
    listening.current = new AbortController();
    event.currentTarget.addEventListener("input", keepTyped, { signal: listening.current.signal });
    startTransition(async () => {
      setPressed(button === null || button.name === "" ? "" : `${button.name}=${button.value}`);
      try {
        settle(await action(state, formData));
      } catch (error) {
        passOnRedirect(error);
        startInner(() => setBroken(true));
      } finally {
        busy.current = false;
      }
    });
  }

  return { id, state, pending, pressed: pending ? pressed : null, broken, successes, send };
}
