import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { answer } from "@/app/co-quan/hoi-dap/actions";
import { type SearchParams, single } from "@/app/search-params";
import { AgencyDeskShell } from "@/components/agency/agency-desk-shell";
import { AnswerForm } from "@/components/agency/answer-form";
import { QuestionCard } from "@/components/dossiers/question-cards";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { readAgencyDesk } from "@/lib/dossiers/queries/agency-inbox";
import { readAgencyQuestions } from "@/lib/dossiers/queries/expert-questions";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Quầy hỏi cơ quan" };

const BASE = "/co-quan/hoi-dap";

export default async function AgencyQuestionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("OFFICIAL", "AGENCY_HEAD");
  const address = await searchParams;
  const after = single(address.sau);
  const [desk, page] = await Promise.all([readAgencyDesk(actor), readAgencyQuestions(actor, after)]);
  return (
    <AgencyDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={desk.agency.shortName} urgent={desk.counts["qua-han"]} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Quầy hỏi cơ quan" lead="Nhân viên bưu điện hỏi về một giấy tờ khi công dân đang ở quầy. Trả lời trong 30 phút làm việc." />
      <div className="flex max-w-4xl flex-col gap-8">
        {single(address.xong) === "tra-loi" && <Notice tone="success" live>Đã gửi câu trả lời cho quầy.</Notice>}
        {after === "" && (
          <section aria-labelledby="cho-tra-loi" className="flex flex-col gap-3">
            <h2 id="cho-tra-loi">Chờ trả lời <span className="tabular text-muted">{page.open.length}</span></h2>
            {page.open.length === 0 && <EmptyState title="Không có câu hỏi nào đang chờ">Câu hỏi mới của các quầy hiện ở đây, gấp nhất lên trước.</EmptyState>}
            {page.open.map((question) => (
              <QuestionCard key={question.id} question={question}>
                <AnswerForm questionId={question.id} about={question.componentName} answer={answer} operationId={newId()} />
              </QuestionCard>
            ))}
          </section>
        )}
        <section aria-labelledby="da-tra-loi" className="flex flex-col gap-3">
          <h2 id="da-tra-loi">Đã trả lời</h2>
          {page.answered.length === 0 && <p className="text-muted">Chưa có câu nào được trả lời.</p>}
          {page.answered.map((question) => <QuestionCard key={question.id} question={question} />)}
          {(page.next !== null || after !== "") && (
            <Pagination shown={page.answered.length} noun="câu hỏi" previousHref={after === "" ? undefined : BASE} nextHref={page.next === null ? undefined : `${BASE}?sau=${encodeURIComponent(page.next)}`} />
          )}
        </section>
      </div>
    </AgencyDeskShell>
  );
}
