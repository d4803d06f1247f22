import type { ReactNode } from "react";
import { CardScan } from "@/components/counter/card-scan";
import { KeptEntry } from "@/components/counter/kept-entry";
import { OfferField } from "@/components/counter/offer-field";
import { OnBehalfFields } from "@/components/counter/on-behalf-fields";
import { communeGroups } from "@/components/dossiers-citizen/pickup-fields";
import { ActionBar } from "@/components/ui/action-bar";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Fieldset } from "@/components/ui/fieldset";
import type { FormAction } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { NEW_ENTRY } from "@/lib/dossiers/schema/desk-entry";
import type { CounterOffers } from "@/lib/dossiers/queries/counter-offers";

/** A dossier of somebody at the counter: who, what, how the result goes back. One form, one press; the checklist comes next. */
export function NewDossierForm({ action, keep, drop, operationId, offers, initial, keptAt, earlier, backHref, freshHref }: {
  action: FormAction; keep: FormAction; drop: FormAction; operationId: string; offers: CounterOffers; initial: Readonly<Record<string, string>>; keptAt: string | null; earlier: ReactNode; backHref: string; freshHref: string;
}) {
  return (
    <ActionForm action={action} operationId={operationId} initialValues={initial} label="Lập hồ sơ tại quầy">
      <KeptEntry subject={NEW_ENTRY} keep={keep} drop={drop} since={keptAt} dropped={freshHref} />
      <Fieldset legend="Người nộp">
        <CardScan next="[data-offer]" />
        {earlier}
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
          <TextField name="identityNumber" label="Số định danh cá nhân" inputMode="numeric" width="medium" autoComplete="off" maxLength={15} required />
          <TextField name="fullName" label="Họ và tên như trên thẻ" width="wide" autoComplete="off" maxLength={120} required />
          <DateField name="dateOfBirth" label="Ngày sinh" />
          <RadioGroup name="sex" label="Giới tính" inline options={[{ value: "MALE", label: "Nam" }, { value: "FEMALE", label: "Nữ" }]} />
          <TextField name="address" label="Nơi thường trú như trên thẻ" width="wide" autoComplete="off" optional />
          <TextField name="phone" label="Điện thoại" type="tel" inputMode="tel" width="medium" autoComplete="off" hint="Không có thì để trống: tra cứu bằng mã trên giấy tiếp nhận." optional />
          <TextField name="email" label="Thư điện tử" type="email" width="wide" autoComplete="off" optional />
        </div>
      </Fieldset>
      <Fieldset legend="Thủ tục">
        <OfferField agencies={offers.agencies} initial={initial} />
        <OnBehalfFields />
        {offers.withheld.length > 0 && (
          <details>
            <summary className="text-brand underline underline-offset-4">{offers.withheld.length} thủ tục anh/chị chưa được tiếp nhận</summary>
            <ul className="mt-2 list-disc pl-5">
              {offers.withheld.map(({ name, words }) => (
                <li key={name}>
                  {name}: {words}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Fieldset>
      <Fieldset legend="Nhận kết quả">
        <RadioGroup
          name="returnMethod"
          label="Cách nhận"
          inline
          defaultValue="COUNTER"
          options={[{ value: "COUNTER", label: "Tại quầy này" }, { value: "POST", label: "Bưu tá mang đến nhà" }, { value: "ONLINE", label: "Bản điện tử" }]}
        />
        <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
          <TextField name="returnAddressText" label="Số nhà, đường hoặc thôn, xóm (khi bưu tá mang đến)" width="wide" optional />
          <SelectField name="returnCommuneCode" label="Phường, xã (khi bưu tá mang đến)" groups={communeGroups(offers.communes)} placeholder="Chọn…" width="wide" optional />
        </div>
      </Fieldset>
      <ActionBar>
        <Button href={backHref} variant="quiet">
          Thôi
        </Button>
        <SubmitButton icon="arrow-right" shortcut="t" pendingWords="Đang lập…">
          Kiểm tra giấy tờ
        </SubmitButton>
      </ActionBar>
    </ActionForm>
  );
}
