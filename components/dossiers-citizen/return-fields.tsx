import { communeGroups } from "@/components/dossiers-citizen/pickup-fields";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { CommuneChoice } from "@/lib/agencies/queries";
import { POST_NOT_OFFERED_WORDS } from "@/lib/dossiers/draft-gaps";
import type { ReturnMethod } from "@/lib/platform/generated/enums";

/** How the result comes back; the address only matters when the post brings it. */
export function ReturnFields({
  byPost,
  withPickup,
  method,
  address,
  communeCode,
  communes,
  counter,
}: {
  byPost: boolean;
  withPickup: boolean;
  method: ReturnMethod;
  address: string;
  communeCode: string;
  communes: readonly CommuneChoice[];
  counter: Readonly<{ name: string; address: string; openingHours: string }> | null;
}) {
  const options = [
    { value: "POST", label: "Bưu tá mang đến tận nơi", hint: byPost ? "Bưu tá đối chiếu giấy tờ tùy thân rồi giao tận tay" : "Không làm qua bưu chính", disabled: !byPost },
    { value: "COUNTER", label: "Tôi đến quầy nhận", ...(counter === null ? {} : { hint: `${counter.name}. ${counter.openingHours}` }) },
    { value: "ONLINE", label: "Chỉ cần bản điện tử", hint: "Tải về ở trang hồ sơ và nhận qua thư điện tử" },
  ];
  return (
    <Fieldset legend="Nhận kết quả" big>
      <RadioGroup name="returnMethod" label="Cách nhận kết quả" {...(byPost ? {} : { hint: POST_NOT_OFFERED_WORDS })} options={options} defaultValue={method} required />
      {byPost && (
        <>
          <p className="text-muted">{withPickup ? "Địa chỉ nhận kết quả, nếu khác nơi lấy giấy tờ (chỉ khi bưu tá mang đến):" : "Địa chỉ nhận kết quả (chỉ khi bưu tá mang đến):"}</p>
          <TextField name="returnAddressText" label="Số nhà, đường hoặc thôn, xóm nhận kết quả" defaultValue={address} width="wide" optional={withPickup} />
          <SelectField name="returnCommuneCode" label="Phường, xã nhận kết quả" groups={communeGroups(communes)} placeholder={withPickup ? "Như nơi lấy giấy tờ" : "Chọn…"} defaultValue={communeCode} width="wide" optional={withPickup} />
        </>
      )}
    </Fieldset>
  );
}
