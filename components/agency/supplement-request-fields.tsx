import { Fieldset } from "@/components/ui/fieldset";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ComponentView } from "@/lib/dossiers/dossier-view";
import { SUPPLEMENT_PROBLEM_WORDS, SUPPLEMENT_PROBLEMS } from "@/lib/dossiers/schema/request-supplement";

const OPTIONS = SUPPLEMENT_PROBLEMS.map((problem) => {
  const words: string = SUPPLEMENT_PROBLEM_WORDS[problem];
  return { value: problem, label: words.charAt(0).toUpperCase() + words.slice(1) };
});

/** Paper by paper: what is wrong and what to do. An untouched row asks for nothing. */
export function SupplementRequestFields({ components }: { components: readonly ComponentView[] }) {
  return (
    <>
      {components
        .filter(({ kind }) => kind !== "NOTE")
        .map(({ id, name }, index) => (
          <Fieldset key={id} legend={`${index + 1}. ${name}`}>
            <div className="flex flex-wrap items-start gap-3 *:grow">
              <div className="basis-40">
                <SelectField name={`problem.${id}`} label="Vấn đề" placeholder="Đạt, không cần bổ sung" options={OPTIONS} width="full" />
              </div>
              <div className="basis-80">
                <TextField name={`words.${id}`} label="Người nộp cần làm gì" width="full" maxLength={500} />
              </div>
            </div>
          </Fieldset>
        ))}
      <TextArea name="note" label="Ghi chú chung" hint="Ví dụ: gửi giấy tờ qua bưu tá hay tải tệp lên đều được." optional rows={2} />
    </>
  );
}
