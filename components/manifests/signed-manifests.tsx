import { ManifestTable } from "@/components/manifests/manifest-table";
import { Pagination } from "@/components/ui/pagination";
import type { ManifestSummary } from "@/lib/dossiers/queries/manifests";

/** The manifests that both sides have signed, newest first, a page at a time. `before`: the page's mark from its address; "" on the first. */
export function SignedManifests({ page, before, base }: Readonly<{ page: Readonly<{ manifests: readonly ManifestSummary[]; next: string | null }>; before: string; base: string }>) {
  return (
    <section aria-labelledby="da-ky">
      <h2 id="da-ky" className="mb-2">Đã ký</h2>
      <ManifestTable caption="Biên bản đã ký" manifests={page.manifests} base={base} empty="Chưa có biên bản nào được ký." />
      {(page.next !== null || before !== "") && (
        <Pagination shown={page.manifests.length} noun="biên bản" previousHref={before === "" ? undefined : base} nextHref={page.next === null ? undefined : `${base}?sau=${page.next}`} />
      )}
    </section>
  );
}
