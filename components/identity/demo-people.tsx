import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";

type Person = Readonly<{ id: string; name: string; place: string; username: string | null }>;
type Group = Readonly<{ key: string; title: string; people: readonly Person[] }>;

/** Everybody one may become, by role: one button each, all in one form that works without JavaScript. */
export function DemoPeople({ action, operationId, wanted, groups }: { action: FormAction; operationId: string; wanted: string | undefined; groups: readonly Group[] }) {
  return (
    <ActionForm action={action} operationId={operationId} label="Vào vai một người dùng thử">
      {wanted !== undefined && <input type="hidden" name="tiep" value={wanted} />}
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`vai-${group.key}`} className="stack">
          <h2 id={`vai-${group.key}`}>{group.title}</h2>
          <ul className="grid gap-3 md:grid-cols-2">
            {group.people.map((person) => (
              <li key={person.id}>
                <SubmitButton variant="secondary" wide name="who" value={person.id} pendingWords={`Đang vào vai ${person.name}…`}>
                  <span className="block">{person.name}</span>
                  <span className="block text-small font-normal text-muted">
                    {person.place}
                    {person.username !== null && ` · ${person.username}`}
                  </span>
                </SubmitButton>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ActionForm>
  );
}
