import { StatusTag } from "@/components/ui/status-tag";
import { askedWords } from "@/lib/dossiers/declared-papers";
import type { ProcedureComponentView, ProcedurePage } from "@/lib/procedures/queries";

function Component({ component, members }: { component: ProcedureComponentView; members: number }) {
  if (component.kind === "NOTE") return <p className="border-l-4 border-line-strong pl-3 text-muted">{component.name}</p>;
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-semibold">{component.name}</p>
      <p className="text-muted first-letter:uppercase">{askedWords(component)}</p>
      {component.conditionText !== null && <p className="text-small">Điều kiện: {component.conditionText}</p>}
      {component.replacedByData !== null && <p className="text-small">Không phải nộp nếu tra cứu được ở {component.replacedByData}.</p>}
      {component.formTemplate !== null && <p className="text-small text-muted">Theo mẫu: {component.formTemplate}</p>}
      {members > 1 && (
        <p>
          <StatusTag tone="info">Chỉ cần một trong {members} giấy tờ thay nhau</StatusTag>
        </p>
      )}
    </div>
  );
}

/** What is to be filed, case by case; several cases open one at a time, without a script. */
export function ComponentCases({ cases }: { cases: ProcedurePage["cases"] }) {
  const list = (components: readonly ProcedureComponentView[]) =>
    components.length === 0 ? (
      <p className="text-muted">Danh mục chưa ghi giấy tờ nào.</p>
    ) : (
      <ol className="flex list-decimal flex-col gap-4 pl-6 marker:text-muted">
        {components.map((component) => (
          <li key={component.id} className="pl-1">
            <Component component={component} members={component.alternativeGroup === null ? 1 : components.filter(({ alternativeGroup }) => alternativeGroup === component.alternativeGroup).length} />
          </li>
        ))}
      </ol>
    );
  const [only] = cases;
  if (cases.length <= 1) return list(only?.components ?? []);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">Thủ tục này có {cases.length} trường hợp, mỗi trường hợp một bộ giấy tờ.</p>
      {cases.map((one, position) => (
        <details key={one.id} className="rounded border border-line" open={position === 0} name="truong-hop">
          <summary className="min-h-11 px-4 py-2.5 font-semibold">{one.title ?? `Trường hợp ${position + 1}`}</summary>
          <div className="border-t border-line p-4">{list(one.components)}</div>
        </details>
      ))}
    </div>
  );
}
