import { Icon } from "@/components/ui/icon";
import { DocumentLink } from "@/components/dossiers/document-link";
import type { FormView } from "@/lib/dossiers/dossier-view";
import { formatDateTime } from "@/lib/platform/format";

/** Papers issued by the portal, each as its PDF; a reprint bears the mark "bản in lại". */
export function IssuedForms({ forms, reprint = false }: { forms: readonly FormView[]; reprint?: boolean }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {forms.map((form) => (
        <li key={form.id} className="flex gap-3 py-2">
          <Icon name="file" className="mt-1 shrink-0 text-brand" />
          <div className="min-w-0">
            <DocumentLink href={`/api/forms/${form.id}`}>
              {form.title} (PDF)
            </DocumentLink>
            <p className="text-small text-muted">
              {form.issuedByName} lập lúc {formatDateTime(form.issuedAt)}
              {reprint && (
                <>
                  {" · "}
                  <DocumentLink href={`/api/forms/${form.id}?in-lai=1`}>In lại</DocumentLink>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
