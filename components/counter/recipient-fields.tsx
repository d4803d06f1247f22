import type { ReactNode } from "react";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { SignaturePad } from "@/components/ui/signature-pad";
import { TextField } from "@/components/ui/text-field";
import { IDENTITY_KIND_WORDS, IDENTITY_KINDS, RELATION_WORDS, RELATIONS } from "@/lib/dossiers/schema/deliver-result";

/** The owner's one-time code in place of a written authorisation, where the server compares it with what is sent. */
export function OneTimeCodeField() {
  return <TextField name="oneTimeCode" label="Hoặc mã một lần của chủ hồ sơ" hint="6 chữ số, người nhận thay đọc cho anh/chị; thay giấy ủy quyền." optional inputMode="numeric" maxLength={9} width="short" autoComplete="off" />;
}

/** The identity check and the signature of whoever takes a result: at the door and at the counter the same; `code`: a field beside the written authorisation. */
export function RecipientFields({ ownerName, code }: { ownerName: string; code?: ReactNode }) {
  return (
    <>
      <RadioGroup name="relation" label="Ai nhận?" defaultValue="OWNER" options={RELATIONS.map((relation) => ({ value: relation, label: relation === "OWNER" ? `${RELATION_WORDS.OWNER}: ${ownerName}` : RELATION_WORDS[relation] }))} />
      <TextField name="recipientName" label="Họ tên người nhận, như trên giấy tờ" defaultValue={ownerName} width="wide" autoComplete="off" />
      <TextField name="authorisation" label="Giấy ủy quyền đã xem" hint="Chỉ ghi khi người khác nhận thay: số, ngày, nơi chứng thực." optional width="wide" autoComplete="off" />
      {code}
      <SelectField name="identityType" label="Giấy tờ tùy thân đã xem" defaultValue="CITIZEN_CARD" options={IDENTITY_KINDS.map((kind) => ({ value: kind, label: IDENTITY_KIND_WORDS[kind] }))} />
      <TextField name="identityLast4" label="4 số cuối của giấy tờ" hint="Chỉ giữ 4 số cuối." inputMode="numeric" maxLength={4} width="tiny" autoComplete="off" />
      <SignaturePad name="recipientSignature" label="Người nhận ký" />
    </>
  );
}
