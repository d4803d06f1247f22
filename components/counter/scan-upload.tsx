"use client";
import { useRouter } from "next/navigation";
import { useRef, useState, type ChangeEvent, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { useScripted } from "@/components/ui/use-scripted";

type Answer = Readonly<{ ok: boolean; refusals?: readonly Readonly<{ words: string }>[] }>;
const BROKEN = "Chưa gửi được tệp vì mạng hoặc máy chủ gián đoạn. Hãy gửi lại.";

/**
 * Sends the scans of one component. With a script the page stays as it is, with all that was typed on it; without one the form is
 * posted and the page comes back.
 */
export function ScanUpload({ dossierId, componentId, componentName, operationId, version, returnTo }: { dossierId: string; componentId: string; componentName: string; operationId: string; version: number; returnTo: string }) {
  const router = useRouter();
  const scripted = useScripted();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<"idle" | "sending">("idle");
  const [words, setWords] = useState("");
  const inputId = `quet-${componentId}`;

  async function send() {
    if (form.current === null || state === "sending") return;
    setState("sending");
    setWords("");
    try {
      const response = await fetch("/api/uploads", { method: "POST", headers: { accept: "application/json" }, body: new FormData(form.current) });
      const answer = (await response.json()) as Answer;
      if (answer.ok) {
        form.current.reset();
        router.refresh();
      } else {
        setWords(answer.refusals?.[0]?.words ?? BROKEN);
      }
    } catch {
      setWords(BROKEN);
    } finally {
      setState("idle");
    }
  }
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    if ((event.currentTarget.files?.length ?? 0) > 0) void send();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void send();
  }
  return (
    <form ref={form} action="/api/uploads" method="post" encType="multipart/form-data" onSubmit={onSubmit} aria-label={`Gửi bản quét: ${componentName}`} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="componentId" value={componentId} />
      <input type="hidden" name="purpose" value="COMPONENT" />
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="expectedVersion" value={version} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <label htmlFor={inputId} className="sr-only">
        Bản quét của {componentName}
      </label>
      <input
        id={inputId}
        name="file"
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png"
        onChange={onChange}
        aria-describedby={words === "" ? undefined : `${inputId}-loi`}
        aria-invalid={words === "" ? undefined : true}
        className="max-w-full text-small file:mr-2 file:min-h-(--wing-control) file:rounded file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold"
      />
      {!scripted && (
        <Button variant="secondary" size="small" icon="upload">
          Gửi
        </Button>
      )}
      <span role="status" className="text-small text-muted">
        {state === "sending" && "Đang gửi…"}
      </span>
      {words !== "" && (
        <span id={`${inputId}-loi`} role="alert" className="basis-full text-small font-semibold text-danger">
          {words}
        </span>
      )}
    </form>
  );
}
