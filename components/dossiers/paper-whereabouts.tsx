import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import type { PaperView } from "@/lib/dossiers/dossier-view";
import { PAPER_KIND_WORDS } from "@/lib/dossiers/whereabouts";
import type { PartyKind } from "@/lib/platform/generated/enums";

const ICONS = { CITIZEN: "user", COURIER: "truck", CLERK: "post", AGENCY: "building" } satisfies Record<PartyKind, IconName>;

/**
 * Each paper with its count and the one who answers for it now. `applicantWords` is how this reader calls the applicant; `now` says
 * what is being done with a paper where it is.
 */
export function PaperWhereabouts({ papers, applicantWords = "Người nộp hồ sơ", level = 3, now = () => "" }: { papers: readonly PaperView[]; applicantWords?: string; level?: 3 | 4; now?: (paper: PaperView) => string }) {
  if (papers.length === 0) return <EmptyState title="Không có bản giấy" icon="files">Hồ sơ này nộp bằng tệp điện tử.</EmptyState>;
  const Heading = level === 3 ? "h3" : "h4";
  const holders = [...new Set(papers.map(({ holderKind, whereabouts }) => (holderKind === "CITIZEN" ? applicantWords : whereabouts)))];
  return (
    <ul className="flex flex-col gap-4">
      {holders.map((holder) => {
        const held = papers.filter(({ holderKind, whereabouts }) => (holderKind === "CITIZEN" ? applicantWords : whereabouts) === holder);
        return (
          <li key={holder} className="flex gap-3">
            <Icon name={ICONS[held[0]?.holderKind ?? "CITIZEN"]} className="mt-0.5 shrink-0 text-brand" />
            <div className="min-w-0">
              <Heading className="text-base font-semibold">Đang ở: {holder}</Heading>
              {[...new Set(held.map(now))].filter((words) => words !== "").map((words) => <p key={words} className="first-letter:uppercase">{words}</p>)}
              <ul className="list-disc pl-5">
                {held.map((paper) => (
                  <li key={paper.id}>
                    {paper.description}: <span className="tabular">{paper.count}</span> {PAPER_KIND_WORDS[paper.kind]}
                    {paper.owedBack && <span className="text-small text-muted"> (mượn để đối chiếu, sẽ trả lại)</span>}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
