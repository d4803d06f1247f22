import { Fieldset } from "@/components/ui/fieldset";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField, type SelectGroup } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { PICKUP_HALVES, PICKUP_HALF_WORDS } from "@/lib/dossiers/pickup-window";
import type { CommuneChoice } from "@/lib/agencies/queries";
import { formatDay } from "@/lib/platform/format";

const WEEKDAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"] as const;

/** "Thứ Tư, 25/11/2026" */
export function dayWords(day: string): string {
  return `${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ""}, ${formatDay(day)}`;
}

/** Communes of the post's area, under the districts that people still say. */
export function communeGroups(communes: readonly CommuneChoice[]): SelectGroup[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { code, name, oldDistrict, oldUnitsText } of communes) {
    const label = oldUnitsText ?? oldDistrict;
    const group = label === null ? "Các phường, xã" : `${label} (cũ)`;
    groups.set(group, [...(groups.get(group) ?? []), { value: code, label: name }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}

export type PickupValues = Readonly<{ contactName: string; phone: string; addressText: string; communeCode: string; day: string; window: string }>;

/** Where and when the courier comes: one place, one day of the list, one half of it. */
export function PickupFields({ values, days, communes, legend = "Bưu tá đến lấy giấy tờ" }: { values: PickupValues; days: readonly string[]; communes: readonly CommuneChoice[]; legend?: string }) {
  return (
    <Fieldset legend={legend} hint="Bưu tá gọi trước khi đến, đếm giấy tờ cùng anh/chị rồi niêm phong." big>
      <TextField name="contactName" label="Người giao giấy tờ" autoComplete="name" defaultValue={values.contactName} width="medium" required />
      <TextField name="phone" label="Số điện thoại" type="tel" inputMode="tel" autoComplete="tel" defaultValue={values.phone} width="medium" required />
      <TextField name="addressText" label="Số nhà, đường hoặc thôn, xóm, tổ dân phố" autoComplete="street-address" defaultValue={values.addressText} width="wide" required />
      <SelectField name="communeCode" label="Phường, xã" hint="Xếp theo huyện, thành phố cũ; gõ chữ cái đầu để tới nhanh" groups={communeGroups(communes)} placeholder="Chọn…" defaultValue={values.communeCode} width="wide" required />
      <SelectField name="day" label="Ngày đến" hint="Ngày làm việc, từ ngày mai" options={days.map((day) => ({ value: day, label: dayWords(day) }))} placeholder="Chọn…" defaultValue={values.day} width="medium" required />
      <RadioGroup name="window" label="Buổi" options={PICKUP_HALVES.map((half) => ({ value: half, label: PICKUP_HALF_WORDS[half] }))} defaultValue={values.window} inline required />
    </Fieldset>
  );
}
