import { Timeline, type TimelineEvent } from "@/components/ui/timeline";
import type { IconName } from "@/components/ui/icon-paths";
import type { Tone } from "@/components/ui/tone";
import type { EventView } from "@/lib/dossiers/dossier-view";
import type { DossierEventName } from "@/lib/dossiers/lifecycle";
import { formatDateTime } from "@/lib/platform/format";

const LOOKS: Partial<Record<DossierEventName, { tone: Tone; icon: IconName }>> = {
  SUBMIT: { tone: "info", icon: "post" },
  MOVE_PICKUP: { tone: "info", icon: "calendar" },
  CANCEL_PICKUP: { tone: "neutral", icon: "x" },
  MISS_PICKUP: { tone: "attention", icon: "bell" },
  COLLECT_PAPERS: { tone: "info", icon: "truck" },
  TAKE_OVER_PAPERS: { tone: "info", icon: "box" },
  RECEIVE: { tone: "success", icon: "check-circle" },
  HAND_TO_AGENCY: { tone: "info", icon: "building" },
  DISPATCH_RESULT: { tone: "info", icon: "post" },
  REQUEST_COMPLETION: { tone: "attention", icon: "bell" },
  REQUEST_SUPPLEMENT: { tone: "attention", icon: "bell" },
  ACCEPT_SUPPLEMENT: { tone: "success", icon: "check" },
  ALLOW_SUPPLEMENT: { tone: "attention", icon: "bell" },
  CLAIM: { tone: "neutral", icon: "user" },
  TAKE_OVER: { tone: "neutral", icon: "user" },
  ASSIGN: { tone: "neutral", icon: "user" },
  TRANSFER: { tone: "neutral", icon: "users" },
  EXTEND: { tone: "attention", icon: "calendar" },
  ASK_OPINION: { tone: "info", icon: "help" },
  RECORD_OPINION: { tone: "info", icon: "check" },
  PROPOSE: { tone: "info", icon: "seal" },
  RETURN_PROPOSAL: { tone: "attention", icon: "return" },
  REJECT: { tone: "danger", icon: "x-circle" },
  REFUSE: { tone: "danger", icon: "x-circle" },
  STOP: { tone: "danger", icon: "x-circle" },
  GRANT: { tone: "success", icon: "seal" },
  FAIL_DELIVERY: { tone: "attention", icon: "bell" },
  RETURN_UNDELIVERED: { tone: "attention", icon: "return" },
  DELIVER_RESULT: { tone: "success", icon: "check-circle" },
  RETURN_AT_COUNTER: { tone: "success", icon: "check-circle" },
};

/** What happened to the dossier, newest first: what, when, who, why. */
export function DossierTimeline({ events, label = "Diễn biến hồ sơ" }: { events: readonly EventView[]; label?: string }) {
  const shown: TimelineEvent[] = events.map((event) => ({
    key: String(event.seq),
    title: event.title,
    time: formatDateTime(event.at),
    dateTime: event.at.toISOString(),
    who: `${event.actorName}, ${event.actorKindWords.toLowerCase()}`,
    ...(event.reason !== null && event.reason !== "" ? { body: <p className="whitespace-pre-line">{event.reason}</p> } : {}),
    ...LOOKS[event.event],
  }));
  return <Timeline label={label} events={shown} />;
}
