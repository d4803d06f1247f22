import type { Metadata } from "next";
import { leave } from "@/app/(public)/dang-xuat/leave";
import { type SearchParams, single } from "@/app/search-params";
import { CounterDeskShell } from "@/components/counter/counter-desk-shell";
import { QuestionCard } from "@/components/dossiers/question-cards";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { ownOfficeName } from "@/lib/agencies/queries/own-office";
import { type AskedQuestion, readAskedQuestions } from "@/lib/dossiers/queries/expert-questions";
import { ACTOR_WORDS } from "@/lib/identity/labels";
import { signedInAs } from "@/lib/identity/session";
import { countUnreadAlerts } from "@/lib/notifications/queries";
import { env } from "@/lib/platform/env";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Câu hỏi gửi cơ quan" };

const BASE = "/buu-dien/hoi-dap";

export default async function AskedQuestionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("POSTAL_CLERK", "POSTAL_SUPERVISOR");
  const after = single((await searchParams).sau);
  const clerk = actor.kind === "POSTAL_CLERK";
  const [office, page] = await Promise.all([ownOfficeName(actor), readAskedQuestions(actor, after)]);
  const card = (question: AskedQuestion) => (
    <QuestionCard key={question.id} question={question}>
      {clerk && question.dossierId !== null && (
        <p>
          <TextLink href={`/buu-dien/quay/${question.dossierId}`}>Mở hồ sơ</TextLink>
        </p>
      )}
    </QuestionCard>
  );
  return (
    <CounterDeskShell person={actor.name} role={ACTOR_WORDS[actor.kind]} place={office} supervisor={!clerk} alerts={await countUnreadAlerts(actor)} signOut={leave} demo={env("DEMO_MODE").DEMO_MODE}>
      <PageHeader title="Câu hỏi gửi cơ quan" lead={clerk ? "Những điều anh/chị đã hỏi chuyên viên về giấy tờ ở quầy." : "Những điều nhân viên của bưu cục đã hỏi chuyên viên các cơ quan."} />
      <div className="flex max-w-4xl flex-col gap-8">
        {after === "" && (
          <section aria-labelledby="dang-cho" className="flex flex-col gap-3">
            <h2 id="dang-cho">Đang chờ trả lời <span className="tabular text-muted">{page.open.length}</span></h2>
            {page.open.length === 0 && <EmptyState title="Không có câu hỏi nào đang chờ">Hỏi ngay tại giấy tờ cần hỏi, ở mục “Hỏi chuyên viên” trên trang hồ sơ ở quầy.</EmptyState>}
            {page.open.map(card)}
          </section>
        )}
        <section aria-labelledby="da-co" className="flex flex-col gap-3">
          <h2 id="da-co">Đã có trả lời</h2>
          {page.answered.length === 0 && <p className="text-muted">Chưa có câu trả lời nào.</p>}
          {page.answered.map(card)}
          {(page.next !== null || after !== "") && (
            <Pagination shown={page.answered.length} noun="câu hỏi" previousHref={after === "" ? undefined : BASE} nextHref={page.next === null ? undefined : `${BASE}?sau=${encodeURIComponent(page.next)}`} />
          )}
        </section>
      </div>
    </CounterDeskShell>
  );
}
