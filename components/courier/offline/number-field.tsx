"use client";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

/** A number as it is written on a bag: `CN 7000 0000 5 VN`. */
export function spacedNumber(code: string): string {
  return code.replace(/^([A-Z]{2})(\d{4})(\d{4})(\d)([A-Z]{2})$/, "$1 $2 $3 $4 $5");
}

/**
 * The item number of a bag: the phone's next one, which stays the same while the form is open. When another tab took it meanwhile, that is
 * told and the next one stands here. `given`: the leg has its number already.
 */
export function NumberField({ left, given }: { left: readonly string[]; given: string | null }) {
  const [shown, setShown] = useState(() => left[0] ?? null);
  const [gone, setGone] = useState<string | null>(null);
  if (given !== null) return <p>Số hiệu bưu gửi đã có: <strong className="tabular">{spacedNumber(given)}</strong></p>;
  if (shown !== null && !left.includes(shown)) {
    setGone(shown);
    setShown(left[0] ?? null);
  }
  return (
    <div className="flex flex-col gap-3">
      {gone !== null && <Notice tone="warning" live>Số {spacedNumber(gone)} vừa dùng ở trang khác của máy này. Gạch số đó trên túi.</Notice>}
      {shown === null ? <p>Máy hết số hiệu mang theo: hệ thống cấp số khi có mạng.</p> : (
        <>
          <input type="hidden" name="itemCode" value={shown} />
          <p>
            Số hiệu bưu gửi, ghi lên túi:
            <strong className="tabular block text-title">{spacedNumber(shown)}</strong>
          </p>
        </>
      )}
      <details>
        <summary className="flex min-h-11 items-center text-brand underline underline-offset-4">Túi đã dán nhãn khác</summary>
        <div className="mt-2"><TextField name="labelCode" label="Số hiệu trên nhãn" hint="Quét hoặc gõ. Để trống: dùng số ở trên." scanTarget autoComplete="off" spellCheck={false} width="full" optional /></div>
      </details>
    </div>
  );
}
