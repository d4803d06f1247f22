"use client";
import { useEffect, useRef, useState } from "react";
import { FILLED_EVENT, KEPT_EVENT } from "@/components/counter/kept-entry";
import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { EarlierDossier } from "@/lib/dossiers/queries/desk-entry";
import { formatDate } from "@/lib/platform/format";

type Told = Readonly<{ dossiers: readonly (Omit<EarlierDossier, "submittedAt" | "dueAt"> & Readonly<{ submittedAt: string | null; dueAt: string | null }>)[] }>;
const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

/** The earlier dossiers of the person in the kept entry; none when they could not be asked for: they are a help, and no act waits for them. */
async function askEarlier(): Promise<readonly EarlierDossier[]> {
  try {
    const response = await fetch("/api/earlier-dossiers", { cache: "no-store" });
    if (!response.ok) return [];
    const { dossiers } = (await response.json()) as Told;
    return dossiers.map((one) => ({ ...one, submittedAt: dateOrNull(one.submittedAt), dueAt: dateOrNull(one.dueAt) }));
  } catch {
    return [];
  }
}

/** What this person has filed at this office before: the clerk sees what hangs before he begins anew. A card that names another person takes the list away until his own has come. */
export function EarlierDossiers({ known }: { known: readonly EarlierDossier[] }) {
  const place = useRef<HTMLDivElement>(null);
  const [dossiers, setDossiers] = useState(known);
  useEffect(() => {
    const form = place.current?.closest("form");
    let cards = 0;
    const filled = () => {
      cards += 1;
      setDossiers([]);
    };
    const kept = () => {
      const card = cards;
      void askEarlier().then((asked) => card === cards && setDossiers(asked));
    };
    form?.addEventListener(FILLED_EVENT, filled);
    form?.addEventListener(KEPT_EVENT, kept);
    return () => {
      form?.removeEventListener(FILLED_EVENT, filled);
      form?.removeEventListener(KEPT_EVENT, kept);
    };
  }, []);
  return (
    <div ref={place} role="status" className="contents">
      {dossiers.length > 0 && <EarlierList dossiers={dossiers} />}
    </div>
  );
}

function EarlierList({ dossiers }: { dossiers: readonly EarlierDossier[] }) {
  return (
    <section aria-labelledby="ho-so-truoc" className="flex flex-col gap-2 rounded border border-line bg-wash p-3">
      <h2 id="ho-so-truoc" className="text-base font-semibold">
        Người này đã có hồ sơ ở đây
      </h2>
      <ul className="flex flex-col gap-1.5">
        {dossiers.map(({ id, shownCode, procedureName, status, submittedAt, dueAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink href={`/buu-dien/quay?hs=${id}`}>
              <span className="tabular">{shownCode}</span>
            </TextLink>
            <DossierStatusTag status={status} />
            <span className="min-w-0 text-small">
              {procedureName}
              <span className="text-muted">
                {submittedAt === null ? "" : `, nộp ${formatDate(submittedAt)}`}
                {dueAt === null ? "" : `, hẹn ${formatDate(dueAt)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
