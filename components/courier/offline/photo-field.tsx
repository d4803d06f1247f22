"use client";
import { useId, useState } from "react";
import { Icon } from "@/components/ui/icon";

/** Photos by the phone's camera; they are shrunk and kept on the phone when the form is pressed. */
export function PhotoField({ label }: { label: string }) {
  const id = useId();
  const [count, setCount] = useState(0);
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="inline-flex min-h-[4.25rem] cursor-pointer items-center justify-center gap-2 rounded border-2 border-dashed border-brand px-4 text-lead font-semibold text-brand focus-within:outline-3">
        <Icon name="camera" size={28} />
        {label}
      </label>
      <input id={id} name="photos" type="file" accept="image/*" capture="environment" multiple className="max-w-full text-small" onChange={(event) => setCount(event.currentTarget.files?.length ?? 0)} />
      <p role="status" className="text-small text-muted">
        {count === 0 ? "Không bắt buộc. Ảnh được giữ mã hóa trên máy đến khi máy chủ nhận đủ." : `Đã chụp ${count} ảnh.`}
      </p>
    </div>
  );
}
