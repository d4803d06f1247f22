import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import type { SavedFilterView } from "@/lib/dossiers/queries/saved-filters";

const INBOX = "/co-quan/ho-so";

/** One's saved filters to open or delete, and the conditions now looked at to be saved. `here`: those conditions as an address says them. */
export function SavedFilters({ filters, here, save, remove, operationIds }: { filters: readonly SavedFilterView[]; here: string; save: FormAction; remove: FormAction; operationIds: readonly string[] }) {
  const [saveId = "", ...removeIds] = operationIds;
  return (
    <details className="open:col-span-2">
      <summary className="flex min-h-(--wing-control) list-none items-center gap-1.5 text-brand">
        <Icon name="folder" size={17} />
        Bộ lọc đã lưu{filters.length > 0 && ` (${filters.length})`}
      </summary>
      <div className="mb-3 flex flex-col gap-3 border-l-2 border-line pl-3">
        {filters.length > 0 && (
          <ul className="flex flex-col gap-1">
            {filters.map(({ id, name, query }, i) => (
              <li key={id} className="flex items-center justify-between gap-2">
                <TextLink href={`${INBOX}?${query}`}>
                  <span className="break-words">{name}</span>
                </TextLink>
                <ActionForm action={remove} operationId={removeIds[i] ?? ""} label={`Xóa bộ lọc ${name}`}>
                  <input type="hidden" name="filterId" value={id} />
                  <SubmitButton variant="quiet" size="small" icon="x" pendingWords="Đang xóa…">
                    Xóa<span className="sr-only"> bộ lọc {name}</span>
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
        <ActionForm action={save} operationId={saveId} label="Lưu bộ lọc">
          <input type="hidden" name="query" value={here} />
          <TextField name="name" label="Tên cho điều kiện đang xem" maxLength={60} autoComplete="off" />
          <div className="flex justify-end">
            <SubmitButton variant="secondary" size="small" pendingWords="Đang lưu…">
              Lưu bộ lọc
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
