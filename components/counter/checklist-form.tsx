import { ComponentNotes } from "@/components/counter/expert-notes";
import { FillButton } from "@/components/counter/fill-button";
import { KeptEntry } from "@/components/counter/kept-entry";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { answersWhenAllPresent, PAPER_REASON_WORDS, PAPER_REASONS } from "@/lib/dossiers/checklist";
import { askedWords } from "@/lib/dossiers/declared-papers";
import type { ComponentView, DossierView, PaperView } from "@/lib/dossiers/dossier-view";
import type { ExpertNote } from "@/lib/dossiers/queries/expert-questions";
import { ANSWER_WORDS } from "@/lib/dossiers/labels";
import { ANSWERS } from "@/lib/dossiers/schema/save-checklist";
import type { AnswerKind } from "@/lib/platform/generated/enums";

/** Five answers on one line of the desk; what is read aloud is the whole word. */
const SHORT: Readonly<Record<AnswerKind, string>> = { FILED: "Đã nộp", SHOWN: "Xuất trình", ALTERNATIVE: "Thay thế", FROM_DATABASE: "Từ CSDL", MISSING: "Thiếu" };
const OPTIONS = ANSWERS.map((answer) => ({
  value: answer,
  label: SHORT[answer] === ANSWER_WORDS[answer] ? SHORT[answer] : <><span aria-hidden>{SHORT[answer]}</span><span className="sr-only">{ANSWER_WORDS[answer]}</span></>,
}));
const COUNTS = [["originals", "bản chính", "ORIGINAL"], ["certifiedCopies", "bản sao chứng thực", "CERTIFIED_COPY"], ["photocopies", "bản chụp", "PHOTOCOPY"]] as const;
const SHORT_COUNTS = { originals: "chính", certifiedCopies: "sao CT", photocopies: "chụp" } as const;

/** Papers of one component that lie at the counter, by kind. */
function atCounter(component: ComponentView, papers: readonly PaperView[], kind: PaperView["kind"]): number {
  return papers.filter((paper) => paper.componentId === component.id && paper.kind === kind && paper.holderKind === "CLERK").reduce((sum, { count }) => sum + count, 0);
}

/** What the counted papers and the sent files suggest; the clerk still says it himself. */
function suggested(component: ComponentView, papers: readonly PaperView[]): AnswerKind | "" {
  if (component.files.some(({ fromStore }) => fromStore)) return "FROM_DATABASE";
  const counted = COUNTS.some(([, , kind]) => atCounter(component, papers, kind) > 0);
  if (counted || component.files.length > 0) return component.kind === "SHOWN" ? "SHOWN" : "FILED";
  return component.declared?.way === "NOT_APPLICABLE" ? "ALTERNATIVE" : "";
}

function declaredWords({ declared, files }: ComponentView): string {
  const sent = files.length === 0 ? "" : `${files.length} tệp đã gửi`;
  if (declared === null) return sent === "" ? "công dân chưa khai" : sent;
  const words = {
    UPLOAD: "công dân nộp tệp", NOT_APPLICABLE: "công dân khai không thuộc trường hợp này",
    PAPER: `công dân khai giao bản giấy: ${COUNTS.map(([key, name]) => (declared[key] > 0 ? `${declared[key]} ${name}` : "")).filter((part) => part !== "").join(", ")}`,
  }[declared.way];
  return [words, sent].filter((part) => part !== "").join("; ");
}

type Filled = Readonly<{ answer: AnswerKind; originals: number; certifiedCopies: number; photocopies: number }>;

function Line({ place, component, papers, fill, present, notes }: { place: number; component: ComponentView; papers: readonly PaperView[]; fill: boolean; present: Filled | undefined; notes: readonly ExpertNote[] }) {
  const { id, name, answer, conditionText, replacedByData, alternativeGroup } = component;
  const shown = answer?.answer ?? (fill ? (present?.answer ?? suggested(component, papers)) : "");
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 @3xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="min-w-0">
        <p className="font-semibold">
          <span className="tabular">{place}.</span> {name}
        </p>
        <p className="text-small text-muted">
          Cần {askedWords(component)}
          {conditionText !== null && `; ${conditionText}`}
          {alternativeGroup !== null && "; một trong các giấy tờ thay thế nhau"}
        </p>
        <p className="text-small">{declaredWords(component)}</p>
        {replacedByData !== null && <p className="text-small text-info">Dữ liệu đã có ở {replacedByData}: không yêu cầu bản giấy (NĐ 309/2026, Điều 4.2a).</p>}
        <ComponentNotes notes={notes} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <RadioGroup name={`answer.${id}`} label={`Kiểm ${name}`} hideLabel inline defaultValue={shown} options={OPTIONS} />
        <div className="flex flex-wrap items-end gap-3">
          {COUNTS.map(([key, label, kind]) => (
            <div key={key} className="w-16">
              <TextField name={`${key}.${id}`} label={<><span aria-hidden className="text-small font-normal text-muted">{SHORT_COUNTS[key]}</span><span className="sr-only">{label} của {name}</span></>} inputMode="numeric" width="full" defaultValue={String(answer?.[key] ?? present?.[key] ?? atCounter(component, papers, kind))} />
            </div>
          ))}
          {replacedByData !== null && (
            <div className="min-w-56">
              <SelectField name={`paperReason.${id}`} label={<span className="text-small font-normal text-muted">vẫn nhận bản giấy vì</span>} placeholder="không nhận bản giấy" width="full" defaultValue={answer?.paperReason ?? ""} options={PAPER_REASONS.map((reason) => ({ value: reason, label: PAPER_REASON_WORDS[reason] }))} />
            </div>
          )}
          <div className="min-w-40 grow">
            <TextField name={`note.${id}`} label={<><span className="text-small font-normal text-muted">ghi chú</span><span className="sr-only"> về {name}</span></>} width="full" maxLength={500} defaultValue={answer?.note ?? ""} />
          </div>
        </div>
      </div>
    </li>
  );
}

/** What was typed into the open checklist and not sent, and how it is kept. */
export type DeskEntryOf = Readonly<{ fields: Readonly<Record<string, string>>; since: string | null; keep: FormAction; drop: FormAction; freshHref: string }>;

/**
 * The checklist, component by component: an answer and three counts each (Mẫu số 01). `fill`: answers suggested by what was counted.
 * Its buttons stand outside and use `form={id}` with `step` SAVE or RECEIVE.
 */
export function ChecklistForm({ id, dossier, act, operationId, fill, fillHref, notes = [], entry }: { id: string; dossier: DossierView; act: FormAction; operationId: string; fill: boolean; fillHref: string; notes?: readonly ExpertNote[]; entry: DeskEntryOf }) {
  const asked = dossier.components.filter(({ kind }) => kind !== "NOTE");
  // What a courier counted or the applicant sent decides; at the counter the papers lie there as the procedure asks for them.
  const counted = dossier.channel !== "COUNTER";
  const allPresent = answersWhenAllPresent(asked);
  const checked = asked.filter(({ answer }) => answer !== null).length;
  return (
    <section aria-labelledby="kiem-thanh-phan" className="@container flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="kiem-thanh-phan">Kiểm thành phần hồ sơ</h2>
        <p className="tabular text-small text-muted">
          <a href="#hoi-chuyen-vien" className="text-brand underline underline-offset-4">Hỏi chuyên viên</a> · đã ghi {checked}/{asked.length}
        </p>
      </div>
      {fill && (
        <Notice tone="info">Đã điền sẵn theo số giấy tờ đếm được và tệp đã gửi. Đối chiếu từng giấy tờ trước khi tiếp nhận.</Notice>
      )}
      {!fill && checked < asked.length && (
        <p>
          <FillButton form={id} answers={counted ? null : allPresent} href={fillHref} label={counted ? "Điền sẵn theo số đã đếm" : "Đủ cả, như thủ tục yêu cầu"} />
        </p>
      )}
      <ActionForm key={fill ? "fill" : "plain"} id={id} action={act} operationId={operationId} initialValues={entry.fields} label="Kiểm thành phần hồ sơ">
        <KeptEntry subject={dossier.id} keep={entry.keep} drop={entry.drop} since={entry.since} dropped={entry.freshHref} />
        <input type="hidden" name="dossierId" value={dossier.id} />
        <input type="hidden" name="expectedVersion" value={dossier.version} />
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {asked.map((component, i) => (
            <Line key={component.id} place={i + 1} component={component} papers={dossier.papers} fill={fill} present={fill && !counted ? allPresent.find(({ componentId }) => componentId === component.id) : undefined} notes={notes.filter(({ componentId }) => componentId === component.id)} />
          ))}
        </ul>
        {dossier.procedure.sameDay && (
          <CheckboxField name="printSlip" label="Công dân muốn có giấy tiếp nhận" hint="Thủ tục trả ngay trong ngày: ghi sổ như mọi hồ sơ, chỉ in giấy khi được yêu cầu (NĐ 61/2018, Điều 17.4)." />
        )}
      </ActionForm>
    </section>
  );
}
