"use client";
import { useState, type ChangeEvent } from "react";
import { FileField } from "@/components/ui/file-field";
import { shrinkPhoto } from "@/components/ui/shrink-photo";
import { MAX_QUESTION_PHOTO_BYTES } from "@/lib/dossiers/schema/expert-question";

/** A photo of the paper in question, made small before it is sent: a desk's camera gives eight megabytes where half of one shows all. */
export function QuestionPhoto() {
  const [fault, setFault] = useState<string>();
  async function shrink(event: ChangeEvent<HTMLDivElement>) {
    const input: unknown = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const file = input.files?.[0];
    if (file === undefined || file.size <= MAX_QUESTION_PHOTO_BYTES) return setFault(undefined);
    const jpeg = await shrinkPhoto(file, MAX_QUESTION_PHOTO_BYTES);
    if (jpeg === null) return setFault("Không đọc được ảnh này. Chụp lại hoặc chọn ảnh khác.");
    const smaller = new DataTransfer();
    smaller.items.add(new File([jpeg], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" }));
    input.files = smaller.files;
    setFault(undefined);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return (
    <div onChange={(event: ChangeEvent<HTMLDivElement>) => void shrink(event)}>
      <FileField name="photo" label="Ảnh giấy tờ" hint="Che tên và số định danh của công dân trước khi chụp." accept="image/jpeg,image/png" formats="JPG, PNG" maxBytes={MAX_QUESTION_PHOTO_BYTES} capture="environment" optional error={fault} />
    </div>
  );
}
