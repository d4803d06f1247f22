import { DossierStatusTag } from "@/components/dossiers/dossier-status-tag";
import { DueWords } from "@/components/dossiers/due-words";
import { DescriptionList } from "@/components/ui/description-list";
import type { DossierView } from "@/lib/dossiers/dossier-view";

/** State in one glance: the status, whose turn it is, the time left, where the papers are. `you` for the applicant's own page. */
export function DossierGlance({ dossier, you = false }: { dossier: Pick<DossierView, "status" | "outcome" | "turn" | "due" | "papers">; you?: boolean }) {
  const { status, outcome, turn, due, papers } = dossier;
  const who = you && turn.holder === "CITIZEN" ? "anh/chị" : turn.words;
  const places = [...new Set(papers.map(({ holderKind, whereabouts }) => (you && holderKind === "CITIZEN" ? "Anh/chị" : whereabouts)))];
  return (
    <DescriptionList
      layout="columns"
      items={[
        { term: "Tình trạng", value: <DossierStatusTag status={status} outcome={outcome} /> },
        { term: "Đến lượt", value: <strong className="first-letter:uppercase inline-block">{who}</strong>, note: turn.next },
        { term: "Thời hạn", value: due === null ? <span className="text-muted">Tính từ khi hồ sơ được tiếp nhận</span> : <DueWords due={due} detailed /> },
        { term: "Bản giấy đang ở", value: places.length === 0 ? <span className="text-muted">Không có bản giấy</span> : places.join("; ") },
      ]}
    />
  );
}
