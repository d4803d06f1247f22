import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { addressWith, type SearchParams, single } from "@/app/search-params";
import { ProcedureList } from "@/components/procedures/procedure-list";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { looksLikeDossierCode } from "@/lib/dossiers/code-shape";
import { currentActor } from "@/lib/identity/session";
import { readProcedureFacets, searchProcedures } from "@/lib/procedures/queries";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Thủ tục hành chính" };

const LEVELS = ["Cấp tỉnh", "Cấp xã", "Cấp bộ"] as const;

export default async function ProceduresPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParams;
  const [q, field, level] = [single(search.q).slice(0, 200), single(search["linh-vuc"]), single(search.cap)];
  const [byPost, fileable] = [single(search.bc) !== "", single(search.nop) !== ""];
  if (looksLikeDossierCode(q)) redirect(addressWith("/tra-cuu", { ma: q }));
  const actor = await currentActor();
  const found = await searchProcedures(actor, { q, field: field || null, level: level || null, byPost, fileable, after: single(search.sau) || null, before: single(search.truoc) || null });
  const { fields } = await readProcedureFacets(actor);
  const kept = { q, "linh-vuc": field, cap: level, bc: byPost ? "1" : "", nop: fileable ? "1" : "" };
  const conditions = Object.values(kept).filter((value) => value !== "").length;
  return (
    <>
      <PageHeader title="Thủ tục hành chính" lead="Xem giấy tờ cần nộp, thời hạn, phí và nơi tiếp nhận. Thủ tục có dấu “Nộp được tại đây” làm được ngay từ nhà." />
      <FilterBar action="/thu-tuc" clearHref="/thu-tuc" activeCount={conditions} submitLabel="Tìm">
        <div className="!basis-full">
          <TextField name="q" label="Tìm thủ tục" hint="Gõ tên, lĩnh vực hoặc mã; không cần dấu" type="search" defaultValue={q} />
        </div>
        <SelectField name="linh-vuc" label="Lĩnh vực" placeholder="Mọi lĩnh vực" options={fields.map(({ value, count }) => ({ value, label: `${value} (${count})` }))} defaultValue={field} />
        <SelectField name="cap" label="Cấp" placeholder="Mọi cấp" options={LEVELS.map((value) => ({ value, label: value }))} defaultValue={level} />
        <CheckboxField name="bc" value="1" label="Có kênh bưu chính" defaultChecked={byPost} />
        <CheckboxField name="nop" value="1" label="Nộp được tại đây" defaultChecked={fileable} />
      </FilterBar>
      <section aria-label="Kết quả" className="stack">
        {found.near && found.rows.length > 0 && <Notice tone="info">Không có thủ tục nào chứa đủ các chữ “{q}”. Dưới đây là những thủ tục có tên gần giống.</Notice>}
        {found.rows.length === 0 ? (
          <EmptyState title="Không tìm thấy thủ tục nào" icon="search" action={<TextLink href="/thu-tuc">Xem tất cả thủ tục</TextLink>}>
            Thử ít chữ hơn, hoặc bỏ bớt điều kiện lọc.
          </EmptyState>
        ) : (
          <ProcedureList rows={found.rows} />
        )}
        <Pagination
          noun="thủ tục"
          shown={found.rows.length}
          total={found.total}
          {...(found.previous === null ? {} : { previousHref: addressWith("/thu-tuc", { ...kept, truoc: found.previous }) })}
          {...(found.next === null ? {} : { nextHref: addressWith("/thu-tuc", { ...kept, sau: found.next }) })}
        />
      </section>
    </>
  );
}
