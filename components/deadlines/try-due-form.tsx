import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { DateField } from "@/components/ui/date-field";
import { Fieldset } from "@/components/ui/fieldset";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { interruptionLabels, termUnitLabels } from "@/lib/deadlines/labels";
import { CHANNEL_LABELS } from "@/lib/procedures/labels";

/** What is in the address, field by field, and what was refused there. */
export type TryDueTyped = Readonly<{ values: Readonly<Record<string, string>>; refusals: Readonly<Record<string, string>> }>;

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Asks for what a due date depends on. A GET form: the question is the address, and needs no JavaScript. */
export function TryDueForm({ typed, provinces }: { typed: TryDueTyped; provinces: readonly Readonly<{ code: string; name: string }>[] }) {
  const field = (name: string) => ({ name, defaultValue: typed.values[name] ?? "", error: typed.refusals[name] });
  const more = ["chot", "trong-ngay", "tinh", "bo-sung", "bs-tu", "bs-den"].some((name) => (typed.values[name] ?? "") !== "" || typed.refusals[name] !== undefined);
  return (
    <form action="/tinh-han-tra" method="get" aria-label="Tính thử hạn trả" noValidate className="screen-only flex flex-col gap-6">
      <Fieldset legend="Hồ sơ được nhận lúc nào?">
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField {...field("ngay")} label="Ngày nhận đủ hồ sơ" required width="full" />
          <TextField {...field("gio")} label="Giờ nhận" type="time" width="full" />
        </div>
      </Fieldset>
      <Fieldset legend="Thời hạn bao lâu?" hint="Nhập mã thủ tục, hoặc tự nhập thời hạn.">
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField {...field("thu-tuc")} label="Mã thủ tục" optional hint="Ví dụ 1.004623" width="full" />
          <SelectField {...field("cach")} label="Cách nộp" optional hint="Cách nộp khác nhau có thể có thời hạn khác nhau" placeholder="Cách nộp nào cũng được" options={options(CHANNEL_LABELS)} width="full" />
          <TextField {...field("so")} label="Thời hạn" optional inputMode="decimal" hint="Để trống nếu lấy theo thủ tục" width="full" />
          <SelectField {...field("don-vi")} label="Đơn vị" hint="“Ngày làm việc” không tính ngày nghỉ" options={options(termUnitLabels)} width="full" />
        </div>
      </Fieldset>
      <details open={more} className="rounded border border-line p-4">
        <summary className="cursor-pointer font-semibold text-brand">Tỉnh, giờ chốt, trả trong ngày, yêu cầu bổ sung (không bắt buộc)</summary>
        <div className="mt-4 flex flex-col gap-6">
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <SelectField {...field("tinh")} label="Tỉnh, thành phố" hint="Có nơi nghỉ thêm vì bão hoặc lễ của địa phương" placeholder="Lịch chung cả nước" options={provinces.map(({ code, name }) => ({ value: code, label: name }))} width="full" />
            <TextField {...field("chot")} label="Giờ chốt nhận trong ngày" type="time" hint="Chỉ có ở vài lĩnh vực, như hộ tịch: 15:00" width="full" />
          </div>
          <CheckboxField name="trong-ngay" label="Thủ tục trả kết quả trong ngày" defaultChecked={typed.values["trong-ngay"] === "on"} error={typed.refusals["trong-ngay"]} />
          <Fieldset legend="Một lần yêu cầu bổ sung">
            <div className="grid items-end gap-4 sm:grid-cols-2">
              <DateField {...field("bs-tu")} label="Ngày yêu cầu bổ sung" width="full" />
              <DateField {...field("bs-den")} label="Ngày nộp đủ bổ sung" width="full" />
            </div>
            <SelectField {...field("bo-sung")} label="Cách tính khi bổ sung" placeholder="Theo quy định của thủ tục" options={options(interruptionLabels)} />
          </Fieldset>
        </div>
      </details>
      <div>
        <Button type="submit" icon="calendar" size="huge">Tính hạn trả</Button>
      </div>
    </form>
  );
}
