import { DateField } from "@/components/ui/date-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { requestFieldName } from "@/lib/dossiers/request-answers";
import type { RequestField } from "@/lib/procedures/procedure";

const MOST_RADIOS = 6;

function Field({ field, value }: { field: RequestField; value: string | undefined }) {
  const { key, label, type, required, hint, options = [] } = field;
  const common = { name: requestFieldName(key), label, required, optional: !required, ...(hint === "" ? {} : { hint }), ...(value === undefined ? {} : { defaultValue: value }) };
  const choices = options.map((option) => ({ value: option, label: option }));
  switch (type) {
    case "choice":
      return options.length <= MOST_RADIOS ? <RadioGroup {...common} options={choices} /> : <SelectField {...common} options={choices} placeholder="Chọn…" width="wide" />;
    case "date":
      return <DateField {...common} />;
    case "number":
      return <TextField {...common} inputMode="numeric" width="short" autoComplete="off" />;
    case "longtext":
      return <TextArea {...common} rows={4} maxLength={3_000} />;
    case "text":
      return <TextField {...common} width="wide" maxLength={300} />;
  }
}

/** The procedure's own form, field by field, with what was kept before. */
export function RequestFields({ fields, answers }: { fields: readonly RequestField[]; answers: Readonly<Record<string, string>> }) {
  return fields.map((field) => <Field key={field.key} field={field} value={answers[field.key]} />);
}
