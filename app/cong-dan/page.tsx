import type { Metadata } from "next";
import { addressWith, type SearchParams, single } from "@/app/search-params";
import { MyDossierList } from "@/components/dossiers-citizen/my-dossier-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchBox } from "@/components/ui/search-box";
import { Tabs } from "@/components/ui/tabs";
import { MY_DOSSIER_FILTER_WORDS, MY_DOSSIER_FILTERS } from "@/lib/dossiers/my-dossier-filter";
import { readMyDossiers } from "@/lib/dossiers/queries/my-dossiers";
import { signedInAs } from "@/lib/identity/session";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ của tôi" };

export default async function MyDossiersPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedInAs("CITIZEN");
  const search = await searchParams;
  const q = single(search.q).slice(0, 100);
  const filter = MY_DOSSIER_FILTERS.find((known) => known === single(search.loc)) ?? "tat-ca";
  const found = await readMyDossiers(actor, { filter, q, after: single(search.sau) || null, before: single(search.truoc) || null });
  const loc = filter === "tat-ca" ? "" : filter;
  return (
    <>
      <PageHeader
        title="Hồ sơ của tôi"
        actions={
          <Button href="/thu-tuc?nop=1" icon="plus">
            Nộp hồ sơ mới
          </Button>
        }
      />
      <Tabs
        label="Lọc hồ sơ"
        tabs={MY_DOSSIER_FILTERS.filter((known) => known === "tat-ca" || known === filter || found.counts[known] > 0).map((known) => ({
          href: addressWith("/cong-dan", { loc: known === "tat-ca" ? "" : known, q }), label: MY_DOSSIER_FILTER_WORDS[known], count: found.counts[known], current: known === filter,
        }))}
      />
      {(found.counts["tat-ca"] > 5 || q !== "") && (
        <div className="mb-6">
          <SearchBox action="/cong-dan" name="q" label="Tìm trong hồ sơ của tôi" hint="Tên thủ tục hoặc mã hồ sơ" buttonLabel="Tìm" defaultValue={q} keep={loc === "" ? {} : { loc }} />
        </div>
      )}
      {found.rows.length === 0 ? (
        <EmptyState title={q === "" && filter === "tat-ca" ? "Anh/chị chưa có hồ sơ nào" : "Không có hồ sơ nào ở mục này"} action={<Button href="/thu-tuc?nop=1">Chọn thủ tục để nộp</Button>}>
          Hồ sơ đã nộp và bản nháp của anh/chị nằm ở đây.
        </EmptyState>
      ) : (
        <MyDossierList rows={found.rows} />
      )}
      <Pagination
        shown={found.rows.length}
        total={found.total}
        {...(found.previous === null ? {} : { previousHref: addressWith("/cong-dan", { loc, q, truoc: found.previous }) })}
        {...(found.next === null ? {} : { nextHref: addressWith("/cong-dan", { loc, q, sau: found.next }) })}
      />
    </>
  );
}
