"use client";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { FilledAnswer } from "@/lib/dossiers/checklist";

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof RadioNodeList) field.value = value;
}

/**
 * "Đủ cả": one key answers every component that is asked of this applicant; the clerk looks, changes what differs, and receives. Without
 * a script, or when what was counted decides (`answers` null), the server fills the form.
 */
export function FillButton({ form: formId, answers, href, label }: { form: string; answers: readonly FilledAnswer[] | null; href: string; label: string }) {
  const [words, setWords] = useState("");
  function fill(event: React.MouseEvent<HTMLAnchorElement>) {
    const form = document.getElementById(formId);
    if (answers === null || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    for (const { componentId, answer, originals, certifiedCopies, photocopies } of answers) {
      setField(form, `answer.${componentId}`, answer);
      setField(form, `originals.${componentId}`, String(originals));
      setField(form, `certifiedCopies.${componentId}`, String(certifiedCopies));
      setField(form, `photocopies.${componentId}`, String(photocopies));
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
    const open = [...new Set([...form.querySelectorAll<HTMLInputElement>("input[type=radio][name^='answer.']")].map(({ name }) => name))]
      .filter((name) => (form.elements.namedItem(name) as RadioNodeList | null)?.value === "").length;
    setWords(open === 0 ? "Đã điền đủ. Đối chiếu rồi tiếp nhận." : `Đã điền. Còn ${open} giấy tờ có điều kiện hoặc thay thế nhau: chọn nếu cần.`);
  }
  return (
    <span className="flex flex-wrap items-center gap-3">
      <a href={href} onClick={fill} aria-keyshortcuts="a" className={buttonClass("secondary", "small")}>
        <Icon name="check" size={16} />
        <span>{label}</span> <kbd>a</kbd>
      </a>
      <span role="status" className="text-small text-muted">{words}</span>
    </span>
  );
}
