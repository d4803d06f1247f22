import { DateField } from "@/components/ui/date-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { AUTHORISATION_SCOPE_WORDS, AUTHORISATION_WORDS } from "@/lib/dossiers/labels";
import { AUTHORISATION_KINDS, AUTHORISATION_SCOPES } from "@/lib/dossiers/representation";

// Shown by the choice alone, so that it works without a script.
const FOR_ANY = "hidden group-has-[[value=PERSON]:checked]/behalf:grid group-has-[[value=CHILD]:checked]/behalf:grid group-has-[[value=ORGANISATION]:checked]/behalf:grid";
const FOR_PEOPLE = "hidden group-has-[[value=PERSON]:checked]/behalf:block group-has-[[value=CHILD]:checked]/behalf:block";
const FOR_CHILD = "hidden group-has-[[value=CHILD]:checked]/behalf:block";
const FOR_ORGANISATION = "hidden group-has-[[value=ORGANISATION]:checked]/behalf:block";
const FOR_PAPER = "hidden group-has-[[value=PERSON]:checked]/behalf:grid group-has-[[value=ORGANISATION]:checked]/behalf:grid";

/** Whose dossier it is when not the submitter's, and by what right he files: the paper that was seen, its number, its days and its scope. */
export function OnBehalfFields() {
  return (
    <div className="group/behalf flex flex-col gap-4">
      <RadioGroup
        name="onBehalf" label="Hồ sơ của ai?" inline defaultValue="SELF"
        options={[{ value: "SELF", label: "Chính người này" }, { value: "PERSON", label: "Người khác" }, { value: "CHILD", label: "Con, trẻ được giám hộ" }, { value: "ORGANISATION", label: "Tổ chức, doanh nghiệp" }]}
      />
      <div className={`${FOR_ANY} gap-x-6 gap-y-3 border-l-4 border-line pl-4 md:grid-cols-2`}>
        <TextField name="ownerName" label="Tên chủ hồ sơ" width="wide" autoComplete="off" maxLength={200} />
        <TextField name="role" label="Quan hệ, chức vụ của người nộp" hint="Ví dụ: con, mẹ, giám đốc, nhân viên" width="wide" autoComplete="off" maxLength={120} />
        <div className={FOR_PEOPLE}>
          <TextField name="ownerIdentityNumber" label="Số định danh của chủ hồ sơ" hint="Trẻ chưa có thì để trống." inputMode="numeric" width="medium" autoComplete="off" maxLength={15} />
        </div>
        <div className={FOR_CHILD}>
          <DateField name="ownerDateOfBirth" label="Ngày sinh của trẻ" />
        </div>
        <div className={FOR_ORGANISATION}>
          <TextField name="ownerTaxCode" label="Mã số thuế, mã số doanh nghiệp" hint="10 chữ số; chi nhánh thêm -001" width="medium" autoComplete="off" maxLength={20} />
        </div>
        <TextField name="ownerAddress" label="Địa chỉ chủ hồ sơ" width="wide" autoComplete="off" maxLength={300} optional />
      </div>
      <div className={`${FOR_PAPER} gap-x-6 gap-y-3 border-l-4 border-line pl-4 md:grid-cols-2`}>
        <SelectField name="authorisationKind" label="Giấy đã xem" hint="Người đại diện theo pháp luật của tổ chức thì không cần." placeholder="Không có" options={AUTHORISATION_KINDS.map((kind) => ({ value: kind, label: AUTHORISATION_WORDS[kind] }))} width="wide" />
        <TextField name="authorisationNumber" label="Số của giấy" width="medium" autoComplete="off" maxLength={60} />
        <DateField name="authorisationOn" label="Ngày ghi trên giấy" />
        <DateField name="authorisationUntil" label="Hiệu lực đến" hint="Không ghi thời hạn thì để trống." />
        <SelectField name="authorisationScope" label="Được ủy quyền làm gì" placeholder="Chọn…" options={AUTHORISATION_SCOPES.map((scope) => ({ value: scope, label: AUTHORISATION_SCOPE_WORDS[scope] }))} width="wide" />
      </div>
    </div>
  );
}
