import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-paths";
import { CLOCK_HOLDERS, type ClockHolder, type Clocks } from "@/lib/deadlines/clocks";
import { clockHolderLabels } from "@/lib/deadlines/labels";
import { workingTimeWords } from "@/lib/dossiers/clock-segments";

const ICONS = { POST: "truck", COUNTER: "post", AGENCY: "building", CITIZEN: "user" } satisfies Record<ClockHolder, IconName>;

/** The four clocks apart: how much working time each party has used, and whose is running. */
export function ClockRow({ clocks, running }: { clocks: Clocks | null; running: ClockHolder | "NOBODY" }) {
  if (clocks === null) return <p className="text-muted">Lịch làm việc chưa bao hết thời gian của hồ sơ nên chưa tính được.</p>;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.5rem),1fr))] gap-2">
      {CLOCK_HOLDERS.map((holder) => {
        const { workingMinutes, elapsedMinutes } = clocks[holder];
        const runs = holder === running;
        return (
          <div key={holder} className={runs ? "rounded border border-brand bg-brand-wash px-3 py-2" : "rounded border border-line px-3 py-2"}>
            <dt className="flex items-center gap-1.5 text-small text-muted">
              <Icon name={ICONS[holder]} size={16} />
              {clockHolderLabels[holder]}
            </dt>
            <dd className="tabular font-semibold">{elapsedMinutes === 0 ? <span className="font-normal text-muted">chưa dùng</span> : workingTimeWords(workingMinutes)}</dd>
            {runs && <dd className="text-small text-brand">đang chạy</dd>}
          </div>
        );
      })}
    </dl>
  );
}
