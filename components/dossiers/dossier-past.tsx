import type { ComponentProps } from "react";
import { DossierTimeline } from "@/components/dossiers/dossier-timeline";
import { NoticeList } from "@/components/dossiers/notice-list";

type Props = Readonly<{ events: ComponentProps<typeof DossierTimeline>["events"]; notices: ComponentProps<typeof NoticeList>["notices"] }>;

/** What was done with a dossier and what its applicant was told. */
export function DossierPast({ events, notices }: Props) {
  return (
    <>
      <section aria-labelledby="lich-su" className="flex flex-col gap-2">
        <h2 id="lich-su">Lịch sử</h2>
        <DossierTimeline events={events} label="Lịch sử hồ sơ" />
      </section>
      <section aria-labelledby="thu-bao" className="flex flex-col gap-2">
        <h2 id="thu-bao">Thư đã báo người nộp</h2>
        <NoticeList notices={notices} />
      </section>
    </>
  );
}
