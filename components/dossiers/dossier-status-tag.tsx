import { StatusTag } from "@/components/ui/status-tag";
import type { Tone } from "@/components/ui/tone";
import { OUTCOME_WORDS, STATUS_WORDS } from "@/lib/dossiers/labels";
import type { DossierStatus, Outcome } from "@/lib/platform/generated/enums";

const TONES = {
  DRAFT: "neutral", SUBMITTED: "info", RECEIVED: "info", PROCESSING: "info", AWAITING_SUPPLEMENT: "attention", AWAITING_PAYMENT: "attention",
  NOT_RECEIVED: "danger", WITHDRAWN: "neutral", STOPPED: "danger", RESOLVED: "success", RETURNED: "success",
} satisfies Record<DossierStatus, Tone>;

/** The national name of a status with its tone; a refusal is said beside "đã xử lý xong". */
export function DossierStatusTag({ status, outcome = null }: { status: DossierStatus; outcome?: Outcome | null }) {
  const refused = outcome === "REFUSED";
  return (
    <StatusTag tone={refused ? "danger" : TONES[status]}>
      {STATUS_WORDS[status]}
      {refused && `: ${OUTCOME_WORDS.REFUSED.toLowerCase()}`}
    </StatusTag>
  );
}
