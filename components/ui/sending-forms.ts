"use client";
import { useEffect, useSyncExternalStore } from "react";

/** A form on its way: `pressed` is the button that sent it, `name=value`; null when none did. */
export type OnItsWay = Readonly<{ pending: boolean; pressed: string | null }>;

const forms = new Map<string, OnItsWay>();
const listeners = new Set<() => void>();

function tell(formId: string, situation: OnItsWay | null): void {
  if (situation) forms.set(formId, situation);
  else forms.delete(formId);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the buttons that stand outside of a form when it is on its way: they are no children of its context. */
export function useTellSending(formId: string | undefined, { pending, pressed }: OnItsWay): void {
  useEffect(() => {
    if (formId === undefined) return;
    tell(formId, { pending, pressed });
    return () => tell(formId, null);
  }, [formId, pending, pressed]);
}

/** How it stands with the form of that id; null when there is none. */
export function useSendingOf(formId: string | undefined): OnItsWay | null {
  return useSyncExternalStore(subscribe, () => (formId === undefined ? null : (forms.get(formId) ?? null)), () => null);
}
