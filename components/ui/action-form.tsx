"use client";
import { useActionState, useEffect, useMemo, useRef, type ReactNode } from "react";
import { ErrorSummary, type SummaryLine } from "@/components/ui/error-summary";
import { FormContext } from "@/components/ui/form-context";
import { fieldId, type FormAction } from "@/components/ui/form-state";
import type { FormState } from "@/lib/platform/form-state";
import { Notice } from "@/components/ui/notice";
import { useTellSending } from "@/components/ui/sending-forms";
import { useSending } from "@/components/ui/use-sending";

const connectionLost = "Chưa gửi được vì mạng hoặc máy chủ đang gián đoạn. Những gì đã nhập vẫn còn đây; xin bấm lại sau giây lát, hồ sơ không bị gửi hai lần.";
const noValues: Readonly<Record<string, string>> = {};

/**
 * The one way a screen changes something. Without JavaScript the server answers with the page and the state; with it,
 * typed values and chosen files stay in place, a second press is ignored while the first is under way, and a broken
 * connection becomes words instead of an error page. `operationId` (UUIDv7 of this rendering) is posted as
 * `operationId`, so pressing again after a lost answer repeats the same operation and not a second one.
 */
export function ActionForm({
  id,
  action,
  operationId,
  initialValues,
  label,
  className,
  children,
}: {
  /** For buttons outside the form (`form={id}`), such as those in TwoPane's `actions`. */
  id?: string;
  action: FormAction;
  operationId: string;
  initialValues?: Readonly<Record<string, string>>;
  /** Names the form for screen readers where a page has several. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  const [served, dispatch] = useActionState(action, null);
  const sending = useSending(action, served);
  const situation = useMemo(
    () => ({ id: sending.id, state: sending.state, pending: sending.pending, pressed: sending.pressed, initialValues: initialValues ?? noValues }),
    [sending.id, sending.state, sending.pending, sending.pressed, initialValues],
  );
  useTellSending(id, sending);
  const doneBox = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The fields start afresh and take the focus with them: it goes to the words that say so.
    if (sending.successes > 0) doneBox.current?.focus();
  }, [sending.successes]);
  const lines = useMemo(() => summaryLines(sending.id, sending.state, sending.broken), [sending.id, sending.state, sending.broken]);
  return (
    <FormContext value={situation}>
      <form id={id} action={dispatch} onSubmit={sending.send} noValidate aria-label={label} aria-busy={sending.pending} className={className ?? "flex flex-col gap-(--wing-gap) sm:[&>.contents>button]:self-start"}>
        <ErrorSummary refusals={lines} title={sending.broken ? "Chưa gửi được" : undefined} />
        {sending.state?.done !== undefined && !sending.broken && (
          <div ref={doneBox} tabIndex={-1}>
            <Notice tone="success" live>
              {sending.state.done}
            </Notice>
          </div>
        )}
        <input type="hidden" name="operationId" value={operationId} />
        <div key={sending.successes} className="contents">
          {children}
        </div>
      </form>
    </FormContext>
  );
}

/** The summary's lines, each said once. */
function summaryLines(formId: string, state: FormState, broken: boolean): readonly SummaryLine[] {
  if (broken) return [{ words: connectionLost }];
  const lines = (state?.refusals ?? []).map((refusal) => (refusal.field === undefined ? { words: refusal.words } : { words: refusal.words, href: `#${fieldId(formId, refusal.field)}` }));
  return [...new Map(lines.map((line) => [`${line.href ?? ""} ${line.words}`, line])).values()];
}
