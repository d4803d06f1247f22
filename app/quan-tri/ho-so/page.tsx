import type { Metadata } from "next";
import { ProvinceDossierFilter } from "@/components/admin/province-dossier-filter";
import { ProvinceDossierTable } from "@/components/admin/province-dossier-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { addressOf } from "@/lib/dossiers/list-address";
import { agenciesOfProvince, readProvinceDossiers } from "@/lib/dossiers/queries/province-dossiers";
import { provinceDossiersFilter, PUNCTUALITY_FILTER_WORDS } from "@/lib/dossiers/schema/list-filters";
import { signedInAs } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { formatDay, vietnamDay } from "@/lib/platform/format";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Hồ sơ của tỉnh" };

const HERE = "/quan-tri/ho-so";

export default async function ProvinceDossiersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await signedInAs("ADMINISTRATOR");
  const filter = provinceDossiersFilter.parse(await searchParams);
  const today = vietnamDay(now());
  const [page, agencies] = await Promise.all([readProvinceDossiers(actor, filter, today), agenciesOfProvince(actor)]);
  const { tim, tu, den, chot } = filter;
  const kept = { tim, "co-quan": filter["co-quan"], "trang-thai": filter["trang-thai"], "ket-qua": filter["ket-qua"], tu, den, chot, "can-cu": filter["can-cu"] };
  const figure = filter["ket-qua"];
  const lead = figure === null ? undefined : `${PUNCTUALITY_FILTER_WORDS[figure]}, tính đến hết ngày ${formatDay(chot ?? today)}.`;
  return (
    <>
      <PageHeader title="Hồ sơ của tỉnh" lead={lead} />
      <ProvinceDossierFilter filter={filter} agencies={agencies} />
      <ProvinceDossierTable rows={page.rows} />
      <Pagination
        shown={page.rows.length}
        total={page.total}
        noun={page.overflow ? "hồ sơ trở lên" : "hồ sơ"}
        previousHref={page.previous === null ? undefined : addressOf(HERE, kept, { truoc: page.previous })}
        nextHref={page.next === null ? undefined : addressOf(HERE, kept, { sau: page.next })}
      />
    </>
  );
}
